//! What the page of talks shows.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// One note.
#[derive(Clone, Debug)]
pub struct NoteLine {
    /// Its id.
    pub id: Id,
    /// Who wrote it.
    pub writer: String,
    /// When they talked.
    pub at: Moment,
    /// Its words.
    pub words: String,
    /// What moves them: sentences.
    pub tags: Vec<String>,
    /// In the member's own words since.
    pub corrected: Option<Moment>,
    /// The reader may change it.
    pub mine: bool,
    /// The reader may delete it.
    pub deletable: bool,
}

/// Talks with one member. Forms of a note have `note`, `act` (`correct`, `delete`) and `words`; a new one has `act` `log`, `words`, `day`
/// and `tag`.
#[derive(Template)]
#[template(path = "listening/page.html")]
pub struct TalksPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Whom they are about.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// It is the reader.
    pub own: bool,
    /// The newest talk first.
    pub notes: Vec<NoteLine>,
    /// Words that did not go in.
    pub words: String,
    /// The day of the talk.
    pub day: String,
    /// What may move somebody: word, sentence, chosen.
    pub tags: Vec<(&'static str, String, bool)>,
    /// What was wrong.
    pub problems: Problems,
}
