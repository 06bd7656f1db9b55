//! Touchpoint 21, over letters alone.

use std::time::Duration;

use community::{
    GatheringId,
    arrivals::Arrival,
    charter,
    gatherings::{self, NewGathering},
    people::reach::{local, zone},
    recaps::{self, Recap},
};
use testkit::{Hall, Style, TestApp, post::Sent, world::SLUG};

const MARGO: &str = "margo@commonkettle.example";
const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const DAY: Duration = Duration::from_secs(86_400);

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn says(app: &TestApp, from: &str, words: &str) -> Arrival {
    app.deliver(&Sent::new(from, "peers@hall.example", "One thing", words)).await
}

async fn recap(app: &TestApp, id: GatheringId) -> Recap {
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    recaps::recap(&mut app.hall.of(margo), &viewer, id).await.unwrap()
}

/// A gathering of yesterday, of which Gwen and Iolo wrote a line each; its draft is with the convenors.
async fn drafted() -> (TestApp, GatheringId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let day = local(app.hall.clock.now() + DAY, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    is(&says(&app, GWEN, "I TAKE that tea helps").await, "refused", "took-late");
    let ends = gatherings::one(&mut app.hall.of(margo), &viewer, id).await.unwrap().ends_at;
    app.hall.clock.set(ends + Duration::from_secs(3_600));
    is(&says(&app, GWEN, "I TAKE: a list on paper is enough").await, "done", "took");
    is(&says(&app, IOLO, "JE RETIENS que le thé aide").await, "done", "took");
    app.hall.clock.advance(DAY);
    recaps::draft_due(&mut app.hall.system()).await.unwrap();
    letters::recaps::ask(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    app.run().await;
    (app, id)
}

// TP21: a convenor looks, changes, sends; whose line it is puts it right; then it stands.
#[tokio::test]
async fn a_convenor_sends_what_people_wrote_and_they_put_it_right() {
    let (app, id) = drafted().await;
    let draft = app.newest_to(MARGO, "recap-draft").await;
    for words in ["1. Gwen Abernathy takes with them: a list on paper is enough", "2. Iolo", "DROP 2", "YES"]
    {
        assert!(draft.plain.contains(words), "{words}\n{}", draft.plain);
    }
    is(&app.answers(&draft, "Looks fine to me", Style::Phone).await, "done", "recap-how");
    is(&app.answers(&draft, "1 paper is enough", Style::Quoted).await, "done", "recap-edited");
    is(&app.answers(&draft, "DROP 2", Style::Phone).await, "done", "recap-edited");
    is(&app.answers(&draft, "YES", Style::Outlook).await, "done", "recap-sent");
    is(&app.answers(&draft, "YES", Style::Phone).await, "refused", "recap-sent-before");
    let told = app.newest_to(IOLO, "recap").await;
    assert!(
        told.plain.contains("paper is enough (shortened") || told.plain.contains("shortened by"),
        "{}",
        told.plain
    );
    assert!(!told.plain.contains("thé"), "{}", told.plain);
    let own = app.newest_to(GWEN, "recap").await;
    is(&app.answers(&own, "FIX 1 a list on paper, and a pencil", Style::Quoted).await, "done", "recap-fixed");
    assert_eq!(recap(&app, id).await.lines[0].words, "a list on paper, and a pencil");
    let receipt = app.newest_to(GWEN, "receipt").await;
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(recap(&app, id).await.lines[0].words, "paper is enough");
    // Of somebody else's line, and of what stands, a convenor reads what is wrong.
    is(&app.answers(&told, "FIX 1 it was card", Style::Phone).await, "held", "private");
    app.hall.clock.advance(DAY * 4);
    is(&app.answers(&own, "FIX 1 too late", Style::Phone).await, "held", "private");
    assert_eq!(recap(&app, id).await.lines[0].words, "paper is enough");
}

// What somebody takes with them is taken back in a day, and words that merely begin so are for people.
#[tokio::test]
async fn what_one_takes_is_said_in_one_line() {
    let (app, id) = drafted().await;
    let talk = "I take the bus on Fridays, and there is room for two more of us on it, as I said before.";
    assert_ne!(says(&app, GWEN, talk).await.outcome, "took");
    is(&says(&app, GWEN, "I TAKE: the bus").await, "done", "took");
    let receipt = app.newest_to(GWEN, "receipt").await;
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(recap(&app, id).await.lines.len(), 2);
}
