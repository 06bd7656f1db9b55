//! What we write is read by maintained libraries of others: `icalendar` (PyPI) and `ical.js` (npm). They are fetched once, into the folder of
//! the build; without a network the tests say that they were skipped.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use base::{Time, Words};
use calendar::write::{Draft, Method, Party};
use chrono::{DateTime, NaiveDate, TimeZone};
use chrono_tz::Tz;
use community::{
    CommunityId, GatheringId, SeriesId,
    gatherings::{self, Gathering, Rhythm, Series, Skip},
};
use letters::gatherings::calendar::{self as sheets, Origin};
use testkit::fetched;

const PLACE: &str = env!("CARGO_TARGET_TMPDIR");

fn python() -> Option<PathBuf> {
    Some(fetched::python(PLACE, "icalendar", &["icalendar==7.3.2"])?.join("bin/python"))
}

fn node() -> Option<PathBuf> {
    fetched::node(PLACE, "ical-js", &["ical.js@2.2.1"])
}

/// What a program answers to lines.
fn told(command: &mut Command, lines: &str) -> Vec<serde_json::Value> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("its input");
    let lines = lines.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("it was written").expect("it was read");
    assert!(output.status.success(), "it failed");
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn gathering(day: NaiveDate, at: Time, rhythm: &Rhythm, number: i64) -> Gathering {
    Gathering {
        id: GatheringId::from(base::Id(1_000 + number)),
        community: CommunityId::default(),
        title: "Circle; with, \"marks\" \\ and ünïcödé 🙂".into(),
        purpose: "Line one\nline two".into(),
        rhythm: None,
        slot: Some(day.to_string()),
        series: Some(SeriesId::from(base::Id(77))),
        poll: None,
        day: day.to_string(),
        minute: rhythm.minute,
        zone: rhythm.zone.clone(),
        minutes: rhythm.minutes,
        starts_at: at,
        ends_at: at,
        mode: "video".into(),
        place: String::new(),
        venue: None,
        link: "https://meet.jit.si/guildhall-x".into(),
        dial_in: String::new(),
        capacity: None,
        open: false,
        state: "planned".into(),
        sequence: number % 3,
        made_at: Time::from_secs(1_790_000_000),
        changed_at: Time::from_secs(1_790_000_000),
        invited_at: None,
    }
}

/// Dice that fall the same every time.
struct Dice(u64);

impl Dice {
    fn of(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

fn random(dice: &mut Dice) -> (Rhythm, NaiveDate) {
    let zone = chrono_tz::TZ_VARIANTS[dice.of(chrono_tz::TZ_VARIANTS.len() as u64) as usize];
    let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Duration::days(dice.of(2_500) as i64);
    let nth = [1, 2, 3, 4, -1][dice.of(5) as usize];
    let skip = day + chrono::Duration::days(dice.of(200) as i64);
    let rhythm = Rhythm {
        name: "Circle".into(),
        every: gatherings::EVERY[dice.of(6) as usize].into(),
        weekday: 1 + dice.of(7) as i64,
        nth,
        // Often at night, when clocks change.
        minute: if dice.of(3) == 0 { 15 * dice.of(16) as i64 } else { 5 * dice.of(288) as i64 },
        zone: zone.name().into(),
        minutes: 60,
        mode: "video".into(),
        purpose: String::new(),
        protected: false,
        starts_on: day,
        skips: vec![Skip { from: skip, to: skip + chrono::Duration::days(20) }],
    };
    (rhythm, day)
}

/// A year of a random rhythm, some of it moved; the moments that are meant, and its zone.
fn year(dice: &mut Dice) -> Option<(String, Vec<i64>, Tz)> {
    let (rhythm, day) = random(dice);
    let mut slots = gatherings::year(&rhythm, day);
    slots.retain(|slot| !slot.skipped);
    let (first, last) = (slots.first()?, slots.last()?);
    let series = Series {
        id: SeriesId::from(base::Id(77)),
        community: CommunityId::default(),
        title: rhythm.name.clone(),
        every: rhythm.every.clone(),
        nth: rhythm.nth,
        minute: rhythm.minute,
        zone: rhythm.zone.clone(),
        minutes: rhythm.minutes,
        from: first.on.to_string(),
        to: last.on.to_string(),
        made_at: Time::default(),
    };
    let mut all = Vec::new();
    for (number, slot) in slots.iter().enumerate() {
        // One in ten was called off, one in ten is an hour later.
        match dice.of(10) {
            0 if number > 0 => continue,
            1 => {
                let later = slot.at + std::time::Duration::from_secs(3_600);
                all.push(gathering(slot.on, later, &rhythm, number as i64));
            }
            _ => all.push(gathering(slot.on, slot.at, &rhythm, number as i64)),
        }
    }
    let sender = letters::Sender::default();
    let origin = Origin::of(&sender, "peers", "Peer Network", None);
    let sheet = sheets::year(&origin, &series, &all, Words::of("en"))?;
    let text =
        Draft::of(sheet.body).to(&Party { name: "Gwen".into(), email: "gwen@a.example".into() }, "proof", "");
    let mut meant: Vec<i64> = all.iter().map(|one| one.starts_at.secs()).collect();
    meant.sort_unstable();
    Some((text, meant, rhythm.zone.parse().expect("a zone")))
}

/// An hour that comes twice is the first of both (RFC 5545 3.3.5); ical.js takes the second.
fn second(meant: i64, zone: Tz) -> i64 {
    let there = DateTime::from_timestamp(meant, 0).expect("a moment").with_timezone(&zone).naive_local();
    zone.from_local_datetime(&there).latest().map_or(meant, |latest| latest.timestamp())
}

// Recurrence against a maintained library, on ten thousand random rhythms in random zones.
#[test]
fn ical_js_finds_the_dates_that_we_mean() {
    let Some(modules) = node() else { return };
    let mut dice = Dice(0x5eed_0f0d_d1ce);
    let (mut lines, mut wanted) = (String::new(), Vec::new());
    while wanted.len() < 10_000 {
        if let Some((ics, meant, zone)) = year(&mut dice) {
            writeln!(lines, "{}", serde_json::json!({ "ics": ics })).unwrap();
            wanted.push((ics, meant, zone));
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/expand.mjs");
    let found = told(Command::new("node").arg(script).env("MODULES", modules), &lines);
    assert_eq!(found.len(), wanted.len());
    for (found, (ics, meant, zone)) in found.iter().zip(&wanted) {
        let mut found: Vec<i64> = serde_json::from_value(found.clone()).unwrap();
        found.sort_unstable();
        assert_eq!(found.len(), meant.len(), "{ics}");
        for (found, meant) in found.iter().zip(meant) {
            assert!(found == meant || *found == second(*meant, *zone), "{found} for {meant} in {ics}");
        }
    }
}

#[test]
fn icalendar_reads_every_kind_of_invitation() {
    let Some(python) = python() else { return };
    let mut dice = Dice(0x0dd_b411);
    let sender = letters::Sender::default();
    let origin = Origin::of(&sender, "peers", "Peer \"Network\"; all, of us", None);
    let who = Party { name: "Gwen \"A\"; Ab, ernathy".into(), email: "gwen@a.example".into() };
    let (mut lines, mut wanted) = (String::new(), Vec::new());
    for number in 0..600 {
        let (rhythm, day) = random(&mut dice);
        let Some(slot) = gatherings::year(&rhythm, day).into_iter().next() else { continue };
        let mut one = gathering(slot.on, slot.at, &rhythm, number);
        let cancelled = number % 3 == 0;
        if cancelled {
            one.state = "cancelled".into();
        }
        let sheet = sheets::one(&origin, &one, None, Words::of("en"));
        let method = if cancelled { Method::Cancel } else { Method::Request };
        assert_eq!(sheet.method, method.word());
        let text = Draft::of(sheet.body).to(&who, "proof", "");
        writeln!(lines, "{}", serde_json::json!({ "ics": text })).unwrap();
        wanted.push((one, method));
    }
    for _ in 0..200 {
        if let Some((ics, ..)) = year(&mut dice) {
            writeln!(lines, "{}", serde_json::json!({ "ics": ics })).unwrap();
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/read.py");
    let found = told(Command::new(python).arg(script), &lines);
    assert_eq!(found.len(), lines.lines().count());
    for (found, (one, method)) in found.iter().zip(&wanted) {
        assert_eq!(found["method"], method.word());
        let event = &found["events"][0];
        assert_eq!(event["summary"], one.title);
        assert_eq!(event["sequence"], one.sequence);
        assert_eq!(event["start"], one.starts_at.secs(), "{}", one.zone);
        assert_eq!(event["organizer"], "peers@hall.example");
        // Quotes cannot be written in a name (RFC 5545 3.2).
        assert_eq!(event["attendees"], serde_json::json!([["gwen@a.example", "Gwen A; Ab, ernathy"]]));
    }
    assert!(found[wanted.len()..].iter().any(|one| one["events"][0]["rule"] == true));
}
