//! The letters of a demo, which are written and shown here instead of being sent.

use askama::Template;
use base::Id;

use crate::{dates::Moment, icons, links, shell::Shell};

/// A letter in the list.
#[derive(Clone, Debug)]
pub struct OutboxLine {
    /// Which letter.
    pub id: Id,
    /// Who it is for.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub at: Moment,
}

/// All letters, the newest first.
#[derive(Template)]
#[template(path = "outbox/list.html")]
pub struct OutboxPage {
    /// The frame.
    pub shell: Shell,
    /// The letters.
    pub letters: Vec<OutboxLine>,
}

/// One letter. Its HTML part is at [`links::outbox_letter_html`], locked by [`crate::headers::LOCKED`].
#[derive(Template)]
#[template(path = "outbox/letter.html")]
pub struct OutboxLetterPage {
    /// The frame.
    pub shell: Shell,
    /// What the list shows too.
    pub letter: OutboxLine,
    /// Its plain text.
    pub plain: String,
    /// It has an HTML part.
    pub html: bool,
    /// The sign-in links in its text, as paths of this house, so that a demo needs no mail program.
    pub ways: Vec<String>,
}
