//! Which words who uses: for naming the natural groups by their own words.
//!
//! Kept is how often each person used each stem, never a text. Names of people are not counted: a group is not
//! to be named after one of its members, nor by their signature.

use std::collections::{HashMap, HashSet};

use rust_stemmers::{Algorithm, Stemmer};

use crate::search::terms::fold;

/// Words of a post that are looked at, at most: a log file pasted into a letter is not what somebody says.
const WORDS_OF_A_POST: usize = 400;
/// Letters of a word: shorter ones say little in any language, longer ones are seldom words.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=24;
/// Different words that are remembered, at most; later new ones are rare ones.
const MOST_FORMS: usize = 400_000;

/// Words as they are written, the stems they share, and who used them.
#[derive(Default)]
pub(super) struct Vocabulary {
    algorithm: Option<Algorithm>,
    /// From a word as it is written (lower case) to its number.
    forms: HashMap<String, u32>,
    /// Of each form: how often, and its stem's number.
    written: Vec<(u32, u32)>,
    stems: HashMap<String, u32>,
    /// In how many posts each (person, stem) stands.
    used: HashMap<(u32, u32), u32>,
    names: HashSet<String>,
}

impl Vocabulary {
    pub fn of(language: &str) -> Vocabulary {
        Vocabulary { algorithm: algorithm(language), ..Vocabulary::default() }
    }

    /// This name names no group.
    pub fn hide_name(&mut self, name: &str) {
        for part in name.split(|c: char| !c.is_alphabetic()).filter(|part| part.len() > 2) {
            self.names.insert(part.to_lowercase());
        }
    }

    /// `person` wrote a post of these words.
    pub fn note(&mut self, person: u32, words: &str) {
        let mut stems: Vec<u32> = Vec::new();
        for word in plain_words(words).take(WORDS_OF_A_POST) {
            stems.extend(self.stem_of(&word));
        }
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            *self.used.entry((person, stem)).or_default() += 1;
        }
    }

    fn stem_of(&mut self, word: &str) -> Option<u32> {
        if let Some(form) = self.forms.get(word) {
            let (count, stem) = &mut self.written[*form as usize];
            *count += 1;
            return Some(*stem);
        }
        if self.forms.len() >= MOST_FORMS {
            return None;
        }
        let folded = fold(word);
        let stem = match self.algorithm {
            Some(algorithm) => Stemmer::create(algorithm).stem(&folded).into_owned(),
            None => folded,
        };
        let next = self.stems.len() as u32;
        let stem = *self.stems.entry(stem).or_insert(next);
        self.forms.insert(word.to_owned(), self.written.len() as u32);
        self.written.push((1, stem));
        Some(stem)
    }

    /// For each group the up to `most` words that set it apart from everyone else, the most telling first. `sizes` says
    /// how many people each has, of `people` in all; `group_of` which group someone is in, if any.
    ///
    /// By the log-odds of a stem with the whole archive as its prior (B. L. Monroe, M. P. Colaresi and K. M. Quinn,
    /// "Fightin' Words", Political Analysis 16, 2008). A word must be used by `least` people of the group, so
    /// that no word points at one person; and what every sixth person elsewhere says too is nobody's own.
    pub fn distinctive(
        &self,
        sizes: &[usize],
        people: usize,
        group_of: impl Fn(u32) -> Option<u32>,
        least: u32,
        most: usize,
    ) -> Vec<Vec<String>> {
        let stems = self.stems.len();
        let mut everywhere = vec![0.0_f64; stems];
        let mut spread = vec![0_u32; stems];
        let mut inside: Vec<HashMap<u32, (f64, u32)>> = vec![HashMap::new(); sizes.len()];
        for ((person, stem), posts) in &self.used {
            everywhere[*stem as usize] += f64::from(*posts);
            spread[*stem as usize] += 1;
            if let Some(group) = group_of(*person).and_then(|group| inside.get_mut(group as usize)) {
                let (uses, users) = group.entry(*stem).or_default();
                // A person who says it in every letter does not outweigh ten who say it.
                *uses += f64::from(*posts).min(10.0);
                *users += 1;
            }
        }
        let whole: f64 = everywhere.iter().sum();
        let shown = self.shown();
        let total = |group: &HashMap<u32, (f64, u32)>| group.values().map(|(uses, _)| uses).sum::<f64>();
        inside
            .iter()
            .zip(sizes)
            .map(|(group, size)| {
                let (own, outside) = (total(group), people.saturating_sub(*size) as f64);
                let mut scored: Vec<(f64, u32)> = group
                    .iter()
                    .filter(|(stem, (_, users))| {
                        let elsewhere = f64::from(spread[**stem as usize].saturating_sub(*users));
                        *users >= least && elsewhere * 6.0 <= outside
                    })
                    .filter_map(|(stem, (uses, _))| {
                        let (rest, others) = (everywhere[*stem as usize] - uses, whole - own);
                        // A word that is a little more frequent here says little, however sure it is.
                        let oftener = (uses / own) / (rest.max(0.5) / others.max(1.0));
                        let score = apart(*uses, own, rest.max(0.0), others.max(0.0))?;
                        (oftener >= 2.0 && score > 1.0).then_some((score * oftener.min(20.0).ln(), *stem))
                    })
                    .collect();
                scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
                let words = scored.iter().filter_map(|(_, stem)| shown.get(stem));
                words
                    .filter(|word| !self.names.contains(**word))
                    .take(most)
                    .map(|word| (*word).to_owned())
                    .collect()
            })
            .collect()
    }

    /// The form in which each stem is written most often.
    fn shown(&self) -> HashMap<u32, &str> {
        let mut best: HashMap<u32, (u32, &str)> = HashMap::new();
        for (word, form) in &self.forms {
            let (count, stem) = self.written[*form as usize];
            let now = (count, word.as_str());
            best.entry(stem)
                .and_modify(|before| {
                    if now.0 > before.0 || (now.0 == before.0 && now.1 < before.1) {
                        *before = now;
                    }
                })
                .or_insert(now);
        }
        best.into_iter().map(|(stem, (_, word))| (stem, word)).collect()
    }
}

/// How far a stem that is used `uses` times of `own` here is from `rest` of `others` elsewhere, in standard deviations.
fn apart(uses: f64, own: f64, rest: f64, others: f64) -> Option<f64> {
    let prior = (uses + rest) / (own + others) * 500.0;
    let odds = |uses: f64, of: f64| ((uses + prior) / (of + 500.0 - uses - prior)).ln();
    let score = (odds(uses, own) - odds(rest, others)) / (1.0 / (uses + prior) + 1.0 / (rest + prior)).sqrt();
    score.is_finite().then_some(score)
}

/// The words of a text in lower case: no numbers, no addresses, no code.
fn plain_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let plain = |chunk: &&str| {
        !chunk.contains("://")
            && !chunk.contains(['@', '/', '\\', '_', '=', '<', '>', '{', '}', '|', '#', '$', '~', '`'])
            && !chunk.contains("()")
    };
    text.split_whitespace().filter(plain).filter_map(|chunk| {
        let word = chunk.trim_matches(|c: char| !c.is_alphabetic());
        let letters = word.chars().count();
        (LETTERS.contains(&letters) && word.chars().all(char::is_alphabetic)).then(|| word.to_lowercase())
    })
}

fn algorithm(language: &str) -> Option<Algorithm> {
    let short = language.split(['-', '_']).next().unwrap_or("");
    Some(match short {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups of three: bakers (people 0 to 2) and sailors (3 to 5), who all say "really".
    fn two_trades() -> Vocabulary {
        let mut words = Vocabulary::of("en");
        for round in 0..10 {
            for person in 0..3 {
                words.note(person, &format!("Really, the dough rises. Doughs like ovens: flour{round}."));
                words.note(person + 3, "Really, the anchor holds when sailing near rocks.");
            }
        }
        words
    }

    #[test]
    fn a_group_is_named_by_the_words_that_are_its_own() {
        let named = two_trades().distinctive(&[3, 3], 6, |person| Some(person / 3), 3, 4);
        assert!(
            named[0].contains(&"dough".to_owned()) && named[0].contains(&"ovens".to_owned()),
            "{named:?}"
        );
        assert!(named[1].contains(&"anchor".to_owned()), "{named:?}");
        assert!(!named.concat().contains(&"really".to_owned()), "both say it: {named:?}");
    }

    #[test]
    fn no_word_points_at_one_person_and_no_name_names_a_group() {
        let mut words = two_trades();
        words.hide_name("Anchor Smith");
        for _ in 0..9 {
            words.note(0, "zeppelin");
        }
        let named = words.distinctive(&[3, 3], 6, |person| Some(person / 3), 3, 9).concat();
        assert!(
            !named.contains(&"zeppelin".to_owned()) && !named.contains(&"anchor".to_owned()),
            "{named:?}"
        );
    }

    #[test]
    fn addresses_numbers_and_code_are_no_words() {
        let words: Vec<String> =
            plain_words("See https://a.example/b, mail me@a.example, x=1; run() it 42 times (really)")
                .collect();
        assert_eq!(words, ["see", "mail", "times", "really"]);
    }
}
