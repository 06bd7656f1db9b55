//! The charter by letter alone: a proposal and what is said to it (TP35), questions, six numbers, a sponsor's letter.

use std::time::Duration;

use base::Id;
use community::{
    Actor,
    charter::{
        self, Viewer,
        proposals::{self, Change, New},
        questions, sections,
    },
    lifecycle::{clarity, fellowship},
    sponsors::{self, Record},
};
use testkit::{Hall, Style, TestApp, post::Sent, world::SLUG};

const MARGO: &str = "margo@commonkettle.example";
const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const NELL: &str = "nell@skerrycrofters.example";
const EVERYONE: [&str; 7] = [
    MARGO,
    GWEN,
    IOLO,
    NELL,
    "hamish@islesenergy.example",
    "farida@newneighbours.example",
    "ravi@quietlibraries.example",
];

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

async fn who(app: &TestApp, name: &str) -> (Actor, Viewer) {
    let actor = Actor::Person(app.world.person(name));
    let viewer = charter::visit(&mut app.hall.house.work(actor), SLUG).await.unwrap();
    (actor, viewer)
}

/// Gwen proposes what the promise shall say.
async fn proposed(app: &TestApp) -> Id {
    let (gwen, viewer) = who(app, "gwen").await;
    let words = "What is said here stays here. We ask before we advise.";
    let change = Change { key: "promise".into(), words: words.into(), setting: None };
    let new = New { why: "Two of us were quoted outside.".into(), changes: vec![change] };
    proposals::propose(&mut app.hall.house.work(gwen), &viewer, &new).await.unwrap()
}

async fn state(app: &TestApp, id: Id) -> proposals::Whole {
    let (margo, viewer) = who(app, "margo").await;
    proposals::get(&mut app.hall.house.work(margo), &viewer, id).await.unwrap()
}

// TP35, S1.6
#[tokio::test]
async fn a_proposal_is_answered_by_one_word_in_every_style_and_agreed_after_five_working_days() {
    let app = app().await;
    let id = proposed(&app).await;
    let letter = app.newest_to(IOLO, "proposal").await;
    for part in [
        "Level 3, members only",
        "Gwen Abernathy",
        "What is said here stays here.",
        "Two of us were quoted outside.",
        "OBJECT",
        "We bring together people who run peer",
    ] {
        assert!(letter.plain.contains(part), "{part}: {}", letter.plain);
        assert!(letter.html.contains(part), "{part}");
    }
    let ours = letter.plain.split("What is said").next().unwrap().split_whitespace().count();
    assert!(ours <= 120, "{ours} words of ours before theirs");
    for (address, style) in EVERYONE.into_iter().zip(Style::ALL.into_iter().cycle()) {
        let letter = app.newest_to(address, "proposal").await;
        let arrival = app.answers(&letter, "OK", style).await;
        assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), ("done", "consent"), "{address}");
    }
    // The last word counts, and a concern stops nothing.
    let nells = app.newest_to(NELL, "proposal").await;
    app.answers(&nells, "CONCERN: newcomers do not know what that means.\n\nNell", Style::Phone).await;
    let receipt = app.newest_to(NELL, "receipt").await;
    assert!(
        receipt.plain.contains("It stops nothing") && receipt.plain.contains("UNDO"),
        "{}",
        receipt.plain
    );
    let said = state(&app, id).await;
    assert_eq!((said.proposal.state.as_str(), said.said.len()), ("open", 7));
    app.hall.clock.advance(Duration::from_secs(8 * 86_400));
    proposals::close_due(&mut app.hall.system()).await.unwrap();
    app.run().await;
    let settled = app.newest_to(IOLO, "proposal-agreed").await;
    assert!(settled.plain.contains("7 of 13"), "{}", settled.plain);
    assert!(
        settled.plain.contains("newcomers do not know"),
        "the concern is kept in sight: {}",
        settled.plain
    );
    // Whoever said nothing is not written to once more.
    let to_desmond = app.letters().await;
    assert!(
        !to_desmond.iter().any(|one| one.kind == "proposal-agreed" && one.address.starts_with("desmond"))
    );
    let late = app.answers(&letter, "OBJECT: too late", Style::Phone).await;
    assert_eq!(late.outcome, "over");
}

#[tokio::test]
async fn an_objection_by_letter_stops_it_undo_lets_it_go_on_and_amended_words_are_asked_again() {
    let app = app().await;
    let id = proposed(&app).await;
    let letter = app.newest_to(IOLO, "proposal").await;
    app.answers(&letter, "OBJECT: we want to quote each other in Wales.", Style::Outlook).await;
    assert_eq!(state(&app, id).await.proposal.state, "stopped");
    let told = app.newest_to(GWEN, "proposal-stopped").await;
    assert!(told.plain.contains("we want to quote each other in Wales"), "{}", told.plain);
    let receipt = app.newest_to(IOLO, "receipt").await;
    app.answers(&receipt, "UNDO", Style::Phone).await;
    assert_eq!(state(&app, id).await.proposal.state, "open");
    app.answers(&letter, "OBJECT: I mean it.", Style::Phone).await;
    let (gwen, viewer) = who(&app, "gwen").await;
    let words = "What is said here stays here, unless its speaker says otherwise.";
    let amended = [Change { key: "promise".into(), words: words.into(), setting: None }];
    proposals::amend(&mut app.hall.house.work(gwen), &viewer, id, &amended).await.unwrap();
    let again = app.newest_to(IOLO, "proposal").await;
    assert!(again.plain.contains("unless its speaker says otherwise"), "{}", again.plain);
    assert!(again.plain.contains("amended"), "{}", again.plain);
    app.answers(&again, "ok thanks", Style::Phone).await;
    let whole = state(&app, id).await;
    let now: Vec<_> = whole.said_now().map(|said| said.answer.as_str()).collect();
    assert_eq!(now, ["ok"]);
}

#[tokio::test]
async fn words_that_are_none_of_the_four_are_asked_about_and_count_for_nothing() {
    let app = app().await;
    let id = proposed(&app).await;
    let letter = app.newest_to(IOLO, "proposal").await;
    for words in
        ["I am not sure about the second line.", "OBJECT", "No", "OK, but I object to the second line"]
    {
        let arrival = app.answers(&letter, words, Style::Phone).await;
        assert_eq!(arrival.outcome, "which-word", "{words}");
        assert!(state(&app, id).await.said.is_empty(), "{words}");
    }
    let asked = app.newest_to(IOLO, "proposal").await;
    assert!(asked.plain.contains("OK, but I object"), "their words come back: {}", asked.plain);
    // The letter that asks can be answered like the first.
    app.answers(&asked, "OBJECT: the second line", Style::Phone).await;
    assert_eq!(state(&app, id).await.proposal.state, "stopped");
}

// Reliability 2.3, cases 48 and 50: somebody else's words under a member's token, and a machine's.
#[tokio::test]
async fn nobody_answers_a_proposal_for_somebody_else() {
    let app = app().await;
    let id = proposed(&app).await;
    let letter = app.newest_to(IOLO, "proposal").await;
    app.answers_from("Mallory <mallory@elsewhere.example>", &letter, "OBJECT: all of it", Style::Phone).await;
    let to = app.reply_to(&letter).await;
    let machine = Sent::new(&format!("Iolo <{IOLO}>"), &to, "Out of office", "OK")
        .with("Auto-Submitted", "auto-replied");
    app.deliver(&machine).await;
    let whole = state(&app, id).await;
    assert!(whole.said.is_empty(), "{:?}", whole.said);
    assert_eq!(whole.proposal.state, "open");
}

#[tokio::test]
async fn a_question_goes_to_whoever_can_answer_and_the_answer_comes_back() {
    let app = app().await;
    proposed(&app).await;
    let letter = app.newest_to(IOLO, "proposal").await;
    app.answers(&letter, "QUESTION: may I tell my board?", Style::Phone).await;
    let asked = app.newest_to(GWEN, "charter-question").await;
    assert!(asked.plain.contains("may I tell my board?"), "{}", asked.plain);
    app.answers(&asked, "Yes, without names.", Style::Outlook).await;
    let answer = app.newest_to(IOLO, "question-answered").await;
    assert!(
        answer.plain.contains("Yes, without names.") && answer.plain.contains("Gwen"),
        "{}",
        answer.plain
    );
    // The convenors were asked too; the first answer stands.
    let margos = app.newest_to(MARGO, "charter-question").await;
    app.answers(&margos, "Never.", Style::Phone).await;
    let (iolo, viewer) = who(&app, "iolo").await;
    let kept = questions::open(&mut app.hall.house.work(iolo), &viewer).await.unwrap();
    assert_eq!((kept.len(), kept[0].answer.as_str()), (1, "Yes, without names."));
}

// S4.4
#[tokio::test]
async fn six_numbers_by_letter_are_counted_once() {
    let app = app().await;
    let (margo, viewer) = who(&app, "margo").await;
    let id = fellowship::open(&mut app.hall.house.work(margo), &viewer).await.unwrap();
    for (address, words) in EVERYONE.into_iter().zip([
        "4 3 5 2 4 4",
        "4, 3, 5, 2, 4, 4",
        "4/3/5/2/4/4",
        "1. 4\n2. 3\n3. 5\n4. 2\n5. 4\n6. 4",
        "4 3 5 2 4 4\nthanks",
        "five of us",
        "4 3 5 2 4 9",
    ]) {
        let letter = app.newest_to(address, "fellowship").await;
        app.answers(&letter, words, Style::Phone).await;
    }
    let letter = app.newest_to(GWEN, "fellowship").await;
    app.answers(&letter, "1 1 1 1 1 1", Style::Phone).await;
    let receipt = app.newest_to(GWEN, "receipt").await;
    assert!(receipt.plain.contains("answered already"), "{}", receipt.plain);
    fellowship::close(&mut app.hall.house.work(margo), &viewer, id).await.unwrap();
    let stand = fellowship::standing(&mut app.hall.house.work(margo), &viewer).await.unwrap().unwrap();
    let shown = stand.shown.unwrap();
    assert_eq!((stand.answered, shown.mean), (5, 3.7), "what was no six numbers counts for nothing");
}

// S2.14
#[tokio::test]
async fn a_sponsor_is_told_what_they_see_and_their_words_go_to_the_convenors_alone() {
    let app = app().await;
    let (margo, viewer) = who(&app, "margo").await;
    let record = Record {
        organisation: "The Kettle Fund".into(),
        contact: "Petra Lund".into(),
        address: "petra@kettlefund.example".into(),
        every_days: 90,
    };
    let id = sponsors::keep(&mut app.hall.house.work(margo), &viewer, None, &record).await.unwrap();
    sponsors::invite(&mut app.hall.house.work(margo), &viewer, id).await.unwrap();
    app.run().await;
    let letter = app.newest_to("petra@kettlefund.example", "sponsor").await;
    assert!(letter.html.contains("you set no topics"), "{}", letter.plain);
    assert!(!letter.plain.contains("Gwen"), "nobody is named");
    let arrival = app.answers(&letter, "TOPIC: please talk about reporting.", Style::Phone).await;
    assert_eq!(arrival.state, "held", "it waits for a convenor, and is no topic: {}", arrival.outcome);
    let sent = Sent::new("Petra <petra@kettlefund.example>", "peers@hall.example", "Reporting", "Dear all,");
    assert_eq!(app.deliver(&sent).await.state, "held", "they post no more than any stranger");
}

// S1.11
#[tokio::test]
async fn the_cause_stands_on_every_letter_and_changes_with_the_charter() {
    let app = app().await;
    let (margo, viewer) = who(&app, "margo").await;
    sections::draft(&mut app.hall.house.work(margo), &viewer, "cause", "So that nobody convenes alone.")
        .await
        .unwrap();
    let sent =
        Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Rotas", "Who has handed one over?");
    app.deliver(&sent).await;
    for kind in ["receipt"] {
        let letter = app.newest_to(GWEN, kind).await;
        let line = "Peer Network Convenors: So that nobody convenes alone.";
        assert!(letter.plain.contains(line) && letter.html.contains(line), "{kind}: {}", letter.plain);
    }
    let iolo = app.world.person("iolo");
    let community = viewer.community().id;
    community::people::reach::deliver(&mut app.hall.of(iolo), iolo, community, "each").await.unwrap();
    let second = Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Keys", "Who has the keys?");
    app.deliver(&second).await;
    let post = app.newest_to(IOLO, "post").await;
    assert!(post.plain.contains("So that nobody convenes alone."), "{}", post.plain);
}

// S1.11: each is asked once, by letter; the share of those who can say it is everyone's; whose sentence it was is nobody's.
#[tokio::test]
async fn members_say_in_a_sentence_what_it_is_for_and_the_share_is_everyones() {
    let app = app().await;
    let (margo, viewer) = who(&app, "margo").await;
    let id = clarity::open(&mut app.hall.house.work(margo), &viewer).await.unwrap();
    let letter = app.newest_to(GWEN, "clarity").await;
    let asked = letter.plain.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(asked.contains("what is Peer Network Convenors for?"), "{asked}");
    assert!(
        !letter.plain.contains("learns the hard way"),
        "the answer does not stand on it: {}",
        letter.plain
    );
    let stand = async |name: &str| {
        let (actor, seen) = who(&app, name).await;
        clarity::standing(&mut app.hall.house.work(actor), &seen).await.unwrap().unwrap()
    };
    for (at, (address, words)) in EVERYONE
        .into_iter()
        .zip([
            "So that nobody who convenes learns it all the hard way.",
            "We help each other run networks.",
            "Convenors who do not have to learn alone",
            "Biscuits.",
            "To stop learning it alone",
        ])
        .enumerate()
    {
        assert!(stand("margo").await.sentences.is_empty(), "after {at}: of a few one knows who it was");
        let letter = app.newest_to(address, "clarity").await;
        assert_eq!(app.answers(&letter, words, Style::ALL[at]).await.outcome, "clarity");
    }
    let again = app.newest_to(GWEN, "clarity").await;
    app.answers(&again, "And tea.", Style::Phone).await;
    assert!(app.newest_to(GWEN, "receipt").await.plain.contains("answered already"));
    let open = stand("margo").await;
    assert!(
        open.answered == 5 && open.sentences.is_empty(),
        "whoever looks after each would know whose it was"
    );
    app.hall.clock.advance(Duration::from_secs(15 * 86_400));
    let all = stand("margo").await;
    assert_eq!((all.answered, all.sentences.len(), all.share), (5, 5, None));
    assert!(stand("iolo").await.sentences.is_empty(), "convenors alone read them");
    for one in &all.sentences {
        let mut work = app.hall.house.work(margo);
        clarity::judge(&mut work, &viewer, one.id, one.words.contains("learn")).await.unwrap();
    }
    assert_eq!(stand("iolo").await.share, Some((3, 5)), "what the convenor sees, everyone sees");
    let (iolo, his) = who(&app, "iolo").await;
    let one = all.sentences[0].id;
    assert!(clarity::judge(&mut app.hall.house.work(iolo), &his, one, true).await.is_err());
    assert!(clarity::open(&mut app.hall.house.work(margo), &viewer).await.is_err(), "not again so soon");
    assert_eq!(all.check.id, id);
}
