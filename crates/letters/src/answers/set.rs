//! How sentences and people's words are set in an answer.

use crate::{look::Look, plain::fold_words};

/// A sentence with its reply words under the pen; all else is escaped.
fn pen(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len() + 64);
    for (place, piece) in sentence.split('*').enumerate() {
        let piece = markup::escape(piece);
        if place % 2 == 1 {
            out.push_str(&format!("<b class=\"word\" style=\"{}\">{piece}</b>", Look.pen()));
        } else {
            out.push_str(&piece);
        }
    }
    out
}

/// Words of people as paragraphs; at most so many characters are shown.
fn in_paragraphs(words: &str) -> String {
    let mut out = String::new();
    for paragraph in words.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(|line| markup::escape(line.trim())).collect();
        out.push_str(&format!(
            "<p class=\"ink\" dir=\"auto\" style=\"{}\">{}</p>",
            Look.ink(),
            lines.join("<br>")
        ));
    }
    out
}

fn indented(words: &str) -> String {
    let mut out = String::new();
    for line in words.trim().lines() {
        if line.trim().is_empty() {
            out.push('\n');
        }
        for folded in folded(line).lines() {
            out.push_str("    ");
            out.push_str(folded);
            out.push('\n');
        }
    }
    out.trim_end().to_owned()
}

/// Folds long lines at blanks; what is set in is left as it is.
pub(super) fn folded(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len() + 32);
    let mut empty = 0;
    for line in plain.trim().lines() {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty > 2 {
            continue;
        }
        if line.starts_with("    ") {
            text.push_str(line.trim_end());
        } else {
            fold_words(&mut text, line);
        }
        text.push('\n');
    }
    text
}

/// What the templates ask for.
pub(super) mod filters {
    use askama::{Result, Values};

    #[askama::filter_fn]
    pub fn penned(sentence: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
        Ok(super::pen(&sentence.to_string()))
    }

    #[askama::filter_fn]
    pub fn bare(sentence: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
        Ok(sentence.to_string().replace('*', ""))
    }

    #[askama::filter_fn]
    pub fn paragraphs(words: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
        Ok(super::in_paragraphs(&words.to_string()))
    }

    #[askama::filter_fn]
    pub fn set_in(words: impl std::fmt::Display, _: &dyn Values) -> Result<String> {
        Ok(super::indented(&words.to_string()))
    }
}
