//! How a gathering was (touchpoint 19; S1.25, S4.10, S2.23): useful, enjoyable, whether one could speak freely, and one thing to change.
//!
//! Verbs: [`answer_feedback`], [`results`], [`answer_change`], [`last_changes`]; for letters [`feedback_to_ask`], [`feedback_asked`],
//! [`rounds_over`], [`round_told`].
//!
//! Of an answer only three counts go up; that somebody answered is kept beside it, and not when. What they would change stands under an id
//! of chance. So nobody can be asked what they said, and an answer cannot be taken back. Nothing is shown while answers are taken, nor of
//! fewer than five. See decision 0034.

pub(crate) mod sql;
mod telling;

use base::{Id, Time};
use store::{args, row};

pub use telling::{ASK, AskFeedback, RoundOver, feedback_asked, feedback_to_ask, round_told, rounds_over};

use crate::{
    CommunityId, GatheringId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
    gatherings,
    people::parts::Part,
};

/// How many things are asked for a number.
pub const ITEMS: usize = 3;
/// Nothing is shown of fewer answers.
pub const FEWEST: i64 = 5;
const LONGEST: usize = 300;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-feedback",
    names: &["community", "gathering", "answered", "", "", "", "asked", ""],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

/// What became of something that was to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// We changed it.
    Changed,
    /// Not now, because.
    NotNow,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Outcome::Changed => "changed",
            Outcome::NotNow => "not-now",
        }
    }
}

row! {
    /// One thing that somebody would change.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Change {
        /// Which.
        pub id: Id,
        /// Their words; empty where the reader may not see them.
        pub words: String,
        /// Members may read these very words.
        pub shared: bool,
        /// What was said, in a convenor's words; may be empty.
        pub said: String,
        /// `changed`, `not-now`; nothing when it is not answered yet.
        pub outcome: Option<String>,
        /// The answer.
        pub answer: String,
    }
}

/// How a gathering was, as far as the viewer may see.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Until when answers are taken.
    pub closes_at: Time,
    /// Answers are taken.
    pub open: bool,
    /// How many answered.
    pub answered: i64,
    /// The viewer is among them.
    pub mine: bool,
    /// The viewer was there, as far as is known, and may answer.
    pub may: bool,
    /// Once it is over and enough answered: the mean of each item to one decimal; nothing where all said the same, which would tell what
    /// each of them said.
    pub means: Option<[Option<f64>; ITEMS]>,
    /// Then too: what people would change. For convenors all; for members what is answered, and what they may read of it.
    pub changes: Vec<Change>,
}

row! {
    struct Round { gathering: GatheringId, community: CommunityId, opened_at: Time, closes_at: Time, told_at: Option<Time> }
}

/// A member says how it was: three numbers from 1 to 5, and one thing that they would change; `shared` when members may read these very
/// words. Once, for good: [`Refused::Conflict`] for a second answer, [`Refused::Gone`] when it is over.
pub async fn answer_feedback(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    numbers: &[i64],
    change: &str,
    shared: bool,
) -> Result<(), Refused> {
    let person = viewer.member()?;
    if numbers.len() != ITEMS || numbers.iter().any(|number| !(1..=5).contains(number)) {
        return Err(Refused::invalid("numbers", "problem-feedback-numbers"));
    }
    let change = change.split_whitespace().collect::<Vec<_>>().join(" ");
    if change.chars().count() > LONGEST {
        return Err(Refused::invalid("change", "problem-field-long"));
    }
    work.begin().await?;
    gatherings::one(work, viewer, id).await?;
    let round: Option<Round> = work.opt(&sql::ROUND, args![id]).await?;
    if round.is_none_or(|round| work.now() >= round.closes_at) {
        return Err(Refused::Gone);
    }
    if !was_there(work, id, person).await? {
        return Err(Refused::NotAllowed("there"));
    }
    if work.exec(&sql::ANSWERED, args![id, person]).await? == 0 {
        return Err(Refused::Conflict);
    }
    let counts = (1i64..).zip(numbers).map(|(item, number)| args![id, item, *number]).collect();
    work.each(&sql::COUNT_UP, counts).await?;
    if !change.is_empty() {
        let place = i64::try_from(work.chance().below(i64::MAX as u64)).unwrap_or(0);
        work.exec(&sql::SAY_CHANGE, args![place, id, change, shared]).await?;
    }
    // No line in the journal: it would say when each of few answered.
    work.done().await
}

/// How a gathering was; nothing where nobody was asked. For members: the numbers that a convenor sees, everyone sees.
pub async fn results(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
) -> Result<Option<Results>, Refused> {
    let person = viewer.member()?;
    gatherings::one(work, viewer, id).await?;
    let Some(round) = work.opt::<Round>(&sql::ROUND, args![id]).await? else { return Ok(None) };
    let (answered, mine): (i64, i64) = work.one(&sql::WHO_ANSWERED, args![id, person]).await?;
    let open = work.now() < round.closes_at;
    let mut results = Results {
        closes_at: round.closes_at,
        open,
        answered,
        mine: mine > 0,
        may: was_there(work, id, person).await?,
        means: None,
        changes: Vec::new(),
    };
    if !open && answered >= FEWEST {
        results.means = Some(means(&work.all(&sql::COUNTS, args![id]).await?));
        let changes = if viewer.is_convenor() { &sql::CHANGES } else { &sql::ANSWERED_CHANGES };
        results.changes = work.all(changes, args![id]).await?;
    }
    Ok(Some(results))
}

/// Whoever was not there does not say how it was.
async fn was_there(work: &mut Work<'_>, id: GatheringId, person: PersonId) -> Result<bool, Refused> {
    let (asked, there, said_yes): (bool, bool, bool) = work.one(&sql::MAY, args![id, person]).await?;
    Ok(asked || there || said_yes)
}

/// Means of `(item, number, times)`.
fn means(counts: &[(i64, i64, i64)]) -> [Option<f64>; ITEMS] {
    [1, 2, 3].map(|item| {
        let of: Vec<_> = counts.iter().filter(|(one, _, times)| *one == item && *times > 0).collect();
        let points: i64 = of.iter().map(|(_, number, times)| number * times).sum();
        let answers: i64 = of.iter().map(|(_, _, times)| times).sum();
        (of.len() > 1).then(|| (points as f64 / answers as f64 * 10.0).round() / 10.0)
    })
}

/// A convenor answers one thing that somebody would change: what we changed, or why not now. `said` is what was said, in the convenor's
/// words, for members who may not read the words themselves. The last answer counts.
pub async fn answer_change(
    work: &mut Work<'_>,
    viewer: &Viewer,
    change: Id,
    outcome: Outcome,
    said: &str,
    answer: &str,
) -> Result<(), Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (said, answer) = (plain(said), plain(answer));
    if answer.is_empty() {
        return Err(Refused::invalid("answer", "problem-feedback-answer"));
    }
    for (field, words) in [("said", &said), ("answer", &answer)] {
        if words.chars().count() > LONGEST {
            return Err(Refused::invalid(field, "problem-field-long"));
        }
    }
    work.begin().await?;
    let (community, now, by) = (viewer.community().id, work.now(), viewer.member()?);
    let kept = args![change, community, now, FEWEST, said, outcome.word(), answer, by];
    if work.exec(&sql::ANSWER_CHANGE, kept).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "answered-feedback", change.0, "").await?;
    work.done().await
}

/// What was changed after the gathering before this one, for the next letter: at most two. For the system.
pub async fn last_changes(work: &mut Work<'_>, id: GatheringId) -> Result<Vec<Change>, Refused> {
    only_system(work)?;
    work.all(&sql::LAST_CHANGES, args![id]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_said_alike_is_not_told() {
        let counts = [(1, 4, 3), (1, 5, 2), (2, 5, 5), (3, 2, 1), (3, 5, 4)];
        assert_eq!(means(&counts), [Some(4.4), None, Some(4.4)]);
    }
}
