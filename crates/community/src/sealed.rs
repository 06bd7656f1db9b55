//! Addresses of pages that one person has: 26 characters that name one thing, and that nobody can make up.

use base::secret::{hex, seal, spell, unspell};

/// The 26 characters for a thing of this kind.
pub(crate) fn token(key: &[u8; 32], kind: &str, id: i64) -> String {
    spell(u128::from(id as u64) << 64 | u128::from(proof(key, kind, id)))
}

/// The thing that 26 characters name; nothing when they were made up, or are of another kind.
pub(crate) fn named(key: &[u8; 32], kind: &str, text: &str) -> Option<i64> {
    let bits = unspell(text)?;
    let id = (bits >> 64) as u64 as i64;
    (proof(key, kind, id) == bits as u64).then_some(id)
}

fn proof(key: &[u8; 32], kind: &str, id: i64) -> u64 {
    let seal = seal(key, format!("{kind} {id}").as_bytes());
    seal.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
}

/// A hash of words that only this house can make: enough to know them again, nothing that tells what they were.
pub(crate) fn mark(key: &[u8; 32], kind: &str, words: &str) -> String {
    hex(&seal(key, format!("{kind} {words}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_one_thing_opens_no_other() {
        let key = [7; 32];
        let token = token(&key, "invitation", 42);
        assert_eq!(named(&key, "invitation", &token), Some(42));
        assert_eq!(named(&key, "application", &token), None);
        assert_eq!(named(&[8; 32], "invitation", &token), None);
        assert_eq!(named(&key, "invitation", &super::token(&key, "invitation", 43)), Some(43));
        assert_eq!(named(&key, "invitation", "made-up"), None);
    }
}
