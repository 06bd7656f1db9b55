//! Finding people who know and letters that say.

pub mod view;
