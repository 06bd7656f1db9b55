//! Tokens and codes: made from chance, kept only as their hash.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::Chance;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A secret that a person or a browser holds. It does not show itself in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// 160 bits as 32 characters that are safe in an address: for links and cookies.
    pub fn token(chance: &Chance) -> Secret {
        Secret::characters(chance, 32)
    }

    /// Eight characters to type by hand (40 bits; the one who checks counts the guesses).
    pub fn code(chance: &Chance) -> Secret {
        Secret::characters(chance, 8)
    }

    fn characters(chance: &Chance, count: usize) -> Secret {
        let mut bytes = vec![0; count];
        chance.fill(&mut bytes);
        Secret(bytes.iter().map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect())
    }

    /// What someone gave: folded as people type it (case, blanks and dashes do not matter; o is 0, i and l are 1).
    pub fn given(text: &str) -> Secret {
        let kept = text.chars().filter(|c| c.is_ascii_alphanumeric()).take(64);
        Secret(
            kept.map(|c| match c.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            })
            .collect(),
        )
    }

    /// The characters themselves, to be written into a letter or a cookie.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The hash under which the secret is stored and found. Equality of hashes is compared by the
    /// database's index, which tells an attacker nothing about the secret.
    pub fn hash(&self) -> String {
        hash(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// SHA-256: what a longer text is found by.
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// HMAC-SHA256 (RFC 2104): what only the holder of `key` can make of `bytes`.
pub fn seal(key: &[u8], bytes: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length: the error that its interface allows cannot happen.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mut mac| {
            mac.update(bytes);
            mac.finalize().into_bytes().into()
        })
        .unwrap_or_default()
}

/// 128 bits as 26 characters that are safe in a mail address.
pub fn spell(bits: u128) -> String {
    (0..26).rev().map(|place| char::from(DIGITS[(bits >> (place * 5) & 31) as usize])).collect()
}

/// What [`spell`] has written, in either case; nothing for any other text.
pub fn unspell(text: &str) -> Option<u128> {
    let mut bits: u128 = 0;
    for c in text.bytes() {
        let digit = DIGITS.iter().position(|digit| *digit == c.to_ascii_lowercase())?;
        bits = bits << 5 | digit as u128;
    }
    // The first character has three bits: all others would not come out as they went in.
    (text.len() == 26 && spell(bits) == text.to_ascii_lowercase()).then_some(bits)
}

/// SHA-256 as 64 hexadecimal digits: the name of a blob, the stored form of a secret.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [char::from(HEX[usize::from(b >> 4)]), char::from(HEX[usize::from(b & 15)])])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        let code = Secret::code(&Chance::seeded(1));
        let shown = code.reveal();
        let typed = format!(" {}-{} ", shown[..4].to_uppercase(), &shown[4..]);
        assert_eq!(Secret::given(&typed).hash(), code.hash());
        assert_eq!(format!("{code:?}"), "Secret(…)");
    }

    #[test]
    fn what_is_spelt_is_read_again_and_nothing_else_is() {
        for bits in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0f1e_2d3c_4b5a_6978] {
            assert_eq!(unspell(&spell(bits)), Some(bits));
            assert_eq!(unspell(&spell(bits).to_uppercase()), Some(bits));
        }
        for text in [
            "",
            "zzzzzzzzzzzzzzzzzzzzzzzzzz",
            "0123",
            "u0000000000000000000000000",
            "00000000000000000000000000ü",
        ] {
            assert_eq!(unspell(text), None, "{text}");
        }
    }

    // RFC 4231, test case 2.
    #[test]
    fn a_seal_is_the_hmac_of_the_standard() {
        let seal = seal(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(hex(&seal), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
