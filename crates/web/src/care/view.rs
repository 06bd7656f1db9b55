//! What the pages of care show.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// A member, and when somebody last spoke with them.
#[derive(Clone, Debug)]
pub struct ContactLine {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// When; nothing when that is not known.
    pub last: Option<Moment>,
    /// Who looks after them; may be empty.
    pub carer: String,
    /// It is the reader who does.
    pub mine: bool,
    /// The reader could: they are a carer, and somebody else.
    pub could: bool,
    /// They are the reader.
    pub me: bool,
}

/// Who looks after whom. Field `act` of the forms: `spoke`, `mine`, `nobody`; `person`.
#[derive(Template)]
#[template(path = "care/list.html")]
pub struct ContactsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The members, who was spoken with longest ago first.
    pub people: Vec<ContactLine>,
    /// How many take part.
    pub members: u64,
    /// The next page.
    pub more: Option<String>,
}

/// Asking for a carer. Fields `to` and `words`.
#[derive(Template)]
#[template(path = "care/ask.html")]
pub struct AskPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Who could be asked: id, name, whether they are the safeguarding lead.
    pub carers: Vec<(Id, String, bool)>,
    /// Until when a person answers.
    pub by: Moment,
    /// What was typed.
    pub words: String,
    /// What was wrong.
    pub problems: Problems,
}
