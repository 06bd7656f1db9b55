//! The reader's own account: addresses, communities, browsers that are signed in.

pub mod pages;
pub mod view;
