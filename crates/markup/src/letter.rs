//! How the parts of a letter are shown: new words as they are, earlier letters folded away.

use crate::{
    escape::push_escaped,
    links::Addresses,
    quote::{Letter, PartKind},
};

/// An earlier letter of more lines than this is folded even between new words.
const LONG_QUOTE: usize = 12;

/// How a letter is to be shown.
#[derive(Debug, Clone, Copy)]
pub struct LetterOptions<'a> {
    /// The words on which a reader presses to see the earlier letter, in the reader's or the page's language.
    pub earlier: &'a str,
    /// What to do with mail addresses in plain text.
    pub addresses: Addresses,
    /// The plain text is `format=flowed` (RFC 3676): a line that ends in a blank goes on in the next.
    pub flowed: bool,
    /// With `flowed`, `DelSp=yes`: that blank is no part of the text.
    pub delsp: bool,
}

impl<'a> LetterOptions<'a> {
    /// With mail addresses linked, and text that is not flowed.
    pub fn new(earlier: &'a str) -> Self {
        LetterOptions { earlier, addresses: Addresses::Link, flowed: false, delsp: false }
    }
}

/// How one part is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Plainly,
    AsQuote,
    Folded,
    AsSignature,
}

/// How each part of `letter` is shown. What stands between new words is what they answer, and stays in sight;
/// a letter without any new words is not folded, for then nothing would be seen of it.
pub(crate) fn shown(letter: &Letter<'_>) -> Vec<Shown> {
    let is_words = |kind: PartKind| kind == PartKind::Words;
    let last_words =
        letter.parts.iter().rposition(|part| is_words(part.kind) && !part.text.trim().is_empty());
    let show = |(at, part): (usize, &crate::quote::Part<'_>)| match (part.kind, last_words) {
        (PartKind::Words, _) => Shown::Plainly,
        (PartKind::Signature | PartKind::Footer, _) => Shown::AsSignature,
        (PartKind::Quote, None) => Shown::AsQuote,
        (PartKind::Quote, Some(last)) if at > last || part.text.lines().count() > LONG_QUOTE => Shown::Folded,
        (PartKind::Quote, Some(_)) => Shown::AsQuote,
    };
    letter.parts.iter().enumerate().map(show).collect()
}

/// Appends a part's HTML in its frame. Classes are written here and nowhere else.
pub(crate) fn push_framed(out: &mut String, html: &str, shown: Shown, earlier: &str) {
    if html.trim().is_empty() {
        return;
    }
    let quote_inside = html.contains("<blockquote");
    let (before, after) =
        if quote_inside { ("", "") } else { ("<blockquote dir=\"auto\">", "</blockquote>\n") };
    match shown {
        Shown::Plainly => out.push_str(html),
        Shown::AsQuote => {
            out.push_str(before);
            out.push_str(html);
            out.push_str(after);
        }
        Shown::Folded => {
            out.push_str("<details class=\"quoted\"><summary>");
            push_escaped(out, earlier);
            out.push_str("</summary>");
            out.push_str(before);
            out.push_str(html);
            out.push_str(after);
            out.push_str("</details>\n");
        }
        Shown::AsSignature => {
            out.push_str("<div class=\"signature\">");
            out.push_str(html);
            out.push_str("</div>\n");
        }
    }
}
