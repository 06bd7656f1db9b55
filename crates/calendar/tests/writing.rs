//! What is written reads back as it was meant, whatever it holds.

use calendar::write::{Draft, Event, Every, Method, Party, Series, Sheet, Status, about, draft, reply, uid};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn event(start: &str, zone: Tz) -> Event {
    Event {
        uid: uid("0abcdefghjkmn", "hall.example"),
        sequence: 3,
        stamp: DateTime::<Utc>::from_timestamp(1_792_000_000, 0).unwrap(),
        start: at(start),
        zone,
        minutes: 90,
        summary: "Autumn circle".into(),
        description: "Come as you are.\nJoin: https://meet.jit.si/x".into(),
        location: String::new(),
        url: "https://hall.example/c/peers".into(),
        status: Status::Confirmed,
        series: None,
        instance: None,
    }
}

fn asked(events: &[Event], method: Method) -> Draft {
    let organizer = Party { name: "Peer Network".into(), email: "peers@hall.example".into() };
    draft(&Sheet { method, name: "", organizer: Some(&organizer), events })
}

fn gwen() -> Party {
    Party { name: "Gwen \"A\"; Abernathy: x".into(), email: "gwen@a.example".into() }
}

#[test]
fn an_invitation_reads_back_as_it_was_meant() {
    let text =
        asked(&[event("2026-10-29T10:00", Tz::Europe__London)], Method::Request).to(&gwen(), "abc123", "");
    let read = calendar::read(text.as_bytes());
    assert_eq!(read.method.as_deref(), Some("REQUEST"));
    let item = &read.items[0];
    assert_eq!(about(item.uid.as_deref().unwrap(), "hall.example"), Some(("0abcdefghjkmn", "abc123")));
    assert_eq!((item.sequence, item.summary.as_deref()), (Some(3), Some("Autumn circle")));
    assert_eq!(item.organizer.as_deref(), Some("peers@hall.example"));
    assert_eq!(item.attendees.len(), 1);
    assert_eq!(item.attendees[0].email, "gwen@a.example");
    assert_eq!(item.start.as_ref().unwrap().zone.as_deref(), Some("Europe/London"));
    assert!(item.description.as_deref().unwrap().contains("\nJoin"));
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.contains('\u{E000}'));
    // Summer time ends on the 25th: the last change before the date is all that is needed.
    assert!(text.contains("DTSTART:20261025T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000"), "{text}");
}

// Hostile: CRLF injection in a summary, a name, an address, a UID.
#[test]
fn nothing_that_is_said_begins_a_line_of_its_own() {
    for evil in [
        "\r\nATTENDEE:mailto:eve@evil.example",
        "\nEND:VEVENT",
        "\u{2028}X:1",
        "\u{85}X:1",
        "\u{0}\u{b}",
        "\u{E000}",
    ] {
        let mut bad = event("2026-10-29T10:00", Tz::Europe__London);
        for field in [&mut bad.summary, &mut bad.description, &mut bad.location, &mut bad.uid, &mut bad.url] {
            field.push_str(evil);
        }
        let who = Party { name: format!("Eve{evil}"), email: format!("gwen@a.example{evil}") };
        let text = asked(&[bad], Method::Request).to(&who, evil, "");
        let read = calendar::read(text.as_bytes());
        assert_eq!((read.items.len(), read.items[0].attendees.len()), (1, 1), "{text}");
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| !line.contains(['\r', '\n'])), "{text}");
        assert_eq!(lines.iter().filter(|line| line.starts_with("ATTENDEE")).count(), 1, "{text}");
        assert_eq!(lines.iter().filter(|line| line.starts_with("END:VEVENT")).count(), 1, "{text}");
        assert!(!lines.iter().any(|line| line.starts_with("X:")), "{text}");
    }
}

#[test]
fn a_series_says_its_rule_what_is_left_out_and_what_was_moved() {
    let mut first = event("2026-10-08T10:00", Tz::Europe__London);
    first.series = Some(Series {
        every: Every::Months(1, 2),
        until: NaiveDate::from_ymd_opt(2027, 9, 30).unwrap(),
        without: vec![at("2027-08-12T10:00")],
    });
    let mut moved = event("2027-01-15T14:00", Tz::Europe__London);
    moved.instance = Some(at("2027-01-14T10:00"));
    let text = asked(&[first, moved], Method::Request).to(&gwen(), "p", "");
    assert!(text.contains("RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH;UNTIL=20270930T090000Z"), "{text}");
    assert!(text.contains("EXDATE;TZID=Europe/London:20270812T100000"));
    assert!(text.contains("RECURRENCE-ID;TZID=Europe/London:20270114T100000"));
    let read = calendar::read(text.as_bytes());
    assert!(read.items[0].repeats && read.items[1].recurrence_id.is_some());
    assert_eq!(read.items[0].uid, read.items[1].uid);
    // Each change of the clock in the span, once.
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    assert_eq!((text.matches("BEGIN:DAYLIGHT").count(), text.matches("BEGIN:STANDARD").count()), (2, 1));
}

#[test]
fn a_feed_asks_nobody() {
    let events = [event("2026-10-29T10:00", Tz::UTC)];
    let text =
        draft(&Sheet { method: Method::Publish, name: "Gwen’s dates", organizer: None, events: &events })
            .to_all();
    assert!(!text.contains("ATTENDEE") && !text.contains("ORGANIZER") && !text.contains("VTIMEZONE"));
    assert!(text.contains("DTSTART:20261029T100000Z"));
}

#[test]
fn an_answer_names_what_it_answers() {
    let text =
        asked(&[event("2026-10-29T10:00", Tz::Europe__London)], Method::Request).to(&gwen(), "abc", "");
    let asked = calendar::read(text.as_bytes()).items.remove(0);
    let answer = reply(&asked, &gwen(), "DECLINED", "On leave; sorry,\nGwen", DateTime::<Utc>::UNIX_EPOCH);
    let read = calendar::read(answer.as_bytes());
    assert!(read.is_answer());
    assert_eq!(read.items[0].uid, asked.uid);
    assert_eq!(read.items[0].attendees[0].partstat.as_deref(), Some("DECLINED"));
    assert_eq!(read.items[0].comment.as_deref(), Some("On leave; sorry,\nGwen"));
}

// Every zone there is, over a year of its changes: what is written reads back, and each line is whole.
#[test]
fn every_zone_can_be_written() {
    for zone in chrono_tz::TZ_VARIANTS {
        let mut first = event("2026-01-08T10:00", zone);
        first.series = Some(Series {
            every: Every::Weeks(1),
            until: NaiveDate::from_ymd_opt(2027, 1, 7).unwrap(),
            without: Vec::new(),
        });
        let text = asked(&[first], Method::Request).to(&gwen(), "p", "");
        assert_eq!(calendar::read(text.as_bytes()).items.len(), 1, "{zone}");
        assert!(text.lines().all(|line| line.len() <= 75), "{zone}");
    }
}

// What is random is taken as well as what is meant.
#[test]
fn random_words_stay_inside_their_line() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let signs: Vec<char> =
        "aé日\r\n\t;,:\\\"=^\u{0}\u{7f}\u{85}\u{2028}\u{E000}\u{E001}🙂 BEGIN:VEVENT".chars().collect();
    for _ in 0..2_000 {
        let length = next() % 200;
        let words: String = (0..length).map(|_| signs[(next() % signs.len() as u64) as usize]).collect();
        let mut odd = event("2026-10-29T10:00", Tz::Asia__Kathmandu);
        (odd.summary, odd.description, odd.location) = (words.clone(), words.clone(), words.clone());
        let text = asked(&[odd], Method::Request).to(
            &Party { name: words.clone(), email: words.clone() },
            &words,
            &words,
        );
        let read = calendar::read(text.as_bytes());
        assert_eq!(
            (read.items.len(), read.items[0].attendees.len().min(1)),
            (1, read.items[0].attendees.len())
        );
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let meant: String = words
            .trim()
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, '\u{E000}' | '\u{E001}'))
            .filter(|c| !c.is_whitespace())
            .collect();
        let said: String = read.items[0]
            .description
            .clone()
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        assert_eq!(said, meant.replace('\u{2028}', ""), "{words:?}");
    }
}

// A hour to be kept free is answered at an address of its own, and nothing else can put an address there.
#[test]
fn a_copy_can_be_answered_at_an_address_of_its_own() {
    let hold = Event { status: Status::Tentative, ..event("2026-10-29T10:00", Tz::Europe__London) };
    let sheet = |name: &str| {
        let organizer = Party::at_own_reply(name);
        draft(&Sheet {
            method: Method::Request,
            name: "",
            organizer: Some(&organizer),
            events: std::slice::from_ref(&hold),
        })
    };
    let text = sheet("Peer Network").to(&gwen(), "", "peers+token@hall.example");
    assert!(text.contains("STATUS:TENTATIVE\r\n"), "{text}");
    let item = &calendar::read(text.as_bytes()).items[0];
    assert_eq!(item.organizer.as_deref(), Some("peers+token@hall.example"));
    let evil = sheet("\u{E002}").to(&gwen(), "", "x@y.example\r\nATTENDEE:mailto:z@y.example");
    assert_eq!(calendar::read(evil.as_bytes()).items[0].attendees.len(), 1);
}
