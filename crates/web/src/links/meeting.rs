//! The addresses of what happens when people meet: methods, run-sheets, topics, what comes of it.

use std::fmt::Display;

/// The methods that a community can choose from.
pub fn methods(slug: &str) -> String {
    format!("/c/{slug}/methods")
}

/// One method.
pub fn method(slug: &str, key: impl Display) -> String {
    format!("/c/{slug}/methods/{key}")
}
