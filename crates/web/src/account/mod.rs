//! The reader's own name, addresses, sessions and settings.

pub mod view;
