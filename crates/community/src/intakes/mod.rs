//! Choosing: a round of it, from the day on which it opens to the last answer to its letters.
//!
//! 1. An intake is [`opened`](open) with its places, its dates, the version of the criteria that hold, and the members who read.
//! 2. When it closes, its applications are [`handed out`](hand_out): each to two readers without a tie to whoever wrote it. They read blind:
//!    no statement that a reader's page asks loads a name, an address or an organisation before both have marked it.
//! 3. Where the two differ, they talk, and [`settle`] on one mark. Then the names are back.
//! 4. The group is looked at [`as a whole`](composition), with who stays; a convenor [`chooses`](choose), with a reason for the group and for
//!    each who is not in it. The first word counts: two convenors cannot choose at once.
//! 5. Members may [`object`] for five working days. Until then nobody outside is told.
//! 6. Letters are drafted, a convenor reads each or writes it anew ([`write_letter`]), and [`send`]s them. An offer is kept for ten days, then
//!    the waiting list moves; a decision can be appealed for fourteen, and two members who have not read before read it afresh.
//!
//! Verbs: [`open`], [`list`], [`get`], [`readers`], [`add_readers`], [`hand_out`]; [`to_read`], [`look`], [`mark`], [`knows_them`], [`asked`]; [`table`],
//! [`settle`]; [`describe`], [`describe_applicant`], [`described`], [`set_between`], [`between`], [`set_mix`], [`mix`], [`composition`]; [`choose`], [`reconsider`], [`object`],
//! [`objections`], [`answer_objection`]; [`decisions`], [`write_letter`], [`send`], [`accept`], [`refuse`], [`appeal`], [`end_appeal`], [`next_round`], [`result`],
//! [`result_here`], [`answer_here`], [`offered`], [`letter`], [`lapse_old`], [`forget_old`]; [`community_of`], [`to_tell`] for jobs.

mod choose;
mod compose;
mod decide;
mod describe;
mod hand_out;
mod mix;
mod object;
mod read;
pub(crate) mod sql;
mod table;

use std::time::Duration;

use base::Time;
use store::{args, row};

pub use choose::{Verdict, choose, reconsider};
pub use compose::{Balance, Choice, Composition, Counted, Kind, Measured, Swap, composition};
pub use decide::{
    APPEALS, Answered, Asks, Decision, KEPT, LETTER, Outcome, accept, answer_here, appeal, asked_again,
    asks_next, decisions, end_appeal, forget_old, lapse_old, letter, next_round, offered, refuse, result,
    result_here, send, write_letter,
};
pub use describe::{
    Between, DIMENSIONS, KINDS, Pair, between, describe, describe_applicant, described, set_between,
};
pub use hand_out::{add_readers, hand_out};
pub use mix::{Band, mix, set_mix};
pub use object::{Objection, answer_objection, object, objections};
pub use read::{MARKS, Marked, ReadLetter, Reading, asked, knows_them, look, mark, to_read};
pub use table::{Read, settle, table};

use crate::{
    Actor, CommunityId, IntakeId, PersonId, Problem, Refused, Work,
    charter::{Viewer, only_system},
    curation,
    people::{clean_name, parts::Part},
};

/// The job that hands an application to a reader: payload, the id of the reading.
pub const READ: &str = "reading-letter";
/// The job that tells members whom they may object to: payload, the id of the intake.
pub const OBJECT: &str = "intake-chosen-letter";
/// The job that writes to those who asked for the next round, when it opens: payload, the id of the intake that opens.
pub const NEXT: &str = "next-round-letter";
/// The job that tells convenors what waits for them: payload, the id of the intake.
pub const NEWS: &str = "intake-news-letter";
/// Places of one intake, and readers, at most.
const MOST: usize = 200;
/// Working days on which members may object.
const OBJECTING: u32 = 5;

/// What is kept of a person.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-described",
        names: &["community", "dimension", "value", "", "", "", "", ""],
        show: &sql::MY_DESCRIPTION,
        erase: &[&sql::ERASE_DESCRIPTION, &sql::ERASE_BETWEEN],
    },
    Part {
        key: "data-readings",
        names: &["community", "round", "application", "part", "mark", "reason", "asked", "read"],
        show: &sql::MY_MARKS,
        erase: &[&sql::ERASE_READER, &sql::ERASE_ASKED],
    },
    Part {
        key: "data-objections",
        names: &["community", "round", "reason", "answer", "", "", "objected", "answered"],
        show: &sql::MY_OBJECTIONS,
        erase: &[&sql::ERASE_OBJECTIONS],
    },
];

row! {
    /// One round of choosing.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Intake {
        /// Its id.
        pub id: IntakeId,
        /// The community.
        pub community: CommunityId,
        /// Its name: "January".
        pub name: String,
        /// From when on people apply.
        pub opens_at: Time,
        /// Until when.
        pub closes_at: Time,
        /// How many can come in.
        pub places: i64,
        /// The version of the criteria by which all of it is decided.
        pub criteria_version: i64,
        /// `open`, `reading`, `chosen` (members may object), `telling`, `over`.
        pub state: String,
        /// Who chose the group; empty before.
        pub chooser: String,
        /// When.
        pub chosen_at: Option<Time>,
        /// Why these.
        pub reason: String,
        /// Until when members may object.
        pub objections_until: Option<Time>,
        /// When the first letters left.
        pub told_at: Option<Time>,
    }
}

/// A round of choosing, as it is opened.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// Its name.
    pub name: &'a str,
    /// See [`Intake`].
    pub opens_at: Time,
    /// See [`Intake`].
    pub closes_at: Time,
    /// See [`Intake`].
    pub places: i64,
    /// Members who read.
    pub readers: &'a [PersonId],
}

/// Opens a round of choosing, by the criteria that are published now. By a convenor.
pub async fn open(work: &mut Work<'_>, viewer: &Viewer, new: New<'_>) -> Result<IntakeId, Refused> {
    let by = convenor(viewer)?;
    let name = clean_name(new.name);
    let criteria = curation::criteria(work, viewer).await?;
    let mut problems = Vec::new();
    let mut say = |wrong: bool, field, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    say(name.is_empty() || name.chars().count() > 100, "name", "problem-intake-name");
    say(new.closes_at <= new.opens_at, "closes", "problem-intake-closes");
    say(!(1..=MOST as i64).contains(&new.places), "places", "problem-intake-places");
    say(new.readers.len() < 2 || new.readers.len() > MOST, "readers", "problem-intake-readers");
    say(criteria.is_none(), "criteria", "problem-intake-criteria");
    let Some(criteria) = criteria.filter(|_| problems.is_empty()) else {
        return Err(Refused::Invalid(problems));
    };
    work.begin().await?;
    let (id, community, now): (IntakeId, _, _) = (work.id(), viewer.community().id, work.now());
    let row = args![id, community, &name, new.opens_at, new.closes_at, new.places, criteria.version, by, now];
    work.exec(&sql::OPEN, row).await?;
    hand_out::keep_readers(work, community, id, new.readers).await?;
    work.promise(NEXT, id.to_string(), new.opens_at.max(now)).await?;
    work.note(Some(community), "opened-intake", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// The intakes of a community, newest first. For everybody who may look at it: how choosing goes is no secret.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Intake>, Refused> {
    work.all(&sql::LIST, args![viewer.community().id]).await
}

/// One of them.
pub async fn get(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<Intake, Refused> {
    let intake: Option<Intake> = work.opt(&sql::ONE, args![id]).await?;
    intake.filter(|one| one.community == viewer.community().id).ok_or(Refused::NotFound)
}

/// The same, for whoever is going to change it: others wait until that is done.
async fn lock(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<Intake, Refused> {
    work.begin().await?;
    work.opt::<(IntakeId,)>(&sql::LOCK, args![id]).await?.ok_or(Refused::NotFound)?;
    get(work, viewer, id).await
}

/// Who reads for it. For members.
pub async fn readers(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
) -> Result<Vec<(PersonId, String)>, Refused> {
    viewer.member()?;
    let intake = get(work, viewer, id).await?;
    work.all(&sql::READERS, args![intake.id]).await
}

/// The community of an intake; none when it is not there. For the system: jobs know intakes by their ids.
pub async fn community_of(work: &mut Work<'_>, id: IntakeId) -> Result<Option<CommunityId>, Refused> {
    only_system(work)?;
    let intake: Option<Intake> = work.opt(&sql::ONE, args![id]).await?;
    Ok(intake.map(|intake| intake.community))
}

/// A member, where they are written to, their language and their zone.
pub type ToTell = (PersonId, String, String, String);

/// The members who are told of a choice: all who have an address, and are not away. For the system.
pub async fn to_tell(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<ToTell>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_TELL, args![viewer.community().id, now]).await
}

fn convenor(viewer: &Viewer) -> Result<PersonId, Refused> {
    let person = viewer.member()?;
    if viewer.is_convenor() { Ok(person) } else { Err(Refused::NotAllowed("convene")) }
}

/// A convenor, or the program.
fn convenes(work: &Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    if work.actor() == Actor::System { Ok(()) } else { convenor(viewer).map(drop) }
}

/// The end of the working day so many working days after `from`: Saturdays and Sundays do not count, wherever one is.
pub fn working_days_after(from: Time, days: u32) -> Time {
    let day = Duration::from_secs(86_400);
    let (mut at, mut left) = (from, days);
    while left > 0 {
        at = at + day;
        // The first of January 1970 was a Thursday.
        if !matches!((at.secs().div_euclid(86_400) + 3).rem_euclid(7), 5 | 6) {
            left -= 1;
        }
    }
    at
}

/// Words of people, kept up to here.
fn kept(words: &str, most: usize) -> String {
    words.trim().chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_working_days_skip_the_weekend() {
        // Monday 16 November 2026, noon; and Friday the 20th.
        let monday = Time::from_secs(1_794_830_400);
        let day = Duration::from_secs(86_400);
        assert_eq!(working_days_after(monday, 5), monday + 7 * day);
        assert_eq!(working_days_after(monday + 4 * day, 5), monday + 11 * day);
        assert_eq!(working_days_after(monday + 5 * day, 1), monday + 7 * day);
    }
}
