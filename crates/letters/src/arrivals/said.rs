//! What a letter says: a word of ours, numbers, or words that are meant for people (practice: read the first line that is not empty;
//! case, accents and punctuation do not count; politeness never fails).

use super::{
    lexicon::{LEXICON, Word, pieces},
    numbered::{Numbered, is_joint, numbers},
};

/// So many words below a word of ours are still only a closing; more of them were meant for people.
const CLOSING: usize = 25;

/// A word of ours, and what was said with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The word.
    pub word: Word,
    /// What else its line says, as it was written.
    pub rest: String,
    /// The lines below.
    pub below: String,
}

impl Command {
    /// Everything that was said with the word.
    pub fn words(&self) -> String {
        [self.rest.as_str(), self.below.as_str()].join("\n").trim().to_owned()
    }
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A word of ours.
    Command(Command),
    /// Something to each of some numbers.
    Numbers(Vec<Numbered>),
    /// Words that are meant for people.
    Words,
    /// Nothing at all.
    Nothing,
}

/// Words of ours whose line may say more, because the more is what is meant: with a colon, or in capitals.
const WITH_WORDS: &[Word] = &[
    Word::Correct,
    Word::Private,
    Word::Care,
    Word::Heavy,
    Word::Ask,
    Word::Offer,
    Word::Story,
    Word::Topic,
    Word::Thank,
    Word::Intro,
    Word::Delegate,
    Word::Reject,
    Word::Accept,
    Word::Question,
    Word::Concern,
    Word::Object,
    Word::Appeal,
    Word::Mute,
    Word::Used,
    Word::Suggest,
    Word::MovedTo,
    Word::Buddy,
    Word::Found,
    Word::With,
    Word::Roles,
    Word::StepDown,
    Word::Worry,
    Word::Will,
    Word::Take,
    Word::Fix,
    Word::Changed,
    Word::NotYet,
    Word::Late,
    Word::NotOn,
];

impl Command {
    /// What else the line says; where it says nothing, the lines below.
    pub fn rest_or_below(&self) -> String {
        if self.rest.trim().is_empty() { self.below.trim().to_owned() } else { self.rest.trim().to_owned() }
    }
}

/// The word of ours that an answer begins with, however it goes on: for letters that ask for just these words.
pub(super) fn leading(words: &str) -> Option<Command> {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let lines = match lines.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_greeting(first) => rest,
        _ => lines.as_slice(),
    };
    let (line, below) = lines.split_first()?;
    let all = pieces(line);
    let mut from = 0;
    while LEXICON.begins(&all[from..]).is_none() {
        from += polite(&all[from..])?;
    }
    let (word, count) = LEXICON.begins(&all[from..])?;
    let rest = after_pieces(line, from + count);
    let rest = rest
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '"' | '<' | '@' | '¿' | '¡'))
        .trim()
        .to_owned();
    Some(Command { word, rest, below: below.join("\n") })
}

/// Reads the new words of a letter. `numbered`: whether it answers a letter that has numbers.
pub fn read(words: &str, numbered: bool) -> Said {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let lines = match lines.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_greeting(first) => rest,
        _ => lines.as_slice(),
    };
    let Some((first, below)) = lines.split_first() else { return Said::Nothing };
    if numbered && let Some(numbers) = numbers(lines) {
        return Said::Numbers(numbers);
    }
    match command(first, below) {
        Some(command) => Said::Command(command),
        None => Said::Words,
    }
}

/// "Dear all," alone on its line.
fn is_greeting(line: &str) -> bool {
    let pieces = pieces(line);
    pieces.len() <= 5 && LEXICON.begins_with("greeting", &pieces).is_some() && {
        let after = LEXICON.begins_with("greeting", &pieces).unwrap_or(0);
        // A word of ours behind "hi" is not a name.
        LEXICON.begins(&pieces[after.min(pieces.len())..]).is_none()
    }
}

/// A word of ours at the beginning of a line, and whether it is meant as one.
pub fn command(line: &str, below: &[&str]) -> Option<Command> {
    let all = pieces(line);
    // "please", "hi" before it say nothing.
    let mut skipped = 0;
    while let Some(count) = polite(&all[skipped..]) {
        skipped += count;
    }
    let from = if LEXICON.begins(&all[skipped..]).is_some() { skipped } else { 0 };
    let (word, count) = LEXICON.begins(&all[from..])?;
    let rest = after_pieces(line, from + count);
    let marked = rest.trim_start().starts_with([':', '：']);
    let shouted = is_shouted(line, from, count);
    let rest = rest
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '"' | '<' | '@' | '¿' | '¡'))
        .trim()
        .to_owned();
    let left = &all[from + count..];
    let alone = only_polite(left) || takes(word, left) || word == Word::Suggest && is_somebody(&rest);
    let below = below.join("\n");
    let closing = below.split_whitespace().count() <= CLOSING;
    let meant = match word {
        // What was said in confidence must never be posted: however it is written, this word counts.
        Word::Private => true,
        _ if WITH_WORDS.contains(&word) => marked || shouted || alone && closing,
        _ => (alone || shouted || marked && left.len() <= 6) && (closing || shouted),
    };
    meant.then_some(Command { word, rest, below })
}

pub(super) fn polite(pieces: &[String]) -> Option<usize> {
    LEXICON.begins_with("polite", pieces).or_else(|| LEXICON.begins_with("greeting", pieces))
}

/// Whether a piece says nothing by itself.
pub(super) fn is_polite(piece: &str) -> bool {
    polite(std::slice::from_ref(&piece.to_owned())).is_some()
        || is_joint(piece)
        || piece.parse::<i64>().is_ok()
}

pub(super) fn only_polite(pieces: &[String]) -> bool {
    let mut rest = pieces;
    while !rest.is_empty() {
        match polite(rest) {
            Some(count) => rest = &rest[count..],
            None => return false,
        }
    }
    true
}

/// Whether what follows is of the kind that this word takes: a span, a date, numbers, a name.
fn takes(word: Word, rest: &[String]) -> bool {
    let is_number =
        |piece: &String| piece.parse::<i64>().is_ok() || LEXICON.place("numbers", piece).is_some();
    match word {
        Word::Pause => {
            rest.len() <= 8
                && rest.iter().all(|piece| {
                    is_number(piece)
                        || is_of_time(piece)
                        || polite(std::slice::from_ref(piece)).is_some()
                        || is_ordinal(piece)
                })
        }
        Word::Mute | Word::More | Word::Follow | Word::Used | Word::Thank | Word::Accept | Word::Reject => {
            !rest.is_empty()
                && rest.iter().all(|piece| is_number(piece) || only_polite(std::slice::from_ref(piece)))
        }
        // "Yes please, can't do June": the word counts, and what else is said is kept with it.
        Word::Yes | Word::No => rest.len() <= 12,
        Word::Alumni | Word::DeleteMe | Word::DeleteEverything => {
            rest.len() <= 2
                || rest.iter().all(|piece| piece.len() >= 4 && piece.chars().any(|c| c.is_ascii_digit()))
        }
        // "Late 15", "retard 20 minutes".
        Word::Late => rest.len() <= 4 && rest.iter().any(is_number),
        Word::Withdraw => rest.len() <= 6,
        Word::Undo | Word::Buddy => rest.len() <= 3,
        // "With Gwen": a name. Only a letter that offers a role takes it; anywhere else these are words for people.
        Word::With => !rest.is_empty() && rest.len() <= 4,
        Word::StepDown => rest.len() <= 2,
        _ => false,
    }
}

/// Whether words are somebody's name or address, and not what else one suggests: "Ana Bright", "ana@seeds.example", "Ana, ana@seeds.example".
fn is_somebody(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let named = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    !all.is_empty() && (words.contains('@') || all.len() <= 4 && all.iter().all(named))
}

fn is_ordinal(piece: &str) -> bool {
    let digits = piece.chars().take_while(char::is_ascii_digit).count();
    digits > 0 && piece.len() - digits <= 2
}

fn is_of_time(piece: &str) -> bool {
    ["until", "day", "week", "month", "year", "months", "weekdays", "tomorrow"]
        .iter()
        .any(|list| LEXICON.place(list, piece).is_some())
        || matches!(
            piece,
            "next"
                | "prochain"
                | "prochaine"
                | "nachste"
                | "nachsten"
                | "proxima"
                | "proximo"
                | "de"
                | "du"
                | "le"
                | "el"
                | "den"
                | "dem"
                | "of"
                | "the"
                | "do"
                | "os"
        )
}

/// The line behind so many of its pieces, as it was written.
pub(super) fn after_pieces(line: &str, count: usize) -> &str {
    let mut inside = false;
    let mut seen = 0;
    for (at, c) in line.char_indices() {
        let of_piece = c.is_alphanumeric() || matches!(c, '\'' | '’' | '‘') || is_mark(c);
        if of_piece && !inside {
            if seen == count {
                return &line[at..];
            }
            seen += 1;
        }
        if !of_piece && inside && seen == count {
            return &line[at..];
        }
        inside = of_piece;
    }
    ""
}

/// Accents that stand beside their letter.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f)
}

/// Whether the word was written in capitals, and the line is not all in capitals by habit or is the word alone.
fn is_shouted(line: &str, from: usize, count: usize) -> bool {
    let start = line.len() - after_pieces(line, from).len();
    let start = if from == 0 { 0 } else { start };
    let end = line.len() - after_pieces(line, from + count).len();
    let word = line.get(start..end).unwrap_or("");
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 2 && letters.iter().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Option<Word> {
        match read(text, false) {
            Said::Command(command) => Some(command.word),
            _ => None,
        }
    }

    #[test]
    fn somebody_is_suggested_by_a_name_and_anything_else_is_said_to_all() {
        for text in ["Proposer Ana Bright", "suggest ana@seeds.example", "I suggest Ana, ana@seeds.example"] {
            assert_eq!(word(text), Some(Word::Suggest), "{text}");
        }
        for text in ["Suggest we meet on Monday", "Proposer une autre date", "I suggest that Ana asks Ben"] {
            assert_eq!(word(text), None, "{text}");
        }
    }

    #[test]
    fn a_word_counts_whatever_its_case_accents_punctuation_and_politeness() {
        for (text, expected) in [
            ("STOP", Word::Stop),
            ("Stop.", Word::Stop),
            ("please stop", Word::Stop),
            ("Stop, thank you!", Word::Stop),
            ("Hi,\n\nless please\n\nThanks, Ada", Word::Less),
            ("  undo  ", Word::Undo),
            ("Yes please, can't do June", Word::Yes),
            ("PAUSE 3 MONTHS", Word::Pause),
            ("away until 1 September", Word::Pause),
            ("Pause jusqu'au 1er septembre", Word::Pause),
            ("Pausa dos semanas", Word::Pause),
            ("Pause bis 1. September bitte", Word::Pause),
            ("MES DONNÉES", Word::MyData),
            ("Lösche mich", Word::DeleteMe),
            ("loesche mich", Word::DeleteMe),
            ("Não", Word::No),
            ("CATCH UP", Word::CatchUp),
            ("catch-up", Word::CatchUp),
            ("I AGREE", Word::Agree),
            ("Je suis d’accord", Word::Agree),
            ("HEAVY", Word::Heavy),
            ("CARE I have not slept since Tuesday", Word::Care),
            ("ASK: who has a trailer?", Word::Ask),
            ("Private: I am worried about a colleague", Word::Private),
            ("private I am worried about a colleague", Word::Private),
            ("KEEP NAME", Word::KeepName),
            ("sans nom", Word::NoName),
        ] {
            assert_eq!(word(text), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn words_that_are_meant_for_people_stay_words() {
        for text in [
            "Stop and think for a moment: we have tried this in Leeds.",
            "More on this tomorrow, I am on a train.",
            "Less is more, as they say, and our newsletter proves it.",
            "Care is what we are short of, in every one of the eleven valleys.",
            "Help me understand why the grant was turned down.",
            "Who would come if we met on a Saturday?",
            "Leave it with me, I shall ring the council.",
            "Ask Gwen, she has done it.",
            "I agree with Gwen that the pub should decide.",
            "Thanks Gwen, that is just what we did.",
            "Return the form by Friday, they are strict.",
        ] {
            assert_eq!(read(text, false), Said::Words, "{text:?}");
        }
        assert_eq!(read(" \n\n", false), Said::Nothing);
    }

    #[test]
    fn what_is_said_with_a_word_is_kept_as_it_was_written() {
        let Said::Command(command) = read("OFFER: Two trailers, in Cwm.\nFrom May on.", false) else {
            panic!()
        };
        assert_eq!(
            (command.rest.as_str(), command.below.as_str()),
            ("Two trailers, in Cwm.", "From May on.")
        );
        let Said::Command(command) = read("Yes please, can't do June", false) else { panic!() };
        assert_eq!(command.rest, "please, can't do June");
        let Said::Command(command) = read("DELEGATE pa@org.example for dates", false) else { panic!() };
        assert_eq!(command.rest, "pa@org.example for dates");
    }
}
