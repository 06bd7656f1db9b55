//! Sponsors: the convenors' list, and the page of a sponsor.

pub mod pages;
pub mod view;
