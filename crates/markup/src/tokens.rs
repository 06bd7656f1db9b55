//! HTML cut into text and tags, in one pass and without recursion.
//!
//! This reads broken HTML as a browser would where that is simple (HTML Living Standard, 13.2.5), and is used
//! twice: before the parser, on what came from outside, and after it, on what the sanitiser wrote.

use memchr::{memchr, memmem};

/// How many attributes of one tag are looked at; a thousand are a trick, not a letter.
const MAX_ATTRIBUTES: usize = 24;

/// One piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Text between tags, its character references (`&amp;`) still as written.
    Text(&'a str),
    /// The inside of an element that holds no tags (`textarea`): raw, not to be decoded.
    Raw(&'a str),
    /// A start tag.
    Open(Tag<'a>),
    /// An end tag.
    Close(&'a str),
}

/// A start tag with its attributes, all as written: names in any case, values not decoded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    pub name: &'a str,
    pub attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of the first attribute of this name, as a browser takes it.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| *v)
    }
}

/// The tokens of `html`, first to last.
pub(crate) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { html, at: 0, raw: None }
}

pub(crate) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// The element whose raw inside comes next.
    raw: Option<&'static str>,
}

impl Tokens<'_> {
    /// Where the next token begins, in bytes from the start.
    pub fn offset(&self) -> usize {
        self.at
    }
}

/// Elements whose inside is not markup. Nothing of these is kept but the text of the last three.
const RAW: [&str; 10] =
    ["script", "style", "title", "iframe", "noembed", "noframes", "xml", "textarea", "xmp", "plaintext"];

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some(name) = self.raw.take() {
                let inside = self.inside_of(name);
                if matches!(name, "textarea" | "xmp" | "plaintext") && !inside.is_empty() {
                    return Some(Token::Raw(inside));
                }
                continue;
            }
            let rest = &self.html[self.at..];
            if rest.is_empty() {
                return None;
            }
            let text = self.text_length(rest);
            if text > 0 {
                self.at += text;
                return Some(Token::Text(&rest[..text]));
            }
            // Now `rest` begins with a `<` that opens something.
            match rest.as_bytes()[1] {
                b'!' | b'?' => self.skip_declaration(rest),
                b'/' if rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                    let (tag, length) = tag(rest, 2);
                    self.at += length;
                    if let Some(tag) = tag {
                        return Some(Token::Close(tag.name));
                    }
                }
                b'/' => self.at += through(rest, b'>'),
                _ => {
                    let (tag, length) = tag(rest, 1);
                    self.at += length;
                    if let Some(tag) = tag {
                        self.raw = RAW.into_iter().find(|raw| tag.name.eq_ignore_ascii_case(raw));
                        return Some(Token::Open(tag));
                    }
                }
            }
        }
    }
}

impl<'a> Tokens<'a> {
    /// How many bytes of `rest` are text: up to the next `<` that a browser would not show.
    fn text_length(&self, rest: &str) -> usize {
        let bytes = rest.as_bytes();
        let mut from = 0;
        while let Some(found) = memchr(b'<', &bytes[from..]) {
            let at = from + found;
            match bytes.get(at + 1) {
                Some(b'!' | b'?' | b'/') => return at,
                Some(byte) if byte.is_ascii_alphabetic() => return at,
                _ => from = at + 1,
            }
        }
        bytes.len()
    }

    /// Steps over a comment, a doctype or a processing instruction.
    fn skip_declaration(&mut self, rest: &str) {
        let Some(comment) = rest.strip_prefix("<!--") else {
            self.at += through(rest, b'>');
            return;
        };
        let length = if comment.starts_with('>') {
            1
        } else if comment.starts_with("->") {
            2
        } else {
            let plain = memmem::find(comment.as_bytes(), b"-->").map(|at| at + 3);
            // `--!>` ends a comment too; looked for only before the plain end, so that the whole stays linear.
            let until = plain.unwrap_or(comment.len());
            memmem::find(&comment.as_bytes()[..until], b"--!>").map(|at| at + 4).unwrap_or(until)
        };
        self.at += 4 + length;
    }

    /// The raw inside of the element `name` that has just opened; steps behind it, not behind its end tag.
    fn inside_of(&mut self, name: &str) -> &'a str {
        let rest = &self.html[self.at..];
        let bytes = rest.as_bytes();
        let mut from = 0;
        let end = loop {
            let Some(found) = memmem::find(&bytes[from..], b"</") else { break bytes.len() };
            let at = from + found;
            let after = &bytes[at + 2..];
            let named =
                after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes());
            let ends =
                matches!(after.get(name.len()), Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'));
            if named && ends && name != "plaintext" {
                break at;
            }
            from = at + 2;
        };
        self.at += end;
        &rest[..end]
    }
}

/// The length of `text` up to and with the first `byte`, or all of it.
fn through(text: &str, byte: u8) -> usize {
    memchr(byte, text.as_bytes()).map_or(text.len(), |at| at + 1)
}

/// Reads the tag at the start of `rest`, whose name begins at `from`. `None` when the text ends inside it: then
/// a browser shows nothing of it either. Returns also the length of the tag.
fn tag(rest: &str, from: usize) -> (Option<Tag<'_>>, usize) {
    let bytes = rest.as_bytes();
    let skip = |mut at: usize, stop: fn(u8) -> bool| {
        while at < bytes.len() && !stop(bytes[at]) {
            at += 1;
        }
        at
    };
    let space = |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
    let mut at = skip(from, |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'));
    let name = &rest[from..at];
    let mut attributes = Vec::new();
    loop {
        at = skip(at, |b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/'));
        match bytes.get(at) {
            None => return (None, bytes.len()),
            Some(b'>') => return (Some(Tag { name, attributes }), at + 1),
            Some(_) => {}
        }
        let start = at;
        // A `=` in the first place belongs to the name.
        at = skip(at + 1, |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>' | b'='));
        let (key, mut value) = (&rest[start..at], "");
        let after_name = at;
        while at < bytes.len() && space(bytes[at]) {
            at += 1;
        }
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            while at < bytes.len() && space(bytes[at]) {
                at += 1;
            }
            match bytes.get(at) {
                Some(&quote @ (b'"' | b'\'')) => {
                    let Some(length) = memchr(quote, &bytes[at + 1..]) else { return (None, bytes.len()) };
                    value = &rest[at + 1..at + 1 + length];
                    at += length + 2;
                }
                Some(_) => {
                    let start = at;
                    at = skip(at, |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'>'));
                    value = &rest[start..at];
                }
                None => return (None, bytes.len()),
            }
        } else {
            at = after_name;
        }
        if attributes.len() < MAX_ATTRIBUTES {
            attributes.push((key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> String {
        let show = |token| match token {
            Token::Text(text) => format!("[{text}]"),
            Token::Raw(text) => format!("raw[{text}]"),
            Token::Open(tag) => format!("<{}{:?}>", tag.name, tag.attributes),
            Token::Close(name) => format!("</{name}>"),
        };
        tokens(html).map(show).collect()
    }

    #[test]
    fn tags_are_found_as_a_browser_finds_them() {
        assert_eq!(shape("1 < 2<p>x</p >y"), "[1 < 2]<p[]>[x]</p>[y]");
        assert_eq!(shape("<a/href='x>y'b = c/ d>"), r#"<a[("href", "x>y"), ("b", "c/"), ("d", "")]>"#);
        assert_eq!(shape("a<!-- <b> --!>c<!-->d<!doctype x>e<?php f ?>g</ h>i"), "[a][c][d][e][g][i]");
        assert_eq!(shape("<p title=\"</p>\">x"), r#"<p[("title", "</p>")]>[x]"#);
        assert_eq!(shape("x <"), "[x <]");
    }

    #[test]
    fn a_raw_element_ends_only_at_its_own_end_tag() {
        assert_eq!(shape("<STYLE><b></styles></style>x"), "<STYLE[]></style>[x]");
        assert_eq!(shape("<textarea><b></textarea>x"), "<textarea[]>raw[<b>]</textarea>[x]");
        assert_eq!(shape("<script>never closed <b>"), "<script[]>");
    }

    #[test]
    fn what_ends_inside_a_tag_shows_nothing_of_it() {
        assert_eq!(shape("a<b c='d"), "[a]");
        assert_eq!(shape("a<b"), "[a]");
    }
}
