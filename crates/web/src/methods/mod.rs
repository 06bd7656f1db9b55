//! Methods: the library, and each by itself, to be read or printed.

pub mod pages;
pub mod view;
pub mod write;
