//! Numbers in running text: in words up to twelve, then in digits, grouped as the language groups them.

use base::words::Words;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words_and_large_ones_are_grouped() {
        let words = Words::english();
        assert_eq!(say(words, 0), "no");
        assert_eq!(say(words, 12), "twelve");
        assert_eq!(say(words, 13), "13");
        assert_eq!(say(words, 18_204), "18,204");
        assert_eq!(say(words, 1_000_000), "1,000,000");
    }
}
