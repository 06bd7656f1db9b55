//! Touchpoint 40, over letters alone.

use std::time::Duration;

use community::{
    GatheringId,
    arrivals::Arrival,
    charter,
    gatherings::{self, Coming, NewGathering, Rsvp},
    needs::{self, Needs},
    people::reach::{local, zone},
};
use testkit::{Hall, Style, TestApp, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const DAY: Duration = Duration::from_secs(86_400);

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn asked() -> (TestApp, GatheringId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let (margo, gwen) = (app.world.person("margo"), app.world.person("gwen"));
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let day = local(app.hall.clock.now() + DAY * 21, zone("UTC")).date_naive();
    let new =
        NewGathering { title: "A day".into(), mode: "in-person".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    let viewer = charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap();
    gatherings::rsvp(&mut app.hall.of(gwen), &viewer, id, &Rsvp::of(Coming::Yes, "page")).await.unwrap();
    letters::needs::ask(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    app.run().await;
    (app, id)
}

async fn of_gwen(app: &TestApp, id: GatheringId) -> Option<Needs> {
    let gwen = app.world.person("gwen");
    let viewer = charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap();
    needs::own_needs(&mut app.hall.of(gwen), &viewer, id).await.unwrap()
}

// TP40: food, access, travel, in numbered lines; an assistant may write them.
#[tokio::test]
async fn numbered_lines_say_what_somebody_needs() {
    let (app, id) = asked().await;
    let letter = app.newest_to(GWEN, "needs").await;
    let said = "1 vegetarian, nothing too hot\n2 step-free\n3 I come the evening before\n\nGwen";
    is(&app.answers(&letter, said, Style::Quoted).await, "done", "needs-said");
    let needs = of_gwen(&app, id).await.unwrap();
    assert_eq!((needs.foods[0].as_str(), needs.food_words.as_str()), ("vegetarian", "nothing too hot"));
    assert_eq!((needs.access[0].as_str(), needs.access_words.as_str()), ("step-free", ""));
    assert_eq!(needs.travel, "I come the evening before");
    // The receipt does not say it again.
    let receipt = app.newest_to(GWEN, "receipt").await;
    for said in ["vegetarian", "too hot", "step-free", "evening before"] {
        assert!(!receipt.plain.contains(said) && !receipt.html.contains(said), "{}", receipt.plain);
    }
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(of_gwen(&app, id).await, None);
    is(&app.answers(&letter, "végétalienne et sans gluten", Style::Outlook).await, "done", "needs-said");
    assert_eq!(of_gwen(&app, id).await.unwrap().foods, ["vegan", "gluten-free"]);
    is(&app.answers(&letter, "NONE", Style::Phone).await, "done", "needs-said");
    assert!(of_gwen(&app, id).await.unwrap().is_nothing());
    is(&app.answers(&letter, "Whatever is easy for you", Style::Phone).await, "done", "needs-how");
    is(&app.answers(&letter, "HELP", Style::Phone).await, "done", "help");
    app.answers(
        &app.newest_to(GWEN, "receipt").await,
        "DELEGATE pa@pubcommons.example for dates",
        Style::Phone,
    )
    .await;
    is(
        &app.answers_from("pa@pubcommons.example", &letter, "1 vegan", Style::Phone).await,
        "done",
        "needs-said",
    );
    assert_eq!(of_gwen(&app, id).await.unwrap().foods, ["vegan"]);
    app.hall.clock.advance(DAY * 23);
    is(&app.answers(&letter, "1 halal", Style::Phone).await, "refused", "needs-over");
}
