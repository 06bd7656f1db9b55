//! What the pages about sponsors show.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// A promise.
#[derive(Clone, Debug)]
pub struct PromiseView {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub organisation: String,
    /// What was promised.
    pub words: String,
    /// By when.
    pub due: Moment,
    /// It waits.
    pub open: bool,
    /// It waits, and its day has passed.
    pub overdue: bool,
    /// It was kept.
    pub kept: bool,
}

/// A sponsor.
#[derive(Clone, Debug)]
pub struct SponsorView {
    /// Its id.
    pub id: Id,
    /// Who pays or allows.
    pub organisation: String,
    /// Who speaks for it.
    pub contact: String,
    /// Where they are written to.
    pub address: String,
    /// A word is due this often, in days.
    pub every_days: i64,
    /// When somebody last spoke with them.
    pub spoke: Option<Moment>,
    /// When a word is due.
    pub due: Moment,
    /// That has passed.
    pub silent: bool,
    /// They may look.
    pub looks: bool,
    /// What they promised.
    pub promises: Vec<PromiseView>,
}

/// The convenors' list. Forms: `act` (`keep`, `spoke`, `end`, `invite`, `promise`, `kept`, `release`), `sponsor`, `promised`.
#[derive(Template)]
#[template(path = "sponsors/sponsors.html")]
pub struct SponsorsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Promises whose day has passed.
    pub overdue: Vec<PromiseView>,
    /// Sponsors with whom nobody has spoken for too long, by name.
    pub silent: Vec<String>,
    /// All of them.
    pub sponsors: Vec<SponsorView>,
    /// What was written in the form of a new one.
    pub organisation: String,
    /// See `organisation`.
    pub contact: String,
    /// See `organisation`.
    pub address: String,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// The page of a sponsor.
#[derive(Template)]
#[template(path = "sponsors/own.html")]
pub struct OwnPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its cause.
    pub cause: String,
    /// For whom they look.
    pub organisation: String,
    /// The stage that it is in.
    pub stage: &'static str,
    /// Until when it is meant to go on.
    pub renews: Option<Moment>,
    /// How many members; nothing while they are few.
    pub members: Option<i64>,
    /// What was promised.
    pub promises: Vec<PromiseView>,
}
