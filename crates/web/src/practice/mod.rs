//! The yearly question: its page for convenors.

pub mod pages;
pub mod view;
