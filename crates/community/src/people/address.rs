//! Mail addresses, as far as the heart must know them: written, compared, refused with a reason.

/// An address that could be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    written: String,
    folded: String,
}

impl Address {
    /// From what a person typed. The error is the key of a sentence that says what to do.
    pub fn of(text: &str) -> Result<Address, &'static str> {
        let text = text.trim().trim_start_matches("mailto:").trim_matches(['<', '>']).trim();
        let (local, domain) = text.rsplit_once('@').ok_or("problem-address-at")?;
        let odd = |c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"' | '(' | ')')
        };
        if local.is_empty() || text.chars().any(odd) || local.contains('@') {
            return Err("problem-address-local");
        }
        let labels_fit = domain
            .split('.')
            .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        if !labels_fit || !domain.contains('.') {
            return Err("problem-address-domain");
        }
        if text.len() > 254 || local.len() > 64 {
            return Err("problem-address-long");
        }
        Ok(Address { written: text.to_owned(), folded: text.to_lowercase() })
    }

    /// As it was written: letters go there.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// For comparing: two that fold alike are one address.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// What stands before the @.
    pub fn local(&self) -> &str {
        self.written.rsplit_once('@').map_or(&self.written, |(local, _)| local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_with_an_address() {
        assert_eq!(Address::of(" <Ada@Example.ORG> ").unwrap().folded(), "ada@example.org");
        for (text, problem) in [
            ("ada", "problem-address-at"),
            ("@example.org", "problem-address-local"),
            ("ada lovelace@example.org", "problem-address-local"),
            ("ada@example", "problem-address-domain"),
            ("ada@.org", "problem-address-domain"),
            ("a\r\nBcc: x@example.org", "problem-address-local"),
        ] {
            assert_eq!(Address::of(text), Err(problem), "{text}");
        }
    }
}
