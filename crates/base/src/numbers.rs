//! Numbers in running text: in words up to twelve, then in digits, grouped as the language groups them; the keys of days and months.

use crate::Words;

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

/// `three`, `13`, `18,204`. Not for figures that are compared: those stay digits.
pub fn say(words: Words, number: u64) -> String {
    match usize::try_from(number).ok().and_then(|place| SMALL.get(place)) {
        Some(key) => words.say(key).to_owned(),
        None => digits(words, number),
    }
}

/// The same at the beginning of a sentence.
pub fn begin(words: Words, number: u64) -> String {
    let said = say(words, number);
    let mut letters = said.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// `3`, `13`, `18,204`.
pub fn digits(words: Words, number: u64) -> String {
    let plain = number.to_string();
    let mut out = String::with_capacity(plain.len() + 6);
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (plain.len() - place).is_multiple_of(3) {
            out.push_str(words.say("number-group"));
        }
        out.push(digit);
    }
    out
}

/// The keys of the days of the week, from Monday.
pub const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

/// The keys of the months, from January.
pub const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words_and_large_ones_are_grouped() {
        let words = Words::english();
        assert_eq!(say(words, 0), "no");
        assert_eq!(say(words, 12), "twelve");
        assert_eq!(say(words, 13), "13");
        assert_eq!(begin(words, 4), "Four");
        assert_eq!(say(words, 18_204), "18,204");
        assert_eq!(say(words, 1_000_000), "1,000,000");
    }
}
