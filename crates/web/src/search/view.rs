//! What a search shows: people who know before letters that say.

use askama::Template;
use base::Id;

use crate::{
    dates::Moment,
    html::{Html, escape_into},
    icons, links,
    people::view::Named,
    rooms::Room,
    shell::Shell,
};

/// Text with the words that were searched for marked. What is in it is escaped here.
pub fn marked<'a>(pieces: impl IntoIterator<Item = (&'a str, bool)>) -> Html {
    let mut out = String::new();
    for (text, hit) in pieces {
        out.push_str(if hit { "<mark>" } else { "" });
        escape_into(&mut out, text);
        out.push_str(if hit { "</mark>" } else { "" });
    }
    Html(out)
}

/// A person who may know.
#[derive(Clone, Debug)]
pub struct FoundPerson {
    /// Who.
    pub who: Named,
    /// Why they are named: "They offer it."
    pub reason: String,
    /// The words that say so, by [`marked`].
    pub words: Html,
}

/// A post that says it.
#[derive(Clone, Debug)]
pub struct FoundPost {
    /// Which post.
    pub id: Id,
    /// The subject of its thread, by [`marked`].
    pub subject: Html,
    /// The words around what was found, by [`marked`].
    pub excerpt: Html,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: Moment,
    /// How many more posts of the same thread say it.
    pub others: u64,
    /// Its room, if it is stricter than the community's.
    pub room: Option<Room>,
}

/// The results of a search, or its empty page.
#[derive(Template)]
#[template(path = "search/results.html")]
pub struct SearchPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// What was asked. Field `q`.
    pub query: String,
    /// People who may know, at most a handful.
    pub people: Vec<FoundPerson>,
    /// Posts that say it.
    pub posts: Vec<FoundPost>,
    /// The address of the next page.
    pub more: Option<String>,
    /// What is to be said about the query: what was not understood, or done otherwise than asked.
    pub notes: Vec<String>,
    /// The address of a search among older letters, when only the newest were looked at.
    pub older: Option<String>,
    /// The query without its filters, when there were some and nothing was found.
    pub wider: Option<String>,
}

impl SearchPage {
    fn nothing(&self) -> bool {
        self.people.is_empty() && self.posts.is_empty()
    }

    fn wider_address(&self, query: &str) -> String {
        links::search_for(&self.slug, query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_mark_is_markup() {
        assert_eq!(marked([("a <b> ", false), ("hit", true)]).0, "a &lt;b&gt; <mark>hit</mark>");
    }
}
