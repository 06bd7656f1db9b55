//! Care: asking for somebody to talk to, and who looks after whom.

pub mod pages;
pub mod view;
