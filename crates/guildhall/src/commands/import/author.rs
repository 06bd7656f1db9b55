//! Who wrote a letter, as a key that is the same for all letters of one address.

use std::collections::HashMap;

use community::PersonId;
use mail::{Address, Letter, address::fold};

/// The person behind each key.
pub type People = HashMap<String, PersonId>;

/// The key of letters in which nobody is named.
pub const NOBODY: &str = "nobody";

/// The author's key and the name to show; the name may be empty.
pub fn of(letter: &Letter<'_>) -> (String, String) {
    let named = letter.from.iter().chain(&letter.sender).chain(&letter.reply_to);
    let Some(author) =
        named.clone().find(|author| !author.address.is_empty()).or_else(|| named.clone().next())
    else {
        return (NOBODY.into(), String::new());
    };
    let name = author.shown_name().unwrap_or_default().to_owned();
    (key(author), name)
}

fn key(author: &Address) -> String {
    let folded = fold(&author.address);
    if !folded.is_empty() {
        return folded.chars().take(320).collect();
    }
    match author.name.trim() {
        "" => NOBODY.into(),
        name => format!("name {}", name.to_lowercase()).chars().take(320).collect(),
    }
}

/// `ann at example.org`, as archives hide it, is `ann@example.org`.
pub fn unhidden(key: &str) -> Option<String> {
    let (local, domain) = key.split_once(" at ")?;
    let whole = !local.is_empty() && domain.contains('.') && !domain.contains(' ') && !key.contains('@');
    whole.then(|| fold(&format!("{local}@{domain}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_has_one_key_however_the_address_is_written() {
        let key = |raw: &str| of(&mail::head(raw.as_bytes())).0;
        assert_eq!(key("From: Ann <Ann@Example.org>\n\n"), "ann@example.org");
        assert_eq!(key("From: ann@example.org (Ann)\n\n"), "ann@example.org");
        assert_eq!(key("Subject: nothing\n\n"), NOBODY);
        assert_eq!(unhidden("ann at example.org").as_deref(), Some("ann@example.org"));
        assert_eq!(unhidden("ann at home"), None);
    }
}
