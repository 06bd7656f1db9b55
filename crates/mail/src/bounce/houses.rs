//! Reports that some houses write in a form of their own, with the same meaning.

use serde_json::Value;

use super::{Class, Complaint, Failure, MOST_RECIPIENTS, Report, dsn};
use crate::headers;
use crate::parse::Letter;
use crate::scan;

/// A longer text is not read as JSON. Bytes.
const LONGEST_JSON: usize = 1_000_000;

/// What `letter` reports, if it is one of theirs.
pub(super) fn report(raw: &[u8], letter: &Letter<'_>) -> Option<Report> {
    opt_out(raw, letter).or_else(|| complaint(letter)).or_else(|| notification(letter))
}

/// Apple's mail program answers for whoever presses "unsubscribe" above a letter that gives no address for it.
fn opt_out(raw: &[u8], letter: &Letter<'_>) -> Option<Report> {
    let field = headers::first(raw, "X-Apple-Unsubscribe")?;
    let recipient = letter.from.first().map(|from| from.address.to_lowercase());
    field
        .text()
        .eq_ignore_ascii_case("true")
        .then(|| Report::Complaint(Complaint { kind: "opt-out".to_owned(), recipient }))
}

/// Hotmail sends back the letter itself, with a field that says whose mailbox it was.
fn complaint(letter: &Letter<'_>) -> Option<Report> {
    let returned = letter.attachments.iter().find(|file| file.content_type == "message/rfc822")?;
    let field = headers::first(&returned.bytes, "X-HmXmrOriginalRecipient")?.text();
    let recipient = scan::addresses(&field).into_iter().next().map(|at| field[at].to_lowercase());
    let says_so = letter.subject.to_lowercase().contains("complaint");
    says_so.then(|| Report::Complaint(Complaint { kind: "abuse".to_owned(), recipient }))
}

/// Amazon's services tell by JSON, bare or in an envelope of JSON, what became of a letter (`notificationType` or `eventType`).
fn notification(letter: &Letter<'_>) -> Option<Report> {
    let text = letter.text.as_deref()?.trim_start();
    if !text.starts_with('{') || text.len() > LONGEST_JSON {
        return None;
    }
    // Sendmail breaks lines of more than 990 characters so.
    let text = text.replace("!\n ", "");
    // A line of words may follow, about how to be told no more.
    let mut read = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
    let outer = read.next()?.ok()?;
    let inner = outer["Message"].as_str().and_then(|inner| serde_json::from_str::<Value>(inner).ok());
    let told = inner.unwrap_or(outer);
    let kind = told["notificationType"].as_str().or_else(|| told["eventType"].as_str())?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let address = |one: &Value| one["emailAddress"].as_str().map(bare);
    match kind {
        "Bounce" => {
            let lasting = told["bounce"]["bounceType"] == "Permanent";
            let failure = |one: &Value| {
                let status = one["status"].as_str().and_then(|status| scan::statuses(status).next());
                let class = match status.map(|status| &status[..1]) {
                    Some("5") => Class::Permanent,
                    Some(_) => Class::Temporary,
                    None if lasting => Class::Permanent,
                    None => Class::Temporary,
                };
                let why = dsn::shortened(one["diagnosticCode"].as_str().unwrap_or_default());
                Failure { recipient: address(one), class, status: status.map(str::to_owned), why }
            };
            let failures: Vec<Failure> = list(&told["bounce"]["bouncedRecipients"])
                .iter()
                .take(MOST_RECIPIENTS)
                .map(failure)
                .collect();
            (!failures.is_empty()).then_some(Report::Failed(failures))
        }
        "Complaint" => {
            let recipient = list(&told["complaint"]["complainedRecipients"]).first().and_then(address);
            let kind = told["complaint"]["complaintFeedbackType"].as_str().unwrap_or("abuse");
            Some(Report::Complaint(Complaint { kind: kind.chars().take(40).collect(), recipient }))
        }
        "Delivery" | "Send" => Some(Report::Delivered),
        _ => None,
    }
}

/// The address of `"Ann" <ann@a.example>`.
fn bare(text: &str) -> String {
    scan::addresses(text).into_iter().next().map_or_else(|| text.to_lowercase(), |at| text[at].to_lowercase())
}
