//! Signing in: an address, then a link or a code.

pub mod demo;
pub mod pages;
pub mod view;
