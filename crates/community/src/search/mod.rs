//! Search: people who know, then threads that say. One function, two ways (FTS5, tsvector).
//!
//! What the asker may not see is never matched: the mark of what they may see is part of the question that the index
//! is asked. What was said in the room or is sealed does not stand in the index at all.
//!
//! A query goes through `query` (taken apart), `asked` (its words in every language of the community), `question` (what
//! the index is asked), `candidates` (the newest posts that match), `rank`, `know` (people) and `excerpt`. The other
//! way, from a post to the index: `terms`, `stems`, `document`, `index`.

mod asked;
mod candidates;
mod common;
mod document;
mod excerpt;
mod find;
pub mod index;
mod know;
mod language;
pub(crate) mod postgres;
mod query;
mod question;
mod rank;
pub(crate) mod sql;
pub(crate) mod sqlite;
mod stems;
pub mod terms;

use base::Time;

pub use document::ToIndex;
pub use find::search;

use crate::{Level, PersonId, PostId, ThreadId};

/// How many threads a page of results has.
pub const PAGE: usize = 15;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// People who may know: at most three, on the first page.
    pub people: Vec<Knows>,
    /// Threads that say it, the best first.
    pub threads: Vec<Hit>,
    /// What was not understood, or done otherwise than asked.
    pub notes: Vec<Note>,
    /// Whether there is a next page.
    pub more: bool,
    /// There are more than were looked at: all those before this moment (`before:` finds them).
    pub older: Option<Time>,
    /// The words of the query without what narrowed it, when there was something and nothing was found.
    pub wider: Option<String>,
}

/// A person who may know.
#[derive(Clone, Debug)]
pub struct Knows {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Why they are named.
    pub reason: Reason,
    /// The words that say so: of their profile, or the subject of what they wrote.
    pub words: Vec<Piece>,
    /// In how many of the threads that were found they wrote what matches.
    pub threads: usize,
}

/// Why a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is their name.
    Name,
    /// They offer it.
    Offers,
    /// It is what they do.
    Practice,
    /// They say so of themselves.
    About,
    /// They wrote about it.
    Wrote,
}

impl Reason {
    /// The key of the sentence; `search-knows-wrote` counts threads with `count`.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Name => "search-knows-name",
            Reason::Offers => "search-knows-offers",
            Reason::Practice => "search-knows-practice",
            Reason::About => "search-knows-about",
            Reason::Wrote => "search-knows-wrote",
        }
    }
}

/// A thread that says it, by its best post.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The thread.
    pub thread: ThreadId,
    /// Its subject.
    pub subject: Vec<Piece>,
    /// Its level.
    pub level: Level,
    /// The post.
    pub post: PostId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// Their name.
    pub author: String,
    /// When.
    pub at: Time,
    /// The words around what was found.
    pub excerpt: Vec<Piece>,
    /// How many more posts of the thread match, of those that were looked at.
    pub others: usize,
}

/// A piece of a text: what was looked for is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, plain.
    pub text: String,
    /// Whether it was looked for.
    pub marked: bool,
}

/// Something to be said about a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The key of the sentence.
    pub key: &'static str,
    /// Its `given`: the part of the query that it is about.
    pub given: Option<String>,
}

impl Note {
    fn plain(key: &'static str) -> Note {
        Note { key, given: None }
    }

    fn about(key: &'static str, given: &str) -> Note {
        Note { key, given: Some(given.to_owned()) }
    }
}

/// The tables that are made from others: a backup leaves them out, and after a restore they are made again.
pub const DERIVED: &[&str] = &["post_words", "person_words"];

/// The statements that only one engine can take, for the test that prepares them.
pub fn statements_of(engine: store::Engine) -> &'static [&'static store::Statement] {
    match engine {
        store::Engine::Sqlite => sqlite::ALL,
        store::Engine::Postgres => postgres::ALL,
    }
}
