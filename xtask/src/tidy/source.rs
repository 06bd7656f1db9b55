//! Reads Rust just far enough to tell code from comments and from texts.

/// A file of Rust, taken apart.
pub struct Source {
    /// The code alone: comments and texts are blanks, lines are where they were.
    pub code: String,
    /// Each text, as it stands between its quotes.
    pub texts: Vec<Text>,
    /// The line that the tests at the foot begin on; beyond the end when there are none.
    pub tests_from: usize,
}

/// A text in the code.
pub struct Text {
    /// The line that it begins on.
    pub line: usize,
    /// Where its quote stands in the code.
    pub place: usize,
    /// What it says.
    pub text: String,
}

impl Source {
    pub fn read(text: &str) -> Source {
        let mut reader =
            Reader { bytes: text.as_bytes(), place: 0, line: 1, code: Vec::new(), texts: Vec::new() };
        while reader.place < reader.bytes.len() {
            reader.step(text);
        }
        let code = String::from_utf8_lossy(&reader.code).into_owned();
        let tests = code.lines().position(|line| line.trim_start().starts_with("#[cfg(test)]"));
        Source { code, texts: reader.texts, tests_from: tests.map_or(usize::MAX, |line| line + 1) }
    }

    /// The texts that are not in tests.
    pub fn texts_outside_tests(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(|text| text.line < self.tests_from)
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    place: usize,
    line: usize,
    code: Vec<u8>,
    texts: Vec<Text>,
}

impl Reader<'_> {
    fn step(&mut self, text: &str) {
        let rest = &self.bytes[self.place..];
        match rest {
            [b'/', b'/', ..] => self.blank(find(rest, b"\n").unwrap_or(rest.len())),
            [b'/', b'*', ..] => self.blank(block_comment(rest)),
            [b'"', ..] => self.text(text, 1, quoted(&rest[1..]) + 1, 1),
            [b'r', ..] if !self.is_in_word() && raw(rest).is_some() => {
                let (head, end) = raw(rest).unwrap_or_default();
                self.text(text, head, end, head - 1);
            }
            [b'\'', b'\\', _, tail @ ..] => self.blank(3 + find(tail, b"'").map_or(0, |place| place + 1)),
            // A character of any length in bytes; otherwise a lifetime, which is code.
            [b'\'', tail @ ..] => match text[self.place + 1..].chars().next() {
                Some(c) if tail.get(c.len_utf8()) == Some(&b'\'') => self.blank(c.len_utf8() + 2),
                _ => self.keep(),
            },
            _ => self.keep(),
        }
    }

    /// Whether the byte before belongs to a name: then an `r` begins nothing.
    fn is_in_word(&self) -> bool {
        let before = self.place.checked_sub(1).map(|place| self.bytes[place]);
        // The b of br"..." is no name.
        before.is_some_and(|byte| byte.is_ascii_alphanumeric() && byte != b'b' || byte == b'_')
    }

    fn text(&mut self, text: &str, head: usize, end: usize, tail: usize) {
        let (from, to) = (self.place + head, (self.place + end).saturating_sub(tail));
        let text = text.get(from..to.max(from)).unwrap_or_default().to_owned();
        self.texts.push(Text { line: self.line, place: self.place, text });
        self.blank(end);
    }

    fn blank(&mut self, count: usize) {
        let end = (self.place + count).min(self.bytes.len());
        for byte in &self.bytes[self.place..end] {
            self.line += usize::from(*byte == b'\n');
            self.code.push(if *byte == b'\n' { b'\n' } else { b' ' });
        }
        self.place = end;
    }

    fn keep(&mut self) {
        let byte = self.bytes[self.place];
        self.line += usize::from(byte == b'\n');
        self.code.push(byte);
        self.place += 1;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// How long a comment is that may hold others.
fn block_comment(bytes: &[u8]) -> usize {
    let (mut depth, mut place) = (0, 0);
    while place < bytes.len() {
        match bytes[place..] {
            [b'/', b'*', ..] => (depth, place) = (depth + 1, place + 2),
            [b'*', b'/', ..] => (depth, place) = (depth - 1, place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            break;
        }
    }
    place
}

/// How long a text is, its closing quote counted, after its opening one.
fn quoted(bytes: &[u8]) -> usize {
    let mut place = 0;
    while place < bytes.len() {
        match bytes[place] {
            b'\\' => place += 2,
            b'"' => return place + 1,
            _ => place += 1,
        }
    }
    bytes.len()
}

/// For `r"..."` and `r#"..."#`: the length of the head, and of the whole.
fn raw(bytes: &[u8]) -> Option<(usize, usize)> {
    let hashes = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
    let head = hashes + 2;
    if bytes.get(head - 1) != Some(&b'"') {
        return None;
    }
    let close = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
    find(&bytes[head..], &close).map(|place| (head, head + place + close.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_comments_and_texts_are_told_apart() {
        let source = Source::read(
            "// \"no\"\nlet a = \"one\\\"\"; /* x /* \"y\" */ */ let b = r#\"two \"q\" \"#;\nlet c = ('\"', '\\'', 'ä', 'l'); fn f<'a>() { g(\"three\n\", br\"four\") }\n#[cfg(test)]\nmod t { h(\"five\") }",
        );
        let texts: Vec<_> = source.texts.iter().map(|text| (text.line, text.text.as_str())).collect();
        assert_eq!(texts, [(2, "one\\\""), (2, "two \"q\" "), (3, "three\n"), (4, "four"), (6, "five")]);
        assert_eq!((source.tests_from, source.texts_outside_tests().count()), (5, 4));
        assert!(
            source.code.contains("fn f<'a>()") && !source.code.contains("no") && !source.code.contains('x')
        );
        assert_eq!(source.code.lines().count(), 6);
    }
}
