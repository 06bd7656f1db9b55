//! Numbers, shares and spans of time as a page says them.

use base::words::{Argument, Words};
use community::discover::{Part, Quarter};

use crate::html::Html;

/// Says figures in one language.
#[derive(Clone, Copy)]
pub(super) struct Say(pub Words);

/// What is put into a sentence.
pub(super) type Given<'a> = (&'static str, Argument<'a>);

impl Say {
    /// A sentence that needs nothing.
    pub fn plain(self, key: &str) -> String {
        self.0.say(key).to_owned()
    }

    /// A sentence with something in it, beginning with a capital letter even where a number comes first.
    pub fn told(self, key: &str, given: &[Given<'_>]) -> String {
        capital(&self.0.tell(key, given))
    }

    /// The same as markup.
    pub fn html(self, key: &str, given: &[Given<'_>]) -> Html {
        crate::html::escaped(&self.told(key, given))
    }

    /// A paragraph that needs nothing, as markup.
    pub fn sentence(self, key: &str) -> Html {
        crate::html::escaped(self.0.say(key))
    }

    /// A number: in words up to twelve.
    pub fn number(self, number: usize) -> String {
        // "None" stands by itself, where "no" wants a noun behind it.
        if number == 0 { self.plain("discover-none") } else { base::numbers::say(self.0, number as u64) }
    }

    /// A number in digits.
    pub fn digits(self, number: usize) -> String {
        base::numbers::digits(self.0, number as u64)
    }

    /// `key` with `count`, which chooses the form, and `said`, as it is written.
    pub fn counted(self, key: &str, count: usize) -> String {
        self.0.tell(key, &[("count", count.into()), ("said", self.number(count).into())])
    }

    /// "Nine of thirteen", "62 of 84"; from a hundred on "74 in 100".
    pub fn part(self, part: Part) -> String {
        let hundredths = (part.share() * 100.0).round() as usize;
        // What rounds to nothing or to all is told as it is.
        let rounds_away = (hundredths == 0 && part.part > 0) || (hundredths == 100 && part.part < part.of);
        if part.of >= 100 && !rounds_away {
            return self.in_hundred(part.share());
        }
        self.part_of(part)
    }

    /// "Nine of thirteen", "27 of 427".
    pub fn part_of(self, part: Part) -> String {
        let say = |number| if part.of <= 12 { self.number(number) } else { self.digits(number) };
        self.0.tell("discover-part", &[("part", say(part.part).into()), ("of", say(part.of).into())])
    }

    /// "62 in 100".
    pub fn in_hundred(self, share: f64) -> String {
        let hundredths = (share * 100.0).round() as usize;
        self.0.tell("discover-in-hundred", &[("part", hundredths.to_string().into())])
    }

    /// A span of time, in the unit that keeps it short.
    pub fn span(self, hours: f64) -> String {
        let (key, count) = match hours {
            ..0.99 => ("discover-minutes", (hours * 60.0).max(1.0)),
            ..47.5 => ("discover-hours", hours),
            _ => ("discover-days", hours / 24.0),
        };
        self.counted(key, count.round() as usize)
    }

    /// A number with digits behind the point, and a real minus.
    pub fn decimal(self, number: f64, places: usize) -> String {
        let text = format!("{number:.places$}");
        if text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.')) {
            return text.trim_start_matches('-').to_owned();
        }
        text.replace('-', "\u{2212}")
    }

    /// A quarter: "2013 July to September".
    pub fn quarter(self, quarter: &Quarter) -> String {
        // As text: a language would write the year as the number 2,013.
        let given = [("year", quarter.year.to_string().into()), ("number", quarter.number.into())];
        self.0.tell("discover-quarter", &given)
    }

    /// "2013 Q3".
    pub fn quarter_short(self, quarter: &Quarter) -> String {
        let given =
            [("year", quarter.year.to_string().into()), ("number", quarter.number.to_string().into())];
        self.0.tell("discover-quarter-short", &given)
    }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAY: fn() -> Say = || Say(Words::english());

    #[test]
    fn few_are_told_in_words_and_many_in_hundredths() {
        let part = |part, of| SAY().part(Part { part, of });
        assert_eq!(part(9, 12), "nine of twelve");
        assert_eq!(part(9, 13), "9 of 13");
        assert_eq!(part(62, 84), "62 of 84");
        assert_eq!(part(184, 301), "61 in 100");
        assert_eq!(part(1, 900), "1 of 900", "it is not none");
        assert_eq!(part(899, 900), "899 of 900", "it is not all");
        assert_eq!(part(0, 900), "0 in 100");
    }

    #[test]
    fn numbers_spans_and_decimals_read_well() {
        assert_eq!(SAY().number(1_358), "1,358");
        assert_eq!(SAY().number(1_000_007), "1,000,007");
        assert_eq!(SAY().span(0.2), "twelve minutes");
        assert_eq!(SAY().span(4.6), "five hours");
        assert_eq!(SAY().span(100.9), "four days");
        assert_eq!(SAY().decimal(-0.204, 2), "\u{2212}0.20");
        assert_eq!(SAY().decimal(-0.001, 2), "0.00");
    }
}
