//! The house itself.

use serde::{Deserialize, Serialize};

/// Section `[house]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct House {
    /// The language of the house, for whoever has not chosen one.
    pub language: String,
    /// Who hosts it, for the last line of each page; may be empty.
    pub hosted_by: String,
}

impl Default for House {
    fn default() -> House {
        House { language: "en".into(), hosted_by: String::new() }
    }
}
