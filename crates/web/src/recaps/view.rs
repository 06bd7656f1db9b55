//! What the page about a recap shows.

use askama::Template;

use crate::{dates::Moment, forms::Problems, links, runsheets::view::Head, shell::Shell};

/// A line.
#[derive(Clone, Debug)]
pub struct RecapLine {
    /// Its number.
    pub number: i64,
    /// What.
    pub words: String,
    /// The key of where it is from.
    pub source: &'static str,
    /// Who wrote it; empty when they are gone.
    pub name: String,
    /// A convenor made it shorter.
    pub edited: bool,
    /// Whose it is put it right.
    pub corrected: bool,
    /// It is left out.
    pub dropped: bool,
    /// It is the reader's to put right.
    pub mine: bool,
}

/// A recap. Form fields `words`; `number`.
#[derive(Template)]
#[template(path = "recaps/page.html")]
pub struct RecapPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// It has begun.
    pub begun: bool,
    /// It went to everyone, then.
    pub sent: Option<Moment>,
    /// Until then a line may be put right.
    pub stands: Option<Moment>,
    /// The lines that the reader sees.
    pub lines: Vec<RecapLine>,
    /// The reader convenes.
    pub convenor: bool,
    /// What was written.
    pub words: String,
    /// What was wrong.
    pub problems: Problems,
}
