//! Topics by members, and dots.

pub mod pages;
pub mod view;
