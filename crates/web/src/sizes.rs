//! How large a file is, for people.

use base::words::Words;

/// `840 bytes`, `12 kB`, `1.2 MB`: thousands, as shops and systems count them; one digit behind the point below ten.
pub fn say(words: Words, bytes: u64) -> String {
    let (key, unit) = match bytes {
        0..1_000 => return words.tell("size-bytes", &[("count", bytes.into())]),
        1_000..999_500 => ("size-kilobytes", 1_000.0),
        999_500..999_500_000 => ("size-megabytes", 1_000_000.0),
        _ => ("size-gigabytes", 1_000_000_000.0),
    };
    let size = bytes as f64 / unit;
    let shown = if size < 9.95 { (size * 10.0).round() / 10.0 } else { size.round() };
    words.tell(key, &[("count", shown.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_the_unit_that_keeps_them_short() {
        let said = |bytes| say(Words::english(), bytes);
        assert_eq!(said(1), "1\u{a0}byte");
        assert_eq!(said(840), "840\u{a0}bytes");
        assert_eq!(said(1_240), "1.2\u{a0}kB");
        assert_eq!(said(36_400), "36\u{a0}kB");
        assert_eq!(said(999_700), "1\u{a0}MB");
        assert_eq!(said(1_240_000), "1.2\u{a0}MB");
        assert_eq!(said(52_428_800), "52\u{a0}MB");
    }
}
