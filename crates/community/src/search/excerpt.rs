//! Where the words of a query stand in a text, and the piece of it that is shown. Made here and not by the engines, so
//! that both show the same.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    Piece,
    asked::Asked,
    stems::Stems,
    terms::{fold, tokens},
};

/// How much of a text is looked at, in bytes: a longer one has its say at the beginning.
const LOOKED_AT: usize = 30_000;
/// How long an excerpt is, in characters; and how much stands before what was found.
const LENGTH: usize = 220;
/// See [`LENGTH`].
const BEFORE: usize = 60;

/// One place where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Which of the things asked for.
    pub term: usize,
    /// Where, in bytes.
    pub start: usize,
    pub end: usize,
    /// Which word of the text.
    pub word: usize,
}

/// Finds what is asked for in texts.
pub(super) struct Finder<'a> {
    asked: &'a [Asked],
    /// The first letters of all stems, as far as they are ASCII: a word that begins with another of these is not stemmed.
    firsts: u128,
    /// Who cuts endings, by language, with the words that they have met.
    stems: RefCell<BTreeMap<String, Stems>>,
}

impl<'a> Finder<'a> {
    pub fn of(asked: &'a [Asked]) -> Finder<'a> {
        let mut finder = Finder { asked, firsts: 0, stems: RefCell::default() };
        for row in asked.iter().flat_map(|asked| &asked.rows) {
            for byte in row.iter().filter_map(|piece| piece.bytes().next()).filter(u8::is_ascii) {
                finder.firsts |= 1 << byte;
            }
        }
        finder
    }

    /// Everything that stands in a text in this language, in order.
    pub fn find(&self, text: &str, language: &str) -> Vec<Found> {
        let text = head(text);
        let mut by_language = self.stems.borrow_mut();
        let stems = by_language.entry(language.to_owned()).or_insert_with(|| Stems::of(language));
        let mut found = Vec::new();
        // Rows that have begun: which term and row, how many of its words, where it began.
        let mut begun: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (word, token) in tokens(text).enumerate() {
            if token.unspaced {
                begun.clear();
                self.find_runs(token.text, token.start, word, &mut found);
                continue;
            }
            if !self.may_be(token.text) {
                begun.clear();
                continue;
            }
            let forms = stems.forms(token.text);
            let is =
                |piece: &String| **piece == *forms.first || Some(piece.as_str()) == forms.second.as_deref();
            let end = token.start + token.text.len();
            let before = std::mem::take(&mut begun);
            let mut step = |term: usize, row: usize, done: usize, start: usize| {
                let pieces = &self.asked[term].rows[row];
                if !pieces.get(done).is_some_and(is) {
                } else if pieces.len() == done + 1 {
                    found.push(Found { term, start, end, word });
                } else {
                    begun.push((term, row, done + 1, start));
                }
            };
            for (term, row, done, start) in before {
                step(term, row, done, start);
            }
            for (term, asked) in self.asked.iter().enumerate() {
                for row in 0..asked.rows.len() {
                    step(term, row, 0, token.start);
                }
            }
        }
        found.dedup_by_key(|found| (found.term, found.start));
        found
    }

    fn may_be(&self, word: &str) -> bool {
        match word.bytes().next() {
            Some(byte) if byte.is_ascii() => self.firsts & (1 << byte.to_ascii_lowercase()) != 0,
            _ => true,
        }
    }

    fn find_runs(&self, run: &str, start: usize, word: usize, found: &mut Vec<Found>) {
        let folded = fold(run);
        let places: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
        for (term, asked) in self.asked.iter().enumerate() {
            for wanted in &asked.runs {
                for (at, _) in folded.match_indices(wanted.as_str()) {
                    let (from, count) = (folded[..at].chars().count(), wanted.chars().count());
                    // Where folding changed the number of characters, the whole run is meant.
                    let (from, to) = match (places.get(from), places.get(from + count)) {
                        (Some(from), Some(to)) if folded.chars().count() + 1 == places.len() => (*from, *to),
                        _ => (0, run.len()),
                    };
                    found.push(Found { term, start: start + from, end: start + to, word });
                }
            }
        }
    }

    /// A text that is shown whole, with what was found marked.
    pub fn marked(&self, text: &str, language: &str) -> Vec<Piece> {
        pieces(text, &self.find(text, language), 0, text.len())
    }
}

/// The piece of a text that has the most of what was found, or else its beginning.
pub(super) fn excerpt(text: &str, found: &[Found]) -> Vec<Piece> {
    let best = found
        .iter()
        .enumerate()
        .map(|(place, first)| {
            let near = found[place..].iter().take_while(|other| other.end < first.start + LENGTH - BEFORE);
            let seen = near.fold(0_u32, |seen, other| seen | 1 << (other.term % 32));
            (seen.count_ones(), std::cmp::Reverse(place))
        })
        .max()
        .map_or(0, |(_, place)| found[place.0].start);
    let start = begin(text, best);
    let end = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| {
        // Not in the midst of a word, unless it is one of those that have no end.
        let cut = &text[start..start + at];
        start + cut.rfind(char::is_whitespace).filter(|space| *space > at / 2).unwrap_or(at)
    });
    let mut shown = pieces(text, found, start, end);
    if start > 0 {
        shown.insert(0, Piece { text: "… ".into(), marked: false });
    }
    if end < text.trim_end().len() {
        shown.push(Piece { text: " …".into(), marked: false });
    }
    shown
}

/// Some words before what was found; from the beginning, if that is near.
fn begin(text: &str, found: usize) -> usize {
    let before = &text[..found];
    let Some((start, _)) = before.char_indices().rev().nth(BEFORE - 1) else { return 0 };
    let start = before[start..].find(char::is_whitespace).map_or(start, |space| start + space);
    found.min(start + text[start..].len() - text[start..].trim_start().len())
}

/// A part of a text, blanks drawn together, in pieces.
fn pieces(text: &str, found: &[Found], start: usize, end: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = start;
    let mut places: Vec<(usize, usize)> = found.iter().map(|found| (found.start, found.end)).collect();
    places.sort_unstable();
    for (from, to) in places {
        if from < at || to > end {
            continue;
        }
        push(&mut pieces, &text[at..from], false);
        push(&mut pieces, &text[from..to], true);
        at = to;
    }
    push(&mut pieces, &text[at..end], false);
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, marked: bool) {
    let mut clean = String::with_capacity(text.len());
    let mut blank = pieces.last().is_none_or(|last| last.text.ends_with(' '));
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !blank {
                clean.push(' ');
            }
            blank = true;
        } else {
            clean.push(c);
            blank = false;
        }
    }
    if !clean.is_empty() {
        pieces.push(Piece { text: clean, marked });
    }
}

fn head(text: &str) -> &str {
    if text.len() <= LOOKED_AT {
        return text;
    }
    let mut end = LOOKED_AT;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{asked::asked, query::parse};

    fn shown(query: &str, text: &str, language: &str) -> String {
        let asked = asked(&parse(query), &[language.to_owned()]);
        let found = Finder::of(&asked).find(text, language);
        excerpt(text, &found)
            .iter()
            .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn words_are_marked_in_all_their_endings_with_accents_or_without() {
        assert_eq!(
            shown("gatherings rota", "Our  Gathering\nhas a rota.", "en"),
            "Our [Gathering] has a [rota]."
        );
        assert_eq!(
            shown("reunion", "La Réunion, les réunions: l’été.", "fr"),
            "La [Réunion], les [réunions]: l’été."
        );
        assert_eq!(shown("自由", "我们的自由山", "zh"), "我们的[自由]山");
    }

    #[test]
    fn a_phrase_is_marked_where_it_stands_in_a_row_only() {
        let text = "A peer who assists. A peer assist, peer\nassisted.";
        assert_eq!(
            shown("\"peer assist\"", text, "en"),
            "A peer who assists. A [peer assist], [peer assisted]."
        );
    }

    #[test]
    fn the_piece_that_is_shown_has_the_words_in_it() {
        let text = format!("{}the biscuits and the rota{}", "word ".repeat(500), " word".repeat(500));
        let piece = shown("rota biscuits", &text, "en");
        assert!(piece.starts_with("… word") && piece.ends_with(" …"), "{piece}");
        assert!(piece.contains("[biscuits] and the [rota]") && piece.chars().count() < 260, "{piece}");
        assert_eq!(shown("x", &"ß".repeat(100_000), "de").chars().count(), LENGTH + 2);
    }
}
