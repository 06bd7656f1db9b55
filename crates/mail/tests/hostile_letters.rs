//! Letters made to break a reader. Each is read in well under a second, gives what can be read, and says what was odd.

use std::time::{Duration, Instant};

use mail::{Letter, Trouble, parse};

/// Reads on a thread with a small stack, so that recursion on the depth of a letter would show.
fn read(raw: &[u8]) -> Letter<'_> {
    #[allow(clippy::disallowed_methods)] // to see that it does not take long
    let begun = Instant::now();
    let letter = std::thread::scope(|scope| {
        let small = std::thread::Builder::new().stack_size(256 << 10);
        small.spawn_scoped(scope, || parse(raw)).unwrap().join().unwrap()
    });
    // Tests are not optimised and machines are busy; the release build takes a tenth of it.
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?} for {} bytes", begun.elapsed(), raw.len());
    letter
}

fn has(letter: &Letter, key: &str) -> bool {
    letter.troubles.iter().any(|t| t.key() == key)
}

const HEAD: &str =
    "From: Ann <ann@example.org>\nMessage-ID: <a@example.org>\nDate: Thu, 26 Aug 2021 12:00:00 +0000\n";

// reliability 2.2 row 30
#[test]
fn ten_thousand_parts_are_read_in_part() {
    let mut raw = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nFirst text\n");
    for n in 0..10_000 {
        raw += &format!(
            "--b\nContent-Type: image/png; name=\"{n}.png\"\nContent-Transfer-Encoding: base64\n\nAAAA\n"
        );
    }
    let letter = read(raw.as_bytes());
    assert_eq!(letter.text.as_deref(), Some("First text"));
    assert_eq!(letter.attachments.len(), 50);
    assert!(has(&letter, "too-many-parts") && has(&letter, "too-many-attachments"));
}

// reliability 2.2 row 31
#[test]
fn multiparts_five_thousand_deep_are_read_to_a_depth() {
    let mut raw = format!("{HEAD}Content-Type: multipart/mixed; boundary=b0\n\n--b0\n\nFirst text\n");
    for n in 1..=5_000 {
        raw += &format!("--b{}\nContent-Type: multipart/mixed; boundary=b{n}\n\n", n - 1);
    }
    let letter = read(raw.as_bytes());
    assert_eq!(letter.text.as_deref(), Some("First text"));
    assert!(has(&letter, "too-deep"));
}

// reliability 2.2 row 31
#[test]
fn multiparts_five_thousand_deep_with_equal_boundaries_take_no_time() {
    let inner = "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(5_000);
    let raw = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{inner}");
    read(raw.as_bytes());
    let inner = "--b\n".repeat(2_000_000);
    let raw = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{inner}");
    assert!(has(&read(raw.as_bytes()), "too-many-parts"));
}

// reliability 2.2 row 31
#[test]
fn letters_in_letters_are_one_attachment_however_deep() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(20_000);
    for encoding in ["", "Content-Transfer-Encoding: base64\n"] {
        let raw = format!("{HEAD}{encoding}{deep}Subject: inside\n\nHello");
        let letter = read(raw.as_bytes());
        assert_eq!(letter.attachments.len(), 1);
        assert_eq!(letter.attachments[0].content_type, "message/rfc822");
    }
    let digest = "Content-Type: multipart/digest; boundary=b\n\n--b\n\n".repeat(20_000);
    read(format!("{HEAD}{digest}").as_bytes());
}

// reliability 2.2 row 32
#[test]
fn a_megabyte_of_headers_is_cut() {
    let one = format!("{HEAD}Subject: seen\nX-Long: {}\nCc: bob@example.org\n\nbody\n", "x".repeat(1 << 20));
    let many = format!("{HEAD}Subject: seen\n{}\nbody\n", "X-Many: y\n".repeat(20_000));
    for raw in [one, many] {
        let letter = read(raw.as_bytes());
        assert_eq!((letter.subject.as_str(), letter.text.as_deref()), ("seen", Some("body\n")));
        assert!(has(&letter, "headers-cut"));
    }
    let to = format!("{HEAD}To: {}\nSubject: seen\n\n", "a@b.example, ".repeat(8_000));
    assert_eq!(read(to.as_bytes()).subject, "seen");
    let encoded = format!("{HEAD}Subject: {}\n\n", "=?utf-8?q?=C3=BC?= ".repeat(6_000));
    assert!(read(encoded.as_bytes()).subject.starts_with("üüü"));
}

// reliability 2.2 row 33
#[test]
fn nul_lone_returns_and_bare_bytes_become_text_that_can_be_stored() {
    let raw = b"From: Ann <ann@example.org>\nSubject: a\0b\xff\n\none\rtwo\0three\xed\xa0\x80\n";
    let letter = read(raw);
    assert!(!letter.subject.contains('\0') && letter.subject.starts_with("a\u{fffd}b"));
    let text = letter.text.as_deref().unwrap();
    assert!(text.starts_with("one\ntwo\u{fffd}three"), "{text:?}");
    assert!(has(&letter, "nul-bytes") && has(&letter, "wrong-charset"));
}

// reliability 2.2 row 34
#[test]
fn utf_7_stays_as_it_is_written() {
    let raw = "Subject: =?UTF-7?Q?+ADw-script+AD4-?=\nFrom: =?utf-7?Q?+ADw-b+AD4-?= <ann@example.org>\nContent-Type: text/html; charset=utf-7\n\n+ADw-script+AD4-";
    let letter = read(raw.as_bytes());
    assert!(!letter.subject.contains('<') && !letter.from[0].name.contains('<'));
    assert_eq!(letter.html.as_deref(), Some("+ADw-script+AD4-"));
    assert!(has(&letter, "utf-7"));
}

// reliability 2.2 row 35
#[test]
fn two_authors_and_names_that_are_addresses_are_told() {
    let letter = read(b"From: \"boss@example.org\" <eve@example.com>\nFrom: ann@example.org\n\n");
    assert_eq!(letter.from.len(), 1);
    assert_eq!((letter.from[0].address.as_str(), letter.from[0].shown_name()), ("eve@example.com", None));
    assert!(has(&letter, "several-from") && has(&letter, "name-shows-address"));
}

// reliability 2.2 rows 36 and 37
#[test]
fn a_subject_cannot_smuggle_lines_or_turn_round() {
    let letter = read("Subject: =?utf-8?q?x=0D=0ABcc:_all@example.org=E2=80=AE?=\nFrom: =?utf-8?q?A=E2=80=AEnn?= <a@b.c>\n\n".as_bytes());
    assert_eq!(letter.subject, "x Bcc: all@example.org");
    assert_eq!(letter.from[0].name, "Ann");
    assert!(has(&letter, "hidden-characters"));
}

// reliability 2.2 row 38
#[test]
fn hops_and_machines_are_seen() {
    let raw = "Received: from a by b; Thu, 26 Aug 2021 12:00:00 +0000\n".repeat(100);
    let letter_raw = format!("{raw}Auto-Submitted: auto-replied\nList-Id: Peers <peers.example.org>\n\n");
    let letter = read(letter_raw.as_bytes());
    assert_eq!((letter.hops, letter.received.len(), letter.auto_submitted), (100, 100, true));
    assert_eq!(letter.list.id.as_deref(), Some("peers.example.org"));
    assert!(!read(b"Auto-Submitted: no\n\n").auto_submitted);
}

// reliability 2.2 row 42
#[test]
fn file_names_are_made_safe_in_all_their_disguises() {
    for (given, safe) in [
        ("filename=\"../../etc/passwd\"", Some("passwd")),
        ("filename*0=\"pla\"; filename*1=\"n.pdf\"", Some("plan.pdf")),
        ("filename*=utf-8''pl%C3%A4n%00.pdf", Some("plän\u{fffd}.pdf")),
        ("filename=\"=?utf-8?q?a=0D=0Ab.txt?=\"", Some("a b.txt")),
        ("filename*=utf-8''x%E2%80%AEgpj.exe", Some("xgpj.exe")),
        ("filename=\"..\"", None),
    ] {
        let raw = format!("{HEAD}Content-Type: image/png\nContent-Disposition: attachment; {given}\n\nx");
        let letter = read(raw.as_bytes());
        assert_eq!(letter.attachments[0].file_name.as_deref(), safe, "{given}");
    }
}

#[test]
fn fifty_megabytes_attached_are_read() {
    let line = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n";
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee file\n--b\nContent-Type: application/pdf; name=big.pdf\nContent-Transfer-Encoding: base64\n\n{}\n--b--\n",
        line.repeat(650_000)
    );
    let letter = read(raw.as_bytes());
    assert_eq!(letter.attachments[0].bytes.len(), 650_000 * 57);
    assert_eq!(letter.text.as_deref(), Some("See file"));
}

#[test]
fn a_letter_without_anything_is_a_letter() {
    for raw in [
        &b""[..],
        b"\n",
        b"\0",
        b":",
        b"From ",
        b"From x\n",
        b"\r\n\r\n",
        b"no headers at all",
        b"=?",
        b"Content-Type: multipart/mixed; boundary=\"\"\n\n--\n",
    ] {
        let letter = read(raw);
        assert!(letter.message_id.ends_with("@no-id"));
        assert!(letter.troubles.contains(&Trouble::NoFrom));
    }
}
