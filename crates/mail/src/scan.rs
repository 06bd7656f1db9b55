//! Small readers for free text: addresses and codes of replies, wherever they stand.

use std::ops::Range;

/// An address longer than this is not one (RFC 5321 4.5.3.1). Bytes.
const LONGEST: usize = 254;

/// Where the mail addresses of `line` stand, in order. No address is checked beyond its characters and a dot in its domain.
pub(crate) fn addresses(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'@', bytes).take(200) {
        let local = match quoted(&bytes[from..at]) {
            0 => count(bytes[from..at].iter().rev(), is_local),
            length => length,
        };
        let domain = count(bytes[at + 1..].iter(), is_domain);
        let mut end = at + 1 + domain;
        while end > at + 1 && matches!(bytes[end - 1], b'.' | b'-' | b'_') {
            end -= 1;
        }
        let mut start = at - local;
        while start < at && matches!(bytes[start], b'.' | b'\'' | b'=' | b'/' | b'*') {
            start += 1;
        }
        let dotted = bytes[at + 1..end].iter().position(|b| *b == b'.').is_some_and(|dot| dot > 0);
        let sized = end - start <= LONGEST;
        if start < at && dotted && sized && line.is_char_boundary(start) && line.is_char_boundary(end) {
            found.push(start..end);
            from = end;
        }
    }
    found
}

/// How many bytes belong to it. Words in Chinese or Arabic follow an address without a blank: what begins in ASCII ends with it.
fn count<'a>(bytes: impl Iterator<Item = &'a u8> + Clone, belongs: fn(u8) -> bool) -> usize {
    let ascii = bytes.clone().next().is_some_and(u8::is_ascii);
    bytes.take(LONGEST).take_while(|b| belongs(**b) && (!ascii || b.is_ascii())).count()
}

/// The length of a quoted string at the end (`"ann smith"@a.example`), with its marks; 0 if there is none.
fn quoted(before: &[u8]) -> usize {
    if before.last() != Some(&b'"') {
        return 0;
    }
    before.iter().rev().skip(1).take(64).position(|b| *b == b'"').map_or(0, |at| at + 2)
}

fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b) || b >= 0x80
}

fn is_domain(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b".-_".contains(&b) || b >= 0x80
}

/// The enhanced status codes of `text` (RFC 3463: class, subject, detail), as `5.1.1`, in order.
pub(crate) fn statuses(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter_map(move |at| {
        let begins = matches!(bytes[at], b'2' | b'4' | b'5') && bytes.get(at + 1) == Some(&b'.');
        let free = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || b".-_".contains(&bytes[at - 1]));
        if !begins || !free {
            return None;
        }
        let subject = digits(bytes, at + 2, 1)?;
        if bytes.get(at + 2 + subject) != Some(&b'.') {
            return None;
        }
        let detail = digits(bytes, at + 3 + subject, 3)?;
        let end = at + 3 + subject + detail;
        // More figures or dots: an address of a machine, or the version of a program.
        let goes_on = bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric())
            || bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        (!goes_on).then(|| &text[at..end])
    })
}

fn digits(bytes: &[u8], from: usize, most: usize) -> Option<usize> {
    let count = bytes.get(from..)?.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    (1..=most).contains(&count).then_some(count)
}

/// The first digit of the first SMTP reply code (RFC 5321 4.2: three digits, 4 or 5 first) that stands as a word in `text`.
pub(crate) fn reply_code(text: &str) -> Option<u8> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(2)).find_map(|at| {
        let begins = matches!(bytes[at], b'4' | b'5')
            && (b'0'..=b'5').contains(&bytes[at + 1])
            && bytes[at + 2].is_ascii_digit();
        let before = at == 0
            || matches!(
                bytes[at - 1],
                b' ' | b'\t' | b'(' | b'[' | b'"' | b'\'' | b'#' | b'=' | b':' | b'<' | b'>'
            );
        let after = bytes.get(at + 3).is_none_or(|b| {
            matches!(b, b' ' | b'-' | b'\t' | b')' | b',' | b':' | b'"' | b'\n' | b'\r' | b'.' | b';')
        });
        (begins && before && after).then(|| bytes[at] - b'0')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_what_stands_around_them() {
        let line = "RCPT TO:<ann.o'hara@a.example>... (ben+x@b.example), mailto:c@c.example. at @ d@e";
        let found: Vec<&str> = addresses(line).into_iter().map(|at| &line[at]).collect();
        assert_eq!(found, ["ann.o'hara@a.example", "ben+x@b.example", "c@c.example"]);
    }

    #[test]
    fn a_status_is_no_address_of_a_machine() {
        let text = "550 5.1.1 no (#5.7.1) at 5.6.7.8, Exim 4.80.1, 4.96 x5.1.1";
        assert_eq!(statuses(text).collect::<Vec<_>>(), ["5.1.1", "5.7.1"]);
        assert_eq!(reply_code("said: 452 full"), Some(4));
        assert_eq!(reply_code("in 1550 or 5501 ways of 2550"), None);
    }
}
