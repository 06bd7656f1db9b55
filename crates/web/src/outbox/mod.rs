//! The letters of a demo.

pub mod pages;
pub mod view;
