//! What the page of belonging shows.

use askama::Template;

use crate::{links, shell::Shell};

/// How the reader belongs, and what they can do about it. Field `act` of the forms; `words` with joining.
#[derive(Template)]
#[template(path = "members/belonging.html")]
pub struct BelongingPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `member`, `alumni`, `left`, `known`; empty for none.
    pub standing: &'static str,
    /// They convene it: they say whom it lets in.
    pub convenor: bool,
}
