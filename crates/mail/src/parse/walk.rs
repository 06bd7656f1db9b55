//! Takes a letter apart into its leaves, without recursion and with an end to depth, number and time.

use memchr::{memchr, memmem};

use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

use super::trouble::{Trouble, Troubles};
use super::value::prepared;
use crate::headers;

/// Multiparts inside multiparts; Postfix allows 100, and no person writes five.
const DEEPEST: usize = 20;

/// Leaves and multiparts together.
const MOST_PARTS: usize = 250;

/// How the bytes of a part were made fit for the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Plain,
    Base64,
    QuotedPrintable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parent {
    None,
    Alternative,
    Related,
    Digest,
    Mixed,
}

/// A leaf: text, a file, or a whole letter (which is not taken apart further).
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// In lower case; `text/plain` if nothing is said.
    pub kind: String,
    pub charset: Option<String>,
    pub file_name: Option<String>,
    /// The Content-Type has a `name`.
    pub named: bool,
    pub attached: bool,
    pub inline: bool,
    pub content_id: Option<String>,
    pub encoding: Encoding,
    pub body: &'a [u8],
    pub parent: Parent,
    /// The innermost multipart/alternative around it, by number.
    pub alternative: Option<usize>,
    /// The first in its multipart, or the only one.
    pub first: bool,
}

struct Task<'a> {
    entity: &'a [u8],
    parent: Parent,
    alternative: Option<usize>,
    first: bool,
    depth: usize,
}

/// The leaves in the order of the letter. `raw` has no `From ` line in front.
pub(super) fn walk<'a>(raw: &'a [u8], troubles: &mut Troubles) -> Vec<Part<'a>> {
    let mut leaves = Vec::new();
    let mut left = MOST_PARTS;
    let mut alternatives = 0;
    let mut tasks =
        vec![Task { entity: raw, parent: Parent::None, alternative: None, first: true, depth: 0 }];
    while let Some(task) = tasks.pop() {
        let (head, body) = split(task.entity, task.depth == 0);
        let described = describe(head, task.parent, troubles);
        let is_multipart = described.kind.starts_with("multipart/");
        if is_multipart && task.depth >= DEEPEST {
            troubles.note(Trouble::TooDeep);
        } else if is_multipart {
            let named = described.boundary.as_ref().map(|b| pieces(body, b, left)).unwrap_or_default();
            // A boundary that is not there, because somebody on the way wrote another: the letter shows its own.
            let shown = || guessed_boundary(body).map(|b| pieces(body, &b, left)).unwrap_or_default();
            let pieces = if named.is_empty() { shown() } else { named };
            if !pieces.is_empty() {
                if pieces.len() >= left {
                    troubles.note(Trouble::TooManyParts);
                }
                left = left.saturating_sub(pieces.len());
                let parent = match described.kind.as_str() {
                    "multipart/alternative" => Parent::Alternative,
                    "multipart/related" => Parent::Related,
                    "multipart/digest" => Parent::Digest,
                    _ => Parent::Mixed,
                };
                alternatives += usize::from(parent == Parent::Alternative);
                let alternative =
                    if parent == Parent::Alternative { Some(alternatives) } else { task.alternative };
                tasks.extend(pieces.iter().enumerate().rev().map(|(n, piece)| Task {
                    entity: piece,
                    parent,
                    alternative,
                    first: n == 0,
                    depth: task.depth + 1,
                }));
                continue;
            }
            troubles.note(Trouble::BrokenMultipart);
        }
        leaves.push(Part {
            kind: described.kind,
            charset: described.charset,
            file_name: described.file_name,
            named: described.named,
            attached: described.attached,
            inline: described.inline,
            content_id: described.content_id,
            encoding: described.encoding,
            body,
            parent: task.parent,
            alternative: task.alternative,
            first: task.first,
        });
    }
    leaves
}

/// Header block and body. A part that begins with text has no headers.
fn split(entity: &[u8], whole_letter: bool) -> (&[u8], &[u8]) {
    if !whole_letter {
        // A part that begins with an empty line has no headers, whatever its text looks like.
        if let Some(body) = entity.strip_prefix(b"\r\n").or_else(|| entity.strip_prefix(b"\n")) {
            return (&[], body);
        }
        if !headers::begins_with_field(entity) {
            return (&[], entity);
        }
    }
    let head = headers::block(entity);
    let rest = &entity[head.len()..];
    let body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    (head, body)
}

struct Described {
    kind: String,
    boundary: Option<Vec<u8>>,
    charset: Option<String>,
    file_name: Option<String>,
    named: bool,
    attached: bool,
    inline: bool,
    content_id: Option<String>,
    encoding: Encoding,
}

fn describe(head: &[u8], parent: Parent, troubles: &mut Troubles) -> Described {
    let default = if parent == Parent::Digest { "message/rfc822" } else { "text/plain" };
    let mut described = Described {
        kind: default.to_owned(),
        boundary: None,
        charset: None,
        file_name: None,
        named: false,
        attached: false,
        inline: false,
        content_id: None,
        encoding: Encoding::Plain,
    };
    let (mut typed, mut name) = (false, None);
    for field in headers::fields(head) {
        if field.is("Content-Type") && !typed {
            let Some(found) = content_type(field.value, troubles) else { continue };
            typed = true;
            described.kind = match &found.c_subtype {
                Some(subtype) => format!("{}/{}", found.c_type, subtype).to_ascii_lowercase(),
                None => found.c_type.to_ascii_lowercase(),
            };
            described.boundary = found
                .attribute("boundary")
                .map(|b| b.trim_end().as_bytes().to_vec())
                .filter(|b| !b.is_empty());
            described.charset = found.attribute("charset").map(str::to_owned);
            name = found.attribute("name").map(str::to_owned);
            described.named = name.is_some();
        } else if field.is("Content-Disposition") {
            let Some(found) = content_type(field.value, troubles) else { continue };
            described.attached = found.c_type.eq_ignore_ascii_case("attachment");
            described.inline = found.c_type.eq_ignore_ascii_case("inline");
            described.file_name = found.attribute("filename").map(str::to_owned);
        } else if field.is("Content-Transfer-Encoding") {
            let value = field.text().to_ascii_lowercase();
            described.encoding = match value.split(|c: char| c.is_whitespace() || c == ';').next() {
                Some("base64") => Encoding::Base64,
                Some("quoted-printable") => Encoding::QuotedPrintable,
                _ => Encoding::Plain,
            };
        } else if field.is("Content-ID") {
            let id = field.text();
            let id = id.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
            described.content_id = (!id.is_empty() && id.len() <= 250).then(|| id.to_owned());
        }
    }
    described.file_name = described.file_name.or(name);
    described
}

fn content_type(value: &[u8], troubles: &mut Troubles) -> Option<ContentType<'static>> {
    let mut value = prepared(value, None, troubles);
    join_encoded_words(&mut value);
    match MessageStream::new(&value).parse_content_type() {
        HeaderValue::ContentType(found) => Some(into_owned(found)),
        _ => None,
    }
}

/// Between two encoded words, white space is only there for the length of lines (RFC 2047 6.2).
fn join_encoded_words(value: &mut Vec<u8>) {
    let mut searched = 0;
    while let Some(found) = memmem::find(&value[searched..], b"?=") {
        let end = searched + found + 2;
        let gap = value[end..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        if gap > 0 && value[end + gap..].starts_with(b"=?") {
            value.drain(end..end + gap);
        }
        searched = end;
    }
}

fn into_owned(found: ContentType<'_>) -> ContentType<'static> {
    let attributes = found.attributes.map(|list| {
        list.into_iter()
            .take(100)
            .map(|a| mail_parser::Attribute {
                name: a.name.into_owned().into(),
                value: a.value.into_owned().into(),
            })
            .collect()
    });
    ContentType {
        c_type: found.c_type.into_owned().into(),
        c_subtype: found.c_subtype.map(|s| s.into_owned().into()),
        attributes,
    }
}

/// What lies between the lines that name the boundary, at most `most` pieces.
fn pieces<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> Vec<&'a [u8]> {
    let exact = pieces_by(body, boundary, most, true);
    // Some programs write more after the boundary than they announce.
    if exact.is_empty() { pieces_by(body, boundary, most, false) } else { exact }
}

fn pieces_by<'a>(body: &'a [u8], boundary: &[u8], most: usize, exact: bool) -> Vec<&'a [u8]> {
    let mark = [b"--", boundary].concat();
    let mut pieces = Vec::new();
    let mut begun: Option<usize> = None;
    for at in memmem::find_iter(body, &mark) {
        if at > 0 && body[at - 1] != b'\n' {
            continue;
        }
        let rest = &body[at + mark.len()..];
        let end = memchr(b'\n', rest).map_or(rest.len(), |n| n + 1);
        let after = rest[..end].trim_ascii();
        let last = after.starts_with(b"--");
        if exact && !after.is_empty() && after != b"--" {
            continue;
        }
        if let Some(begin) = begun.take() {
            pieces.push(without_line_break(&body[begin..at.max(begin)]));
            if pieces.len() >= most {
                return pieces;
            }
        }
        if last && !pieces.is_empty() {
            return pieces;
        }
        begun = Some(at + mark.len() + end);
    }
    // The last mark is missing: the letter was cut off.
    if let Some(begin) = begun.filter(|b| *b < body.len()) {
        pieces.push(&body[begin..]);
    }
    pieces
}

/// The line break before a boundary belongs to the boundary.
fn without_line_break(piece: &[u8]) -> &[u8] {
    piece.strip_suffix(b"\r\n").or_else(|| piece.strip_suffix(b"\n")).unwrap_or(piece)
}

/// A multipart that does not say its boundary often shows it: the first line with two dashes that comes again.
fn guessed_boundary(body: &[u8]) -> Option<Vec<u8>> {
    let at = if body.starts_with(b"--") { 0 } else { memmem::find(body, b"\n--")? + 1 };
    let line = &body[at..];
    let line = line[..memchr(b'\n', line)?].trim_ascii_end();
    let boundary = line.strip_prefix(b"--").filter(|b| !b.is_empty() && b.len() <= 200)?;
    memmem::find_iter(body, line).nth(1).map(|_| boundary.to_vec())
}
