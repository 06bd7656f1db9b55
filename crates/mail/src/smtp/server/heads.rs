//! What the head of a letter alone gives reason to refuse, while whoever sends it can still be told.

use crate::{
    headers::{MOST_HEADER_BYTES, MOST_HEADER_FIELDS},
    smtp::Reply,
};

const TOO_LONG: Reply = Reply::new(554, [5, 6, 0], "the head of this letter is too long");
const LOOP: Reply =
    Reply::new(554, [5, 4, 6], "this letter has passed too many servers, so it goes round in a loop");
const TWO_AUTHORS: Reply =
    Reply::new(550, [5, 6, 0], "this letter has more than one From field; it must have one author");

/// Looks at the head of `raw`, which holds at least the first [`MOST_HEADER_BYTES`] of the letter.
pub(super) fn check(raw: &[u8], hops: usize) -> Result<(), Reply> {
    let (mut fields, mut received, mut from, mut at, mut ends) = (0, 0, 0, 0, false);
    while let Some(length) = memchr::memchr(b'\n', &raw[at..]) {
        let line = &raw[at..at + length];
        if matches!(line, [] | b"\r") {
            ends = true;
            break;
        }
        at += length + 1;
        // A line that begins with a blank goes on with the field before it.
        if matches!(line[0], b' ' | b'\t') {
            continue;
        }
        fields += 1;
        match line[0] {
            b'R' | b'r' => received += usize::from(is(line, b"received")),
            b'F' | b'f' => from += usize::from(is(line, b"from")),
            _ => {}
        }
        if at > MOST_HEADER_BYTES || fields > MOST_HEADER_FIELDS {
            return Err(TOO_LONG);
        }
    }
    match () {
        () if at > MOST_HEADER_BYTES || (!ends && raw.len() > MOST_HEADER_BYTES) => Err(TOO_LONG),
        () if received > hops => Err(LOOP),
        () if from > 1 => Err(TWO_AUTHORS),
        () => Ok(()),
    }
}

fn is(line: &[u8], name: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', line) else { return false };
    line[..colon].trim_ascii_end().eq_ignore_ascii_case(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(raw: &str) -> u16 {
        check(raw.as_bytes(), 50).err().map_or(0, |reply| reply.code)
    }

    #[test]
    fn one_author_and_fifty_servers_pass_and_what_stands_in_the_body_is_not_counted() {
        let hops = "Received: from a by b\r\n\tfor c\r\n".repeat(50);
        assert_eq!(told(&format!("{hops}From: a@b\r\n\r\nFrom: c@d\r\nReceived: x\r\n")), 0);
        assert_eq!(told(&format!("{hops}RECEIVED : x\r\n\r\n")), 554);
        assert_eq!(told("From: a@b\r\nfrom : c@d\r\n\r\nx"), 550);
        assert_eq!(told("From: a@b\r\n From: c@d\r\n\r\nx"), 0);
        assert_eq!(told(&"X: y\r\n".repeat(1_001)), 554);
        assert_eq!(told(&format!("X: {}\r\n\r\n", "y".repeat(140_000))), 554);
        assert_eq!(told(&format!("X: y\r\n{}", "y".repeat(140_000))), 554);
        assert_eq!(told(&"y".repeat(140_000)), 554);
        assert_eq!(told(&format!("X: y\r\n\r\n{}\r\n", "y".repeat(140_000))), 0);
        assert_eq!(told(""), 0);
    }
}
