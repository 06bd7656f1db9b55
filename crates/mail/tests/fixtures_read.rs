//! Our own letters, read whole: the test that says what a letter looks like when it was read.

use mail::date::{self, Believed};
use mail::mbox::{Item, Mailbox};
use mail::thread::{Threads, ids_of};
use mail::{Trouble, parse};

#[test]
fn a_plain_letter_is_read_in_all_its_fields() {
    let letter = parse(include_bytes!("fixtures/plain-quoted-printable.eml"));
    assert_eq!(letter.subject, "Grüße aus dem Norden");
    assert_eq!(
        (letter.from[0].name.as_str(), letter.from[0].address.as_str()),
        ("Änne Other", "ann@example.org")
    );
    assert_eq!(
        letter.to.iter().map(|a| a.address.as_str()).collect::<Vec<_>>(),
        ["peers@lists.example.net", "bob@example.com"]
    );
    assert_eq!(letter.to[1].name, "Third, Bob");
    assert_eq!(letter.cc, []);
    assert_eq!(letter.message_id, "one@example.org");
    assert_eq!(
        letter.ids.parents().collect::<Vec<_>>(),
        ["zero@example.com", "zero@example.com", "first@example.com"]
    );
    assert_eq!((letter.date, letter.hops), (Some(1_629_979_200), 2));
    assert_eq!(letter.received, [1_629_979_207, 1_629_979_202]);
    assert_eq!(letter.list.id.as_deref(), Some("peers.lists.example.net"));
    assert!(letter.text.as_deref().unwrap().contains("wie man eine Runde anfängt?\n"));
    assert_eq!((letter.html, letter.attachments.len(), letter.troubles), (None, 0, vec![]));
}

#[test]
fn parts_are_told_apart_as_text_picture_and_file() {
    let letter = parse(include_bytes!("fixtures/alternative-with-files.eml"));
    assert_eq!(
        letter.text.as_deref(),
        Some("The notes are here. Café at nine.\n-- \nThe list: peers@lists.example.net")
    );
    assert_eq!(letter.html.as_deref(), Some("<p>The notes are here. Café at nine.</p>\n"));
    assert!(letter.text_is_whole);
    let files: Vec<_> = letter
        .attachments
        .iter()
        .map(|a| (a.file_name.as_deref(), a.content_type.as_str(), a.inline))
        .collect();
    assert_eq!(
        files,
        [
            (Some("pixel.png"), "image/png", true),
            (None, "text/calendar", false),
            (Some("notes für alle.pdf"), "application/pdf", false),
            (None, "message/rfc822", false),
        ]
    );
    assert_eq!(letter.attachments[0].content_id.as_deref(), Some("pixel@example.com"));
    assert_eq!(letter.troubles, []);
}

#[test]
fn an_archive_with_hidden_addresses_and_odd_dates_becomes_letters() {
    let mut mailbox = Mailbox::new(&include_bytes!("fixtures/pipermail.mbox")[..]).unwrap();
    let (mut read, mut threads, mut before) = (Vec::new(), Threads::new(), None);
    while let Some(item) = mailbox.next().unwrap() {
        let Item::Letter(raw) = item else { panic!("{item:?}") };
        threads.add(&ids_of(&raw.raw), &raw.raw);
        let letter = parse(&raw.raw);
        let (date, believed) =
            date::best(letter.date, &letter.received, raw.from_line_date, before, 1_700_000_000);
        before = Some(date);
        let keys: Vec<&str> = letter.troubles.iter().map(Trouble::key).collect();
        read.push((
            letter.from[0].name.clone(),
            letter.from[0].address.clone(),
            date,
            believed,
            keys.join(" "),
        ));
    }
    let row = |name: &str, address: &str, date, believed, troubles: &str| {
        (name.to_owned(), address.to_owned(), date, believed, troubles.to_owned())
    };
    assert_eq!(
        read,
        [
            row("Ann Other", "ann@example.org", 1_073_290_211, Believed::Header, ""),
            row("Bob Thiërd", "bob@example.com", 1_073_296_800, Believed::FromLine, "odd-date"),
            row("Cy Fourth", "cy@example.net", 1_073_376_000, Believed::FromLine, "no-message-id no-date"),
        ]
    );
    assert_eq!((threads.distinct_letters(), threads.count()), (3, 2));
}
