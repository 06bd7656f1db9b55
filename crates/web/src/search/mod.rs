//! Finding people who know and letters that say.

pub mod pages;
pub mod view;
