//! A letter that somebody passes on: inside their own words, or as an attachment.
//!
//! How programs write it in the text, in their languages, is `markup::quote::forwarded`. Here it is decided whether the letter is
//! passed on or answered: under an answer stand the same headers.

use markup::quote::{self, How};

use crate::address::Address;
use crate::parse::{self, Letter};
use crate::{clean, reply, scan};

/// More people are not read from a header.
const MOST_PEOPLE: usize = 200;

/// "Fwd:", in lower case, as it is in each language.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "fwd", "fw", "wg", "tr", "rv", "i", "enc", "vl", "vb", "pd", "ilt", "továbbítás", "doorst", "fs",
    "转发", "轉寄", "転送", "전달", "hf", "πρθ", "пересл", "fwd msg", "reenv", "encam", "forward", "doorgestuurd", "videresendt",
    "vidarebefordrat", "weitergeleitet", "trs", "inoltra", "přeposl", "предать", "הועבר", "إعادة توجيه", "tovabbitas", "pret",
];

/// A letter that was passed on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forward {
    /// The words of whoever passes it on; empty if there are none.
    pub message: String,
    pub from: Option<Address>,
    pub to: Vec<Address>,
    pub cc: Vec<Address>,
    pub subject: String,
    /// Unix seconds, where the letter came as an attachment; else its date is only words.
    pub date: Option<i64>,
    /// The words of the letter that is passed on.
    pub body: String,
    /// It came whole, as an attachment: then its own headers say who wrote it, and can be proven like those of any letter.
    pub attached: bool,
}

/// Whether a subject begins with "Fwd:" in some language.
pub fn is_forward_subject(subject: &str) -> bool {
    mark(subject).is_some_and(|word| SUBJECTS.contains(&word.as_str()))
}

/// What stands before the first colon, in lower case. The dot over a Turkish capital I is no sign of its own.
fn mark(subject: &str) -> Option<String> {
    let text = subject.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (word, _) = text.split_once([':', '：'])?;
    (word.len() < 40).then(|| word.trim().to_lowercase().replace('\u{307}', ""))
}

/// The letter that `letter` passes on; None if it passes none on.
pub fn of(letter: &Letter<'_>) -> Option<Forward> {
    let text = reply::text(letter);
    // "VS:" passes on in Danish and Norwegian, and answers in Finnish.
    let northern = || {
        mark(&letter.subject).as_deref() == Some("vs")
            && text.lines().any(|line| line.trim_start().starts_with("Fra:"))
    };
    let by_subject = is_forward_subject(&letter.subject) || northern();
    if let Some(found) = quote::forwarded(&text) {
        let passed_on = match found.how {
            How::Announced => true,
            How::Headers => by_subject,
            How::Attribution => by_subject && found.before.is_empty(),
        };
        if passed_on {
            let subject =
                if found.subject.is_empty() { without_mark(&letter.subject) } else { &found.subject };
            return Some(Forward {
                message: found.before,
                from: people(&found.from).into_iter().next(),
                to: people(&found.to),
                cc: people(&found.cc),
                subject: clean::line(subject),
                date: None,
                body: found.body,
                attached: false,
            });
        }
        return None;
    }
    by_subject.then(|| attached(letter, &text)).flatten()
}

/// The first letter among the attachments.
fn attached(letter: &Letter<'_>, text: &str) -> Option<Forward> {
    let file = letter.attachments.iter().find(|file| file.content_type == "message/rfc822")?;
    let inner = parse::parse(&file.bytes);
    let body = reply::text(&inner).trim().to_owned();
    Some(Forward {
        message: text.trim().to_owned(),
        from: inner.from.into_iter().next(),
        to: inner.to,
        cc: inner.cc,
        subject: inner.subject,
        date: inner.date,
        body,
        attached: true,
    })
}

fn without_mark(subject: &str) -> &str {
    if is_forward_subject(subject) {
        subject.split_once([':', '：']).map_or(subject, |(_, rest)| rest.trim())
    } else {
        subject
    }
}

/// The people of a header as it is shown: `Ada <ada@a.example>; 'Bo' [mailto:bo@b.example], cleo@c.example`.
fn people(shown: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut from = 0;
    for at in scan::addresses(shown).into_iter().take(MOST_PEOPLE) {
        let before = shown.get(from..at.start).unwrap_or_default();
        let address = &shown[at.clone()];
        from = at.end;
        // Outlook writes the address again behind the name, and once more as a link.
        if found.last().is_some_and(|last| last.address.eq_ignore_ascii_case(address)) {
            continue;
        }
        found.push(Address { name: name(before), address: address.to_owned() });
    }
    if found.is_empty() && !shown.trim().is_empty() {
        found.push(Address { name: name(shown), address: String::new() });
    }
    found
}

/// What of the text before an address is a name.
fn name(before: &str) -> String {
    let text = before.replace("mailto:", "");
    let text = text.trim_matches(|c: char| c.is_whitespace() || "<>[]();,".contains(c));
    clean::line(text.trim_matches(['"', '\'', '“', '”', '„', '«', '»'])).chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_as_programs_show_them() {
        let shown =
            "Ada, L <mailto:ada@a.example> <ada@a.example>; 'Bo' [mailto:bo@b.example], cleo@c.example";
        let read: Vec<(String, String)> = people(shown).into_iter().map(|a| (a.name, a.address)).collect();
        let wanted = [("Ada, L", "ada@a.example"), ("Bo", "bo@b.example"), ("", "cleo@c.example")];
        assert_eq!(read, wanted.map(|(name, address)| (name.to_owned(), address.to_owned())));
    }

    #[test]
    fn a_letter_as_an_attachment_is_passed_on_whole() {
        let raw = b"From: bo@b.example\nSubject: WG: Tee\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nFor you.\n--x\nContent-Type: message/rfc822\n\nFrom: Ada <ada@a.example>\nSubject: Tea\nDate: Tue, 5 May 2026 10:12:00 +0000\n\nAt ten.\n--x--\n";
        let found = of(&parse::parse(raw)).unwrap();
        assert!(found.attached && found.date.is_some());
        assert_eq!(
            (found.message.as_str(), found.subject.as_str(), found.body.as_str()),
            ("For you.", "Tea", "At ten.")
        );
    }

    #[test]
    fn an_answer_under_which_headers_stand_is_not_passed_on() {
        let headers = "From: Ada <ada@a.example>\nSent: 3 May 2026\nTo: Bo\nSubject: Tea\n\nAt ten.\n";
        let letter = |subject: &str| format!("From: bo@b.example\nSubject: {subject}\n\nYes.\n\n{headers}");
        assert!(of(&parse::parse(letter("Re: Tea").as_bytes())).is_none());
        assert!(of(&parse::parse(letter("TR: Tea").as_bytes())).is_some());
    }
}
