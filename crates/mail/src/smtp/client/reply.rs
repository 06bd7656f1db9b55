//! What a server answers.

use std::fmt;

/// The longest text of an answer that is kept, in characters.
const LONGEST: usize = 300;

/// An answer: its code, its enhanced code (RFC 3463) when it has one, its words in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Three digits.
    pub code: u16,
    /// Like 5.1.1; zeros when there is none.
    pub enhanced: [u8; 3],
    /// What it says, as one line without what hides or breaks.
    pub text: String,
}

impl Reply {
    pub(super) fn read(response: smtp_proto::Response<String>) -> Reply {
        let text = crate::clean::line(&response.message).chars().take(LONGEST).collect();
        Reply { code: response.code, enhanced: response.esc, text }
    }

    /// An answer that we give ourselves, because the server's is known before it is asked.
    pub(super) fn ours(code: u16, enhanced: [u8; 3], text: impl Into<String>) -> Reply {
        Reply { code, enhanced, text: text.into() }
    }

    /// Whether it says yes.
    pub fn is_yes(&self) -> bool {
        self.code / 100 == 2
    }

    /// Whether it says: not now.
    pub fn is_later(&self) -> bool {
        self.code / 100 == 4
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Reply { code, enhanced: [class, subject, detail], text } = self;
        match class {
            0 => write!(f, "{code} {text}"),
            _ => write!(f, "{code} {class}.{subject}.{detail} {text}"),
        }
    }
}
