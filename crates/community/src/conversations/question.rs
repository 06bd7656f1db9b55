//! Whether someone asks something.

/// True when a sentence of the words ends with a question mark (also the Arabic, the Greek and the full-width one). A `?` inside a
/// web address is none.
pub fn is_question(words: &str) -> bool {
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        let asks = matches!(c, '?' | '؟' | '？' | '\u{37e}');
        let goes_on =
            |next: &char| next.is_alphanumeric() || matches!(next, '/' | '=' | '&' | '%' | '#' | '_' | '-');
        if asks && !letters.peek().is_some_and(goes_on) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_one_in_many_languages_and_an_address_is_none() {
        for asks in [
            "Who has tried this?",
            "Qui a essayé ?",
            "هل جرب أحد هذا؟",
            "（本当？）",
            "(really?)",
            "Really?!",
        ] {
            assert!(is_question(asks), "{asks}");
        }
        for tells in ["See https://a.example/?q=1 for more.", "I have tried this.", ""] {
            assert!(!is_question(tells), "{tells}");
        }
    }
}
