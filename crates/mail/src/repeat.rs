//! What a letter that is brought again has in common with the first time.
//!
//! The bytes differ: each server on the way writes its own Received field. The Message-ID alone is not enough: another letter may have
//! the same one, by mistake or to push it aside, and must not be taken for the first (nor the first for it).

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::headers::{self, MOST_HEADER_BYTES};

/// The fields that make a letter this one and no other.
const OWN: [&str; 4] = ["Message-ID", "From", "Date", "Subject"];

/// Read at once, for the head.
const HEAD: usize = 2 * MOST_HEADER_BYTES;

/// 64 hexadecimal digits: the same for the same letter by whatever way it comes, another for any other letter.
pub fn mark(raw: &[u8]) -> String {
    let mut hasher = Sha256::new();
    begin(raw, &mut hasher);
    spelled(hasher)
}

/// The same for a letter that is read piece by piece.
pub fn mark_of(source: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let mut hasher = Sha256::new();
    begin(&head, &mut hasher);
    let mut piece = vec![0; 64 << 10];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(spelled(hasher)),
            Ok(count) => hasher.update(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn begin(raw: &[u8], hasher: &mut Sha256) {
    // A head without an end is a head only as far as it is read.
    let block = headers::block(raw).len().min(HEAD);
    let fields = headers::fields(raw).filter(|field| OWN.iter().any(|name| field.is(name)));
    for field in fields {
        hasher.update(field.name.to_ascii_lowercase());
        // Folded by one server and not by another, it says the same.
        for word in field.value.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
            hasher.update(b" ");
            hasher.update(word);
        }
        hasher.update(b"\n");
    }
    hasher.update(&headers::without_from_line(raw)[block..]);
}

fn spelled(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str =
        "From: Ann <ann@example.org>\r\nMessage-ID: <1@example.org>\r\nSubject: Hello\r\n\r\nHi all\r\n";

    #[test]
    fn a_letter_by_another_way_has_its_mark_and_any_other_letter_has_not() {
        let first = mark(LETTER.as_bytes());
        let again = format!("Received: from a by b\r\nReceived: x\r\n{LETTER}");
        assert_eq!(mark(again.as_bytes()), first);
        assert_eq!(mark(LETTER.replace("Subject: Hello", "SUBJECT:\r\n Hello").as_bytes()), first);
        for (what, instead) in [("Hi all", "Hi you"), ("1@", "2@"), ("Ann", "Bob"), ("Hello", "Hello again")]
        {
            assert_ne!(mark(LETTER.replace(what, instead).as_bytes()), first, "{instead}");
        }
    }

    #[test]
    fn a_letter_that_is_read_piece_by_piece_has_the_same_mark() {
        let long = format!("{LETTER}{}", "x\r\n".repeat(200_000));
        for letter in ["", LETTER, long.as_str(), "no head at all", "\r\nno head", &"x".repeat(300_000)] {
            assert_eq!(mark_of(&mut letter.as_bytes()).unwrap(), mark(letter.as_bytes()));
        }
    }
}
