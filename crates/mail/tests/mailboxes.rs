//! Mailboxes as they come: broken, mixed, packed, hostile. All letters here were written for this test.

use std::io::{Cursor, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use mail::mbox::{Item, Limits, Mailbox, MboxError, Place, Problem, Why};

const SEPARATOR: &str = "From ann@example.org Thu Aug 26 12:00:00 2021\n";

#[derive(Debug, Default)]
struct Read1 {
    letters: Vec<(Place, String, Option<i64>)>,
    next: Vec<Place>,
    problems: Vec<Problem>,
}

fn read(mailbox: Mailbox<impl Read>) -> Result<Read1, MboxError> {
    let (mut mailbox, mut found) = (mailbox, Read1::default());
    while let Some(item) = mailbox.next()? {
        match item {
            Item::Letter(letter) => {
                let raw = String::from_utf8_lossy(&letter.raw).into_owned();
                found.letters.push((letter.place, raw, letter.from_line_date));
                found.next.push(letter.next);
            }
            Item::Problem(problem) => found.problems.push(problem),
        }
    }
    Ok(found)
}

fn letters(text: impl AsRef<[u8]>) -> Vec<String> {
    let found = read(Mailbox::new(text.as_ref()).unwrap()).unwrap();
    assert_eq!(found.problems, []);
    found.letters.into_iter().map(|(_, raw, _)| raw).collect()
}

fn refusal(bytes: &[u8]) -> String {
    read(Mailbox::new(bytes).unwrap()).unwrap_err().to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn two() -> String {
    format!("{SEPARATOR}Subject: one\n\nHello\n\n{SEPARATOR}Subject: two\n\nWorld\n")
}

#[test]
fn each_letter_comes_with_its_place_and_date() {
    let found = read(Mailbox::new(Cursor::new(two())).unwrap()).unwrap();
    assert_eq!(found.letters[0].0, Place { offset: 0, line: 1 });
    assert_eq!(found.letters[1].0, Place { offset: 67, line: 6 });
    assert_eq!(found.letters[0].1, "Subject: one\n\nHello\n");
    assert_eq!(found.letters[1].1, "Subject: two\n\nWorld\n");
    assert_eq!(found.letters[1].2, Some(1_629_979_200));
    assert_eq!(found.next[0], found.letters[1].0);
}

#[test]
fn line_endings_may_be_mixed_and_the_last_one_missing() {
    assert_eq!(letters(two().replace('\n', "\r\n")).len(), 2);
    let mixed = two().replacen('\n', "\r\n", 4);
    assert_eq!(letters(&mixed)[1], "Subject: two\n\nWorld\n");
    assert_eq!(letters(two().trim_end())[1], "Subject: two\n\nWorld");
    assert_eq!(letters(format!("{}\n{SEPARATOR}Subj", two()))[2], "Subj");
}

#[test]
fn a_mark_of_byte_order_and_blank_lines_in_front_do_no_harm() {
    assert_eq!(letters(format!("\u{feff}\n\r\n\n{}", two())).len(), 2);
}

#[test]
fn nul_bytes_stay_in_the_letter() {
    assert_eq!(letters(two().replace("Hello", "He\0\0llo"))[0], "Subject: one\n\nHe\0\0llo\n");
}

#[test]
fn from_at_the_start_of_a_sentence_is_text() {
    let body =
        "Hi\n\nFrom what I know\nfrom here\n\nFrom ann@example.org\nwith love\n>From the start\n>>From x\n";
    let found = letters(format!("{SEPARATOR}Subject: one\n\n{body}\n{SEPARATOR}Subject: two\n\n"));
    assert_eq!(found.len(), 2);
    assert!(found[0].ends_with("with love\nFrom the start\n>From x\n"), "{}", found[0]);
}

#[test]
fn a_separator_needs_no_blank_line_before_it() {
    assert_eq!(letters(two().replace("Hello\n\n", "Hello\n")).len(), 2);
    assert_eq!(
        letters("From - \nSubject: a\n\nx\nFrom - \nSubject: b\n\ny\n"),
        ["Subject: a\n\nx\n", "Subject: b\n\ny\n"]
    );
}

#[test]
fn a_content_length_that_fits_is_believed_and_a_lie_is_not() {
    let inner = format!("Hello\n\n{SEPARATOR}Received: by quote\n\n");
    let with =
        |n: usize| format!("{SEPARATOR}Content-Length: {n}\n\n{inner}\n{SEPARATOR}Subject: two\n\nWorld\n");
    assert_eq!(letters(with(inner.len())).len(), 2);
    for lie in [0, 7, inner.len() - 3, inner.len() + 20, 5_000_000, 99_999_999] {
        assert_eq!(letters(with(lie)).len(), 3, "Content-Length: {lie}");
    }
}

#[test]
fn one_letter_without_a_separator_is_a_mailbox_of_one() {
    assert_eq!(letters("Subject: one\nFrom: a@b\n\nHello\n"), ["Subject: one\nFrom: a@b\n\nHello\n"]);
    assert_eq!(letters(""), [""; 0]);
    assert_eq!(letters("\n\n \n"), [""; 0]);
}

#[test]
fn what_is_no_mailbox_is_refused_with_a_reason() {
    assert!(refusal(b"PK\x03\x04....").contains("zip"));
    assert!(refusal(b"<!doctype html><p>From x").contains("web page"));
    assert!(refusal(&[0, 1, 2, 3, 255, 254].repeat(100)).contains("binary"));
    assert!(refusal(b"Dear diary,\nit rains.\n").contains("neither"));
    assert!(refusal(&gzip(b"Dear diary,\nit rains.\n")).contains("neither"));
}

#[test]
fn text_before_the_first_letter_is_reported() {
    let found = read(Mailbox::new(Cursor::new(format!("some words\nmore\n\n{}", two()))).unwrap()).unwrap();
    assert_eq!(found.letters.len(), 2);
    assert_eq!(found.letters[0].0, Place { offset: 17, line: 4 });
    let place = Place { offset: 0, line: 1 };
    assert_eq!(found.problems, [Problem { place, why: Why::Preamble { bytes: 17 } }]);
}

#[test]
fn a_letter_that_is_too_long_is_passed_over_and_named() {
    let limits = Limits { letter_bytes: 600_000, ..Limits::default() };
    let long = format!("{SEPARATOR}Subject: long\n\n{}\n", "x".repeat(99).add_lines(30_000));
    let text = format!("{}\n{long}{}", two(), two());
    let found = read(Mailbox::with_limits(Cursor::new(&text), limits).unwrap()).unwrap();
    assert_eq!(found.letters.len(), 4);
    let place = found.next[1];
    let bytes = long.len() as u64;
    assert_eq!(found.problems, [Problem { place, why: Why::TooLong { bytes, limit: 600_000 } }]);
    assert_eq!(found.letters[2].0.line, place.line + 30_004);
    // The last letter too long, and one that ends just above the limit.
    let found = read(Mailbox::with_limits(Cursor::new(&long), limits).unwrap()).unwrap();
    assert_eq!((found.letters.len(), found.problems.len()), (0, 1));
    let just = format!("{SEPARATOR}Subject: long\n\n{}\n\n{}", "y".repeat(600_000), two());
    let found = read(Mailbox::with_limits(Cursor::new(&just), limits).unwrap()).unwrap();
    assert_eq!((found.letters.len(), found.problems.len()), (2, 1));
}

trait AddLines {
    fn add_lines(self, n: usize) -> String;
}

impl AddLines for String {
    fn add_lines(mut self, n: usize) -> String {
        self.push('\n');
        self.repeat(n)
    }
}

#[test]
fn a_gzip_file_is_read_like_a_plain_one() {
    let plain = read(Mailbox::new(Cursor::new(two())).unwrap()).unwrap();
    let packed = read(Mailbox::new(Cursor::new(gzip(two().as_bytes()))).unwrap()).unwrap();
    assert_eq!(plain.letters, packed.letters);
    // Archives are put together from packed months.
    let joined = [gzip(two().as_bytes()), gzip(format!("\n{}", two()).as_bytes())].concat();
    assert_eq!(read(Mailbox::new(Cursor::new(joined)).unwrap()).unwrap().letters.len(), 4);
}

#[test]
fn a_gzip_file_that_breaks_off_gives_what_it_has() {
    let mut text = String::new();
    for n in 0..5_000u64 {
        text += &format!("{SEPARATOR}Subject: {n}\n\n{:x}\n\n", n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    }
    let packed = gzip(text.as_bytes());
    let found = read(Mailbox::new(&packed[..packed.len() / 2]).unwrap()).unwrap();
    assert!(found.letters.len() > 1_000, "{}", found.letters.len());
    assert!(matches!(found.problems[..], [Problem { why: Why::Damaged { .. }, .. }]));
    let garbage = [gzip(two().as_bytes()), b"garbage at the end".to_vec()].concat();
    let found = read(Mailbox::new(Cursor::new(garbage)).unwrap()).unwrap();
    assert_eq!((found.letters.len(), found.problems.len()), (2, 1));
}

// reliability 2.2 row 41
#[test]
fn a_gzip_bomb_is_not_unpacked() {
    let packed = |megabytes: usize| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(two().as_bytes()).unwrap();
        for _ in 0..megabytes {
            packed.write_all(&vec![b'x'; 1 << 20]).unwrap();
        }
        packed.finish().unwrap()
    };
    let small = packed(50);
    assert!(
        read(Mailbox::new(Cursor::new(&small)).unwrap()).is_ok(),
        "50 MB of the same letter are odd, but small"
    );
    let limits = Limits { unpacked_bytes: 40 << 20, ..Limits::default() };
    let refused = read(Mailbox::with_limits(Cursor::new(&small), limits).unwrap());
    assert!(matches!(refused, Err(MboxError::Bomb { .. })));
    let refused = read(Mailbox::new(Cursor::new(packed(70))).unwrap());
    assert!(matches!(refused, Err(MboxError::Bomb { .. })));
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let text = format!("{}\n{}", two(), two());
    for bytes in [text.as_bytes().to_vec(), gzip(text.as_bytes())] {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&bytes).unwrap();
        let all = read(Mailbox::open(file.path()).unwrap()).unwrap();
        for stopped in 0..4 {
            let rest = read(Mailbox::open_at(file.path(), all.next[stopped]).unwrap()).unwrap();
            assert_eq!(rest.letters, all.letters[stopped + 1..], "after letter {stopped}");
        }
    }
}

#[test]
fn a_file_that_changed_meanwhile_is_noticed() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(two().as_bytes()).unwrap();
    for offset in [5, 70, 1_000] {
        let place = Place { offset, line: 2 };
        let read = Mailbox::open_at(file.path(), place).and_then(read);
        assert!(matches!(read, Err(MboxError::Moved(o)) if o == offset), "{read:?}");
    }
}

/// Gives one byte at a time, as a slow pipe does.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = self.0.len().min(into.len()).min(1);
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

#[test]
fn a_slow_pipe_changes_nothing() {
    let text = two();
    let slow = read(Mailbox::new(Drip(text.as_bytes())).unwrap()).unwrap();
    assert_eq!(slow.letters, read(Mailbox::new(text.as_bytes()).unwrap()).unwrap().letters);
}

#[test]
fn ten_thousand_lies_about_length_cost_no_time() {
    let mut text = String::new();
    for n in 0..10_000 {
        text += &format!("{SEPARATOR}Content-Length: 8000000\nSubject: {n}\n\nHello {n}\n\n");
    }
    assert_eq!(letters(text).len(), 10_000);
}

#[test]
fn a_megabyte_of_escapes_costs_no_time() {
    let body = ">".repeat(1 << 20) + "From x\n" + &">From \n".repeat(100_000);
    assert_eq!(letters(format!("{SEPARATOR}Subject: x\n\n{body}")).len(), 1);
    let body = "\nFrom x".repeat(200_000);
    assert_eq!(letters(format!("{SEPARATOR}Subject: x\n\n{body}")).len(), 1);
}
