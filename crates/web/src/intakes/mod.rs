//! Rounds of choosing: how it goes, blind readings, the group as a whole, letters, one's own result.

pub mod figures;
pub mod group;
pub mod letters;
pub mod mix;
pub mod pages;
pub mod people;
pub mod reading;
pub mod result;
pub mod view;

use std::collections::HashMap;

/// The fields of a form; of several of one name the last. Not more of them than a round has applications.
fn fields(form: &[u8]) -> HashMap<String, String> {
    url::form_urlencoded::parse(form)
        .take(5_000)
        .map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n")))
        .collect()
}

/// The values of all fields of one name.
fn all_of(form: &[u8], wanted: &str) -> Vec<String> {
    let fields = url::form_urlencoded::parse(form).take(5_000).filter(|(name, _)| name == wanted);
    fields.map(|(_, value)| value.into_owned()).collect()
}
