//! The letters of a demo.

pub mod view;
