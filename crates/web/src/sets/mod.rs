//! Action learning sets.

pub mod pages;
pub mod view;
