//! A piece of text that is one line, by its type.

use std::fmt;

use crate::clean;

/// One line: no line break and no control character can be in it, so it cannot begin another header field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Line(String);

/// The text has a line break or a control character, and so is no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a line break or a control character cannot stand in a header")]
pub struct NotOneLine;

impl Line {
    /// Refuses what is not one line.
    pub fn new(text: &str) -> Result<Self, NotOneLine> {
        if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err(NotOneLine);
        }
        Ok(Line(text.trim().to_owned()))
    }

    /// Makes one line of any text: what breaks lines becomes a space, what hides is dropped ([`clean::line`]).
    pub fn of(text: &str) -> Self {
        Line(clean::line(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
