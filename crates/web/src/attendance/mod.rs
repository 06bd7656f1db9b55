//! Who was there, and a word the day after.

pub mod pages;
pub mod view;
