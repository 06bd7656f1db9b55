//! Reads a letter.
//!
//! ```
//! let letter = mail::parse(b"From: Ann <ann@example.org>\nSubject: Hello\n\nHi all\n");
//! assert_eq!(letter.subject, "Hello");
//! assert_eq!(letter.from[0].address, "ann@example.org");
//! assert_eq!(letter.text.as_deref(), Some("Hi all\n"));
//! ```
//!
//! Nothing here fails: of a broken letter one gets what can be read, and the [`Trouble`]s. Nothing recurses, and every
//! length, depth and number has an end, so the time is linear in the size of the letter whatever it holds.

mod bodies;
mod trouble;
mod value;
mod walk;

use std::borrow::Cow;

use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

use crate::address::{Address, read_list};
use crate::headers::{self, MOST_HEADER_BYTES, MOST_HEADER_FIELDS};
use crate::thread::{Ids, ids_of, made_up_id};
use crate::{clean, date};

pub use bodies::Attachment;
pub use trouble::Trouble;
use trouble::Troubles;
use value::prepared;

/// More Received fields than this are not looked at; mail servers refuse a letter after 50 to 100.
const MOST_HOPS: usize = 200;

/// A letter that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter<'a> {
    /// One line, decoded, without hidden characters; empty if there is none.
    pub subject: String,
    /// Usually one.
    pub from: Vec<Address>,
    pub to: Vec<Address>,
    pub cc: Vec<Address>,
    pub reply_to: Vec<Address>,
    pub sender: Option<Address>,
    /// Its own id, always: where the letter has none, one is made from its bytes ([`made_up_id`]).
    pub message_id: String,
    /// The ids as they were written.
    pub ids: Ids,
    /// What the Date field says, Unix seconds; None if it cannot be read. See [`crate::date::best`] for which date to believe.
    pub date: Option<i64>,
    /// The dates of the Received fields, newest first as they stand in the letter; Unix seconds.
    pub received: Vec<i64>,
    pub list: List,
    /// All of the plain text.
    pub text: Option<String>,
    pub html: Option<String>,
    /// The plain text says all that the HTML says. If not, read the HTML.
    pub text_is_whole: bool,
    pub attachments: Vec<Attachment<'a>>,
    /// Written by a machine: Auto-Submitted is there and not "no" (RFC 3834).
    pub auto_submitted: bool,
    /// Servers that passed it on: its Received fields.
    pub hops: usize,
    /// What was odd.
    pub troubles: Vec<Trouble>,
}

/// What a mailing list wrote into the headers (RFC 2369, RFC 2919), each on one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Without brackets and description: `peers.example.org`.
    pub id: Option<String>,
    pub post: Option<String>,
    pub unsubscribe: Option<String>,
    pub archive: Option<String>,
    /// Precedence: list, bulk or junk.
    pub precedence: Option<String>,
}

/// Reads a letter. A `From ` line of a mailbox in front of it does no harm.
pub fn parse(raw: &[u8]) -> Letter<'_> {
    read(raw, true)
}

/// Reads the headers of a letter only: who, when, what about, ids. Bodies and attachments stay empty.
pub fn head(raw: &[u8]) -> Letter<'_> {
    let raw = headers::without_from_line(raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw));
    let mut letter = Letter::default();
    let mut troubles = Troubles { found: Vec::new(), guess: true };
    read_headers(raw, &mut letter, &mut troubles);
    letter.troubles = troubles.found;
    letter
}

/// Leaves bare bytes above ASCII in headers unread, as most other tools do.
pub(crate) fn parse_without_guessing(raw: &[u8]) -> Letter<'_> {
    read(raw, false)
}

fn read(raw: &[u8], guess: bool) -> Letter<'_> {
    let raw = headers::without_from_line(raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw));
    let mut letter = Letter::default();
    let mut troubles = Troubles { found: Vec::new(), guess };
    read_headers(raw, &mut letter, &mut troubles);
    let found = bodies::bodies(walk::walk(raw, &mut troubles), &mut troubles);
    letter.text = found.text;
    letter.html = found.html;
    letter.text_is_whole = found.text_is_whole;
    letter.attachments = found.attachments;
    letter.troubles = troubles.found;
    letter
}

fn read_headers(raw: &[u8], letter: &mut Letter, troubles: &mut Troubles) {
    let block = headers::block(raw);
    if block.len() > MOST_HEADER_BYTES || memchr::memchr_iter(b'\n', block).count() > MOST_HEADER_FIELDS {
        let fields = headers::fields(raw).count();
        if block.len() > MOST_HEADER_BYTES || fields >= MOST_HEADER_FIELDS {
            troubles.note(Trouble::HeadersCut);
        }
    }
    letter.ids = ids_of(raw);
    letter.message_id = match &letter.ids.message_id {
        Some(id) => id.clone(),
        None => {
            troubles.note(Trouble::NoMessageId);
            made_up_id(raw)
        }
    };
    let charset = charset_of(raw);
    let charset = charset.as_deref();
    let (mut subject, mut seen_from, mut dated) = (None, false, false);
    for field in headers::fields(raw) {
        let name = field.name;
        let one_of = |a: &str| name.eq_ignore_ascii_case(a.as_bytes());
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b's') if one_of("Subject") && subject.is_none() => {
                subject = Some(text_of(field.value, charset, troubles));
            }
            Some(b's') if one_of("Sender") && letter.sender.is_none() => {
                letter.sender = read_list(&prepared(field.value, charset, troubles)).into_iter().next();
            }
            Some(b'f') if one_of("From") => {
                if seen_from {
                    troubles.note(Trouble::SeveralFrom);
                }
                // The first that names an address; what follows is a second author that nobody checked.
                if !letter.from.iter().any(|a| a.address.contains('@')) {
                    letter.from = read_list(&prepared(field.value, charset, troubles));
                }
                seen_from = true;
            }
            Some(b't') if one_of("To") => {
                letter.to.extend(read_list(&prepared(field.value, charset, troubles)))
            }
            Some(b'c') if one_of("Cc") => {
                letter.cc.extend(read_list(&prepared(field.value, charset, troubles)))
            }
            Some(b'r') if one_of("Reply-To") => {
                letter.reply_to.extend(read_list(&prepared(field.value, charset, troubles)));
            }
            Some(b'r') if one_of("Received") => {
                letter.hops += 1;
                if letter.hops <= MOST_HOPS {
                    letter.received.extend(date::in_received(field.value));
                }
            }
            Some(b'd') if one_of("Date") && !dated => {
                letter.date = date::in_header(field.value);
                dated = letter.date.is_some();
            }
            Some(b'a') if one_of("Auto-Submitted") => {
                let value = field.text().to_ascii_lowercase();
                letter.auto_submitted = !value.is_empty() && !value.starts_with("no");
            }
            Some(b'l' | b'p') => read_list_field(field, &mut letter.list),
            _ => {}
        }
    }
    letter.subject = subject.unwrap_or_default();
    if letter.from.is_empty() {
        troubles.note(Trouble::NoFrom);
    }
    for shown in letter.from.iter().filter(|a| a.shows_another()) {
        troubles.note(Trouble::NameShowsAddress(shown.name.chars().take(120).collect()));
    }
    match letter.date {
        None => troubles.note(Trouble::NoDate),
        Some(date) if date < date::EARLIEST => troubles.note(Trouble::OddDate(date)),
        Some(_) => {}
    }
}

fn read_list_field(field: headers::Field, list: &mut List) {
    let slot = match field.name.to_ascii_lowercase().as_slice() {
        b"list-id" => &mut list.id,
        b"list-post" => &mut list.post,
        b"list-unsubscribe" => &mut list.unsubscribe,
        b"list-archive" => &mut list.archive,
        b"precedence" => &mut list.precedence,
        _ => return,
    };
    let value: String = clean::line(&field.text()).chars().take(500).collect();
    let inner =
        value.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(id, _)| id.trim().to_owned());
    let value = if field.is("List-Id") { inner.unwrap_or(value).to_ascii_lowercase() } else { value };
    *slot = Some(value).filter(|v| !v.is_empty());
}

/// The value of an unstructured field: encoded words decoded, one line.
fn text_of(value: &[u8], charset: Option<&str>, troubles: &mut Troubles) -> String {
    let prepared = prepared(value, charset, troubles);
    let text = match MessageStream::new(&prepared).parse_unstructured() {
        HeaderValue::Text(text) => text,
        _ => Cow::Borrowed(""),
    };
    if text.chars().any(clean::is_hidden) {
        troubles.note(Trouble::HiddenCharacters);
    }
    clean::line(&text)
}

/// The character set that the letter names for its text, for headers with bare bytes above ASCII.
fn charset_of(raw: &[u8]) -> Option<String> {
    if headers::block(raw).is_ascii() {
        return None;
    }
    let value = headers::first(raw, "Content-Type")?.text();
    let at = value.to_ascii_lowercase().find("charset=")?;
    let name = value.get(at + 8..)?.trim_start_matches(['"', '\'']);
    Some(name.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).take(40).collect())
}
