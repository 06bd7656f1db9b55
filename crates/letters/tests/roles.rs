//! Roles and care by letters alone.

use std::time::Duration;

use community::{PersonId, care, charter, charter::Viewer, conversations, held, roles};
use testkit::{Hall, Style, TestApp, post::Sent, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const MARGO: &str = "margo@commonkettle.example";
const JONAH: &str = "jonah@commonkettle.example";
const IOLO: &str = "iolo@cwmrepair.example";
const FARIDA: &str = "farida@newneighbours.example";
const YUKI: &str = "yuki@bluebirdcarers.example";
const DAY: u64 = 86_400;

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

/// The plain text of a letter on one line: where it is folded does not matter here.
fn flat(letter: &community::notices::Letter) -> String {
    letter.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn viewer(app: &TestApp, name: &str) -> Viewer {
    charter::visit(&mut app.hall.of(app.world.person(name)), SLUG).await.unwrap()
}

async fn roles_of(app: &TestApp, name: &str) -> Vec<String> {
    let (person, seen) = (app.world.person(name), viewer(app, name).await);
    let all = roles::all(&mut app.hall.of(person), &seen).await.unwrap();
    all.into_iter().filter(|one| one.person == person).map(|one| one.role).collect()
}

/// A convenor's letter to the community: a word of ours.
async fn says(app: &TestApp, from: &str, words: &str) -> community::arrivals::Arrival {
    app.deliver(&Sent::new(from, "peers@hall.example", "Roles", words)).await
}

// TP36: YES, WITH name, NOT NOW, in three styles and two languages.
#[tokio::test]
async fn a_role_is_offered_and_taken_by_letters_alone() {
    let app = app().await;
    assert_eq!(says(&app, MARGO, "ROLE scribe Gwen").await.outcome, "role-offered");
    let letter = app.newest_to(GWEN, "role-offer").await;
    assert!(letter.subject.contains("Scribe"), "{}", letter.subject);
    for part in ["Margo Oyelaran", "YES", "WITH", "NOT NOW", "STEP DOWN", "five lines"] {
        assert!(flat(&letter).contains(part), "{part}: {}", letter.plain);
    }
    assert!(letter.plain.split_whitespace().count() <= 200, "{}", letter.plain);
    assert_eq!(app.answers(&letter, "yes please, gladly", Style::Phone).await.outcome, "took-role");
    assert_eq!(roles_of(&app, "gwen").await, ["scribe"]);
    assert!(flat(&app.newest_to(MARGO, "role-told").await).contains("Gwen Abernathy said yes"));
    assert!(flat(&app.newest_to(JONAH, "role-told").await).contains("Gwen Abernathy said yes"));
    // Answered again, it is over, and nothing changes.
    assert_eq!(app.answers(&letter, "NOT NOW", Style::Outlook).await.outcome, "settled-before");
    assert_eq!(roles_of(&app, "gwen").await, ["scribe"]);
    // Together with somebody.
    says(&app, MARGO, "ROLE host: Gwen Abernathy").await;
    let letter = app.newest_to(GWEN, "role-offer").await;
    assert_eq!(app.answers(&letter, "with iolo", Style::QuotedFrench).await.outcome, "took-role");
    let letter = app.newest_to(IOLO, "role-offer").await;
    assert!(flat(&letter).contains("Gwen Abernathy asks"), "{}", letter.plain);
    assert_eq!(app.answers(&letter, "Pas maintenant", Style::OutlookFrench).await.outcome, "not-now");
    assert!(roles_of(&app, "iolo").await.is_empty());
    let told = app.newest_to(GWEN, "role-told").await;
    assert!(flat(&told).contains("not now"), "{}", told.plain);
    // Only who asked hears of it: nobody else.
    assert!(!app.letters().await.iter().any(|one| one.address == JONAH && flat(one).contains("Iolo")));
    // Who does what, to anybody who asks.
    assert_eq!(says(&app, IOLO, "ROLES").await.outcome, "roles");
    let list = app.newest_to(IOLO, "receipt").await;
    assert!(flat(&list).contains("Scribe: Gwen Abernathy, until"), "{}", list.plain);
    // A member asks nobody to take a role.
    says(&app, IOLO, "ROLE convenor Iolo").await;
    assert!(roles_of(&app, "iolo").await.is_empty());
}

#[tokio::test]
async fn stepping_down_is_done_at_once_and_what_is_written_back_is_handed_over() {
    let app = app().await;
    assert_eq!(says(&app, JONAH, "STEP DOWN").await.outcome, "which-role", "he holds two");
    assert_eq!(says(&app, JONAH, "STEP DOWN host").await.outcome, "stepped-down");
    assert_eq!(roles_of(&app, "jonah").await, ["convenor"]);
    let letter = app.newest_to(JONAH, "role-ended").await;
    assert_eq!(
        app.answers(&letter, "The urn leaks. Bring a towel.", Style::Quoted).await.outcome,
        "handed-over"
    );
    let seen = viewer(&app, "margo").await;
    let kept = roles::handover(&mut app.hall.of(app.world.person("margo")), &seen, "host").await;
    assert!(kept.unwrap().unwrap().know.contains("The urn leaks"));
    assert!(flat(&app.newest_to(MARGO, "role-told").await).contains("Jonah Pettifer"));
    assert_eq!(app.answers(&letter, "UNDO", Style::Phone).await.outcome, "undo");
    assert_eq!(roles_of(&app, "jonah").await, ["convenor", "host"]);
}

// Hostile: the last convenor goes by letter.
#[tokio::test]
async fn the_last_convenor_is_told_kindly_what_to_do_first() {
    let app = app().await;
    says(&app, JONAH, "STEP DOWN convenor").await;
    for words in ["STEP DOWN", "LEAVE"] {
        assert_eq!(says(&app, MARGO, words).await.outcome, "last-convenor", "{words}");
    }
    assert!(viewer(&app, "margo").await.is_convenor());
    let letter = app.newest_to(MARGO, "role-last").await;
    assert!(
        flat(&letter).contains("You are the only convenor") && flat(&letter).contains("WITH"),
        "{}",
        letter.plain
    );
    assert_eq!(app.answers(&letter, "WITH Gwen", Style::Quoted).await.outcome, "role-offered");
    let offer = app.newest_to(GWEN, "role-offer").await;
    app.answers(&offer, "YES", Style::OutlookGerman).await;
    assert_eq!(says(&app, MARGO, "LEAVE").await.outcome, "left");
    assert!(viewer(&app, "gwen").await.is_convenor());
}

#[tokio::test]
async fn a_holder_is_reminded_and_goes_on_by_one_word() {
    let app = app().await;
    let (margo, hamish) = (app.world.person("margo"), app.world.person("hamish"));
    roles::set_term(&mut app.hall.of(margo), &viewer(&app, "margo").await, hamish, "host", 3).await.unwrap();
    app.hall.clock.advance(Duration::from_secs(70 * DAY));
    roles::end_terms(&mut app.hall.system()).await.unwrap();
    let letter = app.newest_to("hamish@islesenergy.example", "role-term").await;
    assert!(flat(&letter).contains("STEP DOWN"), "{}", letter.plain);
    assert_eq!(app.answers(&letter, "Yes", Style::Phone).await.outcome, "goes-on");
    app.hall.clock.advance(Duration::from_secs(60 * DAY));
    roles::end_terms(&mut app.hall.system()).await.unwrap();
    assert_eq!(roles_of(&app, "hamish").await, ["host"]);
    // Who says nothing is thanked when it ends.
    app.hall.clock.advance(Duration::from_secs(130 * DAY));
    roles::end_terms(&mut app.hall.system()).await.unwrap();
    roles::end_terms(&mut app.hall.system()).await.unwrap();
    assert!(flat(&app.newest_to("hamish@islesenergy.example", "role-ended").await).contains("as agreed"));
    assert!(flat(&app.newest_to(MARGO, "role-told").await).contains("Hamish Dunmore"));
}

/// Who is asked now for the newest thing that waits for a carer.
async fn asked_now(app: &TestApp, held: i64) -> PersonId {
    care::now_asked(&mut app.hall.system(), held.into()).await.unwrap().unwrap().0
}

// S4.27, TP38: CARE tells who answers, and when; and nobody waits in vain.
#[tokio::test]
async fn care_says_who_answers_and_until_when_and_is_passed_on_when_nobody_does() {
    let app = app().await;
    let (margo, hamish, gwen) =
        (app.world.person("margo"), app.world.person("hamish"), app.world.person("gwen"));
    let seen = viewer(&app, "margo").await;
    let lead =
        roles::offer(&mut app.hall.of(margo), &seen, "safeguarding-lead", hamish, 12, "").await.unwrap();
    roles::answer(&mut app.hall.of(hamish), &viewer(&app, "hamish").await, lead, true).await.unwrap();
    let arrival = says(&app, GWEN, "CARE\n\nI do not sleep since the meeting.").await;
    assert_eq!(arrival.outcome, "care");
    let held = arrival.subject.unwrap();
    let receipt = app.newest_to(GWEN, "receipt").await;
    // Thursday 15 October, ten in the morning in London: one working day later.
    assert!(
        flat(&receipt).contains("Farida Holt-Nasseri answers you by Friday 16 October, 10:00"),
        "{}",
        receipt.plain
    );
    assert!(flat(&receipt).contains("Yuki Tanner, Hamish Dunmore"), "{}", receipt.plain);
    let letter = app.newest_to(FARIDA, "care").await;
    assert!(!flat(&letter).contains("sleep") && !flat(&letter).contains("Gwen"), "{}", letter.plain);
    assert!(!app.letters().await.iter().any(|one| one.kind == "care" && one.address == YUKI));
    // The other carer does not even see that somebody asked.
    let yuki = viewer(&app, "yuki").await;
    assert!(held::waiting(&mut app.hall.of(app.world.person("yuki")), &yuki).await.unwrap().is_empty());
    // Nobody answers: the next carer, and then the safeguarding lead; each time she is told.
    app.hall.clock.advance(Duration::from_secs(DAY + 7_200));
    care::pass_on(&mut app.hall.system()).await.unwrap();
    care::pass_on(&mut app.hall.system()).await.unwrap();
    assert_eq!(asked_now(&app, held).await, app.world.person("yuki"));
    app.newest_to(YUKI, "care").await;
    assert!(flat(&app.newest_to(GWEN, "care-told").await).contains("Yuki Tanner is asked now"));
    app.hall.clock.advance(Duration::from_secs(5 * DAY));
    care::pass_on(&mut app.hall.system()).await.unwrap();
    assert_eq!(asked_now(&app, held).await, hamish);
    let led = viewer(&app, "hamish").await;
    assert_eq!(held::waiting(&mut app.hall.of(hamish), &led).await.unwrap().len(), 1);
    // Nobody is left: the convenors hear that somebody waits, and not who.
    app.hall.clock.advance(Duration::from_secs(5 * DAY));
    care::pass_on(&mut app.hall.system()).await.unwrap();
    let told = app.newest_to(MARGO, "care-told").await;
    assert!(!flat(&told).contains("Gwen"), "{}", told.plain);
    app.hall.clock.advance(Duration::from_secs(5 * DAY));
    assert_eq!(care::pass_on(&mut app.hall.system()).await.unwrap(), 0, "told once");
    assert!(conversations::newest(&mut app.hall.of(gwen), &viewer(&app, "gwen").await, None).await.is_ok());
}

// TP46: to a named carer, and never to whom it is about.
#[tokio::test]
async fn a_complaint_goes_to_the_carer_one_names_and_never_to_the_one_it_names() {
    let app = app().await;
    let sent = Sent::new(
        IOLO,
        "peers-care@hall.example",
        "A complaint",
        "Farida was unkind to me at the gathering.",
    );
    let arrival = app.deliver(&sent).await;
    assert_eq!(asked_now(&app, arrival.subject.unwrap()).await, app.world.person("yuki"));
    app.hall.clock.advance(Duration::from_secs(5 * DAY));
    care::pass_on(&mut app.hall.system()).await.unwrap();
    let letters = app.letters().await;
    assert!(!letters.iter().any(|one| one.kind == "care" && one.address == FARIDA), "never to her");
    let sent = Sent::new(GWEN, "peers-care@hall.example", "For you alone", "Yuki\n\nMay I ring you?");
    let arrival = app.deliver(&sent).await;
    assert_eq!(asked_now(&app, arrival.subject.unwrap()).await, app.world.person("yuki"));
    // An answer in the conversation is an answer: nothing is passed on after it.
    let sent = Sent::new(GWEN, "peers-care@hall.example", "Again", "Farida");
    let arrival = app.deliver(&sent).await;
    let held = arrival.subject.unwrap();
    let (waits, _) = held::beside(&mut app.hall.system(), held.into()).await.unwrap();
    let farida = app.world.person("farida");
    let words = conversations::Words { source: "I ring you at noon.", files: Vec::new() };
    let seen = viewer(&app, "farida").await;
    conversations::reply(&mut app.hall.of(farida), &seen, waits.thread.unwrap(), None, words).await.unwrap();
    app.hall.clock.advance(Duration::from_secs(5 * DAY));
    care::pass_on(&mut app.hall.system()).await.unwrap();
    assert_eq!(asked_now(&app, held).await, farida);
}
