//! What worries somebody, decided by two, and appealed: by letters alone.

use community::{charter, charter::Viewer, conversations, moderation, people};
use testkit::{Hall, Style, TestApp, post::Sent, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const MARGO: &str = "margo@commonkettle.example";
const JONAH: &str = "jonah@commonkettle.example";
const IOLO: &str = "iolo@cwmrepair.example";

/// The plain text of a letter on one line: where it is folded does not matter here.
fn flat(letter: &community::notices::Letter) -> String {
    letter.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn viewer(app: &TestApp, name: &str) -> Viewer {
    charter::visit(&mut app.hall.of(app.world.person(name)), SLUG).await.unwrap()
}

/// Iolo writes something, and Gwen has it by letter.
async fn told() -> TestApp {
    let app = TestApp::over(Hall::sqlite().await).await;
    let gwen = app.world.person("gwen");
    let community = viewer(&app, "gwen").await.community().id;
    people::reach::deliver(&mut app.hall.of(gwen), gwen, community, "each").await.unwrap();
    let sent = Sent::new(
        &format!("Iolo Prydderch <{IOLO}>"),
        "peers@hall.example",
        "About Nell",
        "Nell cannot be trusted with the trailer.",
    );
    assert_eq!(app.deliver(&sent).await.outcome, "posted");
    app
}

/// Whether the newest conversation still shows its words.
async fn is_shown(app: &TestApp) -> bool {
    let nell = app.world.person("nell");
    let seen = viewer(app, "nell").await;
    let mut work = app.hall.of(nell);
    let newest = conversations::newest(&mut work, &seen, None).await.unwrap();
    let about = newest.threads.iter().find(|thread| thread.subject == "About Nell").unwrap();
    let page = conversations::thread(&mut work, &seen, about.id, 1).await.unwrap();
    page.posts[0].html.contains("trusted")
}

// Practice 5.6, by letter: report, acknowledge, set aside, two people, told with the rule, appeal to a second person.
#[tokio::test]
async fn a_worry_is_heard_decided_by_two_and_appealed_by_letters_alone() {
    let app = told().await;
    let letter = app.newest_to(GWEN, "post").await;
    let arrival = app.answers(&letter, "WORRY This is unfair to Nell.", Style::Quoted).await;
    assert_eq!(arrival.outcome, "worried");
    let receipt = app.newest_to(GWEN, "receipt").await;
    assert!(flat(&receipt).contains("Friday 16 October"), "{}", receipt.plain);
    assert!(flat(&receipt).contains("two people decide"), "{}", receipt.plain);
    let asks = app.newest_to(MARGO, "case").await;
    assert!(
        flat(&asks).contains("This is unfair to Nell.") && flat(&asks).contains("Gwen Abernathy"),
        "{}",
        asks.plain
    );
    assert!(!app.letters().await.iter().any(|one| one.kind == "case" && one.address == IOLO));
    // She has read it, and sets it aside.
    app.answers(&asks, "2", Style::Phone).await;
    assert!(!is_shown(&app).await);
    assert!(flat(&app.newest_to(GWEN, "case-heard").await).contains("has read"));
    let aside = app.newest_to(IOLO, "case-told").await;
    assert!(
        flat(&aside).contains("says nothing about you") && !flat(&aside).contains("Gwen"),
        "{}",
        aside.plain
    );
    // One proposes, the other agrees; nothing is done before.
    app.answers(&asks, "3 It speaks of a member behind her back.", Style::Outlook).await;
    let second = app.newest_to(JONAH, "case").await;
    assert!(
        flat(&second).contains("behind her back") && flat(&second).contains("Margo Oyelaran"),
        "{}",
        second.plain
    );
    app.answers(&second, "1", Style::QuotedFrench).await;
    assert!(!is_shown(&app).await);
    let done = app.newest_to(IOLO, "case-told").await;
    for part in ["taken down", "behind her back", "APPEAL"] {
        assert!(flat(&done).contains(part), "{part}: {}", done.plain);
    }
    assert!(!flat(&done).contains("Gwen"), "never who was worried: {}", done.plain);
    assert!(flat(&app.newest_to(GWEN, "case-heard").await).contains("the post is taken down"));
    // The appeal, to somebody who had no part in it.
    let arrival = app.answers(&done, "APPEAL I said it to her face first.", Style::OutlookGerman).await;
    assert_eq!(arrival.outcome, "appealed");
    let letters = app.letters().await;
    let appeal = letters.iter().find(|one| one.kind == "case" && one.subject.contains("appeal")).unwrap();
    assert!(![MARGO, JONAH].contains(&appeal.address.as_str()), "{}", appeal.address);
    app.answers(appeal, "1 He did, I was there.", Style::Phone).await;
    assert!(is_shown(&app).await);
    let answer = app.newest_to(IOLO, "case-heard").await;
    assert!(
        flat(&answer).contains("it is lifted") && flat(&answer).contains("I was there"),
        "{}",
        answer.plain
    );
}

// Said without anything that it is about, or to a number of the one letter: never posted.
#[tokio::test]
async fn what_worries_somebody_is_never_posted() {
    let app = told().await;
    let before = conversations::newest(
        &mut app.hall.of(app.world.person("margo")),
        &viewer(&app, "margo").await,
        None,
    )
    .await
    .unwrap()
    .threads
    .len();
    let sent = Sent::new(GWEN, "peers@hall.example", "Hm", "WORRY: somebody was unkind to me.");
    assert_eq!(app.deliver(&sent).await.outcome, "private");
    let sent = Sent::new(GWEN, "peers@hall.example", "Hm", "APPEAL: this was not fair.");
    assert_eq!(app.deliver(&sent).await.outcome, "private");
    let after = conversations::newest(
        &mut app.hall.of(app.world.person("margo")),
        &viewer(&app, "margo").await,
        None,
    )
    .await
    .unwrap()
    .threads
    .len();
    assert_eq!(before, after);
}

// Who had to go appeals by letter all the same.
#[tokio::test]
async fn who_had_to_go_is_told_why_and_appeals_by_letter() {
    let app = told().await;
    let (margo, iolo) = (app.world.person("margo"), app.world.person("iolo"));
    let because = moderation::Because { section: "", rule: "We are fair.", reason: "For the third time." };
    let seen = viewer(&app, "margo").await;
    moderation::withdraw_member(&mut app.hall.of(margo), &seen, iolo, because).await.unwrap();
    let letter = app.newest_to(IOLO, "case-told").await;
    assert!(
        flat(&letter).contains("We are fair.") && flat(&letter).contains("third time"),
        "{}",
        letter.plain
    );
    assert_eq!(app.answers(&letter, "APPEAL It was twice.", Style::Quoted).await.outcome, "appealed");
    let appeal = app.newest_to(JONAH, "case").await;
    app.answers(&appeal, "2 Twice is enough.", Style::Phone).await;
    assert!(flat(&app.newest_to(IOLO, "case-heard").await).contains("it stands"));
    assert!(flat(&app.newest_to(MARGO, "case-heard").await).contains("stands"));
    assert!(!viewer(&app, "iolo").await.is_member());
}
