//! Letters with random damage: reading never panics, never takes long, and never lets a NUL or a line break through.

mod support;

use std::time::{Duration, Instant};

use mail::mbox::Mailbox;
use mail::parse;

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

const BITS: [&[u8]; 24] = [
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"--",
    b"=?utf-8?b?",
    b"?=",
    b"=",
    b"\"",
    b"(",
    b")",
    b"<",
    b">",
    b":",
    b";",
    b",",
    b"\\",
    b"\xff\xfe",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"Content-Transfer-Encoding: base64\n",
    b"From ",
    b"*0*=",
    b"@",
    b"\n ",
];

fn damaged(letter: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = letter.to_vec();
    for _ in 0..1 + dice.below(8) {
        let at = dice.below(out.len() + 1);
        match dice.below(5) {
            0 => out.truncate(at),
            1 => {
                let bit = BITS[dice.below(BITS.len())];
                out.splice(at..at, bit.iter().copied());
            }
            2 if at < out.len() => out[at] = dice.below(256) as u8,
            3 => {
                let end = (at + dice.below(40)).min(out.len());
                out.drain(at..end);
            }
            _ => {
                let end = (at + dice.below(200)).min(out.len());
                let piece = out[at..end].to_vec();
                let to = dice.below(out.len() + 1);
                out.splice(to..to, piece);
            }
        }
    }
    out
}

fn check(raw: &[u8], what: &str) {
    #[allow(clippy::disallowed_methods)] // to see that it does not take long
    let begun = Instant::now();
    let letter = parse(raw);
    let one_line = |text: &str| !text.chars().any(char::is_control);
    assert!(one_line(&letter.subject), "{what}");
    for person in letter.from.iter().chain(&letter.to).chain(&letter.cc).chain(&letter.reply_to) {
        assert!(one_line(&person.name) && one_line(&person.address), "{what}");
    }
    for file in &letter.attachments {
        assert!(file.file_name.as_deref().is_none_or(|n| one_line(n) && !n.contains(['/', '\\'])), "{what}");
    }
    assert!(!letter.message_id.is_empty() && letter.message_id.len() <= 250, "{what}");
    for text in [&letter.text, &letter.html].into_iter().flatten() {
        assert!(!text.contains(['\0', '\r']), "{what}");
    }
    mail::explain::to_json(raw);
    let mut mailbox = Mailbox::new(raw).unwrap();
    while let Ok(Some(_)) = mailbox.next() {}
    assert!(begun.elapsed() < Duration::from_secs(5), "{what}: {:?}", begun.elapsed());
}

#[test]
fn our_letters_with_random_damage_are_read() {
    let letters: [&[u8]; 3] = [
        include_bytes!("fixtures/plain-quoted-printable.eml"),
        include_bytes!("fixtures/alternative-with-files.eml"),
        include_bytes!("fixtures/pipermail.mbox"),
    ];
    for seed in 1..300u64 {
        for letter in letters {
            let mut dice = Dice(seed);
            check(&damaged(letter, &mut dice), &format!("seed {seed}"));
        }
    }
}

#[test]
fn letters_of_other_projects_with_random_damage_are_read() {
    let Some(folder) = support::corpus("mime") else { return };
    // More by hand: GUILDHALL_DAMAGE=500 cargo test --release -p mail --test mutated_letters
    let times: u64 = std::env::var("GUILDHALL_DAMAGE").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    for path in support::files(&folder, "eml") {
        let letter = std::fs::read(&path).unwrap();
        for seed in 1..=times {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9) + letter.len() as u64);
            check(&damaged(&letter, &mut dice), &format!("{} seed {seed}", path.display()));
        }
    }
}

#[test]
fn headers_put_together_by_chance_are_read() {
    const NAMES: [&str; 8] = [
        "From",
        "Subject",
        "Date",
        "Content-Type",
        "Content-Disposition",
        "References",
        "Received",
        "Content-Transfer-Encoding",
    ];
    const WORDS: [&str; 22] = [
        "multipart/mixed",
        "text/plain",
        "charset",
        "name",
        "filename",
        "boundary",
        "utf-8''a%20b%zz",
        "*1*",
        "=?utf-7?q?+ADw-?=",
        "=?iso-2022-jp?B?GyRC?=",
        "=?utf-8?q?=00=0A?=",
        "Thu",
        "26",
        "Aug",
        "99999999",
        "12:00:61",
        "-9999",
        "EDT",
        "ann",
        "@x.org",
        "ann at x.org",
        "\u{202e}",
    ];
    let times: u64 = std::env::var("GUILDHALL_DAMAGE").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    for seed in 1..=600 * times {
        let mut dice = Dice(seed);
        let mut raw = Vec::new();
        for _ in 0..1 + dice.below(4) {
            raw.extend_from_slice(NAMES[dice.below(NAMES.len())].as_bytes());
            raw.extend_from_slice(b": ");
            for _ in 0..dice.below(14) {
                match dice.below(2) {
                    0 => raw.extend_from_slice(WORDS[dice.below(WORDS.len())].as_bytes()),
                    _ => raw.extend_from_slice(BITS[dice.below(BITS.len())]),
                }
                if dice.below(3) == 0 {
                    raw.push(b' ');
                }
            }
            raw.push(b'\n');
        }
        check(&raw, &format!("seed {seed}"));
    }
}
