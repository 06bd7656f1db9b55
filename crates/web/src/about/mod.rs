//! Pages that explain.

pub mod pages;
pub mod view;
