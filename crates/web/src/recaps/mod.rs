//! What is told of a gathering.

pub mod pages;
pub mod view;
