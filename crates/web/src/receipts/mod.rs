//! What the reader did by letter, each with its way back for a day.

pub mod pages;
pub mod view;
