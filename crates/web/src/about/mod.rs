//! Pages that explain.

pub mod notice;
pub mod pages;
pub mod view;
