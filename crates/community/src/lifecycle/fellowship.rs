//! "Network or community?": six statements that members answer with a number from 1 to 5 each, and what the mean says (practice 2.27, S4.4).
//!
//! Verbs: [`open`], [`answer`], [`close`], [`close_due`], [`standing`]; [`told`], [`mark_told`] for letters.
//!
//! Of an answer only the six counts go up; that somebody answered is kept beside it. So nobody can be asked what they said, and an answer
//! cannot be taken back. Nothing is shown while it is open, nor of fewer than five.

use std::time::Duration;

use base::{Id, Time};
use store::{args, row};

use super::sql;
use crate::{
    CommunityId, Refused, Work,
    charter::{self, Viewer, only_system, sections::convenes},
};

/// The job that asks the members: payload, the id of the check.
pub const ASK: &str = "fellowship-letter";
/// How many statements there are.
pub const STATEMENTS: usize = 6;
/// Nothing is shown of fewer answers.
pub const FEWEST: i64 = 5;
/// How long it is open.
const OPEN: Duration = Duration::from_secs(14 * 86_400);
/// At least so long between two.
const BETWEEN: Duration = Duration::from_secs(60 * 86_400);

/// What a group is, by the mean of its answers: both are worth having.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Contacts: a directory, introductions, open calls.
    Network,
    /// On the way: pairs, one shared task.
    Becoming,
    /// People who learn together: rhythm, promise, safety check.
    Community,
}

impl Mode {
    /// Of a mean.
    pub fn of(mean: f64) -> Mode {
        if mean >= 3.5 {
            Mode::Community
        } else if mean >= 2.5 {
            Mode::Becoming
        } else {
            Mode::Network
        }
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Network => "network",
            Mode::Becoming => "becoming",
            Mode::Community => "community",
        }
    }
}

row! {
    /// A check.
    #[derive(Clone, Debug)]
    pub struct Check {
        /// Its id.
        pub id: Id,
        /// In which community.
        pub community: CommunityId,
        /// When it was opened.
        pub opened_at: Time,
        /// When it closes by itself.
        pub closes_at: Time,
        /// When it was closed.
        pub closed_at: Option<Time>,
    }
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The mean of each statement, to one decimal; nothing where all said the same, which would tell what each of them said.
    pub means: Vec<Option<f64>>,
    /// The mean of all.
    pub mean: f64,
    /// What that is.
    pub mode: Mode,
}

/// How the newest check stands.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The check.
    pub check: Check,
    /// How many answered.
    pub answered: i64,
    /// Whether the one who looks is among them.
    pub mine: bool,
    /// What came of it, once it is closed and enough answered.
    pub shown: Option<Shown>,
}

impl Stand {
    /// Whether it can be answered.
    pub fn is_open(&self, now: Time) -> bool {
        self.check.closed_at.is_none() && now < self.check.closes_at
    }
}

/// A convenor asks the members.
pub async fn open(work: &mut Work<'_>, viewer: &Viewer) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    super::only_open(work, community).await?;
    let last: Option<Check> = work.opt(&sql::LAST_CHECK, args![community]).await?;
    if last.is_some_and(|last| last.closed_at.is_none() || last.opened_at + BETWEEN > now) {
        return Err(Refused::invalid("fellowship", "problem-fellowship-lately"));
    }
    let by = work.actor().person();
    work.exec(&sql::OPEN_CHECK, args![id, community, by, now, now + OPEN]).await?;
    work.promise_once(ASK, id.to_string(), now, format!("{ASK} {id}")).await?;
    work.note(Some(community), "opened-fellowship", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// A member answers with six numbers from 1 to 5: once, for good. [`Refused::Conflict`] for a second answer, [`Refused::Gone`] when it is
/// closed.
pub async fn answer(work: &mut Work<'_>, viewer: &Viewer, id: Id, numbers: &[i64]) -> Result<(), Refused> {
    let person = viewer.member()?;
    if numbers.len() != STATEMENTS || numbers.iter().any(|number| !(1..=5).contains(number)) {
        return Err(Refused::invalid("fellowship", "problem-fellowship-numbers"));
    }
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    super::only_open(work, community).await?;
    let check: Option<Check> = work.opt(&sql::CHECK, args![id]).await?;
    let check = check.filter(|check| check.community == community).ok_or(Refused::NotFound)?;
    if check.closed_at.is_some() || now >= check.closes_at {
        return Err(Refused::Gone);
    }
    if work.exec(&sql::ANSWERED_CHECK, args![id, person]).await? == 0 {
        return Err(Refused::Conflict);
    }
    let counts = (1i64..).zip(numbers).map(|(statement, number)| args![id, statement, *number]).collect();
    work.each(&sql::COUNT_UP, counts).await?;
    // No line in the journal: it would say when each of few answered.
    work.done().await
}

/// A convenor closes it before its time.
pub async fn close(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    if work.exec(&sql::CLOSE_CHECK, args![id, community, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.note(Some(community), "closed-fellowship", id.0, "").await?;
    work.done().await
}

/// Closes what is over.
pub async fn close_due(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let closed = work.exec(&sql::CLOSE_CHECKS, args![now]).await?;
    work.done().await?;
    Ok(closed)
}

/// How the newest check stands. For members: what the convenor sees, everyone sees.
pub async fn standing(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<Stand>, Refused> {
    let person = viewer.member()?;
    let found: Option<Check> = work.opt(&sql::LAST_CHECK, args![viewer.community().id]).await?;
    let Some(check) = found else { return Ok(None) };
    let (answered, mine): (i64, i64) = work.one(&sql::WHO_ANSWERED, args![check.id, person]).await?;
    let mut shown = None;
    if check.closed_at.is_some() && answered >= FEWEST {
        shown = Some(sum(&work.all(&sql::COUNTS, args![check.id]).await?));
    }
    Ok(Some(Stand { check, answered, mine: mine > 0, shown }))
}

/// Means of `(statement, number, times)`.
fn sum(counts: &[(i64, i64, i64)]) -> Shown {
    let mut means = Vec::with_capacity(STATEMENTS);
    let (mut total, mut all) = (0, 0);
    for statement in (1i64..).take(STATEMENTS) {
        let of: Vec<_> = counts.iter().filter(|(one, _, times)| *one == statement && *times > 0).collect();
        let points: i64 = of.iter().map(|(_, number, times)| number * times).sum();
        let answers: i64 = of.iter().map(|(_, _, times)| times).sum();
        total += points;
        all += answers;
        means.push((of.len() > 1).then(|| tenths(points, answers)));
    }
    let mean = tenths(total, all);
    // By what is shown, so that nobody wonders why 3.5 is not 3.5.
    Shown { means, mean, mode: Mode::of(mean) }
}

fn tenths(points: i64, answers: i64) -> f64 {
    if answers == 0 { 0.0 } else { (points as f64 / answers as f64 * 10.0).round() / 10.0 }
}

/// A check by its id alone, with its community. For the system: a letter asks.
pub async fn told(work: &mut Work<'_>, id: Id) -> Result<(Check, Viewer), Refused> {
    only_system(work)?;
    let check: Check = work.opt(&sql::CHECK, args![id]).await?.ok_or(Refused::NotFound)?;
    let slug = charter::slug(work, check.community).await?;
    Ok((check, charter::visit(work, &slug).await?))
}

/// The members were written to; false when they had been. Part of the act that writes to them.
pub async fn mark_told(work: &mut Work<'_>, id: Id) -> Result<bool, Refused> {
    only_system(work)?;
    Ok(work.exec(&sql::TOLD_CHECK, args![id]).await? > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_says_what_it_is_and_what_all_said_alike_is_not_told() {
        let mut counts = Vec::new();
        for statement in 1..=5 {
            counts.push((statement, 3, 3));
            counts.push((statement, 4, 3));
        }
        counts.push((6, 5, 6));
        let shown = sum(&counts);
        assert_eq!(shown.means, [Some(3.5), Some(3.5), Some(3.5), Some(3.5), Some(3.5), None]);
        assert_eq!((shown.mean, shown.mode), (3.8, Mode::Community));
        assert_eq!(Mode::of(3.4), Mode::Becoming);
        assert_eq!(Mode::of(2.4), Mode::Network);
    }
}
