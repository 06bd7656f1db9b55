//! Choosing a date by letters alone (TP10), and beginning a community by one.

use std::time::Duration;

use community::{
    Actor, PollId,
    charter::{self, Viewer},
    founding,
    gatherings::{self, NewPoll},
    notices::Letter,
    people::delegates,
};
use testkit::{Hall, Style, TestApp, post::Sent, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const WIL: &str = "wil@riverwardens.example";
const MARGO: &str = "margo@commonkettle.example";
const DAY: u64 = 86_400;

/// The words of a letter, however its lines are broken.
fn said(letter: &Letter) -> String {
    letter.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn asked() -> (TestApp, Viewer, PollId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = Actor::Person(app.world.person("margo"));
    let viewer = charter::visit(&mut app.hall.house.work(margo), SLUG).await.unwrap();
    let now = app.hall.clock.now();
    // Ten in London before and after the clocks go back.
    let at = |days: u64| now + Duration::from_secs(days * DAY);
    let dates = [at(7), at(14), at(15)];
    let new = NewPoll {
        title: "Autumn circle",
        minutes: 90,
        zone: "Europe/London",
        dates: &dates,
        closes_at: at(5),
    };
    let id = gatherings::ask(&mut app.hall.house.work(margo), &viewer, &new).await.unwrap();
    (app, viewer, id)
}

async fn suits(app: &TestApp, viewer: &Viewer, id: PollId, name: &str) -> Option<Vec<i64>> {
    let margo = Actor::Person(app.world.person("margo"));
    let (_, all, _) = gatherings::results(&mut app.hall.house.work(margo), viewer, id).await.unwrap();
    let one = all.into_iter().find(|one| one.name.starts_with(name)).expect("asked");
    one.numbers
}

// TP10: numbered dates, each in their own hours; `1 3`, `NONE`; the last answer counts.
#[tokio::test]
async fn dates_are_answered_by_numbers_in_three_styles_of_reply() {
    let (app, viewer, id) = asked().await;
    let letter = app.newest_to(GWEN, "dates").await;
    assert_eq!(letter.subject, "Which dates suit you? Autumn circle");
    let hours =
        ["1 Thursday 22 October, 10:00", "2 Thursday 29 October, 09:00", "3 Friday 30 October, 09:00"];
    for fact in hours.into_iter().chain(["NONE none of them", "Europe/London", "Level 3"]) {
        assert!(said(&letter).contains(fact), "{fact}: {}", letter.plain);
    }
    assert!(letter.html.contains("Thursday 22 October, 10:00"));
    // Besides the foot, which says the cause of the community.
    let words = letter.plain.split("\n--\n").next().unwrap().split_whitespace().count();
    assert!(words <= 120, "{words}: {}", letter.plain);
    let amsterdam = app.newest_to(WIL, "dates").await;
    assert!(
        said(&amsterdam).contains("1 Thursday 22 October, 11:00")
            && said(&amsterdam).contains("Europe/Amsterdam")
    );
    for (style, words, numbers) in [
        (Style::Phone, "1 3", vec![1, 3]),
        (Style::Quoted, "2 and 3 please", vec![2, 3]),
        (Style::Outlook, "NONE", vec![]),
        (Style::Phone, "none of them, sorry", vec![]),
        (Style::Phone, "3", vec![3]),
    ] {
        app.answers(&letter, words, style).await;
        assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(numbers), "{words}");
    }
    let receipt = app.newest_to(GWEN, "receipt").await;
    assert!(
        said(&receipt).contains("Friday 30 October, 09:00") && said(&receipt).contains("UNDO"),
        "{}",
        receipt.plain
    );
    app.answers(&receipt, "UNDO", Style::Phone).await;
    assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(vec![]), "as before");
    // Aucune: in the words of another language.
    app.answers(&amsterdam, "Aucune", Style::Phone).await;
    assert_eq!(suits(&app, &viewer, id, "Wilhelmina").await, Some(vec![]));
}

// TP10 over the calendar alone: each date is an hour to be kept free; whoever accepts two of them has said `1 3`, and once the date is chosen
// all of them are free again.
#[tokio::test]
async fn dates_are_answered_by_accepting_the_hours_that_suit() {
    let (app, viewer, id) = asked().await;
    let letter = app.newest_to(GWEN, "dates").await;
    let holds = app.events_in(&letter).await;
    let summaries: Vec<&str> = holds.iter().filter_map(|one| one.summary.as_deref()).collect();
    assert_eq!(
        summaries,
        [1, 2, 3].map(|number| format!("Autumn circle: date {number}, to be kept free")),
        "a calendar for each"
    );
    assert_eq!(holds[1].start.as_ref().unwrap().written, "2026-10-29T09:00:00");
    for (place, said, numbers) in [
        (0, "ACCEPTED", vec![1]),
        (2, "ACCEPTED", vec![1, 3]),
        (1, "TENTATIVE", vec![1, 3]),
        (0, "DECLINED", vec![3]),
        (2, "ACCEPTED", vec![3]),
    ] {
        app.answers_event(&letter, &holds[place], said, "").await;
        assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(numbers), "{said} {place}");
    }
    assert!(app.letters().await.iter().all(|one| one.kind != "receipt"), "the calendar shows it");
    // With Gwen's copy nobody answers for her, and nothing is said about a poll that is not there.
    let ics = testkit::post::reply_to(&holds[1], WIL, "ACCEPTED");
    app.deliver(&testkit::post::by_calendar(WIL, "peers@hall.example", &ics)).await;
    assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(vec![3]));
    assert_eq!(suits(&app, &viewer, id, "Wilhelmina").await, Some(vec![2]), "he says so for himself");
    // The date is chosen: its own invitation comes, and with it the others go.
    let margo = Actor::Person(app.world.person("margo"));
    gatherings::choose(&mut app.hall.house.work(margo), &viewer, id, 3).await.unwrap();
    app.run().await;
    let invitation = app.newest_to(GWEN, "gathering").await;
    let mut gone = app.events_in(&invitation).await;
    let real = gone.remove(0);
    assert_eq!(real.summary.as_deref(), Some("Autumn circle"));
    let uids = |all: &[calendar::Item]| all.iter().map(|one| one.uid.clone()).collect::<Vec<_>>();
    assert_eq!(uids(&gone), uids(&holds));
    assert!(gone.iter().all(|one| one.sequence == Some(1) && one.organizer == holds[0].organizer));
    // Too late: told, and nothing is counted.
    let late = app.answers_event(&letter, &holds[0], "ACCEPTED", "").await;
    assert_eq!(late.outcome, "dates-over");
    assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(vec![3]));
}

#[tokio::test]
async fn what_is_no_answer_is_asked_about_and_never_guessed() {
    let (app, viewer, id) = asked().await;
    let letter = app.newest_to(GWEN, "dates").await;
    for words in ["Any of these is fine", "7", "YES"] {
        app.answers(&letter, words, Style::Phone).await;
        assert_eq!(suits(&app, &viewer, id, "Gwen").await, None, "{words}");
    }
    let back = app.newest_to(GWEN, "receipt").await;
    assert!(said(&back).contains("Reply with their numbers"), "{}", back.plain);
    // What else was said reaches the convenors.
    app.answers(&letter, "1 but only until noon", Style::Phone).await;
    let margo = Actor::Person(app.world.person("margo"));
    let (_, all, _) = gatherings::results(&mut app.hall.house.work(margo), &viewer, id).await.unwrap();
    assert!(all.iter().any(|one| one.note == "but only until noon"), "{all:?}");
}

// An assistant answers dates, and nothing else.
#[tokio::test]
async fn an_assistant_answers_dates_and_nothing_else() {
    let (app, viewer, id) = asked().await;
    let gwen = app.world.person("gwen");
    let assistant = community::people::address::Address::of("pa@pubcommons.example").unwrap();
    delegates::name(&mut app.hall.of(gwen), &assistant).await.unwrap();
    let letter = app.newest_to(GWEN, "dates").await;
    let from = "Pat <pa@pubcommons.example>";
    app.answers_from(from, &letter, "LEAVE", Style::Phone).await;
    assert!(charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap().is_member());
    assert_eq!(suits(&app, &viewer, id, "Gwen").await, None);
    app.answers_from(from, &letter, "2 3", Style::Outlook).await;
    assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(vec![2, 3]));
    assert!(said(&app.newest_to(GWEN, "receipt").await).contains("Friday 30 October"), "the receipt is hers");
    // A stranger with the letter in hand answers for nobody.
    app.answers_from("Eve <eve@elsewhere.example>", &letter, "1", Style::Phone).await;
    assert_eq!(suits(&app, &viewer, id, "Gwen").await, Some(vec![2, 3]));
}

#[tokio::test]
async fn the_convenor_is_told_and_chooses_by_one_number_and_everyone_hears() {
    let (app, viewer, id) = asked().await;
    let letter = app.newest_to(GWEN, "dates").await;
    app.answers(&letter, "2", Style::Phone).await;
    app.hall.clock.advance(Duration::from_secs(5 * DAY + 60));
    letters::gatherings::ask(&app.hall.house, &testkit::sender()).await.unwrap();
    let results = app.newest_to(MARGO, "dates-answered").await;
    assert!(said(&results).contains("2 Thursday 29 October, 09:00: suits 1"), "{}", results.plain);
    app.answers(&results, "1 2", Style::Phone).await;
    assert!(said(&app.newest_to(MARGO, "receipt").await).contains("One number is needed"));
    app.answers(&results, "2", Style::Quoted).await;
    let margo = Actor::Person(app.world.person("margo"));
    let poll = gatherings::poll(&mut app.hall.house.work(margo), &viewer, id).await.unwrap();
    assert_eq!(poll.chosen, Some(2));
    let told = app.newest_to(GWEN, "gathering").await;
    assert!(told.subject.contains("Thursday 29 October") && said(&told).contains("09:00"), "{}", told.plain);
    app.answers(&letter, "1", Style::Phone).await;
    assert!(said(&app.newest_to(GWEN, "receipt").await).contains("too late to count"));
}

// Founding by letter: FOUND with the list in the body leads to a draft, and a letter with its address.
#[tokio::test]
async fn a_community_is_begun_by_a_letter_and_nobody_is_written_to() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let before = app.letters().await.len();
    let words = "FOUND: Bridge Builders\n\n\
        We bring together campaign leaders who practise leading through a crisis so that nobody learns alone.\n\n\
        Ada Lovelace <ada@example.org>\nbob@example.org\nCarol at example\ncarol@example\n\nThank you, Gwen";
    let gwen = format!("Gwen Abernathy <{GWEN}>");
    app.deliver(&Sent::new(&gwen, "guildhall@hall.example", "A community", words)).await;
    let letter = app.newest_to(GWEN, "receipt").await;
    assert_eq!(letter.subject, "Your preview: Bridge Builders");
    assert!(
        said(&letter).contains("2 addresses") && said(&letter).contains("One line could not be read"),
        "{}",
        letter.plain
    );
    let person = app.world.person("gwen");
    let mine = founding::mine(&mut app.hall.of(person)).await.unwrap();
    assert!(
        said(&letter).contains(&format!("https://hall.example/begin/{}", mine[0].id)),
        "{}",
        letter.plain
    );
    let draft = founding::get(&mut app.hall.of(person), mine[0].id).await.unwrap();
    assert_eq!(draft.people.len(), 2);
    assert_eq!(
        draft.cause(),
        "We bring together campaign leaders who practise leading through a crisis so that nobody learns alone."
    );
    assert_eq!(app.letters().await.len(), before + 1, "one letter: hers");
    // Without a name it is asked for; from an address that nobody has proven nothing begins.
    app.deliver(&Sent::new(&gwen, "guildhall@hall.example", "Again", "FOUND")).await;
    assert!(
        said(&app.newest_to(GWEN, "receipt").await).contains("the name of the community in the first line")
    );
    app.deliver(&Sent::new(&gwen, "guildhall@hall.example", "Forged", "FOUND: Another").unproven()).await;
    assert_eq!(founding::mine(&mut app.hall.of(person)).await.unwrap().len(), 1);
}
