//! What the page about needs shows.

use askama::Template;
use community::needs::Needs;

use crate::{forms::Problems, links, runsheets::view::Head, shell::Shell, venues::view::VenueLine};

/// A word of a list, with its sentence, and whether the reader has ticked it.
#[derive(Clone, Debug)]
pub struct Tick {
    /// The word of the form.
    pub value: &'static str,
    /// What it is.
    pub said: String,
    /// It is ticked.
    pub ticked: bool,
}

/// How many need something, and whether the place has it.
#[derive(Clone, Debug)]
pub struct TotalLine {
    /// What.
    pub said: String,
    /// How many.
    pub count: i64,
    /// The sentence of whether the place has it; empty where that is no matter of the place.
    pub met: String,
    /// It is not met, as far as is known.
    pub unmet: bool,
}

/// What hosts see.
#[derive(Clone, Debug)]
pub struct HostView {
    /// How many of how many have answered.
    pub answered: i64,
    /// See `answered`.
    pub coming: i64,
    /// Too few have answered for anything to be shown.
    pub hidden: bool,
    /// For the kitchen.
    pub food: Vec<TotalLine>,
    /// For the room.
    pub access: Vec<TotalLine>,
    /// Travel and nights.
    pub travel: Vec<TotalLine>,
    /// Who has not answered, to be rung: id and name.
    pub silent: Vec<(String, String)>,
    /// What there is to see to.
    pub room: Vec<Tick>,
}

impl HostView {
    /// The totals, each list with the key of its title.
    pub fn totals(&self) -> [(&'static str, &[TotalLine]); 3] {
        [("needs-food", &self.food), ("needs-access", &self.access), ("needs-travel", &self.travel)]
    }

    /// Nobody needs anything special.
    pub fn is_nothing(&self) -> bool {
        self.totals().iter().all(|(_, lines)| lines.is_empty())
    }
}

/// What people need. Form fields `food` (several), `food_words`, `access` (several), `access_words`, `travel`; of hosts `person`, `item`
/// (several).
#[derive(Template)]
#[template(path = "needs/page.html")]
pub struct NeedsPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// Where it is.
    pub venue: Option<VenueLine>,
    /// The reader can say what they need.
    pub asks: bool,
    /// They have.
    pub said: bool,
    /// Food.
    pub foods: Vec<Tick>,
    /// Access.
    pub access: Vec<Tick>,
    /// Their words.
    pub form: Needs,
    /// What hosts see.
    pub host: Option<HostView>,
    /// What was wrong.
    pub problems: Problems,
}
