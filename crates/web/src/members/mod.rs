//! Belonging to a community: joining, leaving, staying a friend, coming back; and whom it lets in.

pub mod pages;
pub mod steps;
pub mod view;
