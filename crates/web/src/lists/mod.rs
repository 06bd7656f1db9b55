//! How a community does letters: the page of its convenors.

pub mod pages;
pub mod view;
