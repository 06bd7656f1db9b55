//! Markdown, mail text and mail HTML to safe HTML.
//!
//! | From | By | To |
//! | --- | --- | --- |
//! | Markdown typed on a page | [`from_markdown`] | safe HTML, plain words |
//! | the plain text of a letter | [`from_mail_text`] | safe HTML with earlier letters folded, new words, quoted words |
//! | the HTML of a letter | [`from_mail_html`] | the same |
//! | any HTML | [`clean()`] | safe HTML |
//! | any HTML | [`text_of_html`] | text as it would be typed |
//! | the plain text of a letter | [`quote::split`] | new words, quotes, signature, footers |
//! | Markdown | [`mail_text_from_markdown`] | the plain text of a letter |
//! | cleaned HTML | [`documents::documents`] | the shared documents that it links to |
//! | plain words | [`plain`] | how easy they are to read |
//! | plain words | [`snippet()`], [`first_words`] | the few that show why a text was found, or what it is |
//!
//! What is printed on a page has gone through one of the first four. Whatever comes in, nothing panics, and the
//! time taken is linear in its length: nesting, tags and attributes have limits, beyond which text stays and
//! markup goes. Nothing here recurses on what it reads.

mod clean;
pub mod documents;
mod escape;
mod flowed;
mod html_lines;
mod letter;
mod letter_text;
mod links;
mod mail_html;
mod mail_text;
mod markdown;
mod paragraphs;
mod places;
pub mod plain;
pub mod quote;
mod raw_text;
mod reduce;
mod snippet;
mod tags;
mod tokens;

pub use clean::clean;
pub use escape::escape;
pub use html_lines::text_of_html;
pub use letter::LetterOptions;
pub use letter_text::{LETTER_WIDTH, mail_text_from_markdown};
pub use links::Addresses;
pub use mail_html::from_mail_html;
pub use mail_text::from_mail_text;
pub use markdown::{MAX_MARKDOWN, from_markdown};
pub use places::text_places;
pub use snippet::{Piece, first_words, snippet};

/// Words made ready to be shown, searched and quoted from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// Safe HTML, to be printed as it is.
    pub html: String,
    /// The new words only, without quotes and signature: for search, snippets and counting.
    pub plain: String,
    /// The quoted words.
    pub quoted_plain: String,
}
