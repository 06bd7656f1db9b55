//! Newcomers: what is asked of them in their first weeks and when, a buddy who helps them to land, two people to meet.
//!
//! One question in a letter, never two at once, and nothing while somebody is away or has said STOP. Verbs: [`due`] and [`sent`] for the
//! letters; [`pair`], [`nudge`], [`finish`], [`yes`], [`later`], [`switch`], [`no_buddy`] for buddies; [`first_weeks`] for the page and the letter.

mod buddies;
mod hour;
mod meet;
pub(crate) mod sql;

use std::time::Duration;

use base::Time;
use store::{args, row};

pub use buddies::{
    Buddy, LETTER, MET, finish, later, my_newcomers, no_buddy, nudge, pair, switch, told, yes,
};
pub use hour::hour_for_two;
pub use meet::{Meet, Why};

use crate::{
    CommunityId, PersonId, Refused, ThreadId, Work,
    charter::{Viewer, only_system},
    conversations, lists,
    people::parts::Part,
};

const DAY: Duration = Duration::from_secs(86_400);
/// Two people to meet and a first act: after two days, so that the first week is not over.
const WEEK_AFTER: Duration = Duration::from_secs(2 * 86_400);
/// How to be reached: after four.
const REACH_AFTER: Duration = Duration::from_secs(4 * 86_400);
/// The lines about oneself once more, where nothing was said.
const AGAIN_AFTER: Duration = Duration::from_secs(21 * 86_400);
/// What they practise is asked kindly until it is given: every so often.
const PRACTICE_EACH: Duration = Duration::from_secs(60 * 86_400);

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-landing",
        names: &["community", "", "", "", "", "", "joined", "told_of_oneself"],
        show: &sql::MY_LANDING,
        erase: &[&sql::ERASE_NEWCOMER],
    },
    Part {
        key: "data-buddies",
        names: &["community", "newcomer", "buddy", "ended", "", "", "since", "until"],
        show: &sql::MY_BUDDIES,
        erase: &[&sql::ERASE_BUDDIES],
    },
];

/// A letter to a newcomer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A few numbered lines about oneself (touchpoint 6).
    Profile,
    /// The same, once more.
    Again,
    /// Two people to meet, and a first act.
    Week,
    /// How to be reached (touchpoint 7).
    Reach,
    /// What they practise: until it is given.
    Practice,
}

row! {
    struct Landing { community: CommunityId, person: PersonId, joined_at: Time, profile_at: Option<Time>, again_at: Option<Time>, done_at: Option<Time>, week_at: Option<Time>, reach_at: Option<Time>, practice_at: Option<Time>, unsaid: bool }
}

impl Landing {
    /// What is due next: one thing at a time. In busy weeks only what cannot wait.
    fn step(&self, now: Time, busy: bool) -> Option<Step> {
        if self.profile_at.is_none() {
            return Some(Step::Profile);
        }
        if self.week_at.is_none() && now >= self.joined_at + WEEK_AFTER {
            return Some(Step::Week);
        }
        if busy {
            return None;
        }
        if self.reach_at.is_none() && now >= self.joined_at + REACH_AFTER {
            return Some(Step::Reach);
        }
        if self.again_at.is_none() && self.done_at.is_none() && now >= self.joined_at + AGAIN_AFTER {
            return Some(Step::Again);
        }
        let asked = self.practice_at.or(self.again_at).or(self.profile_at)?;
        (self.unsaid && now >= asked + PRACTICE_EACH).then_some(Step::Practice)
    }
}

/// Somebody joined: from now on they are a newcomer. Part of another act.
pub(crate) async fn begin(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    let now = work.now();
    work.exec(&sql::BEGIN, args![community, person, now]).await.map(drop)
}

/// A newcomer has said something of themselves: they are not asked again. Part of another act.
pub(crate) async fn told_of_oneself(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    let now = work.now();
    work.exec(&sql::TOLD, args![community, person, now]).await.map(drop)
}

/// Somebody has left: nobody is their buddy any more, and they are nobody's. Part of another act.
pub(crate) async fn left(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    let now = work.now();
    work.exec(&sql::END_OF, args![community, person, now]).await.map(drop)
}

/// Which letter is due to whom, at most one for each. For the system.
pub async fn due(work: &mut Work<'_>) -> Result<Vec<(CommunityId, PersonId, Step)>, Refused> {
    only_system(work)?;
    let now = work.now();
    let args = args![now, now - WEEK_AFTER, now - REACH_AFTER, now - AGAIN_AFTER, now - PRACTICE_EACH];
    let landing: Vec<Landing> = work.all(&sql::DUE, args).await?;
    let mut due = Vec::new();
    for one in landing {
        let busy = lists::is_busy(work, one.community).await?;
        if let Some(step) = one.step(now, busy) {
            due.push((one.community, one.person, step));
        }
    }
    Ok(due)
}

/// The letter is written. For the system; part of the act that writes it.
pub async fn sent(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    step: Step,
) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    let statement = match step {
        Step::Profile => &sql::SENT_PROFILE,
        Step::Again => &sql::SENT_AGAIN,
        Step::Week => &sql::SENT_WEEK,
        Step::Reach => &sql::SENT_REACH,
        Step::Practice => &sql::SENT_PRACTICE,
    };
    work.exec(statement, args![community, person, now]).await.map(drop)
}

/// The first weeks of the member who looks.
#[derive(Clone, Debug)]
pub struct FirstWeeks {
    /// Since when they are here, as a newcomer; nothing for whoever was here before there were buddies.
    pub joined_at: Option<Time>,
    /// When they said something of themselves.
    pub told_at: Option<Time>,
    /// Who helps them to land.
    pub buddy: Option<Buddy>,
    /// Two people whom they might meet, each with the reason.
    pub meet: Vec<Meet>,
    /// A question that nobody has answered yet: a first act.
    pub first: Option<(ThreadId, String)>,
}

/// The first weeks of the member who looks: who helps, whom to meet, what to do first.
pub async fn first_weeks(work: &mut Work<'_>, viewer: &Viewer) -> Result<FirstWeeks, Refused> {
    let person = viewer.member()?;
    let community = viewer.community().id;
    let row: Option<(Time, Option<Time>)> = work.opt(&sql::JOINED, args![community, person]).await?;
    let buddy: Option<Buddy> = work.opt(&sql::OF_NEWCOMER, args![community, person]).await?;
    let meet = meet::two(work, viewer, person).await?;
    let threads = conversations::newest(work, viewer, None).await?.threads;
    let first = threads
        .into_iter()
        .find(|thread| {
            thread.posts == 1 && thread.level < crate::Level::InTheRoom && thread.starter_id != person
        })
        .map(|thread| (thread.id, thread.subject));
    let (joined_at, told_at) = row.map_or((None, None), |(joined, told)| (Some(joined), told));
    Ok(FirstWeeks { joined_at, told_at, buddy, meet, first })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landing(days: u64) -> (Landing, Time) {
        let joined_at = Time::from_secs(1_792_054_800);
        let one = Landing {
            community: Default::default(),
            person: Default::default(),
            joined_at,
            profile_at: Some(joined_at),
            again_at: None,
            done_at: None,
            week_at: Some(joined_at),
            reach_at: Some(joined_at),
            practice_at: None,
            unsaid: true,
        };
        (one, joined_at + DAY * u32::try_from(days).unwrap())
    }

    // Touchpoint 6: asked again once. S2.5: what they practise is asked until it is given.
    #[test]
    fn lines_are_asked_for_twice_and_the_practice_kindly_until_it_is_given() {
        let (mut one, now) = landing(22);
        assert_eq!(one.step(now, false), Some(Step::Again));
        assert_eq!(one.step(now, true), None, "not in a busy week");
        one.again_at = Some(now);
        assert_eq!(one.step(now, false), None);
        assert_eq!(one.step(now + PRACTICE_EACH, false), Some(Step::Practice));
        one.unsaid = false;
        assert_eq!(one.step(now + PRACTICE_EACH, false), None);
    }
}
