//! Content lines (RFC 5545 3.1): unfolded, with name, parameters and value. Also those of vCalendar 1.0, which old telephones and
//! programs still send.

use std::borrow::Cow;

/// More of a line is left out. Bytes, after unfolding.
pub const LONGEST_LINE: usize = 200_000;
/// More parameters of one line are not read.
const MOST_PARAMETERS: usize = 50;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// In upper case.
    pub name: String,
    /// Names in upper case; values without quotes, as written otherwise.
    pub parameters: Vec<(String, String)>,
    /// As written, escapes and all.
    pub value: Cow<'a, str>,
}

impl Line<'_> {
    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Goes through the lines of `text`. Lines without a colon are passed over.
pub fn lines(text: &str) -> Lines<'_> {
    Lines { rest: text }
}

/// Iterates over content lines.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        while !self.rest.is_empty() {
            let mut whole = self.unfolded();
            // vCalendar 1.0 ends a line that goes on in "=".
            if is_quoted_printable(&whole) {
                while whole.ends_with('=') && !self.rest.is_empty() && whole.len() < LONGEST_LINE {
                    let mut joined = whole.into_owned();
                    joined.pop();
                    joined.push_str(&self.unfolded());
                    whole = Cow::Owned(joined);
                }
            }
            if let Some(line) = parse(whole) {
                return Some(line);
            }
        }
        None
    }
}

impl<'a> Lines<'a> {
    /// The next line with those that continue it (RFC 5545 3.1: they begin with one blank, which is not part of them).
    fn unfolded(&mut self) -> Cow<'a, str> {
        let mut line = Cow::Borrowed(self.physical());
        while self.rest.starts_with([' ', '\t']) {
            let more = &self.physical()[1..];
            if line.len() + more.len() <= LONGEST_LINE {
                line.to_mut().push_str(more);
            }
        }
        if line.len() > LONGEST_LINE {
            let end = line.floor_char_boundary(LONGEST_LINE);
            return Cow::Owned(line[..end].to_owned());
        }
        line
    }

    fn physical(&mut self) -> &'a str {
        // A carriage return by itself ended lines once.
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = match rest.strip_prefix("\r\n") {
            Some(rest) => rest,
            None => rest.get(1..).unwrap_or_default(),
        };
        // Folding that has lost its way: an empty line between the pieces is no end.
        line
    }
}

fn is_quoted_printable(line: &str) -> bool {
    let head = line.split_once(':').map_or("", |(head, _)| head);
    head.len() < 400 && head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

fn parse(whole: Cow<'_, str>) -> Option<Line<'_>> {
    let bytes = whole.as_bytes();
    let (mut parameters, mut at) = (Vec::new(), 0);
    while at < bytes.len() && !matches!(bytes[at], b':' | b';') {
        at += 1;
    }
    let name = whole.get(..at)?.trim();
    if name.is_empty()
        || name.len() > 100
        || !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    {
        return None;
    }
    // A group before the name belongs to address books.
    let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
    while bytes.get(at) == Some(&b';') {
        let start = at + 1;
        at = start;
        let mut quoted = false;
        while at < bytes.len() && (quoted || !matches!(bytes[at], b':' | b';')) {
            quoted ^= bytes[at] == b'"';
            at += 1;
        }
        // A quote that is never closed was none.
        if quoted {
            at = start;
            while at < bytes.len() && !matches!(bytes[at], b':' | b';') {
                at += 1;
            }
        }
        if parameters.len() < MOST_PARAMETERS {
            let text = &whole[start..at];
            let (key, value) = text.split_once('=').unwrap_or(("TYPE", text));
            parameters.push((key.trim().to_ascii_uppercase(), unquoted(value)));
        }
    }
    if bytes.get(at) != Some(&b':') {
        return None;
    }
    let value = match whole {
        Cow::Borrowed(text) => Cow::Borrowed(&text[at + 1..]),
        Cow::Owned(text) => Cow::Owned(text[at + 1..].to_owned()),
    };
    let quoted_printable = parameters.iter().any(|(_, value)| value.eq_ignore_ascii_case("QUOTED-PRINTABLE"));
    let value = if quoted_printable { Cow::Owned(decoded(&value)) } else { value };
    Some(Line { name, parameters, value })
}

/// Without quotes, and with the escapes of RFC 6868.
fn unquoted(value: &str) -> String {
    let value = value.trim().replace('"', "");
    if value.contains('^') { value.replace("^n", "\n").replace("^'", "\"").replace("^^", "^") } else { value }
}

fn decoded(value: &str) -> String {
    let bytes = value.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = |n: usize| bytes.get(n).and_then(|b| (*b as char).to_digit(16));
        if bytes[at] == b'='
            && let (Some(high), Some(low)) = (hex(at + 1), hex(at + 2))
        {
            out.push((high * 16 + low) as u8);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    // Real line breaks are written as such in this encoding.
    String::from_utf8_lossy(&out).replace("\r\n", "\\n").replace('\n', "\\n")
}

/// A TEXT value (RFC 5545 3.3.11) without its escapes, and without control characters other than line breaks.
pub fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.clone().next() {
                Some('n' | 'N') => {
                    rest.next();
                    out.push('\n');
                }
                Some(escaped @ ('\\' | ';' | ',')) => {
                    rest.next();
                    out.push(escaped);
                }
                _ => out.push('\\'),
            },
            '\t' => out.push(' '),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_unfolded_and_their_parameters_read() {
        let file = "ATTENDEE;CN=\"Ann; B: C\";PARTSTAT=ACCEPTED:mailto:ann@\r\n a.example\r\nno line\nSUMMARY:one\\, two\\nthree";
        let read: Vec<Line> = lines(file).collect();
        assert_eq!(read[0].parameter("CN"), Some("Ann; B: C"));
        assert_eq!(read[0].value, "mailto:ann@a.example");
        assert_eq!(text(&read[1].value), "one, two\nthree");
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_with_its_parameter() {
        let line = lines("ATTENDEE;CN=\"Ann;PARTSTAT=DECLINED:mailto:a@a.example").next().unwrap();
        assert_eq!((line.parameter("PARTSTAT"), &*line.value), (Some("DECLINED"), "mailto:a@a.example"));
    }

    #[test]
    fn quoted_printable_lines_of_old_telephones_go_on() {
        let line =
            lines("SUMMARY;ENCODING=QUOTED-PRINTABLE:caf=C3=A9 =\r\nand more\r\nUID:1").next().unwrap();
        assert_eq!(line.value, "café and more");
    }

    #[test]
    fn a_line_of_a_text_never_becomes_a_line_of_a_file() {
        // reliability 2.2 case 45
        let found = text("Tea\\nATTENDEE:mailto:eve@evil.example\r\u{b}");
        assert_eq!(found, "Tea\nATTENDEE:mailto:eve@evil.example");
    }
}
