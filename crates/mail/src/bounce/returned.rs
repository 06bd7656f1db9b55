//! The letter that a report gives back: where it begins in the text, and whom it was written to.

use crate::headers;
use crate::parse::{self, Letter};

use super::words::{RETURNED, says};

/// Where the returned letter begins in the text of a report; the end where it is not there.
pub(super) fn start(text: &str) -> usize {
    let mut offset = 0;
    let mut headers_in_a_row = 0;
    let mut first_of_row = 0;
    let mut any_words = false;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let marked = trimmed.starts_with(['-', '=', '*', '_', '>', '#', '+', '[', '|', '~', '.', ':'])
            || trimmed.ends_with([':', '-', '.', '=', '*', '_']);
        let folded = trimmed.to_lowercase();
        if any_words
            && marked
            && trimmed.chars().count() < 120
            && says(&folded, RETURNED)
            && crate::scan::addresses(trimmed).is_empty()
            && is_heading(trimmed, &folded)
        {
            return offset;
        }
        if is_header(line) {
            if headers_in_a_row == 0 {
                first_of_row = offset;
            }
            headers_in_a_row += 1;
            if headers_in_a_row >= 3 {
                return first_of_row;
            }
        } else if !(line.starts_with([' ', '\t']) && headers_in_a_row > 0) {
            headers_in_a_row = 0;
        }
        any_words |= !trimmed.is_empty();
        offset += line.len();
    }
    text.len()
}

/// A line that announces, and not a sentence about the letter ("The original message was received at ...").
fn is_heading(text: &str, folded: &str) -> bool {
    let framed = text.starts_with(['-', '=', '*', '_', '#', '+', '[', '~', '|']);
    let says_follows = ["follow", "below", "attach", "copy", "here is", "includ", ":"]
        .iter()
        .any(|word| folded.contains(word));
    let about = [
        "was received",
        "received at",
        "to see",
        "please",
        "could not",
        "attached to",
        "you can",
        "return",
        "contact",
    ]
    .iter()
    .any(|word| folded.contains(word));
    !about && (framed || says_follows || text.len() < 45)
}

/// Headers that only a letter has.
fn is_header(line: &str) -> bool {
    let Some((name, _)) = line.split_once(':') else { return false };
    let strong = [
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "content-type",
        "dkim-signature",
        "x-mailer",
        "delivered-to",
        "reply-to",
        "content-transfer-encoding",
        "references",
        "in-reply-to",
        "from",
        "subject",
        "date",
        "sender",
        "to",
        "x-originating-ip",
    ];
    strong.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whom the returned letter was written to, by its To, Cc or X-headers: addresses in lower case.
pub(super) fn recipients(letter: &Letter<'_>, rest_of_text: &str) -> Vec<String> {
    let attached = letter.attachments.iter().find(|file| {
        matches!(
            file.content_type.as_str(),
            "message/rfc822"
                | "text/rfc822-headers"
                | "message/rfc822-headers"
                | "message/partial"
                | "message/global"
                | "message/global-headers"
                | "text/rfc822"
        )
    });
    let inline = inline_headers(rest_of_text);
    let attached = attached.map(|file| &file.bytes[..]).unwrap_or_default();
    for raw in [attached, inline.as_bytes()] {
        let mut found: Vec<String> = Vec::new();
        let named = parse::head(raw).to.into_iter().map(|person| person.address);
        let delivered =
            headers::fields(raw).filter(|f| f.is("X-Original-To") || f.is("Envelope-To")).map(|f| f.text());
        for address in named.chain(delivered).take(50) {
            let address = address.trim_matches(['<', '>', ' ']).to_lowercase();
            if address.contains('@') && !found.contains(&address) {
                found.push(address);
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The text from the first line that is a header.
fn inline_headers(text: &str) -> &str {
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(40) {
        if is_header(line) {
            return &text[offset..];
        }
        offset += line.len();
    }
    ""
}
