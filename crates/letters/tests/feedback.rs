//! Touchpoint 19, over letters alone.

use std::time::Duration;

use community::{
    GatheringId,
    arrivals::Arrival,
    charter, commitments,
    feedback::{self, Results},
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::reach::{local, zone},
};
use testkit::{Hall, Style, TestApp, world::SLUG};

const MARGO: &str = "margo@commonkettle.example";
const GWEN: &str = "gwen@pubcommons.example";
const DAY: Duration = Duration::from_secs(86_400);
const SIX: [&str; 6] = ["gwen", "iolo", "nell", "hamish", "ravi", "wilhelmina"];

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn ask(app: &TestApp) {
    letters::feedback::ask(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    app.run().await;
}

async fn an_hour_after() -> (TestApp, GatheringId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let day = local(app.hall.clock.now() + DAY, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    gatherings::invite(&mut app.hall.of(margo), &viewer, id).await.unwrap();
    for name in SIX {
        let person = app.world.person(name);
        let viewer = charter::visit(&mut app.hall.of(person), SLUG).await.unwrap();
        let yes = Rsvp::of(Coming::Yes, "page");
        gatherings::rsvp(&mut app.hall.of(person), &viewer, id, &yes).await.unwrap();
    }
    app.run().await;
    let ends = gatherings::one(&mut app.hall.of(margo), &viewer, id).await.unwrap().ends_at;
    app.hall.clock.set(ends + Duration::from_secs(2 * 3_600));
    ask(&app).await;
    (app, id)
}

async fn results(app: &TestApp, id: GatheringId) -> Results {
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    feedback::results(&mut app.hall.of(margo), &viewer, id).await.unwrap().unwrap()
}

fn address(name: &str) -> &'static str {
    testkit::world::PEOPLE.iter().find(|one| one.called == name).unwrap().address
}

// TP19, S1.25: 4 5 5 and one thing to change; each is answered by its number.
#[tokio::test]
async fn three_numbers_and_one_change_and_its_answer() {
    let (app, id) = an_hour_after().await;
    let letter = app.newest_to(GWEN, "feedback").await;
    is(&app.answers(&letter, "It was lovely", Style::Phone).await, "done", "feedback-how");
    let said = "4 5 5 shorter breaks\nI WILL call Ben by 3 June\n\nGwen";
    is(&app.answers(&letter, said, Style::Quoted).await, "done", "feedback");
    // What she will do is hers, and how it was is nobody's (touchpoint 20 in the same letter).
    let gwen = app.world.person("gwen");
    let viewer = charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap();
    let mine = commitments::my_commitments(&mut app.hall.of(gwen), &viewer).await.unwrap();
    assert!(mine.iter().any(|one| one.words == "call Ben" && one.gathering == Some(id)), "{mine:?}");
    is(&app.answers(&letter, "1 1 1", Style::Phone).await, "refused", "feedback-before");
    for (name, words) in [
        ("iolo", "5/4/5"),
        ("nell", "3 5 4\na room with windows SHARE"),
        ("hamish", "5 5 5, merci"),
        ("ravi", "2 3 4"),
    ] {
        let letter = app.newest_to(address(name), "feedback").await;
        is(&app.answers(&letter, words, Style::Outlook).await, "done", "feedback");
    }
    let away = app.newest_to(address("wilhelmina"), "feedback").await;
    is(&app.answers(&away, "NO", Style::Phone).await, "done", "attendance-said");
    app.hall.clock.advance(DAY * 4);
    is(&app.answers(&away, "5 5 5", Style::Phone).await, "refused", "feedback-over");
    ask(&app).await;
    let said = app.newest_to(MARGO, "feedback-said").await;
    for words in ["Useful: 3.8", "shorter breaks", "a room with windows", "members may read these words"] {
        assert!(said.plain.contains(words), "{words}\n{}", said.plain);
    }
    assert!(!said.plain.contains("Gwen") && !said.plain.contains("Nell"), "{}", said.plain);
    let first = said.plain.find("a room").unwrap() < said.plain.find("shorter").unwrap();
    assert!(first, "in the order of the alphabet");
    let words = "1 We meet in the library from May on.\n2 NOT NOW, the kettle needs them";
    is(&app.answers(&said, words, Style::Quoted).await, "done", "feedback-answered");
    let changes = results(&app, id).await.changes;
    let outcome = |words: &str| changes.iter().find(|one| one.words == words).unwrap();
    assert_eq!(outcome("a room with windows").answer, "We meet in the library from May on.");
    assert_eq!(outcome("shorter breaks").outcome.as_deref(), Some("not-now"));
}

// Of fewer than five the convenors hear that there were few, and nothing else.
#[tokio::test]
async fn of_few_answers_convenors_read_nothing() {
    let (app, _) = an_hour_after().await;
    let letter = app.newest_to(GWEN, "feedback").await;
    is(&app.answers(&letter, "1 1 1 everything", Style::Phone).await, "done", "feedback");
    app.hall.clock.advance(DAY * 4);
    ask(&app).await;
    let said = app.newest_to(MARGO, "feedback-said").await;
    assert!(!said.plain.contains("everything") && !said.plain.contains("1.0"), "{}", said.plain);
}
