//! What the page about how it was shows.

use askama::Template;

use crate::{dates::Moment, forms::Problems, links, runsheets::view::Head, shell::Shell};

/// One of the three, with what came of it.
#[derive(Clone, Debug)]
pub struct ItemLine {
    /// The name of its field.
    pub field: &'static str,
    /// The key of what is asked.
    pub key: &'static str,
    /// What the reader wrote.
    pub written: String,
    /// Its mean, as a sentence; nothing while it is not shown.
    pub mean: Option<String>,
}

/// Something that somebody would change.
#[derive(Clone, Debug)]
pub struct ChangeLine {
    /// Which.
    pub id: String,
    /// Their words, where the reader may see them.
    pub words: String,
    /// Members may read them.
    pub shared: bool,
    /// What was said, in a convenor's words.
    pub said: String,
    /// `changed`, `not-now`, or empty.
    pub outcome: String,
    /// The answer.
    pub answer: String,
}

/// How a gathering was. Form fields `useful`, `enjoyable`, `freely`, `change`, `shared`; of convenors `change`, `outcome`, `said`, `answer`.
#[derive(Template)]
#[template(path = "feedback/page.html")]
pub struct FeedbackPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// Members were asked; until when answers are taken.
    pub until: Option<Moment>,
    /// Answers are taken.
    pub open: bool,
    /// The reader has answered.
    pub mine: bool,
    /// The reader was there, and may answer.
    pub may: bool,
    /// How many answered.
    pub answered: i64,
    /// Enough answered, and it is over.
    pub shown: bool,
    /// The three.
    pub items: Vec<ItemLine>,
    /// What the reader wrote.
    pub change: String,
    /// What people would change.
    pub changes: Vec<ChangeLine>,
    /// The reader convenes.
    pub convenor: bool,
    /// What was wrong.
    pub problems: Problems,
}
