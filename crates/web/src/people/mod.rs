//! Who is here, and what they can give.

pub mod goals;
pub mod pages;
pub mod profile;
pub mod unreached;
pub mod view;

use community::{charter::Viewer, members::Listed};
use view::PersonLine;

/// The keys of roles that are shown, from the words of the heart.
pub fn roles(words: &str) -> Vec<&'static str> {
    words.split(' ').filter_map(|word| Some(community::roles::named(word)?.name)).collect()
}

/// The same beside a name: none, where a community shows no roles there (S1.3).
fn beside(words: &str, viewer: &Viewer) -> Vec<&'static str> {
    if viewer.hides_titles() { Vec::new() } else { roles(words) }
}

/// A person as a line of the directory.
pub fn line(person: Listed, viewer: &Viewer) -> PersonLine {
    PersonLine {
        id: person.id.0,
        roles: beside(&person.roles, viewer),
        name: viewer.calls(&person.name),
        practice: person.practice,
        offers: person.offers,
        seeks: person.seeks,
    }
}
