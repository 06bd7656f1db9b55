//! What the page of what waits shows.

use askama::Template;
use base::Id;

use crate::{dates::Moment, icons, links, shell::Shell};

/// One thing that waits.
#[derive(Clone, Debug)]
pub struct HeldLine {
    /// Which.
    pub id: Id,
    /// `post`, `joiner`, `private`, `care`.
    pub kind: String,
    /// Its subject; may be empty.
    pub subject: String,
    /// Who it is from.
    pub name: String,
    /// Their address; may be empty.
    pub address: String,
    /// Its words, as they were written.
    pub words: String,
    /// Why it waits: a sentence.
    pub why: String,
    /// Since when.
    pub at: Moment,
    /// The sealed conversation that it is about.
    pub thread: Option<String>,
}

/// What waits. Each form has `word` (`accept`, `reject`) and `reason`.
#[derive(Template)]
#[template(path = "held/list.html")]
pub struct HeldPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// What waits, oldest first.
    pub held: Vec<HeldLine>,
}
