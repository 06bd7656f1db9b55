//! What the pages of roles show.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// Somebody who holds a role.
#[derive(Clone, Debug)]
pub struct HolderLine {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Moment,
    /// Until when; nothing without an end.
    pub until: Option<Moment>,
    /// Who asked them; may be empty.
    pub by: String,
    /// It is the reader.
    pub me: bool,
}

/// One role.
#[derive(Clone, Debug)]
pub struct RoleRow {
    /// As it is sent.
    pub word: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// The key of what it does.
    pub does: &'static str,
    /// Who holds it.
    pub holders: Vec<HolderLine>,
    /// The reader may read what is handed over with it.
    pub handover: bool,
}

/// A role that waits for an answer.
#[derive(Clone, Debug)]
pub struct OfferLine {
    /// Which offer.
    pub id: Id,
    /// The key of the role's name.
    pub role: &'static str,
    /// The key of what it does.
    pub does: &'static str,
    /// As it stands in addresses.
    pub word: &'static str,
    /// Who is asked.
    pub name: String,
    /// Who asks.
    pub giver: String,
    /// What they say with it.
    pub words: String,
    /// For how many months.
    pub months: i64,
    /// Since when it waits.
    pub since: Moment,
}

/// Who does what. Field `act` of the forms: `yes`, `with`, `not-now`, `take-back` with `offer`; `down`, `on` with `role`; `end` with
/// `role` and `person`; `offer` with `role`, `who`, `months`, `words`; `show` with `titles` and `first`.
#[derive(Template)]
#[template(path = "roles/list.html")]
pub struct RolesPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Every role.
    pub roles: Vec<RoleRow>,
    /// What the reader is asked.
    pub asked: Vec<OfferLine>,
    /// What waits for somebody else's answer.
    pub waiting: Vec<OfferLine>,
    /// They convene.
    pub convenor: bool,
    /// What was typed: role, name, months, words.
    pub typed: (String, String, String, String),
    /// Roles are not shown beside names; people by their first names.
    pub shows: (bool, bool),
    /// What was wrong.
    pub problems: Problems,
}

/// What is handed over with a role. Fields `know`, `open`, `people`.
#[derive(Template)]
#[template(path = "roles/handover.html")]
pub struct HandoverPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The role, as it stands in addresses.
    pub role: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// It is a carer's.
    pub care: bool,
    /// What is written.
    pub know: String,
    /// What is open.
    pub open: String,
    /// Whom to talk to.
    pub people: String,
    /// Who wrote it last, and when.
    pub by: Option<(String, Moment)>,
    /// What was wrong.
    pub problems: Problems,
}

/// A line of the log.
#[derive(Clone, Debug)]
pub struct SpanLine {
    /// Who.
    pub name: String,
    /// Their role.
    pub role: &'static str,
    /// From when.
    pub from: Moment,
    /// To when.
    pub to: Option<Moment>,
    /// The keys of what they could see.
    pub saw: Vec<&'static str>,
}

/// Who could see what when.
#[derive(Template)]
#[template(path = "roles/log.html")]
pub struct LogPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Only what was the reader's.
    pub mine: bool,
    /// The lines, newest first.
    pub lines: Vec<SpanLine>,
    /// Earlier ones.
    pub more: Option<String>,
}
