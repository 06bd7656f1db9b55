//! `guildhall letter explain`, called as people and scorers call it.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What is printed for this input; it is one JSON object whatever comes in.
fn explain(kind: &str, input: &[u8]) -> Value {
    let mut child = Command::new(env!("CARGO_BIN_EXE_guildhall"))
        .args(["letter", "explain", &format!("--kind={kind}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    // A program that has read enough may close its end.
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{kind}: {}", output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_letter_is_told_with_its_new_words_and_its_calendar() {
    let calendar = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:7\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@a.example\n\
        END:VEVENT\nEND:VCALENDAR\n";
    let raw = format!(
        "From: Ann <ann@a.example>\nSubject: Accepted: Tea\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nGladly.\n\n\
        On 3 May 2026 at 10:12, Ben <ben@b.example> wrote:\n> Tea?\n--x\nContent-Type: text/calendar; method=REPLY\n\n{calendar}--x--\n"
    );
    for kind in ["letter", "reply", "itip", "mime"] {
        let told = explain(kind, raw.as_bytes());
        assert_eq!(told["reply"], "Gladly.");
        assert_eq!((&told["is_bounce"], &told["auto"]), (&Value::Bool(false), &Value::from("no")));
        assert_eq!(told["calendar"]["method"], "REPLY");
        assert_eq!(told["calendar"]["attendees"][0]["partstat"], "ACCEPTED");
    }
}

#[test]
fn other_kinds_are_told_by_what_they_hold() {
    let ics = explain(
        "ics",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:7\nDTSTART:20260503\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    assert_eq!(ics["events"][0]["dtstart"], "2026-05-03");
    let mbox = explain(
        "mbox",
        b"From a@a.example Thu Jan  1 00:00:00 2026\nMessage-ID: <1@a>\n\nOne\n\n\
        From b@b.example Thu Jan  1 00:00:00 2026\nMessage-ID: <2@a>\nIn-Reply-To: <1@a>\n\nTwo\n",
    );
    assert_eq!((&mbox["messages"], &mbox["threads"]), (&Value::from(2), &Value::from(1)));
    let event = explain(
        "slack-events",
        br#"{"type":"event_callback","event":{"type":"message","subtype":"me_message"}}"#,
    );
    assert_eq!(
        (&event["event_type"], &event["subtype"]),
        (&Value::from("message"), &Value::from("me_message"))
    );
    assert_eq!(explain("matrix-events", br#"[{"type":"m.room.name"}]"#)["event_type"], "m.room.name");
    assert_eq!(explain("activitypub", br#"{"type":["Note","Object"]}"#)["type"], "Note");
    let topic = explain(
        "discourse-json",
        br#"{"title":"T","post_stream":{"posts":[{"username":"ann"},{"username":"ann"}]}}"#,
    );
    assert_eq!((&topic["posts"], topic["usernames"].as_array().unwrap().len()), (&Value::from(2), 1));
}

#[test]
fn whatever_comes_in_one_object_comes_out() {
    let deep = [b"[".repeat(200_000), b"]".repeat(200_000)].concat();
    let directory = [b"PK\x03\x04PK\x01\x02PK\x05\x06\0\0\0\0".as_slice(), &[0xff; 14]].concat();
    let inputs: [&[u8]; 6] = [b"", b"\0\xff\xfe", b"{", b"PK\x05\x06", &directory, &deep];
    let kinds = [
        "letter",
        "ics",
        "mbox",
        "slack-export",
        "slack-events",
        "matrix-events",
        "activitypub",
        "discourse-json",
        "vc",
    ];
    for kind in kinds {
        for input in inputs {
            assert!(explain(kind, input).is_object(), "{kind}");
        }
    }
}
