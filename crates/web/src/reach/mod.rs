//! How letters reach the reader: choices at their account, and the page of less that a letter's link opens.

pub mod less;
pub mod pages;
pub mod view;
