//! Letters with random damage, and letters made to tire us out: whatever they are taken for, it does not panic, it does not take
//! long, and nothing leaves it that could break a line.

mod support;

use std::path::{Path, PathBuf};
use std::time::Duration;

use mail::bounce::{self, Report};
use mail::{auto, forward, list, reply};

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

const BITS: [&str; 26] = [
    "\n",
    "\r\n",
    "> ",
    ">",
    "@",
    "<",
    ">:",
    "-- ",
    "----- Forwarded message -----",
    "From: a@a.example",
    "Subject: ",
    "wrote:",
    "550 5.1.1",
    "Final-Recipient: rfc822; ",
    "Action: failed",
    "Return-Path: <>\n",
    "From: MAILER-DAEMON@x\n",
    "Auto-Submitted: auto-replied\n",
    "\u{307}İ",
    "\u{a0}",
    "\u{feff}",
    "「",
    "***********",
    "______________________",
    "On 3 May 2026, Ada <a@a.example>",
    "{\"notificationType\":\"Bounce\",",
];

fn damaged(letter: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = letter.to_vec();
    for _ in 0..1 + dice.below(8) {
        let at = dice.below(out.len() + 1);
        match dice.below(5) {
            0 => {
                let bit = BITS[dice.below(BITS.len())];
                out.splice(at..at, bit.bytes());
            }
            1 if at < out.len() => out[at] = dice.below(256) as u8,
            2 => {
                let end = (at + dice.below(60)).min(out.len());
                out.drain(at..end);
            }
            3 => {
                let end = (at + dice.below(300)).min(out.len());
                let piece = out[at..end].to_vec();
                let to = dice.below(out.len() + 1);
                out.splice(to..to, piece);
            }
            _ => out.truncate(at.max(40)),
        }
    }
    out
}

fn check(raw: &[u8], what: &str) {
    let letter = mail::parse(raw);
    let begun = worked();
    let one_line = |text: &str| !text.chars().any(char::is_control);
    let mut marks = Vec::new();
    let mut mark = |name: &'static str| marks.push((name, worked() - begun));
    let report = bounce::report(raw, &letter, None);
    mark("bounce");
    if let Some(Report::Failed(failures)) = report {
        assert!(!failures.is_empty() && failures.len() <= 200, "{what}");
        for failure in failures {
            assert!(one_line(&failure.why) && failure.why.chars().count() <= 300, "{what}");
            assert!(
                failure.recipient.is_none_or(|r| one_line(&r) && r.contains('@') && r.len() <= 300),
                "{what}"
            );
        }
    }
    auto::of(raw, &letter, None);
    list::of(raw, &letter);
    mark("auto");
    let cut = reply::of(&letter);
    mark("reply");
    assert!(cut.words.len() <= cut.words_and_signature.len(), "{what}");
    if let Some(found) = forward::of(&letter) {
        assert!(one_line(&found.subject) && found.to.iter().all(|a| one_line(&a.name)), "{what}");
    }
    let worked = worked() - begun;
    assert!(worked < Duration::from_secs(5), "{what}: {worked:?} after {marks:?}");
}

/// How long this thread has worked: on a busy machine time passes in which it does not. Read from the system (`man 5 proc`,
/// `/proc/pid/schedstat`), as there is nothing for it in the standard library; where it is not to be had, no time passes.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

fn times() -> u64 {
    // More by hand: GUILDHALL_DAMAGE=500 cargo test --release -p mail --test mutated_kinds
    std::env::var("GUILDHALL_DAMAGE").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

#[test]
fn our_letters_with_random_damage_are_taken_for_something() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/kinds");
    damage(&folder, 40 * times());
}

#[test]
fn letters_of_other_projects_with_random_damage_are_taken_for_something() {
    for kind in ["bounce", "reply", "forward", "autoreply", "itip"] {
        let Some(folder) = support::corpus(kind) else { return };
        damage(&folder, times());
    }
}

fn damage(folder: &Path, times: u64) {
    for path in support::files(folder, "eml") {
        let letter = std::fs::read(&path).unwrap();
        for seed in 1..=times {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9) + letter.len() as u64);
            check(&damaged(&letter, &mut dice), &format!("{} seed {seed}", path.display()));
        }
    }
}

#[test]
fn a_letter_made_to_tire_us_out_is_read_in_no_time() {
    // reliability 2.2 case 43
    let daemon = "Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: failure notice\n";
    let person = "From: a@a.example\nSubject: Fwd: x\n";
    let bodies = [
        "@".repeat(250_000),
        "<a@b.example>: 550 5.1.1 no\n".repeat(10_000),
        (0..10_000).map(|n| format!("<a{n}@b.example>: 550 5.1.1 no\n")).collect(),
        "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n".repeat(5_000),
        "----- Forwarded message ----- From: a@a.example>To: b>".repeat(5_000),
        "----- Forwarded message ----- From: a@a.example>To: b>Sent: >\n".repeat(3_750),
        "From: a@a.example\n".repeat(12_500),
        "On 3 May 2026, Ada <a@a.example>\n".repeat(7_500),
        ">".repeat(125_000),
        "> \n".repeat(75_000),
        "--\n".repeat(75_000),
        "Thanks,\n".repeat(25_000),
        "\"".repeat(125_000) + "@a.example",
        "5.1.".repeat(75_000),
        "\u{307}".repeat(75_000),
        format!("{{\"notificationType\":{}", "[".repeat(125_000)),
        "-----".repeat(50_000),
    ];
    for (number, body) in bodies.iter().enumerate() {
        for head in [daemon, person] {
            let raw = format!("{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n");
            check(raw.as_bytes(), &format!("body {number}"));
        }
    }
}
