//! Lists of people as they are pasted and exported, good, odd and hostile.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use mail::contacts::{Item, Reader, Roll, Wrong};

fn people(text: &str) -> Vec<(String, String)> {
    Roll::of(text, 10_000).people.into_iter().map(|one| (one.name, one.address)).collect()
}

fn is(text: &str, expected: &[(&str, &str)]) {
    let roll = Roll::of(text, 10_000);
    let found: Vec<(&str, &str)> =
        roll.people.iter().map(|one| (one.name.as_str(), one.address.as_str())).collect();
    assert_eq!(found, expected, "{text:?}: {:?}", roll.bad);
}

const ANN: (&str, &str) = ("Ann Other", "ann@example.org");
const BOB: (&str, &str) = ("Bob Smith", "bob@example.org");

// S1.10: whatever one pastes.
#[test]
fn a_list_is_read_however_it_was_pasted() {
    for text in [
        "Ann Other <ann@example.org>\nBob Smith <bob@example.org>",
        "Ann Other <ann@example.org>, Bob Smith <bob@example.org>",
        "Ann Other <ann@example.org>; Bob Smith <bob@example.org>;",
        "\"Other, Ann\" <ann@example.org>, \"Smith, Bob\" <bob@example.org>",
        "Other, Ann <ann@example.org>; Smith, Bob <bob@example.org>",
        "Other, Ann <ann@example.org>\nSmith, Bob <bob@example.org>",
        "ann@example.org (Ann Other)\r\nbob@example.org (Bob Smith)\r\n",
        "Ann Other ann@example.org\nBob Smith bob@example.org",
        "Ann Other\tann@example.org\nBob Smith\tbob@example.org",
        "Ann Other,ann@example.org\nBob Smith,bob@example.org\n",
        "ann@example.org;Ann Other\nbob@example.org;Bob Smith",
        "Ann,Other,ann@example.org\nBob,Smith,bob@example.org",
        "1,Ann Other,ann@example.org,2019-01-01\n2,Bob Smith,bob@example.org,2020-05-05",
        "name,email\nAnn Other,ann@example.org\nBob Smith,bob@example.org",
        "Email;Town;Name\nann@example.org;Leeds;Ann Other\nbob@example.org;York;Bob Smith",
        "E-mail Address\tLast Name\tFirst Name\nann@example.org\tOther\tAnn\nbob@example.org\tSmith\tBob",
        "sep=;\nName;E-Mail\nAnn Other;ann@example.org\nBob Smith;bob@example.org",
        "Nom;Prénom;Courriel\nOther;Ann;ann@example.org\nSmith;Bob;bob@example.org",
        "\u{feff}\"Name\",\"Email\"\r\n\"Ann Other\",\"ann@example.org\"\r\n\"Bob Smith\",\"bob@example.org\"\r\n",
        "Name,Email\n\n,,\nAnn Other,mailto:ann@example.org\n# a remark\nBob Smith,<bob@example.org>",
        "  Ann Other   <ann@example.org> \n\n\n Bob Smith < bob@example.org > ",
        "To: Ann Other <ann@example.org>, Bob Smith <bob@example.org>",
    ] {
        let found: Vec<(String, String)> = people(text)
            .into_iter()
            .map(|(name, at)| (name.trim_start_matches("To: ").to_owned(), at))
            .collect();
        let expected = [ANN, BOB].map(|(name, address)| (name.to_owned(), address.to_owned()));
        assert_eq!(found, expected, "{text:?}");
    }
    is("ann@example.org, bob@example.org", &[("", "ann@example.org"), ("", "bob@example.org")]);
    is("ann@example.org bob@example.org", &[("", "ann@example.org"), ("", "bob@example.org")]);
    is("Ann Other, PhD <ann@example.org>", &[("Ann Other, PhD", "ann@example.org")]);
    is("ann＠example.org", &[("", "ann@example.org")]);
}

#[test]
fn contact_books_are_read_and_further_addresses_stand_beside_the_first() {
    let google = "Name,Given Name,Family Name,Notes,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Value\n\
        Ann Other,Ann,Other,\"met in Leeds,\nowes me tea\",* Work,ann@example.org ::: ann@work.example,Home,ann@home.example,+44 1632\n\
        ,Bob,Smith,,,bob@example.org,,,\n";
    let roll = Roll::of(google, 100);
    assert_eq!(roll.people.len(), 2, "{roll:?}");
    assert_eq!((roll.people[0].name.as_str(), roll.people[0].others.len()), ("Ann Other", 2));
    assert_eq!((roll.people[1].name.as_str(), roll.people[1].line), ("Bob Smith", 4));
    let outlook = "First Name,Middle Name,Last Name,Company,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address\n\
        Ann,,Other,Common Kettle,ann@example.org,SMTP,Ann Other (ann@example.org),\n\
        Bob,,Smith,,bob@example.org,SMTP,,\n\
        Nobody,,Here,,,,,\n";
    let roll = Roll::of(outlook, 100);
    assert_eq!(
        roll.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["Ann Other", "Bob Smith"]
    );
    assert_eq!((roll.bad.len(), roll.bad[0].line, roll.bad[0].why), (1, 4, Wrong::NoAddress));
}

#[test]
fn what_is_wrong_with_a_line_is_said_with_its_place() {
    let text = "ann@example.org\nbob@example\ncarol at example.org\ndan@@example.org\n\
        eve smith@example .org\nName <@example.org>\nfay@exa mple.org\n=cmd@example.org\n@example.org\n<>\n";
    let roll = Roll::of(text, 100);
    let said: Vec<(u64, &str)> = roll.bad.iter().map(|bad| (bad.line, bad.why.word())).collect();
    assert_eq!(roll.people.len(), 1, "{:?}", roll.people);
    assert_eq!(
        said,
        [
            (2, "no-dot"),
            (3, "nothing"),
            (4, "several-at"),
            (5, "no-dot"),
            (6, "nothing-before"),
            (7, "no-dot"),
            (8, "formula"),
            (9, "nothing-before"),
            (10, "nothing"),
        ]
    );
    assert_eq!(roll.bad[1].text, "carol at example.org");
}

#[test]
fn an_address_that_comes_again_is_taken_once_and_said() {
    let roll = Roll::of("Ann <ann@example.org>\nANN@Example.org\nann@example.org", 100);
    assert_eq!(roll.people.len(), 1);
    assert_eq!(roll.repeated.iter().map(|one| (one.line, one.first)).collect::<Vec<_>>(), [(2, 1), (3, 1)]);
}

// Hostile: the same person under five addresses.
#[test]
fn one_name_under_five_addresses_is_said_and_never_merged() {
    let text: String = (1..=5).map(|n| format!("Ann  OTHER <ann{n}@example{n}.org>\n")).collect();
    let roll = Roll::of(&text, 100);
    assert_eq!(roll.people.len(), 5);
    assert_eq!((roll.namesakes.len(), roll.namesakes[0].addresses.len()), (1, 5));
    // First names are shared by many.
    assert!(Roll::of("Ann <a@example.org>\nAnn <b@example.org>", 9).namesakes.is_empty());
}

// Hostile: CSV with formulas.
#[test]
fn a_formula_is_no_name_and_no_address() {
    for name in [
        "=HYPERLINK(\"\"http://evil.example\"\";\"\"Ann\"\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1+1)",
        "＝1+1",
    ] {
        let roll = Roll::of(&format!("Name,Email\n\"{name}\",ann@example.org\n"), 9);
        assert_eq!(roll.people.len(), 1, "{name}");
        assert_eq!((roll.people[0].name.as_str(), roll.people[0].formula), ("", true), "{name}");
    }
    for address in ["=ann@example.org", "+ann@example.org", "-ann@example.org", "=1+1@example.org"] {
        assert_eq!(Roll::of(address, 9).bad[0].why, Wrong::Formula, "{address}");
    }
}

#[test]
fn nothing_is_smuggled_in_by_a_name() {
    let roll = Roll::of(
        "Name,Email\n\"Ann\nBcc: all@example.org\",ann@example.org\n\u{202e}eve\u{200b} <eve@example.org>\nboss@example.org <mallory@example.org>\n\"A\0B\",ab@example.org\n",
        9,
    );
    for one in &roll.people {
        assert!(!one.name.contains(['\n', '\r', '\0', '\u{202e}', '\u{200b}', '@']), "{one:?}");
    }
    assert_eq!(roll.people.len(), 4, "{roll:?}");
    assert!(
        Roll::of(&format!("{} <a@example.org>", "x".repeat(5_000)), 9).people[0].name.chars().count() <= 120
    );
}

// Hostile: wrong encodings.
#[test]
fn every_encoding_that_spreadsheets_write_is_read() {
    let text = "Name;E-Mail\r\nÄnne Müßig;aenne@example.org\r\nŁukasz Żak;lukasz@example.org\r\n";
    let utf16 = |big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
        [b"\xff\xfe".as_slice(), &utf16(false)].concat(),
        [b"\xfe\xff".as_slice(), &utf16(true)].concat(),
    ] {
        let names: Vec<String> = Roll::read(&bytes, 9).people.into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Änne Müßig", "Łukasz Żak"]);
    }
    let western = b"Name;E-Mail\nJos\xe9 N\xfa\xf1ez;jose@example.org\nFran\xc3\xa7oise;f@example.org\n";
    let names: Vec<String> = Roll::read(western, 9).people.into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["José Núñez", "Françoise"], "line by line");
    // Half of a letter, a lone surrogate, nothing but zeros: something comes out, and nothing breaks.
    for bytes in [b"\xff\xfea".as_slice(), b"\xff\xfe\x00\xd8@\x00", &[0; 9_000], b"\xef\xbb", b"\xfe\xff"] {
        Roll::read(bytes, 9);
    }
}

/// A file that is never in memory.
struct Made<F> {
    line: F,
    next: u64,
    lines: u64,
    held: Vec<u8>,
    at: usize,
}

impl<F: FnMut(u64) -> String> Read for Made<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.held.len() && self.next < self.lines {
            self.held = (self.line)(self.next).into_bytes();
            (self.at, self.next) = (0, self.next + 1);
        }
        let count = into.len().min(self.held.len() - self.at);
        into[..count].copy_from_slice(&self.held[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[allow(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn counted(lines: u64, line: impl FnMut(u64) -> String) -> (u64, u64, Duration) {
    let begun = Instant::now();
    let mut reader = Reader::new(Made { line, next: 0, lines, held: Vec::new(), at: 0 });
    let (mut good, mut bad) = (0, 0);
    while let Some(item) = reader.next_item().unwrap() {
        match item {
            Item::Entry(_) => good += 1,
            Item::Bad(_) => bad += 1,
        }
    }
    (good, bad, begun.elapsed())
}

// Hostile: half a million lines.
#[test]
fn half_a_million_lines_pass_through() {
    // Without optimisation a tenth of it takes as long; the bench reads all of it.
    let lines = if cfg!(debug_assertions) { 50_000 } else { 500_000 };
    let (good, bad, _) = counted(lines, |n| match n {
        0 => "Name,Email,Town\n".into(),
        n if n % 1_000 == 0 => format!("Person {n},person{n}.example.org,Leeds\n"),
        n if n % 10 == 0 => format!("\"Person, {n}\",person{n}@example.org,Leeds\n"),
        n => format!("Person,person{n}@example.org,Leeds\n"),
    });
    assert_eq!((good, bad), (lines - lines / 1_000, lines / 1_000 - 1));
}

#[test]
fn a_file_that_is_made_to_tire_us_out_does_not() {
    // Each line opens a quote that nothing closes.
    let (_, _, quotes) = counted(10_000, |_| "\"a,b@example.org\n".into());
    // One line without end, of quotes, of parts, of marks.
    let (_, _, endless) = counted(1_000, |_| "\",<@".repeat(2_000));
    let (good, bad, lone) = counted(20, |_| format!("\"{}\n", "x@example.org ".repeat(4_500)));
    assert!(good + bad >= 20);
    for taken in [quotes, endless, lone] {
        assert!(taken < Duration::from_secs(60), "{taken:?}");
    }
}

#[test]
fn a_page_takes_so_many_and_says_that_there_are_more() {
    let text: String = (0..50).map(|n| format!("p{n}@example.org\n")).collect();
    let roll = Roll::of(&text, 20);
    assert!(roll.more);
    assert_eq!(roll.people.len(), 20);
    let rubbish = "nothing here\n".repeat(5_000);
    let roll = Roll::of(&rubbish, 20);
    assert_eq!((roll.bad.len(), roll.bad_in_all), (200, 5_000));
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
fn whatever_is_changed_at_random_nothing_breaks_and_nothing_unfit_comes_out() {
    const BITS: [&str; 16] =
        ["\"", "\"\"", ",", ";", "\t", "\n", "\r", "<", ">", "@", "=", "(", ")", "\u{feff}", "Email", "\0"];
    let good = "Name,Email,E-mail 2\n\"Other, Ann\",ann@example.org,\nBob <bob@example.org>, \"C D\" <c@d.example>\n";
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..1_500 {
        let mut bytes = good.as_bytes().to_vec();
        for _ in 0..1 + dice.below(8) {
            let at = dice.below(bytes.len() + 1);
            match dice.below(4) {
                0 => {
                    let bit = BITS[dice.below(BITS.len())];
                    bytes.splice(at..at, bit.bytes());
                }
                1 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
                2 => bytes.truncate(at),
                _ => {
                    let to = at + dice.below(bytes.len() - at + 1);
                    bytes.drain(at..to);
                }
            }
        }
        for one in Roll::read(&bytes, 50).people {
            assert_eq!(mail::address::check(&one.address).as_deref(), Ok(one.address.as_str()), "{round}");
            assert!(
                !one.name.contains(['\n', '\r', '\0']) && !one.address.starts_with(['=', '+', '-', '@']),
                "{round}"
            );
        }
    }
}
