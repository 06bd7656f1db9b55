//! Writes invitations and what follows from them (RFC 5545, 5546), as the calendar part of a letter (RFC 6047) or as a feed.
//!
//! What is asked of many is written once, as [`Draft`], and [`Draft::to`] makes each one's copy: one attendee in each, so that nobody sees
//! who else is asked.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::zone;

/// Bytes of a line before it is folded (RFC 5545 3.1).
const WIDTH: usize = 75;
/// A text is cut behind so many characters.
const LONGEST_TEXT: usize = 8_000;
/// What stands for the one that a copy goes to.
const OWN: char = '\u{E000}';
/// What stands for the address at which the answer to a copy is expected.
const REPLY: char = '\u{E002}';

/// What a calendar asks or says (RFC 5546 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Please come; again with a higher sequence when something has changed.
    Request,
    /// It is called off.
    Cancel,
    /// Here it is; nothing is asked.
    Publish,
    /// The answer of somebody who was asked.
    Reply,
    /// A proposal of another time is not taken.
    DeclineCounter,
}

impl Method {
    /// As it is written.
    pub fn word(self) -> &'static str {
        match self {
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
            Method::Publish => "PUBLISH",
            Method::Reply => "REPLY",
            Method::DeclineCounter => "DECLINECOUNTER",
        }
    }
}

/// A name and an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name; may be empty.
    pub name: String,
    /// The address, without `mailto:`.
    pub email: String,
}

impl Party {
    /// Who asks, when each copy is answered at an address of its own.
    pub fn at_own_reply(name: &str) -> Party {
        Party { name: name.to_owned(), email: REPLY.to_string() }
    }
}

/// How sure an event is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It takes place.
    #[default]
    Confirmed,
    /// Its hour is to be kept free.
    Tentative,
    /// It is called off.
    Cancelled,
}

/// How often a series comes: only what every calendar program understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Each so many weeks, on the weekday of its first day.
    Weeks(u32),
    /// Each so many months, on the nth such weekday; -1 is the last.
    Months(u32, i64),
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// How often.
    pub every: Every,
    /// The last day that it may fall on.
    pub until: NaiveDate,
    /// The dates of the rule on which there is none, by the hour of the rule.
    pub without: Vec<NaiveDateTime>,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// The same for all versions and all dates of a series. What is in it besides letters, digits, `-`, `.` and `@` is left out.
    pub uid: String,
    /// The number of the version.
    pub sequence: i64,
    /// When this version was made.
    pub stamp: DateTime<Utc>,
    /// When it begins, on the wall of its zone.
    pub start: NaiveDateTime,
    /// The zone.
    pub zone: Tz,
    /// How long, in minutes.
    pub minutes: i64,
    /// What it is called.
    pub summary: String,
    /// What there is to know.
    pub description: String,
    /// Where.
    pub location: String,
    /// A page about it.
    pub url: String,
    /// How sure it is.
    pub status: Status,
    /// The rule of a series, on its first date.
    pub series: Option<Series>,
    /// Which date of a series this is, by the hour of the rule.
    pub instance: Option<NaiveDateTime>,
}

/// A calendar with its methods, its organiser and its events.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// What it asks or says.
    pub method: Method,
    /// What it is called, for a feed.
    pub name: &'a str,
    /// Who asks, with the address that answers go to. Nobody, for a feed.
    pub organizer: Option<&'a Party>,
    /// What is asked about. All of a request have the same UID.
    pub events: &'a [Event],
}

/// A calendar that is written, but for the one that it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft(String);

impl Draft {
    /// From what [`Draft::as_str`] gave.
    pub fn of(text: String) -> Draft {
        Draft(text)
    }

    /// To be kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The copy of one attendee. `proof` stands in the UID, by which their answer is known again; letters and digits. `reply` is where their
    /// answer goes, if the organiser is [`Party::at_own_reply`].
    pub fn to(&self, attendee: &Party, proof: &str, reply: &str) -> String {
        let mut out = String::with_capacity(self.0.len() + 400);
        let line = format!(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE{}:mailto:{}",
            cn(&attendee.name),
            address(&attendee.email)
        );
        let (proof, reply) = (word(proof), address(reply));
        for raw in self.0.split_terminator("\r\n") {
            if raw.starts_with(OWN) {
                fold(&mut out, &line);
            } else if let Some((before, after)) = raw.split_once(OWN) {
                fold(&mut out, &format!("{before}{proof}{after}"));
            } else if let Some((before, after)) = raw.split_once(REPLY) {
                fold(&mut out, &format!("{before}{reply}{after}"));
            } else {
                fold(&mut out, raw);
            }
        }
        out
    }

    /// For nobody in particular: a feed.
    pub fn to_all(&self) -> String {
        let mut out = String::with_capacity(self.0.len() + 400);
        for raw in self.0.split_terminator("\r\n").filter(|raw| !raw.starts_with(OWN)) {
            fold(&mut out, &raw.replace(OWN, "all"));
        }
        out
    }
}

/// The UID of an event: what it is about, who it was sent to, and where from. [`about`] takes it apart again.
pub fn uid(about: &str, host: &str) -> String {
    format!("{}-{OWN}@{}", word(about), host)
}

/// What a UID that came back is about, and the proof in it.
pub fn about<'a>(uid: &'a str, host: &str) -> Option<(&'a str, &'a str)> {
    let (local, at) = uid.trim().rsplit_once('@')?;
    if !at.eq_ignore_ascii_case(host) {
        return None;
    }
    local.split_once('-').filter(|(about, proof)| !about.is_empty() && !proof.is_empty())
}

/// Writes a calendar: linear in what it is given.
pub fn draft(sheet: &Sheet<'_>) -> Draft {
    let mut lines = Lines(String::with_capacity(2_000));
    lines.put("BEGIN:VCALENDAR");
    lines.put("VERSION:2.0");
    lines.put("PRODID:-//Guildhall//Gatherings//EN");
    lines.put("CALSCALE:GREGORIAN");
    lines.put(&format!("METHOD:{}", sheet.method.word()));
    if !sheet.name.is_empty() {
        lines.text("X-WR-CALNAME", sheet.name);
        lines.text("NAME", sheet.name);
        lines.put("REFRESH-INTERVAL;VALUE=DURATION:PT4H");
        lines.put("X-PUBLISHED-TTL:PT4H");
    }
    zones(&mut lines, sheet.events);
    for event in sheet.events {
        one(&mut lines, sheet, event);
    }
    lines.put("END:VCALENDAR");
    Draft(lines.0)
}

/// Each zone once, with the changes of its clock over the span in which it is needed.
fn zones(lines: &mut Lines, events: &[Event]) {
    let mut done: Vec<Tz> = Vec::new();
    for event in events.iter().filter(|event| event.zone != Tz::UTC) {
        if done.contains(&event.zone) {
            continue;
        }
        done.push(event.zone);
        let own = || events.iter().filter(|one| one.zone == event.zone);
        let first = own().map(|one| one.start.min(one.instance.unwrap_or(one.start))).min();
        let last = own().map(|one| {
            let end = one.start + TimeDelta::minutes(one.minutes.clamp(0, 10_000));
            one.series
                .as_ref()
                .and_then(|series| series.until.and_hms_opt(23, 59, 59))
                .unwrap_or(end)
                .max(end)
        });
        if let (Some(first), Some(last)) = (first, last.max()) {
            zone::write(event.zone, first, last, &mut |line| lines.put(line));
        }
    }
}

fn one(lines: &mut Lines, sheet: &Sheet<'_>, event: &Event) {
    lines.put("BEGIN:VEVENT");
    let uid: String = event.uid.chars().filter(|c| is_of_uid(*c) || *c == OWN).collect();
    lines.put(&format!("UID:{uid}"));
    lines.put(&format!("DTSTAMP:{}", event.stamp.format("%Y%m%dT%H%M%SZ")));
    lines.put(&format!("SEQUENCE:{}", event.sequence.max(0)));
    if let Some(instance) = event.instance {
        lines.moment("RECURRENCE-ID", instance, event.zone);
    }
    lines.moment("DTSTART", event.start, event.zone);
    lines.put(&format!("DURATION:PT{}M", event.minutes.clamp(1, 100_000)));
    if let Some(series) = &event.series {
        lines.put(&rule(series, event));
        for without in &series.without {
            lines.moment("EXDATE", *without, event.zone);
        }
    }
    lines.text("SUMMARY", &event.summary.replace(['\n', '\r'], " "));
    lines.text("DESCRIPTION", &event.description);
    lines.text("LOCATION", &event.location.replace(['\n', '\r'], " "));
    if is_url(&event.url) {
        lines.put(&format!("URL:{}", event.url));
    }
    lines.put(match event.status {
        Status::Confirmed => "STATUS:CONFIRMED",
        Status::Tentative => "STATUS:TENTATIVE",
        Status::Cancelled => "STATUS:CANCELLED",
    });
    lines.put("TRANSP:OPAQUE");
    lines.put("CLASS:PRIVATE");
    if let Some(organizer) = sheet.organizer {
        let own = Party::at_own_reply("");
        let email = if organizer.email == own.email { own.email } else { address(&organizer.email) };
        lines.put(&format!("ORGANIZER{}:mailto:{email}", cn(&organizer.name)));
        lines.put(&OWN.to_string());
    }
    lines.put("END:VEVENT");
}

/// RFC 5545 3.3.10: where a series begins on the clock of a zone, its end is said in UTC.
fn rule(series: &Series, event: &Event) -> String {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let day = DAYS[chrono::Datelike::weekday(&event.start).num_days_from_monday() as usize % 7];
    let last = series.until.and_time(event.start.time());
    let until = zone::utc(last, event.zone).format("%Y%m%dT%H%M%SZ");
    match series.every {
        Every::Weeks(each) => format!("RRULE:FREQ=WEEKLY;INTERVAL={};BYDAY={day};UNTIL={until}", each.max(1)),
        Every::Months(each, nth) => {
            format!("RRULE:FREQ=MONTHLY;INTERVAL={};BYDAY={nth}{day};UNTIL={until}", each.max(1))
        }
    }
}

/// Lines, not folded yet.
struct Lines(String);

impl Lines {
    fn put(&mut self, line: &str) {
        // Whatever came here by whichever way: one line is one line.
        self.0.extend(line.chars().filter(|c| !c.is_control()));
        self.0.push_str("\r\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.put(&format!("{name}:{}", escaped(text)));
        }
    }

    fn moment(&mut self, name: &str, at: NaiveDateTime, zone: Tz) {
        let at = at.format("%Y%m%dT%H%M%S");
        match zone {
            Tz::UTC => self.put(&format!("{name}:{at}Z")),
            zone => self.put(&format!("{name};TZID={}:{at}", zone.name())),
        }
    }
}

/// A TEXT (RFC 5545 3.3.11): line breaks as `\n`, and nothing that could end its line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.trim().replace("\r\n", "\n").chars().take(LONGEST_TEXT) {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            OWN | '\u{E001}' | REPLY => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// `;CN="name"`: quotes and control characters cannot be written there (RFC 5545 3.2).
fn cn(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| !c.is_control() && !matches!(*c, '"' | OWN | '\u{E001}' | REPLY))
        .take(200)
        .collect();
    match kept.trim() {
        "" => String::new(),
        name => format!(";CN=\"{name}\""),
    }
}

/// An address, with nothing that could end its line or begin another value.
fn address(email: &str) -> String {
    email
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !matches!(*c, OWN | REPLY))
        .take(320)
        .collect()
}

fn word(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).take(60).collect()
}

fn is_of_uid(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '@' | '_')
}

fn is_url(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && url.len() <= 2_000
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// One line, folded: no piece is longer than 75 bytes, and no character is cut.
fn fold(out: &mut String, line: &str) {
    let mut rest = line;
    let mut room = WIDTH;
    while rest.len() > room {
        let cut = rest.floor_char_boundary(room);
        let _ = write!(out, "{}\r\n ", &rest[..cut]);
        rest = &rest[cut..];
        // The blank that continues a line is part of it.
        room = WIDTH - 1;
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

/// The answer of somebody who was asked, as their calendar would send it: what people do in our tests, and what a reply by hand becomes
/// when it is passed on.
pub fn reply(
    asked: &crate::Item,
    attendee: &Party,
    partstat: &str,
    comment: &str,
    stamp: DateTime<Utc>,
) -> String {
    let mut lines = Lines(String::new());
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Guildhall//Gatherings//EN",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
    ] {
        lines.put(line);
    }
    let uid: String = asked.uid.as_deref().unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
    lines.put(&format!("UID:{uid}"));
    lines.put(&format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")));
    lines.put(&format!("SEQUENCE:{}", asked.sequence.unwrap_or(0)));
    for (name, at) in [("DTSTART", &asked.start), ("RECURRENCE-ID", &asked.recurrence_id)] {
        if let Some(at) = at {
            let zone = at.zone.as_deref().map(|zone| format!(";TZID=\"{zone}\"")).unwrap_or_default();
            lines.put(&format!("{name}{zone}:{}", at.written.replace(['-', ':'], "")));
        }
    }
    if let Some(organizer) = &asked.organizer {
        lines.put(&format!("ORGANIZER:mailto:{}", address(organizer)));
    }
    lines.put(&format!(
        "ATTENDEE;PARTSTAT={}{}:mailto:{}",
        word_of(partstat),
        cn(&attendee.name),
        address(&attendee.email)
    ));
    lines.text("COMMENT", comment);
    lines.put("END:VEVENT");
    lines.put("END:VCALENDAR");
    Draft(lines.0).to_all()
}

fn word_of(partstat: &str) -> String {
    partstat.chars().filter(|c| c.is_ascii_uppercase() || *c == '-').collect()
}
