//! Founding a community in plain steps: each keeps what was written at once, and nothing happens before the preview is confirmed.

pub mod edits;
pub mod pages;
pub mod preview;
pub mod view;
