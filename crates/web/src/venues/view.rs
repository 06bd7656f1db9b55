//! What the page about venues shows.

use askama::Template;
use base::Words;
use community::venues::{FACTS, Venue};

use crate::{forms::Problems, links, shell::Shell};

/// What a place has, with its sentence.
#[derive(Clone, Debug)]
pub struct FactLine {
    /// The word of the form.
    pub fact: &'static str,
    /// What it is.
    pub said: String,
    /// `yes`, `no`, or empty when nobody knows.
    pub known: &'static str,
}

/// All that a place can have, as it is known of one.
pub fn facts(words: Words, known: impl Fn(&str) -> Option<bool>) -> Vec<FactLine> {
    let line = |fact: &'static str| FactLine {
        fact,
        said: words.say(fact_key(fact)).to_owned(),
        known: match known(fact) {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
    };
    FACTS.into_iter().map(line).collect()
}

/// The sentence of what a place can have, and of what somebody can need there.
pub fn fact_key(fact: &str) -> &'static str {
    match fact {
        "step-free" => "venue-step-free",
        "hearing-loop" => "venue-hearing-loop",
        "quiet-room" => "venue-quiet-room",
        "prayer-room" => "venue-prayer-room",
        "feeding-room" => "venue-feeding-room",
        "neutral" => "venue-neutral",
        "daylight" => "venue-daylight",
        "food" => "venue-food",
        "large-print" => "venue-large-print",
        _ => "venue-interpreter",
    }
}

/// A place on the page.
#[derive(Clone, Debug, Default)]
pub struct VenueLine {
    /// Its id; empty for one that is not there yet.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// How one gets there.
    pub travel: String,
    /// What else there is to know.
    pub notes: String,
    /// What it has.
    pub facts: Vec<FactLine>,
}

impl VenueLine {
    /// One that is there.
    pub fn of(words: Words, venue: &Venue) -> VenueLine {
        VenueLine {
            id: venue.id.to_string(),
            name: venue.name.clone(),
            address: venue.address.clone(),
            travel: venue.travel.clone(),
            notes: venue.notes.clone(),
            facts: facts(words, |fact| venue.has(fact)),
        }
    }

    /// What it is known to have, and not to have.
    pub fn known(&self) -> (Vec<&str>, Vec<&str>) {
        let of = |known| self.facts.iter().filter(move |one| one.known == known).map(|one| one.said.as_str());
        (of("yes").collect(), of("no").collect())
    }
}

/// The places of a community. Form fields `id`, `name`, `address`, `travel`, `notes`; of each fact its word, `yes`, `no` or empty.
#[derive(Template)]
#[template(path = "venues/page.html")]
pub struct VenuesPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Those that can be chosen.
    pub venues: Vec<VenueLine>,
    /// One more, or one that was written and is wrong; for convenors.
    pub form: Option<VenueLine>,
    /// What was wrong.
    pub problems: Problems,
}
