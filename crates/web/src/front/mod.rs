//! The front pages of the house and of a community.

pub mod pages;
pub mod view;
