//! What the pages of the promise show.

use askama::Template;
use base::Id;

use crate::{dates::Moment, links, shell::Shell};

/// The words of one version, as they are printed.
#[derive(Clone, Debug)]
pub struct WordsShown {
    /// 1, 2, 3 ...
    pub version: i64,
    /// The promise, paragraph by paragraph.
    pub words: Vec<String>,
    /// The level that holds when nothing is said: a sentence.
    pub level: String,
    /// What is kept, why, how long, and who reads it.
    pub notice: Vec<String>,
    /// Since when; nothing for words that nobody was asked for yet.
    pub since: Option<Moment>,
}

/// The promise. Each form has `act` (`agree`, `decline`, `question`) and `promise`; a question its `words`.
#[derive(Template)]
#[template(path = "promises/page.html")]
pub struct PromisePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The words.
    pub said: WordsShown,
    /// What the reader is asked: the id for the form.
    pub asked: Option<Id>,
    /// The reader is a member: nothing hangs on their answer.
    pub member: bool,
    /// When the reader agreed to these words.
    pub agreed: Option<Moment>,
    /// The reader may look at who agreed.
    pub convenor: bool,
}

/// A member, and what they agreed to.
#[derive(Clone, Debug)]
pub struct AgreedLine {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// To which version.
    pub version: Option<i64>,
    /// When.
    pub at: Option<Moment>,
    /// How: a sentence.
    pub by: String,
}

/// Who agreed to which words, for convenors. The form asks those who have not.
#[derive(Template)]
#[template(path = "promises/list.html")]
pub struct PromisesPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Each member, by name.
    pub people: Vec<AgreedLine>,
    /// How many agreed to the words of today.
    pub agreed: usize,
    /// The words of today's version.
    pub version: i64,
    /// Each version that somebody was asked for, the newest first.
    pub versions: Vec<WordsShown>,
}

impl PromisesPage {
    /// How many have not agreed to the words of today.
    fn open(&self) -> usize {
        self.people.len() - self.agreed
    }
}
