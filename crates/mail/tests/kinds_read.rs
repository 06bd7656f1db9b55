//! What letters of our own are taken for: each of a kind that arrives, in the hand of a different program.

use mail::auto::{self, Auto, Why};
use mail::bounce::{self, Class, Report};
use mail::{Letter, forward, list, reply};

fn raw(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/kinds/{name}.eml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn with<T>(name: &str, look: impl FnOnce(&[u8], &Letter<'_>) -> T) -> T {
    let raw = raw(name);
    look(&raw, &mail::parse(&raw))
}

fn words(name: &str) -> String {
    with(name, |_, letter| reply::of(letter).words)
}

/// The recipients whom a letter missed, and how; None if it is no report of that.
fn missed(name: &str) -> Option<Vec<(String, Class)>> {
    with(name, |raw, letter| match bounce::report(raw, letter, None) {
        Some(Report::Failed(failures)) => {
            Some(failures.into_iter().map(|f| (f.recipient.unwrap_or_default(), f.class)).collect())
        }
        _ => None,
    })
}

fn writer(name: &str) -> (Auto, Why) {
    let found = with(name, |raw, letter| auto::of(raw, letter, None));
    (found.auto, found.why)
}

const PEOPLE: [&str; 11] = [
    "reply-bottom-en",
    "reply-outlook-html-de",
    "reply-phone-pt",
    "reply-gmail-fr",
    "reply-numbers-es",
    "reply-thanks-first",
    "forward-apple-de",
    "person-about-a-bounce",
    "person-sends-a-bounce-on",
    "person-away-next-week",
    "person-about-mailboxes",
];

#[test]
fn an_answer_is_cut_from_what_it_answers_in_every_style() {
    assert_eq!(words("reply-bottom-en"), "2\nI am in Leeds that week.\n\nI do.");
    assert_eq!(words("reply-outlook-html-de"), "Ja, gerne.");
    assert_eq!(words("reply-phone-pt"), "SIM");
    assert_eq!(words("reply-gmail-fr"), "OUI");
    assert_eq!(words("reply-numbers-es"), "1 3");
}

#[test]
fn a_word_of_command_is_never_taken_for_a_signature() {
    assert_eq!(words("reply-thanks-first"), "Thanks!\n\nACCEPT");
    for text in [
        "Thanks,\nYES",
        "Danke!\n\nJA",
        "Merci\nOUI",
        "Gracias. SÍ",
        "1 3\n\nThanks\n2",
        "STOP",
        "Best,\n\nLEAVE",
    ] {
        let letter = format!("From: a@a.example\nContent-Type: text/plain; charset=utf-8\n\n{text}\n");
        let found = reply::of(&mail::parse(letter.as_bytes())).words;
        assert_eq!(found, text, "{text}");
    }
}

#[test]
fn no_word_is_lost_it_is_only_laid_aside() {
    let cut = with("reply-bottom-en", |_, letter| reply::of(letter));
    assert!(cut.quotes && cut.earlier.contains("Who can host us on 12 May?"));
    assert!(cut.words_and_signature.contains("Smith & farrier") && !cut.words.contains("farrier"));
}

#[test]
fn a_letter_that_is_passed_on_is_unwrapped() {
    let found = with("forward-apple-de", |_, letter| forward::of(letter)).unwrap();
    assert_eq!(found.message, "Für euch.");
    assert_eq!(found.from.unwrap().address, "karla@saegewerk.example");
    assert_eq!((found.subject.as_str(), found.body.as_str()), ("Holz", "Die Eiche ist da.\nKarla"));
}

#[test]
fn a_report_says_whom_a_letter_missed_and_whether_for_good() {
    let gone = |class| Some(vec![("gone@far.example".to_owned(), class)]);
    for name in ["bounce-postfix", "bounce-qmail", "bounce-exchange-fr", "bounce-free-text"] {
        assert_eq!(missed(name), gone(Class::Permanent), "{name}");
    }
    assert_eq!(missed("bounce-delayed"), Some(vec![("slow@far.example".to_owned(), Class::Temporary)]));
    let two = [("full@far.example", Class::Temporary), ("gone@far.example", Class::Permanent)];
    assert_eq!(missed("bounce-exim"), Some(two.map(|(a, class)| (a.to_owned(), class)).to_vec()));
}

#[test]
fn good_news_and_a_complaint_are_no_failures() {
    assert_eq!(with("dsn-success", |raw, letter| bounce::report(raw, letter, None)), Some(Report::Delivered));
    let complaint = with("complaint-arf", |raw, letter| bounce::report(raw, letter, None));
    let Some(Report::Complaint(complaint)) = complaint else { panic!("{complaint:?}") };
    assert_eq!((complaint.kind.as_str(), complaint.recipient.as_deref()), ("abuse", Some("ann@far.example")));
}

#[test]
fn a_persons_letter_is_never_a_report_nor_a_programs() {
    for name in PEOPLE {
        assert_eq!(with(name, |raw, letter| bounce::report(raw, letter, None)), None, "{name}");
        assert_eq!(writer(name), (Auto::No, Why::Person), "{name}");
    }
}

#[test]
fn programs_that_answer_are_known_by_their_fields_and_their_words() {
    // reliability 2.2 cases 38 and 39
    assert_eq!(writer("auto-away-pt"), (Auto::Replied, Why::Away));
    assert_eq!(writer("auto-away-list"), (Auto::Replied, Why::Away));
    assert_eq!(writer("auto-sieve"), (Auto::Replied, Why::AutoSubmitted));
    assert_eq!(writer("auto-read-receipt"), (Auto::Replied, Why::ReadReceipt));
    assert_eq!(writer("auto-challenge"), (Auto::Replied, Why::Challenge));
    assert_eq!(writer("auto-notification"), (Auto::Generated, Why::NoReply));
    assert!(with("auto-away-pt", |raw, letter| auto::of(raw, letter, None)).is_away());
    // The envelope knows more than the letter: nobody who writes has an empty sender.
    let by_envelope = with("reply-gmail-fr", |raw, letter| auto::of(raw, letter, Some("")));
    assert_eq!((by_envelope.auto, by_envelope.why), (Auto::Replied, Why::NullSender));
}

#[test]
fn a_list_passes_on_what_people_write_and_is_not_answered() {
    let (found, silent) =
        with("list-post", |raw, letter| (list::of(raw, letter), auto::of(raw, letter, None)));
    assert!(found.is_list && silent.suppress_response);
    assert_eq!(silent.auto, Auto::No);
    assert!(list::has_passed(&raw("list-post"), "talk.other.example", ""));
}
