//! Search: people who know, then threads that say. One function, two ways (FTS5, tsvector).

pub(crate) mod index;
pub mod terms;
