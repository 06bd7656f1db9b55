//! Touchpoint 14: action learning sets, over letters alone.

use std::time::Duration;

use community::{
    arrivals::Arrival,
    charter,
    sets::{self, NewSet},
};
use testkit::{Hall, Style, TestApp, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const FARIDA: &str = "farida@newneighbours.example";
const HAMISH: &str = "hamish@islesenergy.example";
const DAY: Duration = Duration::from_secs(86_400);

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn goes_on(app: &TestApp, after: Duration) {
    app.hall.clock.advance(after);
    let sender = testkit::post::reader().sender;
    letters::sets::run(&app.hall.house, &sender).await.unwrap();
    letters::exchanges::run(&app.hall.house, &sender).await.unwrap();
    app.run().await;
}

// TP14: a matter in a line, or NO; who presents hears it, and a set by letters begins by itself.
#[tokio::test]
async fn a_set_by_letters_alone() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let new = NewSet {
        name: "Tuesday set".into(),
        people: ["gwen", "iolo", "farida", "hamish"].map(|name| app.world.person(name)).to_vec(),
        first: app.hall.clock.now() + DAY * 14,
        zone: "Europe/London".into(),
        weeks: 5,
        planned: 3,
        by_letters: true,
        place: String::new(),
    };
    sets::form(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    goes_on(&app, DAY / 24).await;
    for who in [GWEN, IOLO, FARIDA, HAMISH] {
        let asked = app.newest_to(who, "set-asked").await;
        assert!(asked.plain.contains("YES") && asked.plain.contains("Level 4"), "{}", asked.plain);
        is(&app.answers(&asked, "Yes, gladly", Style::Quoted).await, "done", "set-in");
    }
    goes_on(&app, DAY / 24).await;
    assert!(app.newest_to(GWEN, "set-begins").await.plain.contains("Iolo"));
    goes_on(&app, DAY * 8).await;
    let bid = app.newest_to(GWEN, "set-bid").await;
    is(&app.answers(&bid, "Nobody reads the minutes\n\nGwen", Style::Quoted).await, "done", "set-bid");
    let bid = app.newest_to(IOLO, "set-bid").await;
    is(&app.answers(&bid, "no", Style::Phone).await, "done", "set-bid-none");
    goes_on(&app, DAY * 5).await;
    let named = app.newest_to(GWEN, "set-named").await;
    assert!(named.plain.contains("It is your turn"), "{}", named.plain);
    let late = app.newest_to(FARIDA, "set-bid").await;
    is(&app.answers(&late, "The van", Style::Phone).await, "refused", "set-late");
    goes_on(&app, DAY * 2).await;
    goes_on(&app, DAY / 24).await;
    let turn = app.newest_to(GWEN, "exchange-step").await;
    is(&app.answers(&turn, "They take me an evening.", Style::Phone).await, "done", "exchange-said");
    goes_on(&app, DAY / 12).await;
    for who in [IOLO, FARIDA, HAMISH] {
        let turn = app.newest_to(who, "exchange-step").await;
        is(&app.answers(&turn, "Who would miss them?", Style::Phone).await, "done", "exchange-said");
    }
    goes_on(&app, DAY / 12).await;
    let turn = app.newest_to(GWEN, "exchange-step").await;
    is(
        &app.answers(&turn, "I WILL stop for a month by 30 November", Style::Phone).await,
        "done",
        "committed",
    );
    goes_on(&app, DAY / 12).await;
    let end = app.newest_to(IOLO, "exchange-result").await;
    assert!(!end.plain.contains("a month"), "{}", end.plain);
    let own = app.newest_to(GWEN, "exchange-result").await;
    is(&app.answers(&own, "SHARE", Style::Phone).await, "done", "exchange-shared");
    goes_on(&app, DAY / 24).await;
    assert!(app.newest_to(IOLO, "exchange-shared").await.plain.contains("stop for a month"));
    // What she said comes back before the next meeting.
    goes_on(&app, DAY * 27).await;
    goes_on(&app, DAY * 5).await;
    let named = app.newest_to(GWEN, "set-named").await;
    assert!(named.plain.contains("stop for a month"), "{}", named.plain);
}
