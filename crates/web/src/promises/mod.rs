//! What members promise each other: the page with the words and the button, and who agreed to which, for convenors.

pub mod pages;
pub mod view;
