//! Methods that run themselves by letters over days.

pub mod pages;
pub mod view;
