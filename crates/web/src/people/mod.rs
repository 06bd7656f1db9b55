//! Who is here, and what they can give.

pub mod goals;
pub mod pages;
pub mod profile;
pub mod unreached;
pub mod view;

use community::members::Listed;
use view::PersonLine;

/// The keys of roles that are shown, from the words of the heart.
pub fn roles(words: &str) -> Vec<&'static str> {
    let key = |word| match word {
        "convenor" => Some("role-convenor"),
        "host" => Some("role-host"),
        "carer" => Some("role-carer"),
        "sponsor" => Some("role-sponsor"),
        _ => None,
    };
    words.split(' ').filter_map(key).collect()
}

/// A person as a line of the directory.
pub fn line(person: Listed) -> PersonLine {
    PersonLine {
        id: person.id.0,
        roles: roles(&person.roles),
        name: person.name,
        practice: person.practice,
        offers: person.offers,
        seeks: person.seeks,
    }
}
