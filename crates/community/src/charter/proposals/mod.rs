//! Changes of the charter by consent: somebody proposes, every member may say OK, a concern, or an objection, for five working days.
//!
//! Verbs: [`propose`], [`amend`], [`withdraw`], [`answer`], [`list`], [`get`], [`terms`]; [`close_due`] settles what is due. For letters: [`told`],
//! [`asked`], [`heard`], [`mark_told`].
//!
//! An objection stops a proposal until its words are amended, or until whoever objected says otherwise. A concern is kept beside it, and stops
//! nothing. It takes answers of half the members, three at least, and silence counts only where the charter says so (practice 2.17).

mod answer;
mod propose;
mod settle;
mod tell;

use base::{Id, Time};
use store::{args, row};

pub(crate) use answer::put_back;
pub use answer::{Answer, Answered, answer};
pub(super) use propose::ASKS;
pub use propose::{Change, New, amend, propose, withdraw};
pub use settle::{close_due, quorum};
pub use tell::{Told, asked, heard, mark_told, told};

use super::{Viewer, sql};
use crate::{Actor, PersonId, Refused, Work};

/// The job that asks the members: payload, the id of the proposal.
pub const ASK: &str = "proposal-letter";
/// The job that tells what came of it, or that it is stopped: payload, the id of the proposal.
pub const SETTLED: &str = "proposal-settled";
/// How long a round is open, in working days.
pub const OPEN_DAYS: u32 = 5;
/// After so many rounds of letters people had better talk.
pub const ROUNDS: i64 = 3;

row! {
    /// A proposal to change the charter.
    #[derive(Clone, Debug)]
    pub struct Proposal {
        /// Its id.
        pub id: Id,
        /// Who proposed it.
        pub by: Option<PersonId>,
        /// Their name.
        pub name: String,
        /// Why, in their words.
        pub why: String,
        /// `open`, `stopped`, `agreed`, `unanswered`, `withdrawn`.
        pub state: String,
        /// 1, and one more for each time its words were amended.
        pub round: i64,
        /// When it was made.
        pub made_at: Time,
        /// When this round began.
        pub opened_at: Time,
        /// When this round ends.
        pub closes_at: Time,
        /// When it was settled.
        pub settled_at: Option<Time>,
        /// Members who could answer, when it was settled.
        pub asked: i64,
        /// How many had to.
        pub quorum: i64,
        /// How many did.
        pub answered: i64,
        /// Silence agreed.
        pub silence_agrees: bool,
        /// The round that the members were written to about.
        pub told_round: i64,
    }
}

impl Proposal {
    /// Whether it can still be answered.
    pub fn is_open(&self, now: Time) -> bool {
        self.state == "stopped" || self.state == "open" && now < self.closes_at
    }

    /// Whether its words may be amended.
    pub fn is_unsettled(&self) -> bool {
        matches!(self.state.as_str(), "open" | "stopped" | "unanswered")
    }
}

row! {
    /// What a round would have a section say.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Changed {
        /// Of which round.
        pub round: i64,
        /// Which section.
        pub key: String,
        /// What it would say.
        pub words: String,
        /// See [`Section`](super::sections::Section).
        pub setting: String,
        /// What it said when this was written; empty when nobody had written it.
        pub before: String,
    }
}

row! {
    /// What a member said to a round.
    #[derive(Clone, Debug)]
    pub struct Said {
        /// To which round.
        pub round: i64,
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// `ok`, `concern`, `object`.
        pub answer: String,
        /// In their words.
        pub words: String,
        /// When.
        pub at: Time,
    }
}

/// A proposal with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The proposal.
    pub proposal: Proposal,
    /// The words of every round, the first first.
    pub changes: Vec<Changed>,
    /// What was said, the first first.
    pub said: Vec<Said>,
    /// How many must answer as things are now, of how many who can.
    pub quorum: (i64, i64),
    /// Silence agrees, as the charter is now.
    pub silence_agrees: bool,
}

impl Whole {
    /// The words of the round that is open, or was the last.
    pub fn now(&self) -> impl Iterator<Item = &Changed> {
        self.changes.iter().filter(|change| change.round == self.proposal.round)
    }

    /// What was said to that round.
    pub fn said_now(&self) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(|said| said.round == self.proposal.round)
    }
}

/// The proposals of a community, the newest first, at most fifty. For members.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Proposal>, Refused> {
    viewer.member()?;
    work.all(&sql::PROPOSALS, args![viewer.community().id]).await
}

/// One of them, with every round and every answer. For members.
pub async fn get(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<Whole, Refused> {
    if work.actor() != Actor::System {
        viewer.member()?;
    }
    let community = viewer.community().id;
    let proposal = one(work, viewer, id).await?;
    let changes = work.all(&sql::CHANGES, args![id, community]).await?;
    let said = work.all(&sql::ANSWERS, args![id]).await?;
    let asked = settle::voters(work, community).await?;
    let silence_agrees = settle::silence_agrees(work, community).await?;
    Ok(Whole { proposal, changes, said, quorum: (quorum(asked), asked), silence_agrees })
}

/// How many members can answer, and whether silence agrees: what whoever proposes something is told first. For members.
pub async fn terms(work: &mut Work<'_>, viewer: &Viewer) -> Result<(i64, bool), Refused> {
    viewer.member()?;
    let community = viewer.community().id;
    Ok((settle::voters(work, community).await?, settle::silence_agrees(work, community).await?))
}

async fn one(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<Proposal, Refused> {
    let found: Option<Proposal> = work.opt(&sql::PROPOSAL, args![id, viewer.community().id]).await?;
    found.ok_or(Refused::NotFound)
}
