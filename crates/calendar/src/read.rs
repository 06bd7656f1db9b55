//! Reads a calendar file or the calendar part of a letter.

use std::borrow::Cow;

use crate::line::{self, Line};
use crate::when::{self, When};

/// More of a file is not read. Bytes.
pub const LONGEST: usize = 8_000_000;
/// More lines are not read.
pub const MOST_LINES: usize = 400_000;
/// More items are not kept.
pub const MOST_ITEMS: usize = 10_000;
/// More attendees of one item are not kept.
pub const MOST_ATTENDEES: usize = 2_000;
/// Components inside components: an alarm in an event is the deepest that means anything.
const DEEPEST: usize = 20;

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// `REQUEST`, `REPLY`, `CANCEL`, `COUNTER`, ... in upper case (RFC 5546 1.4); None for a file that asks and answers nothing.
    pub method: Option<String>,
    /// In the order of the file.
    pub items: Vec<Item>,
    /// It was longer than is read.
    pub cut: bool,
}

/// What kind of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Event,
    Todo,
    Journal,
}

/// An event, a task or a note. Only what an answer or an invitation is understood by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    pub uid: Option<String>,
    /// The number of the version: a lower one than is known is an old letter (RFC 5546 2.1.4).
    pub sequence: Option<i64>,
    /// Which one of a series it is about; None: all of them.
    pub recurrence_id: Option<When>,
    pub organizer: Option<String>,
    pub attendees: Vec<Attendee>,
    pub summary: Option<String>,
    /// What somebody wrote beside an answer, all of it.
    pub comment: Option<String>,
    pub description: Option<String>,
    pub location: Option<String>,
    pub start: Option<When>,
    pub end: Option<When>,
    /// When this version was made.
    pub stamp: Option<When>,
    /// `CONFIRMED`, `CANCELLED`, ... in upper case.
    pub status: Option<String>,
    /// There is a rule, or a list of days, by which it comes again.
    pub repeats: bool,
}

/// Somebody who is asked, or who answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attendee {
    /// In lower case, without `mailto:`; what is no address is as written.
    pub email: String,
    pub name: Option<String>,
    /// `ACCEPTED`, `DECLINED`, `TENTATIVE`, `DELEGATED`, `NEEDS-ACTION`, ... in upper case; None if it is not said.
    pub partstat: Option<String>,
    pub delegated_to: Option<String>,
    /// Who wrote for them, in lower case.
    pub sent_by: Option<String>,
}

impl Calendar {
    /// The answer that this is (RFC 5546 3.2.3), or the counter-proposal: the items with their attendees.
    pub fn is_answer(&self) -> bool {
        matches!(self.method.as_deref(), Some("REPLY" | "COUNTER"))
    }
}

/// Whether a part of a letter is a calendar, by its content type and file name.
pub fn is_calendar(content_type: &str, file_name: Option<&str>) -> bool {
    let named = file_name.is_some_and(|name| {
        let name = name.to_ascii_lowercase();
        name.ends_with(".ics") || name.ends_with(".vcs") || name.ends_with(".ical")
    });
    matches!(content_type, "text/calendar" | "application/ics" | "text/x-vcalendar" | "application/calendar")
        || named
            && matches!(content_type, "application/octet-stream" | "text/plain" | "application/x-unknown")
}

/// Reads a file. Linear in its length; what is in no item and no calendar is passed over.
///
/// ```
/// let file = b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1@a.example\r\n\
///     ATTENDEE;PARTSTAT=DECLINED:mailto:ann@a.example\r\nCOMMENT:On leave\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
/// let calendar = calendar::read(file);
/// assert_eq!(calendar.method.as_deref(), Some("REPLY"));
/// assert_eq!(calendar.items[0].attendees[0].partstat.as_deref(), Some("DECLINED"));
/// assert_eq!(calendar.items[0].comment.as_deref(), Some("On leave"));
/// ```
pub fn read(bytes: &[u8]) -> Calendar {
    let cut = bytes.len() > LONGEST;
    let text = decoded(&bytes[..bytes.len().min(LONGEST)]);
    let mut reader = Reader {
        calendar: Calendar { cut, ..Calendar::default() },
        open: Vec::new(),
        item: None,
        outside: 0,
    };
    for (number, line) in line::lines(&text).enumerate() {
        if number >= MOST_LINES {
            reader.calendar.cut = true;
            break;
        }
        reader.line(&line);
    }
    // A file that was cut off: what its last item says so far is said.
    reader.close_item();
    reader.calendar
}

/// UTF-8 as the standard asks, UTF-16 by its mark, and else what Europe wrote before.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |bytes: &[u8], number: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| number([pair[0], pair[1]])).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // One bad byte at the end of a long file is a cut, not another encoding.
        Err(error) if error.valid_up_to() + 4 > bytes.len() => String::from_utf8_lossy(bytes),
        Err(_) => Cow::Owned(bytes.iter().map(|b| char::from(*b)).collect()),
    }
}

struct Reader {
    calendar: Calendar,
    /// The components that are open inside of calendars, outermost first.
    open: Vec<String>,
    item: Option<Item>,
    /// Open components that are too deep to be followed.
    outside: usize,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>) {
        match line.name.as_str() {
            "BEGIN" => self.begin(line.value.trim().to_ascii_uppercase()),
            "END" => self.end(&line.value.trim().to_ascii_uppercase()),
            _ if self.outside > 0 => {}
            "METHOD" if self.item.is_none() && self.open.last().is_none_or(|open| open == "VCALENDAR") => {
                if self.calendar.method.is_none() {
                    let method: String = line
                        .value
                        .trim()
                        .to_ascii_uppercase()
                        .chars()
                        .filter(char::is_ascii_alphanumeric)
                        .take(40)
                        .collect();
                    self.calendar.method = Some(method).filter(|method| !method.is_empty());
                }
            }
            _ => {
                // Lines of an alarm in the event are the alarm's.
                let own = self.open.last().is_some_and(|open| kind(open).is_some());
                if let (Some(item), true) = (&mut self.item, own) {
                    item.take(line);
                }
            }
        }
    }

    fn begin(&mut self, component: String) {
        if self.open.len() >= DEEPEST {
            self.outside += 1;
            return;
        }
        if let Some(kind) = kind(&component) {
            // An item in an item: the outer one lost its end.
            self.close_item();
            self.open.retain(|open| self::kind(open).is_none());
            self.item = Some(Item::new(kind));
        }
        self.open.push(component);
    }

    fn end(&mut self, component: &str) {
        if self.outside > 0 {
            self.outside -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open == component) else { return };
        if self.open[at..].iter().any(|open| kind(open).is_some()) {
            self.close_item();
        }
        self.open.truncate(at);
    }

    fn close_item(&mut self) {
        if let Some(item) = self.item.take() {
            if self.calendar.items.len() < MOST_ITEMS {
                self.calendar.items.push(item);
            } else {
                self.calendar.cut = true;
            }
        }
    }
}

fn kind(component: &str) -> Option<Kind> {
    match component {
        "VEVENT" => Some(Kind::Event),
        "VTODO" => Some(Kind::Todo),
        "VJOURNAL" => Some(Kind::Journal),
        _ => None,
    }
}

impl Item {
    /// What is said of the attendee with this address, whatever its case. An answer holds the one who answers, and nobody else's
    /// counts (reliability: an answer for somebody else is ignored).
    pub fn attendee(&self, address: &str) -> Option<&Attendee> {
        self.attendees.iter().find(|attendee| attendee.email.eq_ignore_ascii_case(address))
    }

    fn new(kind: Kind) -> Self {
        Item {
            kind,
            uid: None,
            sequence: None,
            recurrence_id: None,
            organizer: None,
            attendees: Vec::new(),
            summary: None,
            comment: None,
            description: None,
            location: None,
            start: None,
            end: None,
            stamp: None,
            status: None,
            repeats: false,
        }
    }

    /// The first of each counts; a second one was never meant.
    fn take(&mut self, line: &Line<'_>) {
        let value = || line::text(&line.value);
        let once = |slot: &mut Option<String>| {
            if slot.is_none() {
                *slot = Some(value());
            }
        };
        let time = |slot: &mut Option<When>| {
            if slot.is_none() {
                *slot = Some(when::read(&line.value, line.parameter("TZID")));
            }
        };
        match line.name.as_str() {
            "UID" if self.uid.is_none() => self.uid = Some(value()),
            "SUMMARY" => once(&mut self.summary),
            "DESCRIPTION" => once(&mut self.description),
            "LOCATION" => once(&mut self.location),
            "COMMENT" => match &mut self.comment {
                Some(comment) if comment.len() < 20_000 => {
                    comment.push('\n');
                    comment.push_str(&value());
                }
                Some(_) => {}
                None => self.comment = Some(value()),
            },
            "SEQUENCE" if self.sequence.is_none() => self.sequence = line.value.trim().parse().ok(),
            "STATUS" if self.status.is_none() => self.status = Some(value().trim().to_ascii_uppercase()),
            "DTSTART" => time(&mut self.start),
            "DTEND" | "DUE" => time(&mut self.end),
            "DTSTAMP" => time(&mut self.stamp),
            "RECURRENCE-ID" => time(&mut self.recurrence_id),
            "RRULE" | "RDATE" => self.repeats = true,
            "ORGANIZER" if self.organizer.is_none() => {
                self.organizer = Some(address(line)).filter(|a| !a.is_empty())
            }
            "ATTENDEE" if self.attendees.len() < MOST_ATTENDEES => self.attendees.push(Attendee {
                email: address(line),
                name: line.parameter("CN").map(line::text).filter(|name| !name.is_empty()),
                partstat: line
                    .parameter("PARTSTAT")
                    .map(|p| p.trim().to_ascii_uppercase())
                    .filter(|p| !p.is_empty()),
                delegated_to: line.parameter("DELEGATED-TO").map(plain_address),
                sent_by: line.parameter("SENT-BY").map(plain_address),
            }),
            _ => {}
        }
    }
}

/// The address of an organiser or attendee; where the value is a name in some directory, the one beside it (RFC 7986 6.2).
fn address(line: &Line<'_>) -> String {
    let value = plain_address(&line.value);
    match line.parameter("EMAIL") {
        Some(email) if !value.contains('@') => plain_address(email),
        _ => value,
    }
}

fn plain_address(value: &str) -> String {
    let value = value.trim();
    let bare = match value.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &value[7..],
        _ => value,
    };
    let bare: String = bare.chars().filter(|c| !c.is_control()).take(320).collect();
    bare.trim().trim_matches(['<', '>']).to_lowercase()
}
