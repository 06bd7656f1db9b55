//! How many may come next: no more than have landed (practice S4.1, indicator B4 and move G01 of section 6). Advice, and never a limit:
//! a person decides.

use std::time::Duration;

use base::{Id, Time};
use store::{args, row};

use super::sql;
use crate::{PersonId, Refused, Work, charter::Viewer};

const DAY: u64 = 86_400;
/// Newcomers are looked at who joined so long ago: their first sixty days are over, and they are still the last who came.
const WINDOW: (u64, u64) = (60 * DAY, 150 * DAY);
/// And where those are too few, in this span.
const WIDER: (u64, u64) = (60 * DAY, 365 * DAY);
/// How many newcomers must have come before their number says anything.
const ENOUGH: usize = 3;
/// First days, in which two acts count as landing.
const FIRST_DAYS: u64 = 60 * DAY;
/// A person spoke with them in their first week.
const FIRST_WEEK: u64 = 7 * DAY;
/// Acts in the first days of somebody who landed.
const ACTS: i64 = 2;
/// Fewer landed than this share: those who came go first.
const TOO_FEW: f64 = 0.35;
/// Nobody begins alone: the least that is ever suggested, where anything is.
const LEAST: i64 = 2;

/// What is suggested for the next intake, and from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// How many, at most.
    pub places: i64,
    /// Why so many.
    pub why: Why,
    /// Newcomers that were looked at.
    pub joined: i64,
    /// How many of them landed: acted twice in their first sixty days, and a person spoke with them in their first week.
    pub landed: i64,
    /// They joined so many days ago, at least and at most.
    pub days: (i64, i64),
    /// Active members.
    pub members: i64,
    /// A quarter of them: the most at once.
    pub most: i64,
}

/// Why so many. Each is the key `throttle-…` of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// As many as landed last time.
    Landed,
    /// More landed than a quarter of the members: a quarter.
    Quarter,
    /// Too few came yet to say: a quarter of the members.
    First,
    /// Few of those who came have landed: they go first.
    ThoseFirst,
}

impl Why {
    /// As the key of its sentence ends.
    pub fn word(self) -> &'static str {
        match self {
            Why::Landed => "landed",
            Why::Quarter => "quarter",
            Why::First => "first",
            Why::ThoseFirst => "those-first",
        }
    }
}

row! {
    struct Newcomer { _person: PersonId, acts: i64, met: bool }
}

/// How many the next intake should bring at most, and why. For convenors.
pub async fn suggest(work: &mut Work<'_>, viewer: &Viewer) -> Result<Suggestion, Refused> {
    if !viewer.is_convenor() && work.actor() != crate::Actor::System {
        return Err(Refused::NotAllowed("convenors"));
    }
    let (community, now) = (viewer.community().id, work.now());
    let two_weeks = now - Duration::from_secs(14 * DAY);
    let (members,): (i64,) = work.one(&sql::ACTIVE, args![community, two_weeks, now]).await?;
    let mut days = WINDOW;
    let mut newcomers = newcomers(work, viewer, now, days).await?;
    if newcomers.len() < ENOUGH {
        days = WIDER;
        newcomers = self::newcomers(work, viewer, now, days).await?;
    }
    let landed = newcomers.iter().filter(|one| one.acts >= ACTS && one.met).count();
    Ok(weigh(members, newcomers.len(), landed, days))
}

async fn newcomers(
    work: &mut Work<'_>,
    viewer: &Viewer,
    now: Time,
    (least, most): (u64, u64),
) -> Result<Vec<Newcomer>, Refused> {
    let community = viewer.community().id;
    let from = (now - Duration::from_secs(most)).max(viewer.community().made_at + Duration::from_secs(DAY));
    let to = now - Duration::from_secs(least);
    let first_days = i64::try_from(FIRST_DAYS * 1_000_000).unwrap_or(i64::MAX);
    let first_week = i64::try_from(FIRST_WEEK * 1_000_000).unwrap_or(i64::MAX);
    // Whoever was there on the first day founded it, and is no newcomer.
    let args = args![community, from, to, first_days, first_week, Id::floor(from)];
    work.all(&sql::NEWCOMERS, args).await
}

fn weigh(members: i64, joined: usize, landed: usize, (least, most_days): (u64, u64)) -> Suggestion {
    let most = (members / 4).max(LEAST);
    let share = landed as f64 / joined.max(1) as f64;
    let (joined, landed) = (joined as i64, landed as i64);
    let (places, why) = if joined < ENOUGH as i64 {
        (most, Why::First)
    } else if share < TOO_FEW {
        (landed.min(most), Why::ThoseFirst)
    } else if landed > most {
        (most, Why::Quarter)
    } else {
        (landed, Why::Landed)
    };
    let days = ((least / DAY) as i64, (most_days / DAY) as i64);
    Suggestion { places, why, joined, landed, days, members, most }
}

#[cfg(test)]
mod tests {
    use super::*;

    // S4.1; practice 6.4, G01: up to the number of newcomers who landed last time, and no more than a quarter of the members.
    #[test]
    fn no_more_are_asked_in_than_have_landed() {
        let said = |members, joined, landed| {
            let one = weigh(members, joined, landed, WINDOW);
            (one.places, one.why)
        };
        assert_eq!(said(24, 6, 4), (4, Why::Landed));
        assert_eq!(said(13, 9, 8), (3, Why::Quarter));
        assert_eq!(said(40, 10, 3), (3, Why::ThoseFirst));
        assert_eq!(said(40, 5, 0), (0, Why::ThoseFirst));
        assert_eq!(said(40, 2, 2), (10, Why::First), "two are too few to tell");
        assert_eq!(said(3, 0, 0), (2, Why::First), "nobody begins alone");
    }
}
