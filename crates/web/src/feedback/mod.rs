//! How a gathering was.

pub mod pages;
pub mod view;
