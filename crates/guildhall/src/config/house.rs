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
    /// Who may found communities: `everyone` who is signed in, or `founders` for those below alone.
    pub founding: String,
    /// The addresses of people who may, where not everyone may.
    pub founders: Vec<String>,
}

impl Default for House {
    fn default() -> House {
        House {
            language: "en".into(),
            hosted_by: String::new(),
            founding: "everyone".into(),
            founders: Vec::new(),
        }
    }
}

impl House {
    /// Who may found communities, as the heart knows it.
    pub fn founders(&self) -> community::founding::Founders {
        if self.founding == "everyone" {
            community::founding::Founders::Everyone
        } else {
            let folded = self.founders.iter().map(|address| address.trim().to_lowercase());
            community::founding::Founders::These(folded.collect())
        }
    }
}
