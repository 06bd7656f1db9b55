//! Reports of machines about letters that we sent: not delivered, delayed, delivered, or complained about.
//!
//! A person's letter is never taken for one: whatever it says, it must come from a machine (no sender in the envelope, the name
//! of a mail system, or a report by its content type) *and* say that something failed. A person who is silently no longer
//! written to is worse than an address that is tried once more.
//!
//! Sources: RFC 3464 (delivery reports), RFC 5965 (complaints), RFC 3463 (status), and the texts of qmail, Exim, Sendmail,
//! Exchange, Notes, Courier, and many a house's own.

mod dsn;
mod houses;
mod returned;
mod text;
mod words;

use crate::headers;
use crate::parse::Letter;

/// More recipients of one report are not read.
const MOST_RECIPIENTS: usize = 200;

/// What a report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// Something did not arrive, or not yet. At least one, though which recipient it was may be unknown.
    Failed(Vec<Failure>),
    /// All is well: delivered, relayed, or expanded (RFC 3464 2.3.3).
    Delivered,
    /// A reader pressed "this is spam".
    Complaint(Complaint),
}

/// One recipient whom a letter did not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// As the report writes the address, in lower case; None where it does not say whom.
    pub recipient: Option<String>,
    pub class: Class,
    /// `5.1.1` (RFC 3463), where the report says one.
    pub status: Option<String>,
    /// What the other machine said, on one line, at most 300 characters; empty if nothing.
    pub why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Permanent,
    Temporary,
}

/// A complaint of a reader, passed on by the house that keeps their mailbox (RFC 5965).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complaint {
    /// `abuse`, `fraud`, `not-spam`, ...; in lower case.
    pub kind: String,
    /// Whose mailbox it was, where the report has not hidden it.
    pub recipient: Option<String>,
}

/// What `letter`, read from `raw`, reports; None if it is no report. Linear in its length.
///
/// `sender` is the MAIL FROM of the envelope where that is known (empty: `<>`); without it the field Return-Path counts.
pub fn report(raw: &[u8], letter: &Letter<'_>, sender: Option<&str>) -> Option<Report> {
    let kind = headers::first(raw, "Content-Type").map(|f| f.text().to_ascii_lowercase()).unwrap_or_default();
    if let Some(complaint) = dsn::complaint(letter, &kind) {
        return Some(Report::Complaint(complaint));
    }
    if let Some(report) = houses::report(raw, letter) {
        return Some(report);
    }
    let from_machine = is_machine(raw, letter, sender);
    let from_office = letter.from.iter().any(|from| words::is_office(&from.address));
    let answers = !letter.ids.in_reply_to.is_empty() || !letter.ids.references.is_empty();
    let is_report = kind.starts_with("multipart/report") && !kind.contains("disposition-notification");
    let whole_is_status = kind.starts_with("message/delivery-status");
    if !(from_machine || is_report || whole_is_status || from_office) || is_answer(raw, letter) {
        return None;
    }
    let of_status = dsn::status(letter);
    if let Some(status) = &of_status
        && status.is_success()
    {
        return Some(Report::Delivered);
    }
    let mut failures = of_status.map(|status| status.failures).unwrap_or_default();
    let told = text::told(raw, letter);
    let failed_header = failed_recipients(raw);
    let by_subject = words::is_failure_subject(&letter.subject);
    // An office's letter must say it in the subject, in the text, and say of whom and of what: parcels are undelivered too.
    let sure = if from_machine || is_report || whole_is_status {
        told.says_failed || by_subject || !failures.is_empty() || !failed_header.is_empty()
    } else {
        told.says_failed && by_subject && told.is_about_mail && !told.recipients.is_empty() && !answers
    };
    if !sure {
        return None;
    }
    fill(&mut failures, failed_header, told);
    failures.truncate(MOST_RECIPIENTS);
    Some(Report::Failed(failures))
}

/// Completes what the fields say with what the sentences say.
fn fill(failures: &mut Vec<Failure>, failed_header: Vec<String>, told: text::Told) {
    let known = failures.iter().any(|failure| failure.recipient.is_some());
    if known {
        failures.retain(|failure| failure.recipient.is_some());
    } else {
        let recipients = if failed_header.is_empty() { told.recipients.clone() } else { failed_header };
        let from_fields = failures.first().cloned();
        *failures = recipients.into_iter().map(|recipient| told.failure(Some(recipient))).collect();
        if failures.is_empty() {
            failures.push(told.failure(None));
        }
        if let Some(of_fields) = from_fields {
            for failure in failures.iter_mut() {
                failure.class = of_fields.class;
                failure.status = of_fields.status.clone().or_else(|| failure.status.take());
            }
        }
    }
}

/// Whom Exim names in the header of its reports.
fn failed_recipients(raw: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for field in headers::fields(raw).filter(|f| f.is("X-Failed-Recipients")) {
        let line = field.text();
        for at in crate::scan::addresses(&line) {
            let address = line[at].to_lowercase();
            if !found.contains(&address) && found.len() < MOST_RECIPIENTS {
                found.push(address);
            }
        }
    }
    found
}

/// Whether the envelope has no sender (RFC 5321 4.5.5), or the letter bears the name of a mail system.
pub(crate) fn is_machine(raw: &[u8], letter: &Letter<'_>, sender: Option<&str>) -> bool {
    null_sender(raw, sender)
        || letter.from.iter().chain(&letter.sender).any(|from| words::is_daemon(&from.name, &from.address))
        || headers::first(raw, "From").is_some_and(|field| words::is_daemon(&field.text(), ""))
}

/// Whether the envelope has no sender, by MAIL FROM or, where that is not known, by Return-Path.
pub(crate) fn null_sender(raw: &[u8], sender: Option<&str>) -> bool {
    match sender {
        Some(sender) => sender.trim_matches(['<', '>', ' ']).is_empty(),
        None => headers::first(raw, "Return-Path").is_some_and(|field| {
            let path = field.text();
            let path = path.trim_matches(['<', '>', ' ', '"']);
            path.is_empty() || words::is_daemon("", path)
        }),
    }
}

/// A person or a machine answering a person: "Re:" over a report is no report, nor is an absence.
fn is_answer(raw: &[u8], letter: &Letter<'_>) -> bool {
    crate::auto::is_reply_subject(&letter.subject)
        && !null_sender(raw, None)
        && !letter.from.iter().any(|from| words::is_daemon(&from.name, &from.address))
        || crate::auto::says_away(&letter.subject)
}
