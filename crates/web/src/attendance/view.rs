//! What the page about who was there shows.

use askama::Template;

use crate::{forms::Problems, links, runsheets::view::Head, shell::Shell};

/// Somebody of the list.
#[derive(Clone, Debug)]
pub struct PresentLine {
    /// Who.
    pub person: String,
    /// Their name.
    pub name: String,
    /// What they had answered, as a sentence.
    pub answer: String,
    /// `there`, `part`, `away`; empty for not clear.
    pub state: String,
    /// They said it themselves, and it stands.
    pub own: bool,
}

/// Somebody who can be written to.
#[derive(Clone, Debug)]
pub struct CheckInLine {
    /// Who.
    pub person: String,
    /// Their name.
    pub name: String,
    /// They were written to.
    pub written: bool,
}

/// What hosts see.
#[derive(Clone, Debug)]
pub struct ListView {
    /// Everyone who was asked.
    pub people: Vec<PresentLine>,
    /// It was heavy.
    pub heavy: bool,
    /// Who could be written to.
    pub check_ins: Vec<CheckInLine>,
    /// The draft, or what was written.
    pub draft: String,
}

/// Who was there. Form fields `was`; of hosts `was-<person>`; `words`, `to` (several).
#[derive(Template)]
#[template(path = "attendance/page.html")]
pub struct AttendancePage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// It has begun, is not called off, and can still be said.
    pub open: bool,
    /// What is known of the reader.
    pub own: String,
    /// What hosts see.
    pub list: Option<ListView>,
    /// What was wrong.
    pub problems: Problems,
}

impl AttendancePage {
    /// What can be said, each with its sentence.
    fn states(&self) -> [(&'static str, &'static str); 3] {
        [("there", "attendance-say-there"), ("part", "attendance-say-part"), ("away", "attendance-say-away")]
    }
}
