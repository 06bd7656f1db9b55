//! Calendar files as they should be, as they should not, and as somebody made them who means harm.

use std::time::{Duration, Instant};

use calendar::{Kind, is_calendar, read};

const REPLY: &[u8] = include_bytes!("fixtures/reply.ics");
const REQUEST: &[u8] = include_bytes!("fixtures/request.ics");

#[test]
fn an_answer_says_who_answers_what_to_which_evening() {
    let calendar = read(REPLY);
    assert!(calendar.is_answer() && !calendar.cut);
    let item = &calendar.items[0];
    assert_eq!((calendar.items.len(), item.kind), (1, Kind::Event));
    assert_eq!((item.uid.as_deref(), item.sequence), (Some("evening-7@guild.example"), Some(2)));
    let only = item.recurrence_id.as_ref().unwrap();
    assert_eq!((only.written.as_str(), only.zone.as_deref()), ("2026-05-12T19:00:00", Some("Europe/Berlin")));
    assert_eq!(item.organizer.as_deref(), Some("peers@guild.example"));
    assert_eq!(item.comment.as_deref(), Some("I bring tea; and\ncake"));
    assert_eq!(item.summary.as_deref(), Some("Accepted: Evening of the guild, in the library"));
    assert_eq!(item.attendees.len(), 1, "the alarm's is not the evening's");
    assert_eq!(item.attendees[0].email, "amina@weavers.example");
    assert_eq!(item.attendees[0].name.as_deref(), Some("Amina; the weaver"));
    assert_eq!(item.attendees[0].partstat.as_deref(), Some("ACCEPTED"));
    // reliability 2.3 case 52
    assert!(
        item.attendee("Amina@weavers.example").is_some() && item.attendee("ben@weavers.example").is_none()
    );
}

#[test]
fn an_invitation_says_who_is_asked() {
    let calendar = read(REQUEST);
    assert_eq!((calendar.method.as_deref(), calendar.items.len()), (Some("REQUEST"), 2));
    let item = &calendar.items[0];
    assert!(item.repeats && item.start.as_ref().unwrap().is_day());
    assert_eq!(item.attendees[1].delegated_to.as_deref(), Some("cleo@smiths.example"));
    assert_eq!(calendar.items[1].kind, Kind::Todo);
    assert_eq!(calendar.items[1].end.as_ref().unwrap().written, "2026-06-08T18:00:00Z");
}

#[test]
fn a_file_that_lost_its_ends_is_read_as_far_as_it_goes() {
    let text = "BEGIN:VCALENDAR\nMETHOD:reply\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nATTENDEE;PARTSTAT=accepted:MAILTO:a@a.example";
    let calendar = read(text.as_bytes());
    assert_eq!(calendar.items.len(), 2);
    assert_eq!(calendar.items[1].attendees[0].partstat.as_deref(), Some("ACCEPTED"));
    assert!(read(b"").items.is_empty() && read(b"\xff\xfeB\0").items.is_empty());
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.bytes().flat_map(|b| [b, 0])).collect();
    assert_eq!(read(&wide).items.len(), 2);
}

#[test]
fn a_file_made_to_tire_us_out_is_read_in_no_time() {
    // reliability 2.2 case 44
    let event =
        |lines: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{lines}END:VEVENT\nEND:VCALENDAR\n");
    let hostile = [
        event("DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY\n"),
        event("DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY;COUNT=4294967296;INTERVAL=0\n"),
        event(&"EXDATE:20260101T000000Z\n".repeat(50_000)),
        event(&format!("X-ALT-DESC;FMTTYPE=text/html:{}\n", "<div>".repeat(200_000))),
        event(&"ATTENDEE:mailto:a@a.example\n".repeat(100_000)),
        event(&format!("SUMMARY:{}\n", "x\n ".repeat(300_000))),
        event(&format!("ATTENDEE{}:mailto:a@a.example\n", ";X=\"y".repeat(50_000))),
        "BEGIN:VEVENT\n".repeat(200_000),
        format!("BEGIN:VCALENDAR\n{}UID:1\n{}", "BEGIN:X\n".repeat(100_000), "END:X\n".repeat(100_000)),
        format!("BEGIN:VEVENT\n{}", "SUMMARY;ENCODING=QUOTED-PRINTABLE:=\n".repeat(100_000)),
        "\u{e9}".repeat(1_000_000),
    ];
    for (number, text) in hostile.iter().enumerate() {
        #[allow(clippy::disallowed_methods)] // to see that it does not take long
        let begun = Instant::now();
        let calendar = read(text.as_bytes());
        assert!(begun.elapsed() < Duration::from_secs(3), "{number}: {:?}", begun.elapsed());
        assert!(calendar.items.len() <= calendar::read::MOST_ITEMS);
        assert!(calendar.items.iter().all(|item| item.attendees.len() <= calendar::read::MOST_ATTENDEES));
    }
    assert!(read("BEGIN:VEVENT\n".repeat(20_000).as_bytes()).cut);
}

#[test]
fn a_calendar_is_known_by_its_type_or_its_name() {
    assert!(
        is_calendar("text/calendar", None) && is_calendar("application/octet-stream", Some("Invite.ICS"))
    );
    assert!(
        !is_calendar("application/pdf", Some("x.ics"))
            && !is_calendar("application/octet-stream", Some("ics"))
    );
}

/// A small generator of our own (xorshift64*), so that a failure can be repeated from its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

#[test]
fn files_with_random_damage_are_read_and_hold_no_control_characters() {
    const BITS: [&[u8]; 12] = [
        b"\r\n ",
        b"\n",
        b"\r",
        b":",
        b";",
        b"\"",
        b"=",
        b"\\",
        b"\0",
        b"\xff",
        b"BEGIN:VEVENT\n",
        b"END:VCALENDAR\n",
    ];
    // More by hand: GUILDHALL_DAMAGE=500 cargo test --release -p calendar --test reading
    let times: u64 = std::env::var("GUILDHALL_DAMAGE").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    for seed in 1..=2_000 * times {
        let mut dice = Dice(seed);
        let mut bytes = if dice.below(2) == 0 { REPLY.to_vec() } else { REQUEST.to_vec() };
        for _ in 0..1 + dice.below(8) {
            let at = dice.below(bytes.len() + 1);
            match dice.below(4) {
                0 => {
                    let bit = BITS[dice.below(BITS.len())];
                    bytes.splice(at..at, bit.iter().copied());
                }
                1 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
                2 => {
                    let end = (at + dice.below(60)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let end = (at + dice.below(300)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        for item in read(&bytes).items {
            let one_line = |text: &str| !text.chars().any(char::is_control);
            let lines =
                |text: &Option<String>| text.as_deref().is_none_or(|text| text.split('\n').all(one_line));
            assert!(lines(&item.summary) && lines(&item.comment) && lines(&item.uid), "seed {seed}");
            assert!(item.attendees.iter().all(|a| one_line(&a.email)), "seed {seed}");
        }
    }
}
