//! Endings cut, in the language of the text.

use std::{collections::HashMap, rc::Rc};

use rust_stemmers::Stemmer;
use unicode_normalization::UnicodeNormalization;

use super::{
    language,
    terms::{LONGEST_WORD, fold},
};

/// How many words are remembered with their stems: those that most texts are made of.
const REMEMBERED: usize = 20_000;

/// How a word stands in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forms {
    /// Its ending cut, then its accents folded.
    pub first: Rc<str>,
    /// Accents folded first, when that gives another stem: what someone finds who types without accents.
    pub second: Option<Rc<str>>,
}

/// Cuts endings in one language, and remembers common words.
pub(crate) struct Stems {
    stemmer: Option<Stemmer>,
    known: HashMap<Box<str>, Forms>,
}

impl Stems {
    /// For a language of two letters. Where nobody can cut its endings, words stay whole.
    pub fn of(language: &str) -> Stems {
        Stems { stemmer: language::algorithm(language).map(Stemmer::create), known: HashMap::new() }
    }

    /// How a word stands in the index.
    pub fn forms(&mut self, word: &str) -> Forms {
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let forms = self.make(word);
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(word.into(), forms.clone());
        forms
    }

    fn make(&self, word: &str) -> Forms {
        let bare = fold(word);
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| bare.chars().count() <= LONGEST_WORD) else {
            return Forms { first: bare.into(), second: None };
        };
        if word.is_ascii() {
            return Forms { first: some(&stemmer.stem(&bare), &bare), second: None };
        }
        let lower: String = word.nfc().flat_map(char::to_lowercase).collect();
        let first = some(&fold(&stemmer.stem(&lower)), &bare);
        let second = Some(some(&stemmer.stem(&bare), &bare)).filter(|second| *second != first);
        Forms { first, second }
    }
}

/// A stem that is not nothing: a stemmer may cut all of a word.
fn some(stem: &str, bare: &str) -> Rc<str> {
    if stem.is_empty() { bare.into() } else { stem.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(language: &str, word: &str) -> String {
        Stems::of(language).forms(word).first.to_string()
    }

    #[test]
    fn endings_are_cut_in_the_language_of_the_text() {
        for (language, words) in [
            ("en", ["gathering", "gatherings"]),
            ("fr", ["réunion", "Réunions"]),
            ("de", ["Häuser", "Hauses"]),
            ("es", ["gestión", "gestiones"]),
            ("pt", ["encontros", "encontro"]),
            ("nl", ["gesprekken", "gesprek"]),
            ("ru", ["встречи", "встречам"]),
        ] {
            assert_eq!(first(language, words[0]), first(language, words[1]), "{language}");
        }
        assert_eq!(first("und", "Gatherings"), "gatherings");
    }

    #[test]
    fn whoever_types_without_accents_meets_one_of_the_two_forms() {
        let mut french = Stems::of("fr");
        for (written, typed) in [("gérée", "geree"), ("médiation", "mediation"), ("péchés", "peches")] {
            let (written, typed) = (french.forms(written), french.forms(typed).first);
            assert!(written.first == typed || written.second.as_ref() == Some(&typed), "{written:?} {typed}");
        }
    }

    #[test]
    fn no_word_of_any_script_breaks_a_stemmer() {
        let chance = base::Chance::seeded(7);
        let alphabets: [&[char]; 6] = [
            &['a', 'e', 'i', 's', 't', 'n', 'g', 'y', 'ß', 'ü', 'ç', 'ã', 'ő', 'ı', 'İ', 'ø'],
            &['ا', 'ل', 'و', 'ن', 'ي', 'ة', 'ك', 'م', 'س', 'ت', 'ٱ', 'ّ'],
            &['а', 'е', 'и', 'о', 'в', 'ш', 'с', 'т', 'ь', 'ё', 'я'],
            &['α', 'ο', 'ς', 'σ', 'ι', 'ή', 'ω', 'Σ', 'μ', 'ε', 'ν'],
            &['த', 'ம', 'ழ', 'க', '\u{bcd}', 'ள', '\u{bbe}', 'ன', '\u{bc1}'],
            &['a', '山', 'é', '\u{301}', '9', 'ﬁ', '𝒳', 'अ', '\u{93f}'],
        ];
        for language in [
            "ar", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv",
            "ta", "tr",
        ] {
            let mut stems = Stems::of(language);
            for alphabet in alphabets {
                for _ in 0..200 {
                    let length = chance.below(14) + 1;
                    let word: String =
                        (0..length).map(|_| alphabet[chance.below(alphabet.len() as u64) as usize]).collect();
                    assert!(
                        !stems.forms(&word).first.is_empty() || fold(&word).is_empty(),
                        "{language} {word}"
                    );
                }
            }
        }
    }
}
