//! Signing in by a letter: a link for the browser that asked, a code for any other.

pub mod view;
