//! What is told of a gathering (touchpoint 21): lines that people wrote, each with its source. Nothing is invented.
//!
//! Verbs: [`take`], [`recap`], [`edit_line`], [`send_recap`], [`fix_line`]; a recurring job [`draft_due`]; for letters [`drafts_to_ask`],
//! [`draft_asked`], [`recap_told`], [`recap_to_send`], [`recap_was_sent`].
//!
//! A line is what somebody takes with them, what they will do, or a topic that people put dots on. A convenor leaves lines out, makes them
//! shorter, and sends it; whose line it is may put it right for three days, and then it stands. See decision 0034.

mod draft;
mod lines;
pub(crate) mod sql;
mod telling;

use base::Time;
use store::{args, row};

pub use draft::draft_due;
pub use lines::{edit_line, fix_line, send_recap, take};
pub(crate) use lines::{unfix, untake};
pub use telling::{
    ASK, AskDraft, SEND, ToSend, draft_asked, drafts_to_ask, recap_to_send, recap_told, recap_was_sent,
};

use crate::{GatheringId, PersonId, Refused, Work, charter::Viewer, gatherings, people::parts::Part};

/// A line has no more letters.
const LONGEST: usize = 240;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-recaps",
    names: &["community", "gathering", "words", "source", "", "", "said", "corrected"],
    show: &sql::MINE,
    erase: &[&sql::ERASE, &sql::ERASE_TOPICS, &sql::ERASE_SENT],
}];

row! {
    /// A line of a recap.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        /// In letters and on pages, from 1.
        pub number: i64,
        /// What.
        pub words: String,
        /// Where it is from: `took` (what somebody takes with them), `will` (what they will do), `topic`.
        pub source: String,
        /// Who wrote it; nothing when they are gone.
        pub person: Option<PersonId>,
        /// Their name; empty then.
        pub name: String,
        /// A convenor made it shorter.
        pub edited: bool,
        /// Whose it is put it right.
        pub corrected_at: Option<Time>,
        /// It is left out.
        pub dropped: bool,
    }
}

row! {
    /// How far a recap is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Stand {
        /// When it was drafted.
        pub drafted_at: Option<Time>,
        /// When it went to everyone.
        pub sent_at: Option<Time>,
        /// Until then whose line it is may put it right.
        pub stands_at: Option<Time>,
    }
}

/// What is told of a gathering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recap {
    /// How far it is.
    pub stand: Stand,
    /// Its lines, as the viewer may see them.
    pub lines: Vec<Line>,
}

impl Recap {
    /// Whose line it is may still put it right.
    pub fn can_be_fixed(&self, now: Time) -> bool {
        self.stand.stands_at.is_none_or(|stands| now < stands)
    }
}

/// What is told of a gathering: for a convenor all lines, also those that are left out; for members the lines that were sent, and before
/// that their own.
pub async fn recap(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Recap, Refused> {
    let person = viewer.member()?;
    gatherings::one(work, viewer, id).await?;
    of(work, id, viewer.is_convenor(), person).await
}

async fn of(work: &mut Work<'_>, id: GatheringId, all: bool, person: PersonId) -> Result<Recap, Refused> {
    let stand: Option<Stand> = work.opt(&sql::STAND, args![id]).await?;
    let stand = stand.unwrap_or_default();
    let lines = work.all(&sql::LINES, args![id, all, stand.sent_at.is_some(), person]).await?;
    Ok(Recap { stand, lines })
}
