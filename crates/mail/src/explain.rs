//! Says what was read in a letter, as JSON: for `guildhall letter explain`, for tests, and for whoever compares parsers.

use serde_json::{Value, json};

use crate::address::Address;
use crate::parse::{Letter, parse_without_guessing};

/// The letter as one JSON object: `subject`, `from`, `to`, `cc`, `message_id` (null if the letter has none), `in_reply_to`,
/// `references`, `date` (Unix seconds), `text`, `has_html`, `attachments`, `list`, `auto`, `troubles`.
///
/// To be compared with other parsers, it guesses less than [`crate::parse()`]: bare bytes above ASCII in headers are U+FFFD,
/// and people without an address are left out.
pub fn to_json(raw: &[u8]) -> String {
    to_value(&parse_without_guessing(raw)).to_string()
}

/// The same of a letter that was read, for a door that adds what it knows.
pub fn to_value(letter: &Letter) -> Value {
    let attachments: Vec<Value> = letter
        .attachments
        .iter()
        .map(|a| {
            json!({
                "filename": a.given_name, "content_type": a.content_type, "size": a.bytes.len(),
                "inline": a.inline, "content_id": a.content_id,
            })
        })
        .collect();
    json!({
        "subject": letter.subject,
        "from": addresses(&letter.from),
        "to": addresses(&letter.to),
        "cc": addresses(&letter.cc),
        "reply_to": addresses(&letter.reply_to),
        "message_id": letter.ids.message_id,
        "in_reply_to": letter.ids.in_reply_to,
        "references": letter.ids.references,
        "date": letter.date,
        "text": letter.text,
        "has_html": letter.html.is_some(),
        "attachments": attachments,
        "list": letter.list.id.is_some() || letter.list.post.is_some(),
        "auto": if letter.auto_submitted { "generated" } else { "no" },
        "hops": letter.hops,
        "troubles": letter.troubles.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn addresses(list: &[Address]) -> Vec<Value> {
    list.iter()
        .filter(|a| a.address.contains('@'))
        .map(|a| json!({ "name": a.name, "address": a.address }))
        .collect()
}
