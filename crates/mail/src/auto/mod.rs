//! Whether a person wrote a letter, or a program: an answer for somebody who is away, a receipt, a notification.
//!
//! What is written by a program is no answer to what we asked, and gets none. Sources: RFC 3834 (Auto-Submitted), RFC 8098 (read
//! receipts), and the fields that programs use which are older or know neither.

mod subjects;

use crate::bounce::{self, null_sender};
use crate::headers::{self, Field};
use crate::list;
use crate::parse::Letter;

use subjects::may_be_away;
pub(crate) use subjects::{is_reply_subject, says_away};

/// Who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auto {
    /// A person, as far as one can see.
    No,
    /// A program, in answer to a letter.
    Replied,
    /// A program, by itself.
    Generated,
}

/// By what it was known. The first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing speaks against a person.
    Person,
    /// A receipt: the letter was opened, or deleted (RFC 8098).
    ReadReceipt,
    /// A report: of delivery, a complaint, of how a domain's letters fared.
    Report,
    /// Its subject or a field of its program says that the writer is away, or that a program answers.
    Away,
    /// Asks whoever wrote to prove that they are a person.
    Challenge,
    /// The field Auto-Submitted (RFC 3834 5).
    AutoSubmitted,
    /// Another field that only programs write.
    Field,
    /// The envelope has no sender.
    NullSender,
    /// Precedence bulk or junk, and no list.
    Bulk,
    /// Sent from an address that wants no answers.
    NoReply,
}

/// What was found about the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub auto: Auto,
    pub why: Why,
    /// It must not be answered by a program (RFC 3834 2): written by a program, or passed on by a list.
    pub suppress_response: bool,
}

impl Found {
    /// An answer for somebody who is away: it may suggest an absence, and nothing else.
    pub fn is_away(&self) -> bool {
        self.auto == Auto::Replied && matches!(self.why, Why::Away | Why::AutoSubmitted | Why::NullSender)
    }
}

/// Who wrote `letter`, read from `raw`. `sender` is the MAIL FROM of the envelope where that is known (empty: `<>`).
pub fn of(raw: &[u8], letter: &Letter<'_>, sender: Option<&str>) -> Found {
    let (auto, why) = writer(raw, letter, sender);
    let suppress_response = auto != Auto::No || list::of(raw, letter).is_list || asks_for_silence(raw);
    Found { auto, why, suppress_response }
}

fn writer(raw: &[u8], letter: &Letter<'_>, sender: Option<&str>) -> (Auto, Why) {
    let kind = headers::first(raw, "Content-Type").map(|f| f.text().to_ascii_lowercase()).unwrap_or_default();
    let submitted = auto_submitted(raw);
    if is_read_receipt(letter, &kind) {
        return (Auto::Replied, Why::ReadReceipt);
    }
    if is_machine_report(raw, letter, &kind) {
        return (submitted.unwrap_or(Auto::Generated), Why::Report);
    }
    let supported = || null_sender(raw, sender) || asks_programs_for_silence(raw);
    if says_away(&letter.subject) || may_be_away(&letter.subject) && supported() {
        return (submitted.unwrap_or(Auto::Replied), Why::Away);
    }
    if let Some(auto) = submitted {
        return (auto, Why::AutoSubmitted);
    }
    if let Some(found) = headers::fields(raw).find_map(|field| by_field(&field)) {
        return found;
    }
    if is_challenge(raw, letter) {
        return (Auto::Replied, Why::Challenge);
    }
    if bounce::report(raw, letter, sender).is_some() {
        return (Auto::Generated, Why::Report);
    }
    let answers = !letter.ids.in_reply_to.is_empty() || !letter.ids.references.is_empty();
    if null_sender(raw, sender) || bounce::is_machine(raw, letter, sender) {
        let auto = if answers || is_reply_subject(&letter.subject) { Auto::Replied } else { Auto::Generated };
        return (auto, Why::NullSender);
    }
    let found = list::of(raw, letter);
    if found.is_bulk && !found.is_list {
        return (if answers { Auto::Replied } else { Auto::Generated }, Why::Bulk);
    }
    if letter.from.iter().any(|from| wants_no_answer(&from.address)) {
        return (Auto::Generated, Why::NoReply);
    }
    (Auto::No, Why::Person)
}

/// What Auto-Submitted says; "no" and what cannot be read say nothing.
fn auto_submitted(raw: &[u8]) -> Option<Auto> {
    headers::fields(raw).filter(|f| f.is("Auto-Submitted")).find_map(|field| {
        let value = field.text().to_ascii_lowercase();
        let word = value.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').find(|w| !w.is_empty())?;
        match word {
            "no" => None,
            "auto-replied" | "auto-reply" | "auto-response" => Some(Auto::Replied),
            _ => Some(Auto::Generated),
        }
    })
}

/// Fields of programs that answer, or that write by themselves.
fn by_field(field: &Field<'_>) -> Option<(Auto, Why)> {
    const ANSWERS: &[&str] = &[
        "x-autoreply",
        "x-autorespond",
        "x-autoresponse",
        "x-auto-reply",
        "x-autoreply-from",
        "x-mail-autoreply",
        "x-autoreply-domain",
        "x-autoresponder",
        "x-autoresponder-reply",
        "x-vacation",
        "x-ooo",
        "autoresponder",
        "x-out-of-office",
        "x-abwesenheit",
        "x-auto-responder",
        "x-auto-reply-from",
        "x-vacation-message",
    ];
    const WRITES: &[&str] = &[
        "x-autogenerated",
        "x-auto-generated",
        "x-fc-machinegenerated",
        "x-cron-env",
        "x-mailgenerated",
        "tls-report-domain",
        "x-github-reason",
        "x-gitlab-notificationreason",
        "x-jira-fingerprint",
        "x-pki-generated",
    ];
    let name = String::from_utf8_lossy(field.name).to_ascii_lowercase();
    if !(name.starts_with('x')
        || matches!(
            name.as_str(),
            "autoresponder"
                | "precedence"
                | "delivered-to"
                | "content-class"
                | "tls-report-domain"
                | "message-id"
        ))
    {
        return None;
    }
    let value = field.text().to_ascii_lowercase();
    let denied = matches!(value.as_str(), "no" | "false" | "0" | "none");
    if ANSWERS.contains(&name.as_str()) && !denied {
        return Some((Auto::Replied, Why::Away));
    }
    if WRITES.contains(&name.as_str()) && !denied {
        return Some((Auto::Generated, Why::Field));
    }
    let has = |part: &str| value.contains(part);
    let answered = match name.as_str() {
        // Exchange's and Novell's class of an answer by rule.
        "x-post-messageclass" => value.starts_with("9"),
        "x-ms-exchange-generated-message-source" => has("mailbox rules") || has("oof") || has("auto"),
        "x-ms-exchange-messagesentrepresentingtype" => false,
        "x-messageclass" | "content-class" | "x-microsoft-messageclass" | "x-ms-messageclass" => {
            has("ooftemplate") || has("rules.oof") || has("outofoffice")
        }
        "x-apple-action" => has("vacation"),
        "x-mailer" | "x-mailer-info" | "x-generator" => {
            has("vacation")
                || has("autorespond")
                || has("auto-respond")
                || has("autoreply")
                || has("autoresponse")
                || has("out of office")
        }
        "delivered-to" => value.starts_with("autoresponder"),
        "x-precedence" | "precedence" => has("auto_reply") || has("auto-reply") || has("autoreply"),
        "x-loop" => has("autoreply") || has("autoresponder") || has("vacation"),
        // Before the @: a house may well be called vacation-homes.example.
        "message-id" => value.split('@').next().is_some_and(|local| {
            local.ends_with("-vac")
                || ["autoreply", "autoresponder", "vacation"].iter().any(|word| local.contains(word))
        }),
        "x-sieve-action" | "x-autoreply-reason" => true,
        _ => false,
    };
    answered.then_some((Auto::Replied, Why::Away))
}

/// Fields by which a program asks other programs not to answer; no person's program writes them.
fn asks_programs_for_silence(raw: &[u8]) -> bool {
    headers::fields(raw).any(|field| {
        field.is("X-Auto-Response-Suppress") && !field.text().eq_ignore_ascii_case("none")
            || field.is("Precedence") && matches!(field.text().to_ascii_lowercase().as_str(), "bulk" | "junk")
    })
}

/// Fields that ask programs to be silent, in letters that a person may have written.
fn asks_for_silence(raw: &[u8]) -> bool {
    headers::fields(raw).any(|field| {
        field.is("X-Auto-Response-Suppress") && !field.text().eq_ignore_ascii_case("none")
            || field.is("X-Loop")
            || field.is("Precedence")
                && matches!(field.text().to_ascii_lowercase().as_str(), "bulk" | "junk" | "list")
            || field.is("Feedback-ID")
    })
}

/// `multipart/report; report-type=disposition-notification`, or its part.
fn is_read_receipt(letter: &Letter<'_>, kind: &str) -> bool {
    kind.starts_with("multipart/report") && kind.contains("disposition-notification")
        || kind.starts_with("message/disposition-notification")
        || letter.attachments.iter().any(|file| {
            file.content_type == "message/disposition-notification" && kind.starts_with("multipart/")
        })
        || letter.attachments.iter().any(|file| file.content_type.starts_with("application/ms-tnef"))
            && letter.text.is_none()
            && kind.contains("receipt")
}

/// Complaints (RFC 5965), and what domains tell each other of how their letters fare (RFC 9990, RFC 8460).
fn is_machine_report(raw: &[u8], letter: &Letter<'_>, kind: &str) -> bool {
    if kind.starts_with("multipart/report") && !kind.contains("disposition-notification")
        || kind.starts_with("message/delivery-status")
    {
        return true;
    }
    let of_domain = letter.subject.to_ascii_lowercase();
    let says_report = of_domain.contains("report domain:")
        || of_domain.contains("dmarc aggregate report")
        || of_domain.contains("tls report");
    let packed = letter.attachments.iter().any(|file| {
        let name = file.file_name.as_deref().unwrap_or_default().to_ascii_lowercase();
        file.content_type.contains("tlsrpt")
            || file.content_type == "message/feedback-report"
            || name.contains('!') && [".zip", ".gz", ".xml", ".json"].iter().any(|end| name.ends_with(end))
    });
    packed
        && (says_report
            || headers::first(raw, "TLS-Report-Domain").is_some()
            || letter
                .attachments
                .iter()
                .any(|f| f.content_type.contains("tlsrpt") || f.content_type == "message/feedback-report"))
        || says_report && of_domain.contains("submitter:")
}

/// Asks to prove that one is a person: the guard of somebody's mailbox answers, not they.
fn is_challenge(raw: &[u8], letter: &Letter<'_>) -> bool {
    let by_field = headers::fields(raw).any(|field| {
        let name = String::from_utf8_lossy(field.name).to_ascii_lowercase();
        [
            "x-bluebottle-request",
            "x-tmda-fingerprint",
            "x-boxbe",
            "x-spamarrest",
            "x-challenge",
            "x-sa-challenge",
        ]
        .iter()
        .any(|known| name.starts_with(known))
    });
    if by_field {
        return true;
    }
    let html = if letter.text.is_none() { letter.html.as_deref() } else { None };
    let Some(text) = letter.text.as_deref().or(html) else { return false };
    let text = text[..text.floor_char_boundary(6_000)].to_lowercase();
    let links = text.contains("http://") || text.contains("https://");
    let guard = [
        "is protected by",
        "allowed list",
        "approved list",
        "whitelist",
        "guest list",
        "anti-spam",
        "antispam",
        "spam protection",
        "spam arrest",
        "spam-blocking",
        "sender verification",
        "verify that you",
        "verify you are",
        "verify your message",
        "confirm that you",
        "prove that you",
        "are a real person",
        "you are a human",
        "you're human",
        "not a spammer",
        "is not spam",
        "not a robot",
    ];
    let asks = [
        "click on the following link",
        "click the link",
        "click the following link",
        "click here",
        "clicking",
        "follow the link",
        "following link",
        "visit the link",
        "reply to this message to",
        "reply to this email to",
        "complete the",
        "one-time",
        "one time",
    ];
    let hits = guard.iter().filter(|phrase| text.contains(**phrase)).count();
    links
        && hits >= 2
        && asks.iter().any(|phrase| text.contains(phrase))
        && text.contains("your message")
            | text.contains("your e-mail")
            | text.contains("your email")
            | text.contains("your mail")
}

fn wants_no_answer(address: &str) -> bool {
    let local: String = address
        .split('@')
        .next()
        .unwrap_or_default()
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '+')
        .collect();
    let local = local.split('+').next().unwrap_or_default();
    [
        "noreply",
        "donotreply",
        "dontreply",
        "nereply",
        "noresponder",
        "nepasrepondre",
        "keineantwort",
        "nichtantworten",
        "naoresponda",
        "nonrispondere",
        "geenantwoord",
        "svarainte",
        "noresponse",
        "pasdereponse",
    ]
    .iter()
    .any(|known| local.starts_with(known) || local.ends_with(known))
}
