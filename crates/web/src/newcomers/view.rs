//! What the page of the first weeks shows.

use askama::Template;
use base::Id;

use crate::{html::Html, links, shell::Shell};

/// One step, and whether it is done.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// What.
    pub title: String,
    /// How it stands: a sentence, with a link.
    pub text: Html,
    /// Done.
    pub done: bool,
}

/// Somebody to meet, with the reason.
#[derive(Clone, Debug)]
pub struct MeetLine {
    /// Who.
    pub person: Id,
    /// The reason: a sentence with their name.
    pub why: String,
    /// Their name.
    pub name: String,
}

/// The first weeks. The form of the buddy has `pair` and `act` (`yes`, `later`, `switch`).
#[derive(Template)]
#[template(path = "newcomers/page.html")]
pub struct WeeksPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The promise, the lines about oneself, the buddy.
    pub steps: Vec<StepLine>,
    /// The pair that waits for the reader's word.
    pub asked: Option<Id>,
    /// Two people.
    pub meet: Vec<MeetLine>,
    /// A small thing to do: a sentence with a link.
    pub first: Html,
    /// Newcomers whom the reader helps: name, and the pair that waits for their word.
    pub helping: Vec<(String, Id, bool)>,
}
