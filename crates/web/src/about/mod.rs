//! Pages that explain.

pub mod view;
