//! What a letter says to the numbers of the one it answers, line by line: `3 MUTE`, `1` and words, `MUTE 3 and 5`.

use super::{
    lexicon::{LEXICON, Word, pieces},
    said::{after_pieces, only_polite, polite},
};

/// More lines than these are not looked at for numbers.
const MOST_LINES: usize = 60;
/// Numbers above this are no numbers of a letter.
const MOST_NUMBER: i64 = 999;

/// What was said to one number of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: i64,
    /// The word of ours; none for words that are meant for people, or for a number alone.
    pub word: Option<Word>,
    /// What else was said to it, as it was written.
    pub rest: String,
    /// All that was said to it, as it was written: for when the word of ours is none for what the number stands for.
    pub words: String,
    /// The lines below a word of ours.
    pub below: String,
}

impl Numbered {
    fn of_each(numbers: &[i64], word: Option<Word>, rest: &str, words: &str) -> Vec<Numbered> {
        let of = |number: &i64| Numbered {
            number: *number,
            word,
            rest: rest.to_owned(),
            words: words.to_owned(),
            below: String::new(),
        };
        numbers.iter().map(of).collect()
    }

    fn add(&mut self, line: &str) {
        let add = |to: &mut String| *to = format!("{to}\n{line}").trim().to_owned();
        add(&mut self.words);
        match self.word {
            None | Some(Word::Reject | Word::Thank | Word::Used) => add(&mut self.rest),
            Some(_) => add(&mut self.below),
        }
    }
}

/// What is said to numbers, line by line; none when the first line says nothing to a number.
pub(super) fn numbers(lines: &[&str]) -> Option<Vec<Numbered>> {
    let mut found: Vec<Numbered> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let of_line = if place < MOST_LINES { of_line(line) } else { None };
        match (of_line, found.last_mut()) {
            (Some(mut some), _) => found.append(&mut some),
            (None, None) => return None,
            // Further lines belong to the last number, whatever was said to it: nothing that somebody wrote is dropped.
            (None, Some(last)) => last.add(line),
        }
    }
    (!found.is_empty()).then_some(found)
}

fn of_line(line: &str) -> Option<Vec<Numbered>> {
    let all = pieces(line);
    let number = |piece: &str| piece.parse::<i64>().ok().filter(|number| (1..=MOST_NUMBER).contains(number));
    let leading = all.iter().take_while(|piece| number(piece).is_some() || is_joint(piece)).count();
    let numbers: Vec<i64> = all[..leading].iter().filter_map(|piece| number(piece)).collect();
    if !numbers.is_empty() {
        // "2 A WEEK", "15 MINUTES": an amount, and no number of a letter.
        if matches!(LEXICON.begins(&all[leading..]), Some((Word::AWeek | Word::Minutes, _))) {
            return None;
        }
        let words = trimmed(after_pieces(line, leading));
        let word = LEXICON.begins(&all[leading..]).filter(|(word, count)| {
            // "1 Thank you both" and "2 More of this would help" are answers: a word of ours stands alone, is shouted, or has a colon.
            let behind = after_pieces(line, leading + count);
            is_shouted_word(line, leading)
                || only_polite(&all[leading + count..])
                || takes_words(*word)
                || behind.trim_start().starts_with([':', '：'])
        });
        let (word, rest) = match word {
            Some((word, count)) => (Some(word), trimmed(after_pieces(line, leading + count))),
            None => (None, words.clone()),
        };
        return Some(Numbered::of_each(&numbers, word, &rest, &words));
    }
    // "MUTE 3 and 5", "reject 2 off topic".
    let mut skipped = 0;
    while let Some(count) = polite(&all[skipped..]) {
        skipped += count;
    }
    let (word, count) = LEXICON.begins(&all[skipped..])?;
    let after = skipped + count;
    let run = all[after..].iter().take_while(|piece| number(piece).is_some() || is_joint(piece)).count();
    let numbers: Vec<i64> = all[after..after + run].iter().filter_map(|piece| number(piece)).collect();
    // "PAUSE 3 MONTHS" has no number of a letter, and "Ask 3 of them" is meant for people.
    if numbers.is_empty() || !TO_NUMBERS.contains(&word) {
        return None;
    }
    let rest = trimmed(after_pieces(line, after + run));
    Some(Numbered::of_each(&numbers, Some(word), &rest, &rest))
}

/// Words of ours that may stand before a number.
const TO_NUMBERS: &[Word] = &[
    Word::Mute,
    Word::Follow,
    Word::More,
    Word::Thank,
    Word::Used,
    Word::Accept,
    Word::Reject,
    Word::Yes,
    Word::No,
];

fn is_shouted_word(line: &str, from: usize) -> bool {
    let start = line.len() - after_pieces(line, from).len();
    let word: String =
        line[start..].chars().skip_while(|c| !c.is_alphabetic()).take_while(|c| c.is_alphabetic()).collect();
    word.chars().count() >= 2 && word.chars().all(|c| !c.is_lowercase())
}

fn takes_words(word: Word) -> bool {
    matches!(word, Word::Reject | Word::Accept)
}

pub(super) fn is_joint(piece: &str) -> bool {
    matches!(
        piece,
        "and" | "et" | "und" | "y" | "e" | "n" | "no" | "nr" | "number" | "numbers" | "items" | "item"
    )
}

fn trimmed(rest: &str) -> String {
    rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | ')' | '-' | '–' | '—' | ',')
    })
    .trim()
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{
        super::said::{self, Said},
        *,
    };

    #[test]
    fn numbers_are_read_before_or_behind_the_word_and_line_by_line() {
        let read = |text: &str| match said::read(text, true) {
            Said::Numbers(numbers) => {
                numbers.into_iter().map(|n| (n.number, n.word, n.rest)).collect::<Vec<_>>()
            }
            other => panic!("{text:?}: {other:?}"),
        };
        let one = |number, word, rest: &str| (number, word, rest.to_owned());
        assert_eq!(read("3 MUTE"), [one(3, Some(Word::Mute), "")]);
        assert_eq!(
            read("Mute 3 and 5, please"),
            [one(3, Some(Word::Mute), "please"), one(5, Some(Word::Mute), "please")]
        );
        assert_eq!(read("1 3"), [one(1, None, ""), one(3, None, "")]);
        assert_eq!(
            read("1 accept\n2 REJECT not for us\nsorry"),
            [one(1, Some(Word::Accept), ""), one(2, Some(Word::Reject), "not for us\nsorry")]
        );
        assert_eq!(
            read("2: We let go of ours in May.\nIt was fine."),
            [one(2, None, "We let go of ours in May.\nIt was fine.")]
        );
        assert_eq!(
            read("2. More of this would help us all"),
            [one(2, None, "More of this would help us all")]
        );
        assert_eq!(read("2 stumm"), [one(2, Some(Word::Mute), "")]);
        assert!(matches!(said::read("PAUSE 3 MONTHS", true), Said::Command(_)));
        assert_eq!(said::read("2 A WEEK", true), Said::Words);
        assert_eq!(said::read("15 minutes", true), Said::Words);
        // A letter of many things asks for this: a number, and words.
        assert_eq!(
            read(
                "1 Thank you both, I will try.\n2 Have you asked the treasurer?\nShe knows.\n3 MUTE\n\nGwen"
            ),
            [
                one(1, None, "Thank you both, I will try."),
                one(2, None, "Have you asked the treasurer?\nShe knows."),
                one(3, Some(Word::Mute), "")
            ]
        );
        assert_eq!(read("4 THANK Ada for the rota"), [one(4, Some(Word::Thank), "Ada for the rota")]);
        assert_eq!(read("1 Yes, at nine."), [one(1, None, "Yes, at nine.")]);
        assert_eq!(said::read("Ask 3 people on a Monday.", true), Said::Words);
        // Where no numbers were given, none are read.
        assert_eq!(said::read("3 people came yesterday", false), Said::Words);
    }

    #[test]
    fn nothing_that_is_said_below_a_word_of_ours_is_dropped() {
        let Said::Numbers(numbers) = said::read("3 MUTE\nThe bus was late.\nAgain.", true) else { panic!() };
        assert_eq!(numbers[0].below, "The bus was late.\nAgain.");
        let long = format!("1 {}", "line\n".repeat(200));
        let Said::Numbers(numbers) = said::read(&long, true) else { panic!() };
        assert_eq!(numbers[0].rest.lines().count(), 200);
    }
}
