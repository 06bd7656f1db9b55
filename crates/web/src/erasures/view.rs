//! What the page of doubtful names shows.

use askama::Template;
use base::Id;

use crate::{icons, links, shell::Shell};

/// One place in a post that may name somebody who was erased.
#[derive(Clone, Debug)]
pub struct DoubtLine {
    /// Its id.
    pub id: Id,
    /// The conversation.
    pub subject: String,
    /// Where the post is.
    pub href: String,
    /// Who wrote it.
    pub author: String,
    /// The words before, the words in question, the words after.
    pub before: String,
    /// See `before`.
    pub what: String,
    /// See `before`.
    pub after: String,
}

/// Names to look at. Each form has `doubt` and `act` (`remove`, `leave`).
#[derive(Template)]
#[template(path = "erasures/page.html")]
pub struct ErasuresPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The oldest first.
    pub doubts: Vec<DoubtLine>,
}
