//! Says what was read in a letter, as JSON: for `guildhall letter explain`, for tests, and for whoever compares parsers.

use serde_json::{Value, json};

use crate::address::Address;
use crate::auto::{self, Auto};
use crate::bounce::{self, Class, Report};
use crate::parse::{Letter, parse_without_guessing};
use crate::{forward, list, reply};

/// The letter as one JSON object: `subject`, `from`, `to`, `cc`, `message_id` (null if the letter has none), `in_reply_to`,
/// `references`, `date` (Unix seconds), `text`, `has_html`, `attachments`; then what it is taken for: `reply`, `reply_nosig`,
/// `forwarded`, `forward`, `is_bounce`, `bounces`, `complaint`, `auto`, `why`, `list`, `suppress_response`; and `troubles`.
///
/// To be compared with other parsers, it guesses less than [`crate::parse()`]: bare bytes above ASCII in headers are U+FFFD,
/// and people without an address are left out.
pub fn to_json(raw: &[u8]) -> String {
    to_value(raw).to_string()
}

/// The same as a value, for whoever adds what they know.
pub fn to_value(raw: &[u8]) -> Value {
    let letter = &parse_without_guessing(raw);
    let mut value = read(letter);
    if let Value::Object(fields) = &mut value
        && let Value::Object(more) = taken_for(raw, letter)
    {
        fields.extend(more);
    }
    value
}

/// What the letter is taken for.
fn taken_for(raw: &[u8], letter: &Letter) -> Value {
    let words = reply::of(letter);
    let report = bounce::report(raw, letter, None);
    let found = auto::of(raw, letter, None);
    let failures = match &report {
        Some(Report::Failed(failures)) => failures.as_slice(),
        _ => &[],
    };
    let bounces: Vec<Value> = failures
        .iter()
        .map(|failure| {
            let class = match failure.class {
                Class::Permanent => "permanent",
                Class::Temporary => "temporary",
            };
            json!({ "recipient": failure.recipient, "class": class, "status": failure.status, "why": failure.why })
        })
        .collect();
    let forward = forward::of(letter);
    json!({
        "forwarded": forward.is_some(),
        "forward": forward.map(|found| json!({
            "message": found.message,
            "from": found.from.map(|from| json!({ "name": from.name, "address": from.address })),
            "to": addresses(&found.to),
            "cc": addresses(&found.cc),
            "subject": found.subject,
            "body": found.body,
        })),
        "reply": words.words_and_signature,
        "reply_nosig": words.words,
        "is_bounce": matches!(report, Some(Report::Failed(_))),
        "complaint": matches!(report, Some(Report::Complaint(_))),
        "bounces": bounces,
        "auto": match found.auto {
            Auto::No => "no",
            Auto::Replied => "replied",
            Auto::Generated => "generated",
        },
        "why": format!("{:?}", found.why),
        "list": list::of(raw, letter).is_list,
        "suppress_response": found.suppress_response,
    })
}

fn read(letter: &Letter) -> Value {
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
