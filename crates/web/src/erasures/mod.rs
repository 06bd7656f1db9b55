//! Names that may be those of people who were erased, for convenors to look at.

pub mod pages;
pub mod view;
