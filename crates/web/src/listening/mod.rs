//! What was written down after talks: for the member whom it is about, and for convenors.

pub mod pages;
pub mod view;
