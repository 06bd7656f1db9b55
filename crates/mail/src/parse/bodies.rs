//! Which leaves of a letter are its text, which its HTML, and which are attachments.

use std::borrow::Cow;

use super::trouble::{Trouble, Troubles};
use super::walk::{Encoding, Parent, Part};
use crate::clean;
use crate::decode::{self, Odd};

/// More attachments than this are left in the raw letter.
const MOST_ATTACHMENTS: usize = 50;

/// A file that came with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// Safe on any system, without folders; None if the letter gives none.
    pub file_name: Option<String>,
    /// The name as the letter gives it, on one line: to tell, never to open.
    pub given_name: Option<String>,
    /// In lower case, `image/png`; as the letter says, which may be a lie.
    pub content_type: String,
    /// Decoded.
    pub bytes: Cow<'a, [u8]>,
    /// Meant to be shown inside the text.
    pub inline: bool,
    /// By what the HTML refers to it: `cid:...`, without brackets.
    pub content_id: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Bodies<'a> {
    pub text: Option<String>,
    pub html: Option<String>,
    pub text_is_whole: bool,
    pub attachments: Vec<Attachment<'a>>,
}

pub(super) fn bodies<'a>(parts: Vec<Part<'a>>, troubles: &mut Troubles) -> Bodies<'a> {
    let mut found = Bodies { text_is_whole: true, ..Bodies::default() };
    let mut texts_of: Vec<Option<usize>> = Vec::new();
    let mut htmls_of: Vec<Option<usize>> = Vec::new();
    let only = parts.len() == 1;
    for part in parts {
        match body(&part, only) {
            Some(Body::Text) => {
                texts_of.push(part.alternative);
                append(&mut found.text, text(&part, troubles));
            }
            Some(Body::Html) => {
                htmls_of.push(part.alternative);
                append(&mut found.html, text(&part, troubles));
            }
            None if found.attachments.len() >= MOST_ATTACHMENTS => troubles.note(Trouble::TooManyAttachments),
            None => found.attachments.push(attachment(part, troubles)),
        }
    }
    // HTML that is not the other form of a text says something that the text does not.
    found.text_is_whole = htmls_of.iter().all(|of| of.is_some() && texts_of.contains(of));
    found
}

enum Body {
    Text,
    Html,
}

fn body(part: &Part, only: bool) -> Option<Body> {
    let body = match part.kind.as_str() {
        "text/plain" => Body::Text,
        "text/html" => Body::Html,
        _ => return None,
    };
    let told_to_be_file = part.attached && !(only && part.file_name.is_none());
    // In multipart/related the HTML refers to its files by their Content-ID; text without one is more text.
    let referred_to = part.parent == Parent::Related && part.content_id.is_some();
    let looks_like_file = !part.first && (referred_to || part.named);
    let in_alternative = part.parent == Parent::Alternative;
    (!told_to_be_file && (in_alternative || !looks_like_file)).then_some(body)
}

fn append(to: &mut Option<String>, more: String) {
    match to {
        None => *to = Some(more),
        Some(text) => {
            if !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&more);
        }
    }
}

fn text(part: &Part, troubles: &mut Troubles) -> String {
    let bytes = decoded(part, troubles);
    let (text, odd) = decode::charset(&bytes, part.charset.as_deref());
    let name =
        || clean::line(part.charset.as_deref().unwrap_or_default()).chars().take(40).collect::<String>();
    match odd {
        Some(Odd::Lie) => troubles.note(Trouble::WrongCharset(name())),
        Some(Odd::Unknown) => troubles.note(Trouble::UnknownCharset(name())),
        Some(Odd::Utf7) => troubles.note(Trouble::Utf7),
        None => {}
    }
    if memchr::memchr(0, text.as_bytes()).is_some() {
        troubles.note(Trouble::NulBytes);
    }
    clean::text(text.into_owned())
}

fn decoded<'a>(part: &Part<'a>, troubles: &mut Troubles) -> Cow<'a, [u8]> {
    let (bytes, odd) = match part.encoding {
        Encoding::Plain => return Cow::Borrowed(part.body),
        Encoding::Base64 => decode::base64(part.body),
        Encoding::QuotedPrintable => decode::quoted_printable(part.body),
    };
    if odd {
        troubles.note(Trouble::BrokenEncoding);
    }
    Cow::Owned(bytes)
}

fn attachment<'a>(part: Part<'a>, troubles: &mut Troubles) -> Attachment<'a> {
    let bytes = decoded(&part, troubles);
    let file_name = part.file_name.as_deref().and_then(clean::file_name);
    let given_name = part.file_name.as_deref().map(clean::line).filter(|name| !name.is_empty());
    if let Some(given) = &given_name
        && file_name != given_name
    {
        troubles.note(Trouble::OddFileName(given.chars().take(120).collect()));
    }
    let inline =
        !part.attached && (part.inline || (part.content_id.is_some() && part.parent == Parent::Related));
    let content_type = kind(&part.kind);
    Attachment { file_name, given_name, content_type, bytes, inline, content_id: part.content_id }
}

/// A content type goes into headers of ours one day: nothing in it but what belongs there.
fn kind(kind: &str) -> String {
    let kept: String =
        kind.chars().filter(|c| c.is_ascii_alphanumeric() || "/.+-_".contains(*c)).take(100).collect();
    if kept.is_empty() { "application/octet-stream".to_owned() } else { kept }
}
