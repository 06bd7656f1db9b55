//! Touchpoints 5 to 9, 41 and 47 to 49, over letters alone.

use std::time::Duration;

use community::{
    PersonId,
    arrivals::Arrival,
    charter::{self, Standing, Viewer},
    listening, members,
    members::promises,
    newcomers,
    people::{self, address::Address, delegates},
    practice,
};
use testkit::{Hall, Style, TestApp, post::Sent, sender, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const MARGO: &str = "margo@commonkettle.example";
const IOLO: &str = "iolo@cwmrepair.example";
const MAIR: &str = "mair@valley.example";
const DAY: Duration = Duration::from_secs(86_400);

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

async fn viewer(app: &TestApp, person: PersonId) -> Viewer {
    charter::visit(&mut app.hall.of(person), SLUG).await.unwrap()
}

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

/// Somebody whom people have chosen, and asked for the promise.
async fn chosen(app: &TestApp) -> PersonId {
    let mut work = app.hall.system();
    work.begin().await.unwrap();
    let mair = people::meet(&mut work, &Address::of(MAIR).unwrap(), "Mair Evans", "en").await.unwrap();
    work.done().await.unwrap();
    promises::ask(&mut app.hall.system(), app.world.community, mair, "invitation 3").await.unwrap();
    mair
}

async fn joined(app: &TestApp) -> PersonId {
    let mair = chosen(app).await;
    let promise = app.newest_to(MAIR, "promise").await;
    is(&app.answers(&promise, "I AGREE", Style::Phone).await, "done", "joined");
    mair
}

async fn send_due(app: &TestApp) {
    letters::newcomers::send_due(&app.hall.house, &sender()).await.unwrap();
}

fn says(letter: &str, words: &[&str]) {
    let one = letter.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in words {
        assert!(one.contains(said), "{said} is not in:\n{letter}");
    }
}

/// One question in few words, its choices before all else (practice 4.1).
fn is_short(letter: &community::notices::Letter) {
    let body = letter.plain.split("\n--\n").next().unwrap();
    let words = body.split_whitespace().count();
    assert!(words <= 150, "{words} words:\n{}", letter.plain);
}

// TP5, S2.18: the exact words with their version, the level, the notice; the full phrase, in any language.
#[tokio::test]
async fn whoever_was_chosen_joins_by_the_whole_phrase() {
    let app = app().await;
    let mair = chosen(&app).await;
    let promise = app.newest_to(MAIR, "promise").await;
    says(
        &promise.plain,
        &[
            "I AGREE",
            "40 seconds",
            "Level 3",
            "version 1",
            "I come to learn",
            "How long:",
            "Who reads it:",
            "/c/peers/promise",
        ],
    );
    is(&app.answers(&promise, "Yes, gladly!", Style::Quoted).await, "done", "not-the-phrase");
    assert!(!viewer(&app, mair).await.is_member(), "a yes is too easily said");
    is(&app.answers(&promise, "QUESTION Who pays for this?", Style::Outlook).await, "held", "private");
    assert!(app.newest_to(MARGO, "note").await.plain.contains("Who pays for this?"));
    is(&app.answers(&promise, "Ich stimme zu", Style::OutlookGerman).await, "done", "joined");
    assert!(viewer(&app, mair).await.is_member());
    let welcome = app.newest_to(MAIR, "joined").await;
    says(&welcome.plain, &["Good that you are here", "peers@hall.example", "Who convenes: Margo"]);
    // Said again, nothing happens twice.
    is(&app.answers(&promise, "I AGREE", Style::Phone).await, "done", "agreed");
    assert_eq!(app.letters().await.iter().filter(|one| one.kind == "joined").count(), 1);
}

// Hostile: a promise agreed by a forwarded letter; a NO.
#[tokio::test]
async fn a_forwarded_promise_binds_nobody() {
    let app = app().await;
    let mair = chosen(&app).await;
    let promise = app.newest_to(MAIR, "promise").await;
    let arrival = app.answers_from("eve@elsewhere.example", &promise, "I AGREE", Style::Phone).await;
    is(&arrival, "refused", "not-theirs");
    // Nor a member of ours, to whom she passed it on.
    app.answers_from(IOLO, &promise, "I AGREE", Style::Quoted).await;
    assert!(!viewer(&app, mair).await.is_member());
    assert!(app.newest_to(MAIR, "stolen").await.plain.contains("eve@elsewhere.example"));
    is(&app.answers(&promise, "No, thank you", Style::Phone).await, "done", "not-joining");
    assert!(!viewer(&app, mair).await.is_member());
}

// TP6, S2.5: numbered lines, any left out; lines in their order; asked again once.
#[tokio::test]
async fn a_few_lines_make_a_profile() {
    let app = app().await;
    let mair = joined(&app).await;
    send_due(&app).await;
    let ask = app.newest_to(MAIR, "profile").await;
    says(
        &ask.plain,
        &["90 seconds", "1 what you practise now", "5 the name we should use", "You have this because"],
    );
    is_short(&ask);
    let answer =
        "1 I run a tool library in Neath.\n3: A trailer, and\ntwo ladders\n5 Mair E.\n\nThanks, Mair";
    is(&app.answers(&ask, answer, Style::Quoted).await, "done", "profile");
    let seen = viewer(&app, mair).await;
    let profile = members::profile(&mut app.hall.of(mair), &seen).await.unwrap();
    assert_eq!(profile.practice, "I run a tool library in Neath.");
    assert_eq!(profile.offers, "A trailer, and two ladders");
    assert_eq!(profile.seeks, "");
    let receipt = app.newest_to(MAIR, "receipt").await;
    says(&receipt.plain, &["What you practise now: I run a tool library in Neath.", "UNDO"]);
    app.answers(&receipt, "UNDO", Style::Phone).await;
    let profile = members::profile(&mut app.hall.of(mair), &seen).await.unwrap();
    assert_eq!(profile.practice, "");
    // Without numbers they are taken in their order, from any mail program.
    is(&app.answers(&ask, "A tool library\nSomebody with a van", Style::Outlook).await, "done", "profile");
    let profile = members::profile(&mut app.hall.of(mair), &seen).await.unwrap();
    assert_eq!(
        (profile.practice.as_str(), profile.seeks.as_str()),
        ("A tool library", "Somebody with a van")
    );
    let beside = members::beside(&mut app.hall.of(mair), &seen, mair).await.unwrap();
    assert_eq!(beside.practised_at, Some(app.hall.clock.now()));
    // A word of ours is still a word of ours.
    is(&app.answers(&ask, "PAUSE 3 WEEKS", Style::Phone).await, "done", "pause");
}

// TP7, TP9, and a first act within a week
#[tokio::test]
async fn the_first_week_names_two_people_and_one_thing_to_do() {
    let app = app().await;
    joined(&app).await;
    let sent = Sent::new(&format!("Iolo <{IOLO}>"), "peers@hall.example", "Who has a trailer?", "For May.");
    app.deliver(&sent).await;
    send_due(&app).await;
    app.hall.clock.advance(DAY * 2);
    send_due(&app).await;
    let week = app.newest_to(MAIR, "first-weeks").await;
    says(
        &week.plain,
        &["convenes this community", "nobody has answered “Who has a trailer?”", "/c/peers/welcome"],
    );
    is(&app.answers(&week, "1 We have one, in Neath.", Style::Phone).await, "done", "numbers");
    assert!(app.newest_to(MAIR, "receipt").await.plain.contains("Who has a trailer?"));
    app.hall.clock.advance(DAY * 3);
    send_due(&app).await;
    let reach = app.newest_to(MAIR, "reach").await;
    says(&reach.plain, &["20 seconds", "2 A WEEK", "DELEGATE"]);
    is_short(&reach);
    is(&app.answers(&reach, "EMAIL", Style::Phone).await, "done", "reach");
    is(&app.answers(&reach, "2 A WEEK", Style::Phone).await, "done", "a-week");
    is(&app.answers(&reach, "DELEGATE pa@valley.example for dates", Style::Phone).await, "done", "delegate");
    is(&app.answers(&week, "catch up please", Style::Outlook).await, "done", "catch-up");
    let story = app.newest_to(MAIR, "catch-up").await;
    says(
        &story.plain,
        &[
            "no convenor learns the hard way alone",
            "1. “Who has a trailer?”",
            "Who convenes: Margo",
            "When we meet: One gathering a month",
        ],
    );
}

// TP8 over the calendar alone: both are asked to keep the same hour free, and two calendars that accept it have said yes.
#[tokio::test]
async fn a_buddy_and_a_newcomer_find_each_other_by_an_hour() {
    let app = app().await;
    app.deliver(&Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Hello", "BUDDY")).await;
    joined(&app).await;
    app.hall.clock.advance(DAY * 2);
    newcomers::pair(&mut app.hall.system()).await.unwrap();
    let (to_gwen, to_mair) = (app.newest_to(GWEN, "buddy").await, app.newest_to(MAIR, "buddy").await);
    let (hers, his) = (app.event_in(&to_gwen).await.unwrap(), app.event_in(&to_mair).await.unwrap());
    assert_eq!(hers.uid, his.uid);
    let hour = |event: &calendar::Item| event.start.clone().map(|when| (when.written, when.zone)).unwrap();
    // One hour for both, each on their own clock: Gwen's is an hour ahead of the other.
    assert_eq!(hour(&hers), ("2026-10-20T11:00:00".into(), Some("Europe/London".into())));
    assert_eq!(hour(&his), ("2026-10-20T10:00:00Z".into(), None));
    assert_eq!(hers.summary.as_deref(), Some("Twenty minutes with Mair Evans"));
    is(&app.answers_by_calendar(&to_gwen, "ACCEPTED", "").await, "done", "buddy");
    assert!(app.letters().await.iter().all(|letter| letter.kind != "buddies"));
    is(&app.answers_by_calendar(&to_mair, "ACCEPTED", "").await, "done", "buddy");
    let told = app.newest_to(MAIR, "buddies").await.plain;
    says(&told, &[GWEN, "Your calendars hold"]);
}

// TP8
#[tokio::test]
async fn a_buddy_and_a_newcomer_find_each_other_by_two_words() {
    let app = app().await;
    let gwen = app.world.person("gwen");
    app.deliver(&Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Hello", "BUDDY")).await;
    says(&app.newest_to(GWEN, "receipt").await.plain, &["never more than two at a time", "UNDO"]);
    joined(&app).await;
    app.hall.clock.advance(DAY * 2);
    newcomers::pair(&mut app.hall.system()).await.unwrap();
    let (to_gwen, to_mair) = (app.newest_to(GWEN, "buddy").await, app.newest_to(MAIR, "buddy").await);
    says(&to_gwen.plain, &["Mair Evans has just joined", "10 seconds", "YES", "LATER", "SWITCH"]);
    assert!(!to_gwen.plain.contains(MAIR) && !to_mair.plain.contains(GWEN), "no address before both say yes");
    is_short(&to_gwen);
    is(&app.answers(&to_mair, "Oui, merci", Style::PhoneFrench).await, "done", "buddy");
    assert!(app.letters().await.iter().all(|letter| letter.kind != "buddies"));
    is(&app.answers(&to_gwen, "Später, bitte", Style::OutlookGerman).await, "done", "buddy");
    app.hall.clock.advance(DAY * 8);
    newcomers::nudge(&mut app.hall.system()).await.unwrap();
    let again = app.newest_to(GWEN, "buddy").await;
    is(&app.answers(&again, "Yes, Thursday would do", Style::Quoted).await, "done", "buddy");
    assert!(app.newest_to(GWEN, "buddies").await.plain.contains(MAIR));
    assert!(app.newest_to(MAIR, "buddies").await.plain.contains(GWEN));
    // Nobody else answers for her; and what is over says so.
    let arrival = app.answers_from(IOLO, &again, "SWITCH", Style::Phone).await;
    is(&arrival, "refused", "not-theirs");
    is(&app.answers(&again, "SWITCH", Style::Phone).await, "done", "buddy");
    is(&app.answers(&to_mair, "YES", Style::Phone).await, "done", "buddy");
    assert!(app.newest_to(MAIR, "receipt").await.plain.contains("That is over"));
    let seen = viewer(&app, gwen).await;
    assert!(newcomers::my_newcomers(&mut app.hall.of(gwen), &seen).await.unwrap().is_empty());
}

// S1.16: the member corrects, then deletes, by letter; nobody else can.
#[tokio::test]
async fn a_note_of_a_talk_is_corrected_and_deleted_by_reply() {
    let app = app().await;
    let (margo, gwen) = (app.world.person("margo"), app.world.person("gwen"));
    let convenor = viewer(&app, margo).await;
    let now = app.hall.clock.now();
    let words = "Gwen is tired of the rota.";
    listening::log(&mut app.hall.of(margo), &convenor, gwen, now, words, &["rest"]).await.unwrap();
    let letter = app.newest_to(GWEN, "talk-note").await;
    says(&letter.plain, &["Margo Oyelaran", words, "CORRECT", "DELETE", "nobody else"]);
    let arrival = app.answers_from(IOLO, &letter, "DELETE", Style::Phone).await;
    is(&arrival, "refused", "not-theirs");
    is(
        &app.answers(&letter, "CORRECT I would like to hand it over.", Style::Quoted).await,
        "done",
        "talk-note",
    );
    let notes = listening::about(&mut app.hall.of(margo), &convenor, gwen).await.unwrap();
    assert_eq!(notes[0].words, "I would like to hand it over.");
    is(&app.answers(&letter, "delete it, please", Style::Outlook).await, "done", "talk-note");
    assert!(listening::about(&mut app.hall.of(margo), &convenor, gwen).await.unwrap().is_empty());
    // Words of her own go to the convenors, as everywhere.
    is(
        &app.answers(&letter, "Thank you for the talk, it did me good.", Style::Phone).await,
        "held",
        "private",
    );
}

// TP41, S2.17
#[tokio::test]
async fn the_yearly_question_is_answered_in_a_word() {
    let app = app().await;
    app.hall.clock.advance(DAY * 400);
    let margo = app.world.person("margo");
    let convenor = viewer(&app, margo).await;
    practice::begin(&mut app.hall.of(margo), &convenor).await.unwrap();
    let (to_gwen, to_iolo) = (app.newest_to(GWEN, "practice").await, app.newest_to(IOLO, "practice").await);
    says(&to_gwen.plain, &["10 seconds", "YES", "MOVED TO", "MOVED ON", "UNSURE", "once a year"]);
    is_short(&to_gwen);
    is(&app.answers(&to_gwen, "Yes, every Thursday still", Style::Quoted).await, "done", "practice");
    is(&app.answers(&to_iolo, "Moved to running a food co-op", Style::Outlook).await, "done", "practice");
    let iolo = app.world.person("iolo");
    let profile = members::profile(&mut app.hall.of(iolo), &viewer(&app, iolo).await).await.unwrap();
    assert_eq!(profile.practice, "running a food co-op");
    // The second letter after three weeks, the convenors' hello, and rest.
    app.hall.clock.advance(DAY * 22);
    practice::again(&mut app.hall.system()).await.unwrap();
    says(&app.newest_to("ravi@quietlibraries.example", "practice").await.plain, &["A second time"]);
    app.hall.clock.advance(DAY * 22);
    practice::greet(&mut app.hall.system()).await.unwrap();
    let hello = app.newest_to(MARGO, "practice-hello").await;
    says(&hello.plain, &["Ravi Pendleton", "/c/peers/practice"]);
    assert!(!hello.plain.contains("Gwen"));
    // A convenor writes by their own hand; MOVED ON makes nobody leave; ALUMNI YES does.
    let ravi = app.world.person("ravi");
    let list = practice::list(&mut app.hall.of(margo), &convenor).await.unwrap();
    let check = list.iter().find(|check| check.person == ravi).unwrap().id;
    practice::write(&mut app.hall.of(margo), &convenor, check, "Dear Ravi, how are you?").await.unwrap();
    let line = app.newest_to("ravi@quietlibraries.example", "practice").await;
    says(&line.plain, &["Margo Oyelaran", "Dear Ravi, how are you?"]);
    is(&app.answers(&line, "MOVED ON to teaching", Style::Quoted).await, "done", "practice");
    assert!(viewer(&app, ravi).await.is_member());
    let receipt = app.newest_to("ravi@quietlibraries.example", "receipt").await;
    says(&receipt.plain, &["ALUMNI YES", "you stay a member"]);
    is(&app.answers(&receipt, "ALUMNI YES", Style::Phone).await, "done", "alumni");
    assert_eq!(viewer(&app, ravi).await.standing(), Some(Standing::Alumni));
    // TP49: back by one word, with the story so far.
    let left = app.newest_to("ravi@quietlibraries.example", "receipt").await;
    is(&app.answers(&left, "RETURN", Style::Phone).await, "done", "return");
    assert!(viewer(&app, ravi).await.is_member());
    says(&app.newest_to("ravi@quietlibraries.example", "joined").await.plain, &["1. “"]);
    app.hall.clock.advance(DAY * 31);
    practice::rest(&mut app.hall.system()).await.unwrap();
    let resting = app.newest_to("wil@riverwardens.example", "practice").await;
    says(&resting.plain, &["nothing more is asked of you", "YES"]);
    is(&app.answers(&resting, "Si, gracias", Style::Phone).await, "done", "practice");
}

// TP47, TP48, TP49: leaving at once, the name, a friend, back; in three styles.
#[tokio::test]
async fn leaving_staying_a_friend_and_coming_back_take_a_word_each() {
    for style in [Style::Quoted, Style::OutlookFrench, Style::Phone] {
        let app = app().await;
        joined(&app).await;
        let welcome = app.newest_to(MAIR, "joined").await;
        is(&app.answers(&welcome, "LEAVE", style).await, "done", "left");
        let left = app.newest_to(MAIR, "left").await;
        says(&left.plain, &["KEEP NAME", "NO NAME", "ALUMNI YES", "RETURN", "UNDO"]);
        is(&app.answers(&left, "KEEP NAME", style).await, "done", "keep-name");
        is(&app.answers(&left, "ALUMNI YES", style).await, "done", "alumni");
        is(&app.answers(&left, "ALUMNI NO", style).await, "done", "alumni-no");
        is(&app.answers(&left, "NO NAME", style).await, "done", "no-name");
        is(&app.answers(&left, "RETURN", style).await, "done", "return");
        let again = app.newest_to(MAIR, "joined").await;
        says(&again.plain, &["Good that you are here", "Who convenes"]);
    }
}

// TP45. Hostile: DELETE ME from an assistant.
#[tokio::test]
async fn an_assistant_erases_nobody_and_promises_nothing() {
    let app = app().await;
    let mair = joined(&app).await;
    delegates::name(&mut app.hall.of(mair), &Address::of("pa@valley.example").unwrap()).await.unwrap();
    let welcome = app.newest_to(MAIR, "joined").await;
    let arrival = app.answers_from("pa@valley.example", &welcome, "DELETE ME", Style::Phone).await;
    is(&arrival, "refused", "not-theirs");
    assert!(app.letters().await.iter().all(|letter| letter.kind != "confirm"));
    // She asks herself; the code in the assistant's hands does nothing.
    is(&app.answers(&welcome, "DELETE ME", Style::Phone).await, "done", "delete-me");
    let confirm = app.newest_to(MAIR, "confirm").await;
    says(&confirm.plain, &["your choices go", "erased from it again", "DELETE EVERYTHING"]);
    let code = confirm.plain.split("DELETE ME ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    let word = format!("DELETE ME {code}");
    app.answers_from("pa@valley.example", &confirm, &word, Style::Phone).await;
    assert!(viewer(&app, mair).await.is_member());
    is(&app.answers(&confirm, &word, Style::Phone).await, "done", "erased");
    let gone = people::by_address(&mut app.hall.system(), &Address::of(MAIR).unwrap()).await.unwrap();
    assert!(gone.is_none());
}
