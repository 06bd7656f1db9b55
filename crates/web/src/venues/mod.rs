//! Where people meet in person.

pub mod pages;
pub mod view;
