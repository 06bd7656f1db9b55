//! Transfer encodings and character sets, read as tolerantly as they are written. None of these can fail: what cannot
//! be decoded is kept as it is or shown as U+FFFD.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

/// What was odd about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Odd {
    /// The bytes are not of the character set that the letter names (or of ASCII, where it names none).
    Lie,
    /// Nobody knows this character set.
    Unknown,
    /// UTF-7 can hide markup from whatever checks it, so it is never decoded.
    Utf7,
}

/// Bytes to text by the character set that the letter names. Unknown ones and lies are read as UTF-8 if they can be, else as
/// windows-1252, in which every byte is something.
pub(crate) fn charset<'a>(bytes: &'a [u8], name: Option<&str>) -> (Cow<'a, str>, Option<Odd>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let name = name.map(|n| n.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')));
    let folded: String = name.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    let folded = folded.to_ascii_lowercase();
    match folded.as_str() {
        "" | "utf8" | "usascii" | "ascii" | "ansix341968" | "unknown8bit" | "8bit" | "7bit" | "default" => {
            let ascii = folded != "utf8";
            match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), (ascii && !text.is_ascii()).then_some(Odd::Lie)),
                Err(_) => (guess(bytes), Some(Odd::Lie)),
            }
        }
        name if name.contains("utf7") => (guess(bytes), Some(Odd::Utf7)),
        // Without a mark of byte order it is rarely UTF-16 at all; where it is, every other byte is NUL.
        "utf16" if !has_byte_order(bytes) => match utf16_by_its_zeros(bytes) {
            Some(name) => decode(bytes, name),
            None => (guess(bytes), Some(Odd::Lie)),
        },
        _ => decode(bytes, name.unwrap_or_default()),
    }
}

fn decode<'a>(bytes: &'a [u8], name: &str) -> (Cow<'a, str>, Option<Odd>) {
    if bytes.is_ascii() && !bytes.contains(&0x1b) && charset_is_ascii_like(name) {
        return (String::from_utf8_lossy(bytes), None);
    }
    match charset_decoder(name.as_bytes()) {
        Some(decoder) => {
            let text = decoder(bytes);
            let odd = text.contains('\u{fffd}').then_some(Odd::Lie);
            if odd.is_some()
                && let Ok(text) = std::str::from_utf8(bytes)
            {
                return (Cow::Borrowed(text), odd);
            }
            (Cow::Owned(text), odd)
        }
        None => (guess(bytes), Some(Odd::Unknown)),
    }
}

/// In these, plain ASCII bytes are ASCII, which saves most letters a copy.
fn charset_is_ascii_like(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("iso-8859") || name.starts_with("windows-125") || name.starts_with("koi8")
}

fn has_byte_order(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

fn utf16_by_its_zeros(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match head.len() / 4 {
        quarter if odd > quarter && odd > even => Some("utf-16le"),
        quarter if even > quarter => Some("utf-16be"),
        _ => None,
    }
}

/// Text of a character set that nobody names: UTF-8 if nearly all of it is, else windows-1252.
pub(crate) fn guess(bytes: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    if broken == 0 {
        return text;
    }
    let whole = text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    if whole > 4 * broken {
        return text;
    }
    match charset_decoder(b"windows-1252") {
        Some(decoder) => Cow::Owned(decoder(bytes)),
        None => text,
    }
}

/// Base64 as it comes: line breaks anywhere, padding in the middle (pieces joined), plain text after the end, which list
/// servers add. Returns whether something was no base64.
pub(crate) fn base64(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits, mut odd, mut padded) = (0u32, 0u32, false, false);
    for line in bytes.split(|b| *b == b'\n') {
        let line = line.trim_ascii();
        if padded && !line.iter().all(|b| value_of(*b).is_some() || *b == b'=') {
            odd = true;
            break;
        }
        for byte in line {
            match value_of(*byte) {
                Some(value) => {
                    held = held << 6 | u32::from(value);
                    bits += 6;
                    if bits >= 8 {
                        bits -= 8;
                        out.push((held >> bits) as u8);
                    }
                }
                None if *byte == b'=' => (held, bits, padded) = (0, 0, true),
                None => odd = true,
            }
        }
    }
    (out, odd)
}

fn value_of(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// Quoted-printable; an `=` that begins nothing stays as it is.
pub(crate) fn quoted_printable(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(bytes.len());
    let mut odd = false;
    let mut lines = bytes.split(|b| *b == b'\n').peekable();
    while let Some(line) = lines.next() {
        let last = lines.peek().is_none();
        let ending: &[u8] = if last {
            b""
        } else if line.ends_with(b"\r") {
            b"\r\n"
        } else {
            b"\n"
        };
        // Spaces at the end of a line were added on the way (RFC 2045 6.7).
        let mut rest = line.trim_ascii_end();
        let soft = rest.ends_with(b"=");
        if soft {
            rest = &rest[..rest.len() - 1];
        }
        while let Some(at) = memchr::memchr(b'=', rest) {
            out.extend_from_slice(&rest[..at]);
            match rest.get(at + 1..at + 3).and_then(hex_pair) {
                Some(byte) => {
                    out.push(byte);
                    rest = &rest[at + 3..];
                }
                None => {
                    odd = true;
                    out.push(b'=');
                    rest = &rest[at + 1..];
                }
            }
        }
        out.extend_from_slice(rest);
        if !soft {
            out.extend_from_slice(ending);
        }
    }
    (out, odd)
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let digit = |b: u8| (b as char).to_digit(16).map(|d| d as u8);
    Some(digit(pair[0])? << 4 | digit(pair[1])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    // reliability 2.2 row 34
    #[test]
    fn a_lie_about_the_character_set_is_read_all_the_same() {
        assert_eq!(charset("Grüße".as_bytes(), None), ("Grüße".into(), Some(Odd::Lie)));
        assert_eq!(charset(b"Gr\xfc\xdfe", Some("utf-8")), ("Grüße".into(), Some(Odd::Lie)));
        assert_eq!(charset(b"Gr\xfc\xdfe", Some("x-nobody")), ("Grüße".into(), Some(Odd::Unknown)));
        assert_eq!(charset(b"Gr\xfc\xdfe", Some("iso-8859-1")), ("Grüße".into(), None));
        assert_eq!(charset(b"h\0i\0", Some("utf-16")), ("hi".into(), None));
        assert_eq!(charset(b"plain", Some("utf-16")), ("plain".into(), Some(Odd::Lie)));
    }

    #[test]
    fn utf_7_is_never_decoded() {
        for name in ["utf-7", "UTF7", "unicode-1-1-utf-7", "csUTF7"] {
            assert_eq!(
                charset(b"+ADw-script+AD4-", Some(name)),
                ("+ADw-script+AD4-".into(), Some(Odd::Utf7))
            );
        }
    }

    #[test]
    fn base64_may_be_joined_broken_and_followed_by_text() {
        assert_eq!(base64(b"SGVsbG8s\r\nIHdvcmxk"), (b"Hello, world".to_vec(), false));
        assert_eq!(base64(b"SGk=SGk="), (b"HiHi".to_vec(), false));
        assert_eq!(base64(b"SGk=\n_____\nThe list: see the foot.\n").0, b"Hi\xff\xff\xff");
        assert_eq!(base64(b"SGk=\nThe list - its foot\n"), (b"Hi".to_vec(), true));
    }

    #[test]
    fn quoted_printable_keeps_what_it_cannot_read() {
        assert_eq!(quoted_printable(b"Gr=C3=BC=\r\n=C3=9Fe  \r\n"), ("Grüße\r\n".as_bytes().to_vec(), false));
        assert_eq!(quoted_printable(b"1+1=2 =zz =\n"), (b"1+1=2 =zz ".to_vec(), true));
    }
}
