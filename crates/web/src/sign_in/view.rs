//! What the pages of signing in show. None of them says whether an address is known.

use askama::Template;

use crate::{forms::Problems, icons, links, shell::Shell};

/// Asks for an address. Field `email`; hidden field `next`.
#[derive(Template)]
#[template(path = "sign_in/ask.html")]
pub struct AskPage {
    /// The frame.
    pub shell: Shell,
    /// What was written.
    pub email: String,
    /// The page to go to afterwards; a path of this house.
    pub next: String,
    /// What was wrong.
    pub problems: Problems,
    /// Words were being written when the session ended, and they are kept.
    pub kept: bool,
}

/// "Look in your letters", with a box for the code. Field `code`.
#[derive(Template)]
#[template(path = "sign_in/code.html")]
pub struct CodePage {
    /// The frame.
    pub shell: Shell,
    /// For how many minutes link and code work.
    pub minutes: u64,
    /// What was wrong.
    pub problems: Problems,
}

/// What the link of a letter has come to.
#[derive(Clone, Debug)]
pub enum Link {
    /// It is good, and this is the browser that asked: a button signs in. Nothing happens without it.
    Ready {
        /// What the button sends, as field `token`.
        token: String,
    },
    /// It is good, but another browser asked: this code is typed there.
    OtherBrowser {
        /// Eight characters.
        code: String,
    },
    /// The demo's way in for a person of its world: a button, and no letter.
    Demo {
        /// Whose.
        person: String,
        /// Their name.
        name: String,
    },
    /// It was used, or its ten minutes are over.
    Spent,
}

/// The page that the link of a letter opens. Opening it changes nothing.
#[derive(Template)]
#[template(path = "sign_in/link.html")]
pub struct LinkPage {
    /// The frame.
    pub shell: Shell,
    /// What it has come to.
    pub link: Link,
}

impl LinkPage {
    /// The code in two halves, as people read numbers out, and as it stands in the letter.
    fn halves(&self, code: &str) -> (String, String) {
        let (first, second) = code.split_at_checked(code.len() / 2).unwrap_or((code, ""));
        (first.to_uppercase(), second.to_uppercase())
    }
}
