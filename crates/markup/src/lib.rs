//! Markdown, mail text and mail HTML to safe HTML.

mod clean;
mod escape;
mod html_lines;
mod links;
mod markdown;
pub mod quote;
mod raw_text;
mod reduce;
mod tags;
mod tokens;

pub use clean::clean;
pub use escape::escape;
pub use html_lines::text_of_html;
pub use links::Addresses;
pub use markdown::{MAX_MARKDOWN, from_markdown};

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
