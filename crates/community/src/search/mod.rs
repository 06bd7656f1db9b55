//! Search: people who know, then threads that say. One function, two ways (FTS5, tsvector).
//!
//! What the asker may not see is never matched: the mark of what they may see is part of the expression that the index
//! is asked. What was said in the room or is sealed does not stand in the index at all.

mod document;
pub mod index;
mod language;
pub(crate) mod postgres;
pub(crate) mod sql;
pub(crate) mod sqlite;
mod stems;
pub mod terms;

pub use document::ToIndex;

/// The tables that are made from others: a backup leaves them out, and after a restore they are made again.
pub const DERIVED: &[&str] = &["post_words", "person_words"];

/// The statements that only one engine can take, for the test that prepares them.
pub fn statements_of(engine: store::Engine) -> &'static [&'static store::Statement] {
    match engine {
        store::Engine::Sqlite => sqlite::ALL,
        store::Engine::Postgres => postgres::ALL,
    }
}
