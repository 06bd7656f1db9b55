//! Addresses: read from headers, folded to compare, checked before they are used.

mod check;
mod list;

use crate::clean;

pub use check::{Flaw, check, fold};
pub(crate) use list::read_list;

/// A name and an address, as in `Ann Other <ann@example.org>`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// As the letter has it, on one line, without hidden characters; empty if there is none.
    pub name: String,
    /// As the letter has it; usually `local@domain`, but letters hold everything. See [`check`].
    pub address: String,
}

impl Address {
    pub fn new(name: &str, address: &str) -> Self {
        Address { name: clean::line(name), address: clean::line(address) }
    }

    /// The name to show to people: None if there is none, or if it pretends to be another address than this one.
    pub fn shown_name(&self) -> Option<&str> {
        // "'Ann Other'" is how Outlook quotes what was quoted.
        let inner = self.name.strip_prefix('\'').and_then(|n| n.strip_suffix('\''));
        let name = inner.filter(|n| !n.contains('\'')).unwrap_or(&self.name).trim();
        (!name.is_empty() && !self.shows_another() && !self.repeats_itself()).then_some(name)
    }

    /// The name holds an address, and not this one: `"boss@example.org" <stranger@example.com>`.
    pub fn shows_another(&self) -> bool {
        addresses_in(&self.name).any(|shown| !shown.eq_ignore_ascii_case(&self.address))
    }

    /// The name is the address once more, which tells nobody anything.
    fn repeats_itself(&self) -> bool {
        let bare = self.name.trim_matches(['"', '\'', '<', '>', ' ']);
        bare.eq_ignore_ascii_case(&self.address)
    }
}

/// What looks like an address in a text: a word with an `@` inside, in any of its disguises.
fn addresses_in(text: &str) -> impl Iterator<Item = String> {
    let text: String = text.chars().map(|c| if matches!(c, '＠' | '﹫') { '@' } else { c }).collect();
    let words: Vec<String> = text
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | ',' | ';' | ':')
        })
        .map(str::to_owned)
        .collect();
    words.into_iter().filter(|word| {
        word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // reliability 2.2 row 35
    #[test]
    fn a_name_that_is_another_address_is_not_shown() {
        let shown = |name: &str| Address::new(name, "eve@example.com").shown_name().map(str::to_owned);
        assert_eq!(shown("Eve Other").as_deref(), Some("Eve Other"));
        assert_eq!(shown("'Eve Other'").as_deref(), Some("Eve Other"));
        assert_eq!(shown("boss@example.org"), None);
        assert_eq!(shown("The Boss (boss@example.org)"), None);
        assert_eq!(shown("boss＠example.org"), None);
        assert_eq!(shown("Eve <EVE@example.com>").as_deref(), Some("Eve <EVE@example.com>"));
        assert_eq!(shown("eve@example.com"), None);
        assert_eq!(shown("me @ home").as_deref(), Some("me @ home"));
    }
}
