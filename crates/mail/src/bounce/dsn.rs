//! The parts of a report that are written for machines: `message/delivery-status` and `message/feedback-report`.

use std::borrow::Cow;

use super::{Class, Complaint, Failure};
use crate::clean;
use crate::parse::Letter;
use crate::scan;

/// Blocks of fields in one report.
const MOST_BLOCKS: usize = 400;
/// Fields of a report are looked for in so much of a text. Bytes.
const LONGEST: usize = 500_000;
/// What the other machine said is cut here. Characters.
const LONGEST_WHY: usize = 300;

/// What the fields of a delivery report say.
#[derive(Debug, Default)]
pub(super) struct Status {
    pub failures: Vec<Failure>,
    /// Recipients whom the letter reached.
    pub reached: usize,
}

impl Status {
    pub fn is_success(&self) -> bool {
        self.failures.is_empty() && self.reached > 0
    }
}

/// Reads the delivery reports among the attachments; None if there is none.
pub(super) fn status(letter: &Letter<'_>) -> Option<Status> {
    let mut status = None;
    for file in &letter.attachments {
        if matches!(file.content_type.as_str(), "message/delivery-status" | "message/global-delivery-status")
        {
            let bytes = &file.bytes[..file.bytes.len().min(LONGEST)];
            read(&String::from_utf8_lossy(bytes), status.get_or_insert_default());
        }
    }
    // A report whose parts have lost their boundaries, or their types.
    if status.as_ref().is_none_or(|s: &Status| s.failures.is_empty() && s.reached == 0)
        && let Some(text) = text_of(letter)
        && let Some(at) = find_fields(&text)
    {
        read(&text[at..], status.get_or_insert_default());
    }
    status
}

/// The text, or a multipart that has lost its boundaries.
fn text_of<'a>(letter: &'a Letter<'_>) -> Option<Cow<'a, str>> {
    let broken = || letter.attachments.iter().find(|file| file.content_type.starts_with("multipart/"));
    match letter.text.as_deref() {
        Some(text) => Some(Cow::Borrowed(text)),
        None => broken().map(|file| String::from_utf8_lossy(&file.bytes)),
    }
}

/// Where fields of a report begin in a text: a line "Final-Recipient:" with "Action:" or "Status:" near.
fn find_fields(text: &str) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let folded = text.to_ascii_lowercase();
    let at = folded.match_indices("final-recipient:").map(|(at, _)| at).find(|at| {
        let starts_line = folded[..*at].rsplit('\n').next().is_none_or(|before| before.trim().is_empty());
        let near = &folded[*at..folded.floor_char_boundary((*at + 600).min(folded.len()))];
        starts_line && (near.contains("\naction:") || near.contains("\nstatus:"))
    })?;
    // The fields of this recipient may begin above.
    Some(text[..at].rfind("\n\n").map_or(0, |blank| blank + 2))
}

fn read(text: &str, status: &mut Status) {
    let mut block: Vec<(String, String)> = Vec::new();
    let mut blocks = 0;
    for line in text.lines().chain([""]) {
        let line = line.trim_end();
        if line.is_empty() {
            take(&std::mem::take(&mut block), status);
            blocks += 1;
            if blocks > MOST_BLOCKS {
                return;
            }
        } else if line.starts_with([' ', '\t']) && !block.is_empty() {
            if let Some((_, value)) = block.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.trim_start().split_once(':')
            && block.len() < 100
        {
            let name = name.trim().to_ascii_lowercase();
            // Two recipients without an empty line between them.
            if name == "final-recipient" && block.iter().any(|(known, _)| *known == name) {
                take(&std::mem::take(&mut block), status);
            }
            block.push((name, value.trim().to_owned()));
        }
    }
}

/// The fields of one recipient.
fn take(block: &[(String, String)], status: &mut Status) {
    let value = |name: &str| block.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let action = value("action").unwrap_or_default().to_ascii_lowercase();
    let recipient = ["final-recipient", "original-recipient", "x-actual-recipient"]
        .into_iter()
        .filter_map(value)
        .find_map(address);
    let named = ["final-recipient", "original-recipient"].into_iter().any(|name| value(name).is_some());
    if !named && action.is_empty() {
        return;
    }
    let diagnostic = value("diagnostic-code").unwrap_or_default();
    let said = value("status").and_then(|text| scan::statuses(text).next());
    let within = scan::statuses(diagnostic).find(|code| !code.starts_with('2'));
    let word = action.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let good = matches!(word, "delivered" | "relayed" | "expanded" | "success" | "deliverable")
        || !matches!(word, "failed" | "delayed") && said.is_some_and(|code| code.starts_with('2'));
    if good {
        status.reached += 1;
        return;
    }
    // "5.0.0" and "4.0.0" say nothing but the class; what the other machine said may say more.
    let code = match (said, within) {
        (Some(said), Some(within)) if said.ends_with(".0.0") && said[..1] == within[..1] => Some(within),
        (Some(said), _) => Some(said),
        (None, within) => within,
    };
    let class = match (code.map(|code| &code[..1]), word) {
        (_, "delayed") => Class::Temporary,
        // The server's own words, against what the machine in between made of them.
        (Some("4"), "failed")
            if scan::reply_code(diagnostic) == Some(5)
                && within.is_some_and(|code| code.starts_with('5')) =>
        {
            Class::Permanent
        }
        (Some("4"), _) => Class::Temporary,
        (Some("5"), _) => Class::Permanent,
        _ if scan::reply_code(diagnostic) == Some(4) => Class::Temporary,
        _ => Class::Permanent,
    };
    let failure = Failure { recipient, class, status: code.map(str::to_owned), why: shortened(diagnostic) };
    if !status
        .failures
        .iter()
        .any(|known| known.recipient == failure.recipient && failure.recipient.is_some())
    {
        status.failures.push(failure);
    }
}

/// The address of `rfc822; <ann@a.example>`.
fn address(value: &str) -> Option<String> {
    let text = value.split_once(';').map_or(value, |(_, rest)| rest);
    let at = scan::addresses(text).into_iter().next_back()?;
    Some(text[at].to_lowercase())
}

pub(super) fn shortened(text: &str) -> String {
    let text =
        text.split_once(';').filter(|(kind, _)| kind.trim().len() <= 12).map_or(text, |(_, rest)| rest);
    clean::line(text).chars().take(LONGEST_WHY).collect()
}

/// The complaint that `letter` is, by its part for machines (RFC 5965 3) or by the habits of houses older than that.
pub(super) fn complaint(letter: &Letter<'_>, kind: &str) -> Option<Complaint> {
    let part = letter.attachments.iter().find(|file| file.content_type == "message/feedback-report");
    let is_feedback = kind.starts_with("multipart/report") && kind.contains("feedback-report");
    let fields = match part {
        Some(part) => String::from_utf8_lossy(&part.bytes[..part.bytes.len().min(LONGEST)]).into_owned(),
        None if is_feedback => letter.text.clone().unwrap_or_default(),
        None => return None,
    };
    let value = |name: &str| {
        fields.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    // A failed check of a signature is reported in the same form, and is nobody's complaint (RFC 6591).
    let kind = value("Feedback-Type").unwrap_or_else(|| "abuse".to_owned()).to_ascii_lowercase();
    let recipient = ["Original-Rcpt-To", "Removal-Recipient", "X-HmXmrOriginalRecipient"]
        .into_iter()
        .filter_map(value)
        .find_map(|value| address(&value));
    Some(Complaint { kind: clean::line(&kind).chars().take(40).collect(), recipient })
}
