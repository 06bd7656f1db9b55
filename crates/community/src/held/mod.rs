//! What waits for a person's word: a post from a sender who is not proven, a first post, somebody who wants to join, a note that is for
//! the convenors or the carers alone.
//!
//! Verbs: [`hold`], [`waiting`], [`get`], [`accept`], [`reject`], [`reopen`], [`own`], [`lapse_old`], [`release_due`]. The first word
//! settles it; whoever else was asked is told by the job [`SETTLED`].

mod hold;
mod settle;
pub(crate) mod sql;

use base::Time;
use store::{args, row};

pub(crate) use hold::joiner;
pub use hold::{Hold, hold};
pub use settle::{Settled, accept, lapse_old, own, reject, release_due, reopen};

use crate::{
    Actor, ArrivalId, CommunityId, HeldId, Level, PersonId, PostId, Refused, ThreadId, Work, charter::Viewer,
};

/// The job that tells whoever must settle what waits: payload, the id of what is held.
pub const ASK: &str = "held-letter";
/// The job that tells everyone else that it is settled: payload, the id of what was held.
pub const SETTLED: &str = "settled-letter";
/// How long it waits for a word before it lapses.
pub const WAITS: std::time::Duration = std::time::Duration::from_secs(30 * 86_400);

/// Whose word it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// Any convenor of the community.
    Convenors,
    /// Any carer; nobody else sees it.
    Carers,
    /// The person that it claims to be from.
    Author,
    /// Only for its day.
    Day,
}

impl WaitsFor {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            WaitsFor::Convenors => "convenors",
            WaitsFor::Carers => "carers",
            WaitsFor::Author => "author",
            WaitsFor::Day => "day",
        }
    }
}

row! {
    /// What waits, or waited.
    #[derive(Clone, Debug)]
    pub struct Held {
        /// Its id.
        pub id: HeldId,
        /// The community.
        pub community: CommunityId,
        /// `post`, `joiner`, `private` (a note to the convenors), `care` (a note to the carers).
        pub kind: String,
        /// `convenors`, `carers`, `author`, `day`: see [`WaitsFor`].
        pub waits_for: String,
        /// The letter it came by.
        pub arrival: Option<ArrivalId>,
        /// The thread that it answers.
        pub thread: Option<ThreadId>,
        /// The post that it answers.
        pub parent: Option<PostId>,
        /// The level that was asked for, for a new thread.
        pub level: Option<Level>,
        /// Who it is from, or claims to be from, when that is known.
        pub person: Option<PersonId>,
        /// The address that it came from.
        pub address: String,
        /// The name there.
        pub name: String,
        /// Its subject.
        pub subject: String,
        /// Its words.
        pub words: String,
        /// The key of the sentence that says why it waits.
        pub why: String,
        /// Since when.
        pub made_at: Time,
        /// When it goes out by itself.
        pub release_at: Option<Time>,
        /// When it was settled.
        pub settled_at: Option<Time>,
        /// By whom.
        pub settled_by: Option<PersonId>,
        /// Their name.
        pub settler: String,
        /// `accepted`, `rejected`, `lapsed`.
        pub verdict: Option<String>,
        /// The reason that was given.
        pub reason: Option<String>,
    }
}

/// What waits for the viewer's word: for convenors what waits for convenors, for carers what they were asked to answer; oldest first.
pub async fn waiting(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Held>, Refused> {
    let cares = viewer.is_carer() || viewer.is_safeguarding_lead();
    if !viewer.is_convenor() && !cares {
        return Err(Refused::NotAllowed("convenors"));
    }
    let convenor = if viewer.is_convenor() { WaitsFor::Convenors.word() } else { "" };
    let carer = if cares { WaitsFor::Carers.word() } else { "" };
    let person = viewer.member()?;
    work.all(&sql::WAITING, args![viewer.community().id, convenor, carer, person]).await
}

/// One of them; for the system, whose letters tell of it, and for who may settle it.
pub async fn get(work: &mut Work<'_>, viewer: &Viewer, id: HeldId) -> Result<Held, Refused> {
    let held: Option<Held> = work.opt(&sql::ONE, args![id]).await?;
    let held = held.filter(|held| held.community == viewer.community().id).ok_or(Refused::NotFound)?;
    let may = match held.waits_for.as_str() {
        _ if work.actor() == Actor::System => true,
        // Nobody but who was asked: not even another carer.
        "carers" => {
            let cares = viewer.is_carer() || viewer.is_safeguarding_lead();
            let asked: Option<(HeldId,)> =
                work.opt(&sql::ASKED_TO, args![id, viewer.person_or_nobody()]).await?;
            cares && viewer.person().is_some() && asked.is_some()
        }
        "author" => held.person.is_some() && held.person == work.actor().person(),
        _ => viewer.is_convenor(),
    };
    if may { Ok(held) } else { Err(Refused::NotFound) }
}

/// What is held belongs into this thread, as the letter says that it answers. Part of the act that holds it.
pub async fn belongs_to(
    work: &mut Work<'_>,
    id: HeldId,
    thread: ThreadId,
    parent: Option<PostId>,
) -> Result<(), Refused> {
    crate::charter::only_system(work)?;
    work.exec(&sql::BELONGS, args![id, thread, parent]).await.map(drop)
}

/// The same by its id alone, and what else waits beside it for the same word. For the system: a letter tells of all.
pub async fn beside(work: &mut Work<'_>, id: HeldId) -> Result<(Held, Vec<Held>), Refused> {
    crate::charter::only_system(work)?;
    let held: Held = work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)?;
    let waiting = if held.settled_at.is_some() {
        Vec::new()
    } else {
        work.all(&sql::WAITING, args![held.community, &held.waits_for, "", PersonId::default()]).await?
    };
    Ok((held, waiting))
}
