//! Words made comparable: cut out of a text, case and accents folded.
//!
//! A word is a run of letters and digits of any script. Scripts that set no blanks between words (Chinese, Japanese,
//! Thai ...) give a run, which is indexed by its pairs of characters.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

pub use super::language::language_of;
use super::stems::Stems;

/// Longest word that is indexed, in characters. What is longer is a key, an address or packed bytes.
pub(crate) const LONGEST_WORD: usize = 40;

/// Lower case, without accents: `Έλα` is found by `ελα`, `Łódź` by `lodz`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare = text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(text.len());
    for c in bare {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // Lower-casing İ leaves its dot behind.
            '\u{307}' => {}
            c => folded.push(c),
        }
    }
    // Korean syllables and voiced kana, which were taken apart, are put together again.
    folded.nfc().collect()
}

/// Accents, points and vowel marks that people leave out. Classes below 10 are parts of letters (kana voicing, nukta,
/// virama), and class 0 are the vowels of Indian scripts.
fn is_accent(c: char) -> bool {
    canonical_combining_class(c) >= 10
}

/// A piece of a text that is searched for as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// A run of a script that sets no blanks between words.
    pub unspaced: bool,
}

/// The tokens of a text in order.
pub(crate) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.text.as_bytes();
        // Most texts are ASCII for long stretches: those are not decoded.
        while self.at < bytes.len() && bytes[self.at].is_ascii() && !bytes[self.at].is_ascii_alphanumeric() {
            self.at += 1;
        }
        let start = self.at;
        let mut at = start;
        let mut unspaced = false;
        while at < bytes.len() {
            if bytes[at].is_ascii() {
                if !bytes[at].is_ascii_alphanumeric() || (unspaced && at > start) {
                    break;
                }
                at += 1;
                continue;
            }
            let c = self.text[at..].chars().next()?;
            let extends = at > start && canonical_combining_class(c) != 0;
            if !c.is_alphanumeric() && !extends {
                if at > start {
                    break;
                }
                // A sign between words: the word begins after it.
                self.at += c.len_utf8();
                return self.next_after_sign();
            }
            if at == start {
                unspaced = is_unspaced(c);
            } else if is_unspaced(c) != unspaced && !extends {
                break;
            }
            at += c.len_utf8();
        }
        self.at = at;
        (at > start).then(|| Token { text: &self.text[start..at], start, unspaced })
    }
}

impl<'a> Tokens<'a> {
    /// Steps over signs that are not ASCII, then goes on. A loop, because a text may be nothing but signs.
    fn next_after_sign(&mut self) -> Option<Token<'a>> {
        for c in self.text[self.at..].chars() {
            if c.is_alphanumeric() {
                return self.next();
            }
            self.at += c.len_utf8();
        }
        None
    }
}

/// Scripts without blanks between words; Korean too, whose words carry particles.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x0f00..=0x109f | 0x1780..=0x17ff | 0x1100..=0x11ff | 0x3040..=0x30ff | 0x3131..=0x318e
        | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff66..=0xff9f
        | 0x20000..=0x3ffff)
}

/// The pairs of characters of a folded run, and its last character alone: a single character is found as the beginning
/// of one of these.
pub(crate) fn pairs(folded: &str) -> impl Iterator<Item = &str> {
    let mut places = folded.char_indices().map(|(at, c)| (at, at + c.len_utf8())).peekable();
    std::iter::from_fn(move || {
        let (start, end) = places.next()?;
        let end = places.peek().map_or(end, |next| next.1);
        Some(&folded[start..end])
    })
}

/// The stems of a text with a blank on both sides of each: what `LIKE '% stem %'` looks through.
pub fn padded_stems(text: &str, language: &str) -> String {
    let mut stems = Stems::of(language);
    let mut padded = String::from(" ");
    for token in tokens(text) {
        padded.push_str(&stems.forms(token.text).first);
        padded.push(' ');
    }
    padded
}

/// Stems shorter than this are seldom what a text is about; and no text is about more than so many.
const SHORTEST_TELLING: usize = 4;
const MOST_TELLING: usize = 40;

/// What a text is about: the stems of its longer words.
pub(crate) fn telling(text: &str, language: &str) -> BTreeSet<String> {
    let stems = padded_stems(text, language);
    let long = stems.split_whitespace().filter(|stem| stem.chars().count() >= SHORTEST_TELLING);
    long.take(MOST_TELLING).map(str::to_owned).collect()
}

/// The words of a question, folded and as stems: a name is looked for by the first, a profile by the second.
pub(crate) fn folded_and_stemmed(words: &str, language: &str) -> Vec<(String, String)> {
    let mut stems = Stems::of(super::language::tag(language));
    tokens(words).map(|token| (fold(token.text), stems.forms(token.text).first.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.text).collect()
    }

    #[test]
    fn accents_and_case_are_folded_in_many_scripts_and_letters_stay_letters() {
        for (written, folded) in [
            ("Έλα", "ελα"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("SMØRREBRØD", "smorrebrod"),
            ("İstanbul", "istanbul"),
            ("ΟΔΟΣ", "οδοσ"),
            ("が", "が"),
            ("한국", "한국"),
            ("हिन्दी", "हिन्दी"),
            ("ﬁne", "fine"),
        ] {
            assert_eq!(fold(written), folded.nfc().collect::<String>(), "{written}");
        }
    }

    #[test]
    fn a_text_is_cut_into_words_whatever_stands_between() {
        assert_eq!(
            words("Don't—stop: e-mail, snake_case (3.14)"),
            ["Don", "t", "stop", "e", "mail", "snake", "case", "3", "14"]
        );
        assert_eq!(words("«L’écoute» …"), ["L", "écoute"]);
        assert_eq!(words("e\u{301}te\u{301}"), ["e\u{301}te\u{301}"]);
        assert_eq!(words("…—«»"), Vec::<&str>::new());
        assert_eq!(words("Linuxは自由 OK"), ["Linux", "は自由", "OK"]);
        assert_eq!(words(&"…".repeat(100_000)), Vec::<&str>::new());
    }

    #[test]
    fn a_run_without_blanks_is_known_by_its_pairs() {
        assert_eq!(pairs("自由山").collect::<Vec<_>>(), ["自由", "由山", "山"]);
        assert_eq!(pairs("山").collect::<Vec<_>>(), ["山"]);
    }
}
