//! What the page of the yearly question shows.

use askama::Template;
use base::Id;

use crate::{dates::Moment, links, shell::Shell};

/// One member who was asked.
#[derive(Clone, Debug)]
pub struct CheckLine {
    /// The check.
    pub id: Id,
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// How it stands: a sentence.
    pub state: String,
    /// What they wrote.
    pub words: String,
    /// When they answered.
    pub at: Option<Moment>,
    /// When a convenor wrote to them.
    pub written: Option<Moment>,
    /// Words to begin a letter with; empty where none is needed.
    pub draft: String,
    /// They may be let go as a friend.
    pub may_go: bool,
}

/// Who still practises. The form that asks has `act` `begin`; that of a line `check`, `words` and `act` (`write`, `let-go`).
#[derive(Template)]
#[template(path = "practice/page.html")]
pub struct PracticePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// When it comes round by itself.
    pub next: Option<Moment>,
    /// How many answered.
    pub answered: usize,
    /// Everyone who was asked, those first for whom something is to be done.
    pub lines: Vec<CheckLine>,
}
