//! Lines of text out of bytes, in the encodings that spreadsheets and mail programs write.

use std::io::{self, Read};

/// The longest line that is kept, in bytes (of UTF-16: in units). What is longer is cut, and said to be.
const LONGEST: usize = 64 * 1024;

/// Bytes that are read at one time.
const CHUNK: usize = 32 * 1024;

/// A line.
pub(super) struct Line {
    pub number: u64,
    pub text: String,
    /// It was longer than can be kept.
    pub cut: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// UTF-8, and windows-1252 for each line that is none.
    Bytes,
    Utf16Little,
    Utf16Big,
}

/// The lines of a file. They end with LF, CRLF, or CR alone.
pub(super) struct Lines<R> {
    bytes: R,
    held: Vec<u8>,
    at: usize,
    kind: Option<Kind>,
    number: u64,
    after_cr: bool,
    read: u64,
}

impl<R: Read> Lines<R> {
    pub fn new(bytes: R) -> Lines<R> {
        Lines { bytes, held: Vec::new(), at: 0, kind: None, number: 0, after_cr: false, read: 0 }
    }

    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    pub fn next(&mut self) -> io::Result<Option<Line>> {
        let kind = match self.kind {
            Some(kind) => kind,
            None => self.begin()?,
        };
        let read = if kind == Kind::Bytes { self.of_bytes()? } else { self.of_units(kind)? };
        let Some((text, cut)) = read else { return Ok(None) };
        self.number += 1;
        Ok(Some(Line { number: self.number, text, cut }))
    }

    fn of_bytes(&mut self) -> io::Result<Option<(String, bool)>> {
        let (mut line, mut any, mut cut) = (Vec::new(), false, false);
        while self.more()? {
            if std::mem::take(&mut self.after_cr) && self.held[self.at] == b'\n' {
                self.at += 1;
                continue;
            }
            any = true;
            let rest = &self.held[self.at..];
            let end = memchr::memchr2(b'\n', b'\r', rest);
            let piece = &rest[..end.unwrap_or(rest.len())];
            cut |= line.len() + piece.len() > LONGEST;
            line.extend_from_slice(&piece[..piece.len().min(LONGEST - line.len())]);
            self.after_cr = end.is_some_and(|end| rest[end] == b'\r');
            self.at += piece.len() + usize::from(end.is_some());
            if end.is_some() {
                break;
            }
        }
        Ok(any.then(|| (of_bytes(&line, cut), cut)))
    }

    fn of_units(&mut self, kind: Kind) -> io::Result<Option<(String, bool)>> {
        let (mut units, mut any, mut cut) = (Vec::new(), false, false);
        while let Some(unit) = self.unit(kind)? {
            let after_cr = std::mem::take(&mut self.after_cr);
            if unit == u16::from(b'\n') && after_cr {
                continue;
            }
            any = true;
            if unit == u16::from(b'\n') || unit == u16::from(b'\r') {
                self.after_cr = unit == u16::from(b'\r');
                break;
            }
            cut |= units.len() >= LONGEST;
            if !cut {
                units.push(unit);
            }
        }
        Ok(any.then(|| (String::from_utf16_lossy(&units), cut)))
    }

    /// Looks at the first bytes: marks of byte order, or every other byte NUL.
    fn begin(&mut self) -> io::Result<Kind> {
        while self.held.len() < 512 && self.fill()? {}
        let head = &self.held[..self.held.len().min(512)];
        let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
        let most = head.len() / 4;
        let (kind, skip) = match head {
            [0xff, 0xfe, ..] => (Kind::Utf16Little, 2),
            [0xfe, 0xff, ..] => (Kind::Utf16Big, 2),
            [0xef, 0xbb, 0xbf, ..] => (Kind::Bytes, 3),
            _ if head.len() >= 4 && zeros(1) > most && zeros(0) == 0 => (Kind::Utf16Little, 0),
            _ if head.len() >= 4 && zeros(0) > most && zeros(1) == 0 => (Kind::Utf16Big, 0),
            _ => (Kind::Bytes, 0),
        };
        self.at = skip;
        self.kind = Some(kind);
        Ok(kind)
    }

    /// The next unit of UTF-16.
    fn unit(&mut self, kind: Kind) -> io::Result<Option<u16>> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let Some(second) = self.byte()? else { return Ok(None) };
        let pair = [first, second];
        Ok(Some(if kind == Kind::Utf16Little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }))
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        if !self.more()? {
            return Ok(None);
        }
        self.at += 1;
        Ok(Some(self.held[self.at - 1]))
    }

    /// Whether there is a byte in hand.
    fn more(&mut self) -> io::Result<bool> {
        if self.at < self.held.len() {
            return Ok(true);
        }
        self.held.clear();
        self.at = 0;
        self.fill()
    }

    fn fill(&mut self) -> io::Result<bool> {
        let before = self.held.len();
        self.held.resize(before + CHUNK, 0);
        let count = loop {
            match self.bytes.read(&mut self.held[before..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.held.truncate(before + count);
        self.read += count as u64;
        Ok(count > 0)
    }
}

/// UTF-8, else windows-1252, in which every byte is something.
fn of_bytes(bytes: &[u8], cut: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Cut inside a letter.
        Err(error) if cut && error.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|byte| of_1252(*byte)).collect(),
    }
}

/// The letters of windows-1252 that are not those of ISO 8859-1: bytes 80 to 9F.
const OF_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

fn of_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => OF_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(bytes);
        std::iter::from_fn(|| lines.next().unwrap()).map(|line| line.text).collect()
    }

    #[test]
    fn every_encoding_of_a_spreadsheet_is_read() {
        let little: Vec<u8> = "é,a@b\r\n☃".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "é,a@b\r\n☃".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            "é,a@b\r\n☃".as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", "é,a@b\n☃".as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
        ] {
            assert_eq!(lines(&bytes), ["é,a@b", "☃"], "{bytes:?}");
        }
        let ascii: Vec<u8> = "name,a@b.example\nx".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&ascii), ["name,a@b.example", "x"], "without a mark");
        assert_eq!(lines(b"Gr\xfc\xdfe \x80 \x93"), ["Grüße € “"]);
        assert_eq!(
            lines("ß\n".as_bytes().iter().chain(b"\xdf").copied().collect::<Vec<u8>>().as_slice()),
            ["ß", "ß"]
        );
        assert_eq!(lines(b"a\rb\r\n\r\nc\n"), ["a", "b", "", "c"]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn a_line_without_end_costs_no_more_than_a_line() {
        let mut lines = Lines::new(std::io::Read::take(std::io::repeat(b'x'), 5_000_000));
        let line = lines.next().unwrap().unwrap();
        assert!(line.cut && line.text.len() == LONGEST);
        assert!(lines.next().unwrap().is_none());
    }
}
