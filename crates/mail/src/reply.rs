//! What a letter's author says anew: without the letters that are quoted, with and without the signature.
//!
//! The cutting is `markup::quote`; here is only the choice of what is cut: the plain text where it says all that the HTML says,
//! else the HTML as text.

use std::borrow::Cow;

use markup::quote::{self, PartKind};

use crate::parse::Letter;

/// More of a letter's words is not read. Bytes.
const LONGEST: usize = 1_000_000;

/// The words of a letter in parts. No word is lost: what is not new is in `earlier`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// The author's words with the signature, without quotes and footers.
    pub words_and_signature: String,
    /// The author's words alone. Commands are looked for here.
    pub words: String,
    /// The quoted words with their marks, and the lines that announce them.
    pub earlier: String,
    /// Something is quoted below or among the words.
    pub quotes: bool,
}

/// Cuts the words of `letter`.
pub fn of(letter: &Letter<'_>) -> Reply {
    let text = text(letter);
    let cut = quote::split(&text);
    Reply {
        words_and_signature: cut.reply(),
        words: cut.reply_without_signature(),
        earlier: cut.quoted(),
        quotes: cut.parts.iter().any(|part| part.kind == PartKind::Quote),
    }
}

/// The text to read: the plain text where it says all that the HTML says, else the HTML as text.
pub fn text<'a>(letter: &'a Letter<'_>) -> Cow<'a, str> {
    let plain = letter.text.as_deref().filter(|text| !text.trim().is_empty());
    match (plain, letter.html.as_deref()) {
        (Some(text), None) => Cow::Borrowed(cut(text)),
        (Some(text), Some(_)) if letter.text_is_whole => Cow::Borrowed(cut(text)),
        (_, Some(html)) => Cow::Owned(markup::text_of_html(cut(html), false)),
        (None, None) => Cow::Borrowed(""),
    }
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}
