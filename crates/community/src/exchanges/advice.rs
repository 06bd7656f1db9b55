//! Whether what should be a question is advice that wears a question mark.
//!
//! A rule of thumb in the five languages of our letters: it hands a line back once, with a kind word, and never decides. Whoever wrote it has
//! the last word.

use crate::search::terms::fold;

/// What advice begins with, folded. English, French, German, Spanish, Portuguese.
const BEGINNINGS: &[&str] = &[
    // English
    "have you tried",
    "have you thought of",
    "have you thought about",
    "have you considered",
    "did you try",
    "did you think of",
    "why don't you",
    "why not",
    "why didn't you",
    "what about",
    "how about",
    "you should",
    "you could",
    "you need to",
    "you must",
    "you might want to",
    "you may want to",
    "shouldn't you",
    "couldn't you",
    "wouldn't it be better",
    "would it not be better",
    "isn't it better",
    "i would",
    "i'd",
    "if i were you",
    "in your place",
    "my advice",
    "i suggest",
    "i recommend",
    "i think you",
    "maybe you",
    "perhaps you",
    "try to",
    "just",
    "don't you think you should",
    // French
    "as-tu essaye",
    "avez-vous essaye",
    "as-tu pense a",
    "avez-vous pense a",
    "pourquoi ne pas",
    "pourquoi tu ne",
    "tu devrais",
    "vous devriez",
    "tu pourrais",
    "vous pourriez",
    "il faut",
    "il faudrait",
    "a ta place",
    "a votre place",
    "je te conseille",
    "je vous conseille",
    "et si tu",
    "et si vous",
    // German
    "hast du schon versucht",
    "hast du versucht",
    "haben sie versucht",
    "hast du daran gedacht",
    "haben sie daran gedacht",
    "warum nicht",
    "warum machst du nicht",
    "du solltest",
    "sie sollten",
    "du konntest",
    "sie konnten",
    "du musst",
    "an deiner stelle",
    "an ihrer stelle",
    "ich wurde",
    "mein rat",
    "wie ware es",
    // Spanish
    "has probado",
    "ha probado",
    "has intentado",
    "ha intentado",
    "has pensado en",
    "ha pensado en",
    "por que no",
    "deberias",
    "deberia",
    "podrias",
    "podria usted",
    "tienes que",
    "tiene que",
    "yo en tu lugar",
    "yo que tu",
    "te aconsejo",
    "le aconsejo",
    // Portuguese
    "ja tentou",
    "ja tentaste",
    "ja experimentou",
    "ja pensou em",
    "ja pensaste em",
    "porque nao",
    "por que nao",
    "voce devia",
    "voce deveria",
    "devias",
    "deverias",
    "podias",
    "poderias",
    "tem que",
    "tens de",
    "no teu lugar",
    "no seu lugar",
    "aconselho",
];

/// Sentences that are looked at; whoever writes more of them does not ask one question.
const MOST: usize = 30;

/// The sentences of some words, folded, each without what politeness puts before it.
fn sentences(words: &str) -> Vec<String> {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '？' | '؟' | ';' | '\n');
    fold(&words.replace(['’', '‘'], "'"))
        .split(ends)
        .map(|one| {
            let one = one.trim().trim_start_matches(['¿', '¡', '-', '*', '"', '“', '«', ' ']);
            let bare = [
                "but ", "and ", "so ", "well, ", "et ", "mais ", "und ", "aber ", "y ", "pero ", "e ", "mas ",
            ];
            bare.iter().find_map(|word| one.strip_prefix(word)).unwrap_or(one).trim().to_owned()
        })
        .filter(|one| !one.is_empty())
        .take(MOST)
        .collect()
}

/// Some sentence of it begins as advice begins.
pub fn is_advice(words: &str) -> bool {
    sentences(words).iter().any(|one| {
        BEGINNINGS.iter().any(|beginning| {
            let rest = one.strip_prefix(beginning);
            rest.is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric()))
        })
    })
}

/// It asks, and gives no advice.
pub fn is_question(words: &str) -> bool {
    words.contains(['?', '？', '؟', '՞']) && !is_advice(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_a_question() {
        for words in [
            "What would you miss if it stopped?",
            "Who else sees it like you do?\n\nGwen",
            "What do you want from them, and what would you give for it?",
            "Qu'est-ce qui changerait si tu ne faisais rien ?",
            "Was würdest du vermissen?",
            "¿Qué temes que pase?",
            "O que é que queres mesmo?",
            "Justice, or peace: which matters more to you here?",
        ] {
            assert!(is_question(words), "{words}");
        }
    }

    #[test]
    fn advice_with_a_question_mark_is_advice() {
        for words in [
            "Have you tried ringing them?",
            "Why don’t you just ask?",
            "What about a rota?",
            "Interesting. But have you thought about leaving?",
            "As-tu essayé de leur parler ?",
            "Du solltest mit ihnen reden.",
            "¿Por qué no les llamas?",
            "Já pensou em parar?",
            "HAVE YOU CONSIDERED a pause?",
        ] {
            assert!(!is_question(words) && is_advice(words), "{words}");
        }
        assert!(!is_question("Good luck with it."));
        assert!(!is_advice("What did you try?"));
    }

    #[test]
    fn a_long_text_is_looked_at_quickly() {
        assert!(!is_advice(&"a. ".repeat(100_000)));
        assert!(!is_question(""));
    }
}
