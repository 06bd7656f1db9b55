//! The addresses of the house.

use serde::{Deserialize, Serialize};

/// Section `[mail]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// What stands behind the @ of our addresses; empty for the host of `web.base_url`.
    pub domain: Domain,
    /// Names under which servers in front of us say in Authentication-Results (RFC 8601) what they have proven of a letter.
    pub authserv_ids: Vec<String>,
    /// Domains of lists and forwarders whose seals (ARC, RFC 8617) we believe.
    pub sealers: Vec<String>,
}

/// The name of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Domain(String);

impl Domain {
    /// In lower case; may be empty.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Domain {
    type Error = String;

    fn try_from(text: String) -> Result<Domain, String> {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        if text.chars().all(fits) && !text.starts_with(['.', '-']) && !text.ends_with('.') {
            return Ok(Domain(text.to_lowercase()));
        }
        Err(format!(
            "{text:?} is no domain; expected what stands behind the @ of your addresses, for example hall.example.org"
        ))
    }
}

impl From<Domain> for String {
    fn from(domain: Domain) -> String {
        domain.0
    }
}
