//! The page of a newcomer's first weeks.

pub mod pages;
pub mod view;
