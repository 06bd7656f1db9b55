//! What fits whom: a question and what somebody said they can offer, by the stems of their words.

use std::collections::HashSet;

use crate::search::terms;

/// Words shorter than this say little.
const SHORTEST: usize = 4;
/// So many stems must be shared: one alone is chance.
const SHARED: usize = 2;

/// Words that stand in any offer and any question.
const COMMON: [&str; 24] = [
    "about", "after", "also", "anybody", "anyone", "does", "from", "group", "have", "help", "here", "into",
    "know", "make", "people", "someone", "that", "there", "they", "this", "what", "when", "where", "with",
];

/// The stems of a text that say something.
pub(super) fn stems(text: &str, language: &str) -> HashSet<String> {
    terms::folded_and_stemmed(text, language)
        .into_iter()
        .filter(|(folded, _)| folded.chars().count() >= SHORTEST && !COMMON.contains(&folded.as_str()))
        .map(|(_, stem)| stem)
        .collect()
}

/// The offer that fits a question best: of the pieces that somebody's offers fall into, in their words.
pub(super) fn offer_for(offers: &str, language: &str, question: &HashSet<String>) -> Option<String> {
    let pieces = offers.split([';', '.', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    let shared = |piece: &str| stems(piece, language).intersection(question).count();
    let best = pieces.map(|piece| (shared(piece), piece)).max_by_key(|(shared, _)| *shared);
    let whole = shared(offers);
    best.filter(|(shared, _)| *shared >= SHARED || (*shared > 0 && whole >= SHARED)).map(|(_, piece)| {
        let short: String = piece.chars().take(80).collect();
        if short.len() < piece.len() { format!("{}…", short.trim_end()) } else { short }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_finds_the_piece_of_an_offer_that_fits_and_not_any_word() {
        let offers = "Rotas that survive their maker; handing over a messaging group.";
        let asked = stems("How do I hand over our messaging group without losing the quiet ones?", "en");
        assert_eq!(offer_for(offers, "en", &asked).as_deref(), Some("handing over a messaging group"));
        let other = stems("Where do people buy bicycle bells?", "en");
        assert_eq!(offer_for(offers, "en", &other), None);
    }
}
