//! What a report says in sentences: whom the letter did not reach, and why.

use super::words::{self, FAILED, TEMPORARY, TRIED_LONG, says};
use super::{Class, Failure, MOST_RECIPIENTS, dsn, returned};
use crate::parse::Letter;
use crate::scan;

/// More of a report is not read; what matters stands in front. Bytes.
const LONGEST: usize = 60_000;
/// A code stands within so many lines of the address that it is about.
const NEAR: usize = 8;

/// What the sentences of a report say.
pub(super) struct Told {
    pub says_failed: bool,
    /// It speaks of mail, a message, or a server's answer.
    pub is_about_mail: bool,
    /// In lower case, in order, each once.
    pub recipients: Vec<String>,
    report: String,
}

impl Told {
    /// The failure of one recipient, with the code that stands nearest below the address.
    pub fn failure(&self, recipient: Option<String>) -> Failure {
        let near = recipient.as_deref().and_then(|address| self.near(address));
        let place = near.filter(|text| has_code(text)).unwrap_or(&self.report);
        let status = scan::statuses(place).find(|code| !code.starts_with('2')).map(str::to_owned);
        let code = scan::reply_code(place);
        let folded = self.report.to_lowercase();
        let tried_long = near.is_some_and(|text| says(&text.to_lowercase(), TRIED_LONG));
        let temporary = match (status.as_deref().map(|s| s.as_bytes()[0]), code) {
            // "Still trying", with the code of the last attempt.
            (Some(b'4'), _) => true,
            (Some(_), _) => false,
            (None, Some(code)) => {
                code == 4
                    || near.is_some_and(|text| {
                        text.contains("refused to talk to me") || text.contains("refused to\n    talk to me")
                    })
            }
            (None, None) => {
                tried_long
                    || says(&folded, TEMPORARY)
                        && !says(&folded, &["permanent", "fatal errors", "giving up", "given up"])
            }
        };
        let class = if temporary { Class::Temporary } else { Class::Permanent };
        let why = near.unwrap_or_default().lines().map(str::trim).collect::<Vec<_>>().join(" ");
        Failure { recipient, class, status, why: dsn::shortened(&why) }
    }

    /// The lines from the last mention of an address to the next one of another.
    fn near(&self, address: &str) -> Option<&str> {
        let folded = self.report.to_ascii_lowercase();
        let mut best = None;
        for (at, _) in folded.match_indices(address).take(20) {
            let start = self.report[..at].rfind('\n').map_or(0, |n| n + 1);
            let mut end = start;
            for (number, line) in self.report[start..].split_inclusive('\n').take(NEAR).enumerate() {
                let other = number > 0
                    && scan::addresses(line).into_iter().any(|at| {
                        let found = line[at].to_lowercase();
                        found != address && self.recipients.contains(&found)
                    });
                if other {
                    break;
                }
                end += line.len();
            }
            let text = &self.report[start..end];
            if best.is_none() || has_code(text) && !best.is_some_and(has_code) {
                best = Some(text);
            }
        }
        best
    }
}

fn has_code(text: &str) -> bool {
    scan::statuses(text).any(|code| !code.starts_with('2')) || scan::reply_code(text).is_some()
}

/// Reads the text of `letter`, or its HTML as text.
pub(super) fn told(raw: &[u8], letter: &Letter<'_>) -> Told {
    let html = letter.html.as_deref().map(|html| markup::text_of_html(cut(html), false));
    let text = match (letter.text.as_deref(), &html) {
        (Some(text), _) if !text.trim().is_empty() => text,
        (_, Some(html)) => html,
        _ => "",
    };
    // A multipart whose boundaries are gone is a part of its own; all of it is text.
    let broken =
        letter.attachments.iter().find(|file| text.is_empty() && file.content_type.starts_with("multipart/"));
    let broken = broken.map(|file| String::from_utf8_lossy(&file.bytes));
    let text = cut(broken.as_deref().unwrap_or(text));
    let end = returned::start(text);
    let report = text[..end].to_owned();
    let folded = report.to_lowercase();
    let is_about_mail = says(&folded, &["message", "mail", "smtp", "recipient", "mailbox"]);
    let mut told = Told { says_failed: says(&folded, FAILED), is_about_mail, recipients: Vec::new(), report };
    let original = returned::recipients(letter, &text[end..]);
    told.recipients = recipients(raw, letter, &told.report, &original);
    told
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// How surely an address in a line is a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Somewhere in a sentence.
    Mentioned,
    /// Where a server's answer names it.
    Answered,
    /// At the head of its line, as lists of recipients are written.
    Listed,
}

fn recipients(raw: &[u8], letter: &Letter<'_>, report: &str, original: &[String]) -> Vec<String> {
    let ours: Vec<String> = letter
        .to
        .iter()
        .chain(&letter.from)
        .map(|a| a.address.to_lowercase())
        .chain(
            crate::headers::fields(raw)
                .filter(|f| f.is("Delivered-To") || f.is("X-Original-To"))
                .map(|f| f.text().to_lowercase()),
        )
        .collect();
    let mut found: Vec<(String, Weight)> = Vec::new();
    let lines: Vec<&str> = report.lines().collect();
    let mut asides: Vec<String> = Vec::new();
    let mut before = "";
    for (number, line) in lines.iter().enumerate() {
        // "To: ... Subject: ..." is the returned letter again, and says whom it was for, not whom it missed.
        let of_letter = is_heading(line, "to")
            && lines[number + 1..]
                .iter()
                .take(3)
                .chain(lines[..number].iter().rev().take(3))
                .any(|near| is_heading(near, "subject"));
        if of_letter || is_heading(line, "from") || is_heading(line, "cc") {
            continue;
        }
        for at in scan::addresses(line).into_iter().take(20) {
            let address = line[at.clone()].to_lowercase();
            let told_of_sender = announces_other(before);
            if words::is_daemon("", &address) || is_aside(line, at.start) || told_of_sender {
                if asides.len() < MOST_RECIPIENTS {
                    asides.push(address);
                }
                continue;
            }
            let weight = weight(line, at.start, at.end);
            if let Some((_, known)) = found.iter_mut().find(|(known, _)| *known == address) {
                *known = weight.max(*known);
            } else if found.len() < MOST_RECIPIENTS {
                found.push((address, weight));
            }
        }
        if !line.trim().is_empty() {
            before = line;
        }
    }
    // Whom one may turn to is named again; only a list of recipients would make them one.
    found.retain(|(address, weight)| *weight == Weight::Listed || !asides.contains(address));
    let others = |least: Weight| -> Vec<String> {
        found.iter().filter(|(a, w)| *w >= least && !ours.contains(a)).map(|(a, _)| a.clone()).collect()
    };
    for least in [Weight::Listed, Weight::Answered] {
        let listed = others(least);
        if !listed.is_empty() {
            return listed;
        }
    }
    // Whom the returned letter was for, where the report names them at all; then those whom it names; then the letter's own.
    let mentioned = others(Weight::Mentioned);
    let both: Vec<String> = mentioned.iter().filter(|a| original.contains(a)).cloned().collect();
    if !both.is_empty() {
        return both;
    }
    if !mentioned.is_empty() {
        return mentioned;
    }
    let own: Vec<String> =
        found.iter().filter(|(_, w)| *w >= Weight::Listed).map(|(a, _)| a.clone()).collect();
    if !own.is_empty() {
        return own;
    }
    original.iter().filter(|a| original.len() == 1 || !ours.contains(a)).cloned().collect()
}

/// A line that begins with the name of a header.
fn is_heading(line: &str, name: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "*->".contains(c));
    line.split_once(':').is_some_and(|(found, _)| found.trim().eq_ignore_ascii_case(name))
}

/// An address to turn to, or the sender's: not one that failed.
fn is_aside(line: &str, start: usize) -> bool {
    let before = line[..start].to_lowercase();
    let near: String = before.chars().rev().take(45).collect::<Vec<_>>().into_iter().rev().collect();
    [
        "mailto:",
        "contact",
        "mail from",
        "from:",
        "sender",
        "message-id",
        "msgid",
        "assistance",
        "help",
        "forward",
        "envelope-from",
        "for <",
        "reply-to",
        "complain",
        "questions",
        "message id",
        "envelope-id",
        "envelope id",
        "expanded from",
        "generated from",
        "sent by",
        "write to",
        "return-path",
        "von:",
        "de:",
    ]
    .iter()
    .any(|word| near.contains(word))
        && !near.contains("forwarded to")
        && !near.contains("rcpt")
        && !near.contains("recipient")
}

/// A line behind which the sender's address stands, or one to turn to.
fn announces_other(line: &str) -> bool {
    let folded = line.trim().trim_end_matches([':', ',']).to_lowercase();
    ["sent by", "message from", "contact", "please write to", "your address"]
        .iter()
        .any(|end| folded.ends_with(end))
}

fn weight(line: &str, start: usize, end: usize) -> Weight {
    let before = line[..start]
        .trim_start_matches(|c: char| c.is_whitespace() || "*-•·>+\"'<([".contains(c))
        .to_lowercase();
    let before = before.trim_end_matches(['<', '(', '[', '"', '\'', ' ']);
    let after = line[end..].trim_start_matches(['>', ')', ']', '"', '\'']);
    // Sendmail: "554 5.1.1 <ann@a.example>... User unknown".
    if after.starts_with("...") && before.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | '-'))
    {
        return Weight::Listed;
    }
    let folded = line.to_lowercase();
    let label = [
        "to:",
        "recipient:",
        "address:",
        "rcpt to:",
        "rcpt to",
        "user:",
        "for:",
        "rfc822;",
        "to",
        "recipient",
        "an:",
        "à:",
        "para:",
        "destinatario:",
        "destinataire:",
        "empfänger:",
        "final-recipient:",
        "mailbox:",
        "email:",
        "e-mail:",
    ];
    if before.is_empty() {
        let ends = after.trim().is_empty()
            || after.trim_start().starts_with([':', '.', ',', ';', '(', '-', '=', '<', '[', '"'])
            || after.starts_with(" on ")
            || says(&after.to_lowercase(), FAILED);
        return if ends { Weight::Listed } else { Weight::Answered };
    }
    if label.contains(&before) || before.ends_with("rcpt to:") || before.ends_with("undeliverable  to") {
        return Weight::Listed;
    }
    let coded = scan::reply_code(&folded).is_some() || scan::statuses(&folded).next().is_some();
    if coded || says(&folded, FAILED) || before.ends_with("to:") || before.ends_with("recipient:") {
        return Weight::Answered;
    }
    Weight::Mentioned
}

#[cfg(test)]
mod tests {
    #[test]
    fn whom_the_returned_letter_was_for_is_read_from_its_header() {
        let text = "Error: No valid recipients\n\n\nOriginal Message:\nFrom: Ann <ann@a.example>\nTo: 000@b.example\nSubject: Hi\n";
        let end = super::returned::start(text);
        assert_eq!(&text[end..][..9], "Original ");
        assert_eq!(super::returned::recipients(&crate::Letter::default(), &text[end..]), ["000@b.example"]);
    }
}
