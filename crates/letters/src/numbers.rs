//! Numbers in running text: in words up to twelve, then in digits.

use base::Words;

const SMALL: [&str; 13] = [
    "number-0",
    "number-1",
    "number-2",
    "number-3",
    "number-4",
    "number-5",
    "number-6",
    "number-7",
    "number-8",
    "number-9",
    "number-10",
    "number-11",
    "number-12",
];

/// `three`, `13`
pub(crate) fn say(words: Words, number: i64) -> String {
    match usize::try_from(number).ok().and_then(|place| SMALL.get(place)) {
        Some(key) => words.say(key).to_owned(),
        None => number.to_string(),
    }
}

/// The same at the beginning of a sentence.
pub(crate) fn begin(words: Words, number: i64) -> String {
    let said = say(words, number);
    let mut letters = said.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
