//! What people say they will do.

pub mod pages;
pub mod view;
