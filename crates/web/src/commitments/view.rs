//! What the page about commitments shows.

use askama::Template;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// One thing that somebody said they would do.
#[derive(Clone, Debug)]
pub struct CommitmentLine {
    /// Its id.
    pub id: String,
    /// Who said it.
    pub name: String,
    /// What.
    pub words: String,
    /// By when.
    pub due: Moment,
    /// The day of the form, like 2027-01-14.
    pub day: String,
    /// The key of how it stands.
    pub state: &'static str,
    /// It is open.
    pub open: bool,
    /// What was said to it.
    pub note: String,
}

/// Commitments. Form fields `words`, `day`; of each line `commitment`, `act`, `note`, `day`.
#[derive(Template)]
#[template(path = "commitments/page.html")]
pub struct CommitmentsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reader's.
    pub mine: Vec<CommitmentLine>,
    /// Everybody's, since they last met.
    pub all: Vec<CommitmentLine>,
    /// Gatherings of the last year, and those that ended in one.
    pub ratio: (i64, i64),
    /// What was written: words and day.
    pub form: (String, String),
    /// What was wrong.
    pub problems: Problems,
}
