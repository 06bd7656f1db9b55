//! The header block of a raw letter, field by field, without decoding anything.

use memchr::{memchr, memrchr};

/// A header block longer than this is cut when a letter is parsed. Bytes. (Postfix cuts at 102,400.)
pub const MOST_HEADER_BYTES: usize = 128 << 10;

/// More fields than this are not read.
pub const MOST_HEADER_FIELDS: usize = 1_000;

/// One field as it lies in the letter.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    pub name: &'a [u8],
    /// What stands after the colon, with the line breaks of folding.
    pub value: &'a [u8],
}

impl Field<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value as text on one line: unfolded, NUL and other control characters as spaces, trimmed.
    pub fn text(&self) -> String {
        let text = String::from_utf8_lossy(self.value);
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        line.trim().to_owned()
    }
}

/// The fields of a letter in their order, at most [`MOST_HEADER_FIELDS`] of the first [`MOST_HEADER_BYTES`].
pub fn fields(raw: &[u8]) -> Fields<'_> {
    // Before the first field nothing can be continued, so space there is a mistake of whoever wrote it.
    let block = block(raw).trim_ascii_start();
    Fields { rest: &block[..block.len().min(MOST_HEADER_BYTES)], left: MOST_HEADER_FIELDS }
}

/// The first field of this name.
pub fn first<'a>(raw: &'a [u8], name: &str) -> Option<Field<'a>> {
    fields(raw).find(|f| f.is(name))
}

/// The header block, up to and without the blank line, and without a leading `From ` line of a mailbox.
pub fn block(raw: &[u8]) -> &[u8] {
    let start = without_from_line(raw);
    &start[..end_of_block(start)]
}

/// A `From ` line of a mailbox (or the one of another machine, escaped) in front of the headers is no header; nor are empty
/// lines, which some programs leave where they saved a letter.
pub(crate) fn without_from_line(raw: &[u8]) -> &[u8] {
    let bare = raw.trim_ascii_start();
    let mut rest = if bare.len() < raw.len() && begins_with_field(bare) { bare } else { raw };
    for _ in 0..3 {
        if !rest.starts_with(b"From ") && !rest.starts_with(b">From ") {
            break;
        }
        rest = memchr(b'\n', rest).map_or(&[], |end| &rest[end + 1..]);
    }
    rest
}

/// Whether a line that begins here is a field: a name without blanks, and a colon.
pub(crate) fn begins_with_field(text: &[u8]) -> bool {
    let line = &text[..memchr(b'\n', text).unwrap_or(text.len())];
    memchr(b':', line).is_some_and(|colon| {
        let name = line[..colon].trim_ascii_end();
        !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
    })
}

/// Where the header block ends: the place of the blank line, or the end.
fn end_of_block(raw: &[u8]) -> usize {
    let mut line = 0;
    while let Some(length) = memchr(b'\n', &raw[line..]) {
        if length == 0 || (length == 1 && raw[line] == b'\r') {
            return line;
        }
        line += length + 1;
    }
    raw.len()
}

/// Iterates over the fields of a header block.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    rest: &'a [u8],
    left: usize,
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        while self.left > 0 && !self.rest.is_empty() {
            let mut end = 0;
            loop {
                end += memchr(b'\n', &self.rest[end..]).map_or(self.rest.len() - end, |n| n + 1);
                if !matches!(self.rest.get(end), Some(b' ' | b'\t')) {
                    break;
                }
            }
            let (line, rest) = self.rest.split_at(end);
            self.rest = rest;
            self.left -= 1;
            // A line that is no field (a stray line of text, a continuation of nothing) is passed over.
            let Some(colon) = memchr(b':', line) else { continue };
            let name = line[..colon].trim_ascii_end();
            if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
                continue;
            }
            let value = &line[colon + 1..];
            let value = memrchr(b'\n', value).filter(|n| n + 1 == value.len()).map_or(value, |n| &value[..n]);
            return Some(Field { name, value: value.strip_suffix(b"\r").unwrap_or(value) });
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_folded_and_with_stray_lines_between() {
        let raw = b"From ann@example.org Thu Aug 26 12:00:00 2021\nSubject: one\n two\r\nstray line\nTo : b\r\n\r\nX: body";
        let read: Vec<(String, String)> =
            fields(raw).map(|f| (String::from_utf8_lossy(f.name).into_owned(), f.text())).collect();
        assert_eq!(read, [("Subject".into(), "one  two".into()), ("To".into(), "b".into())]);
    }

    #[test]
    fn a_letter_of_twenty_thousand_headers_is_read_in_part() {
        let raw = "X: y\n".repeat(20_000);
        assert_eq!(fields(raw.as_bytes()).count(), MOST_HEADER_FIELDS);
    }
}
