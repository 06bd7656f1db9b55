//! What one side of a session answers: a code, an enhanced code (RFC 3463), and words.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Three digits: 2 it is done, 3 go on, 4 later, 5 never.
    pub code: u16,
    /// The enhanced code: its first digit is that of `code`; all zero where there is none.
    pub enhanced: [u16; 3],
    /// In words. One line: what breaks lines is taken out when it is written.
    pub words: Cow<'static, str>,
}

impl Reply {
    /// An answer of ours: `Reply::new(550, [5, 1, 1], "nobody has this address here")`.
    pub const fn new(code: u16, enhanced: [u16; 3], words: &'static str) -> Reply {
        Reply { code, enhanced, words: Cow::Borrowed(words) }
    }

    /// An answer whose words are made as it is needed.
    pub fn told(code: u16, enhanced: [u16; 3], words: impl Into<String>) -> Reply {
        Reply { code, enhanced, words: Cow::Owned(words.into()) }
    }

    /// Done, or go on.
    pub fn is_good(&self) -> bool {
        self.code < 400
    }

    /// Not now: the other side tries again.
    pub fn is_passing(&self) -> bool {
        (400..500).contains(&self.code)
    }

    /// Never.
    pub fn is_final(&self) -> bool {
        self.code >= 500
    }

    /// As one line of a session, its end included.
    pub fn write(&self, out: &mut Vec<u8>) {
        use std::io::Write;
        // Writing into memory does not fail.
        drop(write!(out, "{self}\r\n"));
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        let [class, subject, detail] = self.enhanced;
        if class > 0 {
            write!(f, " {class}.{subject}.{detail}")?;
        }
        f.write_str(" ")?;
        // Words may repeat what the other side said; a line break there would be an answer of its own.
        let mut shown = self.words.chars().take(400).map(|c| if c.is_control() { ' ' } else { c });
        shown.try_for_each(|c| f.write_char(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_line_whatever_its_words() {
        let mut out = Vec::new();
        Reply::told(550, [5, 1, 1], "no <a@b>\r\n250 fine").write(&mut out);
        assert_eq!(out, b"550 5.1.1 no <a@b>  250 fine\r\n");
        assert_eq!(Reply::new(354, [0, 0, 0], "go on").to_string(), "354 go on");
    }
}
