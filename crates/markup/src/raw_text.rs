//! Text of HTML as it is written, with its character references (`&amp;`) in it.

/// How long a piece of text may be before the next begins, in bytes.
pub(crate) const PIECE: usize = 1_024;

/// Where to cut `text` for the next piece: never inside a character reference.
pub(crate) fn end_of_piece(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut reference = 0;
    for (at, byte) in bytes.iter().enumerate().skip(PIECE) {
        match byte {
            b'&' | b' ' | b'\n' => return at,
            0xc2 if reference > 40 => return at,
            _ => reference += 1,
        }
    }
    bytes.len()
}

/// Appends text whose character references are still as written. What could open a tag is escaped, and what
/// a parser would change on its second reading (carriage returns, control characters) is changed now.
pub(crate) fn push_text(out: &mut String, text: &str, quoted: bool) {
    let bytes = text.as_bytes();
    let (mut kept, mut at) = (0, 0);
    while at < bytes.len() {
        let (with, length) = match bytes[at] {
            b'<' => ("&lt;", 1),
            b'"' if quoted => ("&quot;", 1),
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => ("", 1),
            b'\r' => ("\n", 1),
            b'\x0c' => (" ", 1),
            b'\t' | b'\n' => {
                at += 1;
                continue;
            }
            0..0x20 | 0x7f => ("", 1),
            b'&' => match control_reference(&bytes[at..]) {
                Some(length) => ("", length),
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        out.push_str(&text[kept..at]);
        out.push_str(with);
        at += length;
        kept = at;
    }
    out.push_str(&text[kept..]);
}

/// The length of a numeric reference (`&#13;`, `&#x0d`) to a control character at the start of `bytes`.
fn control_reference(bytes: &[u8]) -> Option<usize> {
    let (mut at, radix) = match bytes.get(1..3)? {
        [b'#', b'x' | b'X'] => (3, 16),
        [b'#', _] => (2, 10),
        _ => return None,
    };
    let first = at;
    let mut value = 0u32;
    while let Some(digit) = bytes.get(at).and_then(|b| (*b as char).to_digit(radix)) {
        value = value.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    let control = at > first && (value < 0x20 || value == 0x7f) && value != 9 && value != 10;
    control.then(|| at + usize::from(bytes.get(at) == Some(&b';')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_second_reading_would_change_is_changed_at_the_first() {
        let mut out = String::new();
        push_text(&mut out, "a<b\r\nc\rd\0e&#13;f&#x0Dg&#9;h&amp;\"", true);
        assert_eq!(out, "a&lt;b\nc\ndefg&#9;h&amp;&quot;");
    }

    #[test]
    fn a_piece_never_ends_inside_a_reference() {
        let text = "x".repeat(PIECE - 2) + "&amp;&amp;";
        assert_eq!(&text[end_of_piece(&text)..], "&amp;");
        assert_eq!(end_of_piece("short & sweet"), 13);
    }
}
