//! Methods that run themselves, over letters alone.

use std::time::Duration;

use community::{
    ExchangeId,
    arrivals::Arrival,
    charter,
    exchanges::{self, NewExchange},
};
use testkit::{Hall, Style, TestApp, world::SLUG};

const MARGO: &str = "margo@commonkettle.example";
const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const HAMISH: &str = "hamish@islesenergy.example";
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn goes_on(app: &TestApp, after: Duration) {
    app.hall.clock.advance(after);
    letters::exchanges::run(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    app.run().await;
}

async fn begun(method: &str, question: &str) -> (TestApp, ExchangeId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let people = vec![app.world.person("gwen"), app.world.person("iolo")];
    let new = NewExchange { method: method.into(), question: question.into(), people };
    let id = exchanges::begin(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    app.run().await;
    (app, id)
}

#[tokio::test]
async fn a_consultancy_round_by_letters_alone() {
    let (app, _) = begun("troika", "").await;
    let asked = app.newest_to(GWEN, "exchange-asked").await;
    assert!(asked.plain.contains("YES") && asked.plain.contains("Troika"), "{}", asked.plain);
    is(&app.answers(&asked, "Yes please!", Style::Quoted).await, "done", "exchange-in");
    let asked = app.newest_to(IOLO, "exchange-asked").await;
    is(&app.answers(&asked, "no, sorry", Style::Phone).await, "done", "exchange-no");
    is(&app.answers(&asked, "YES", Style::Phone).await, "done", "exchange-in");
    goes_on(&app, HOUR * 2).await;
    // The client first.
    let turn = app.newest_to(MARGO, "exchange-step").await;
    assert!(turn.plain.contains("PASS") && turn.plain.contains("STEP OUT"), "{}", turn.plain);
    is(
        &app.answers(&turn, "My rota falls apart each July.\n\nMargo", Style::Quoted).await,
        "done",
        "exchange-said",
    );
    goes_on(&app, HOUR * 2).await;
    let turn = app.newest_to(GWEN, "exchange-step").await;
    assert!(turn.plain.contains("falls apart each July"), "{}", turn.plain);
    is(&app.answers(&turn, "I would ask who likes July.", Style::Outlook).await, "done", "exchange-said");
    let iolo = app.newest_to(IOLO, "exchange-step").await;
    is(&app.answers(&iolo, "pass", Style::Phone).await, "done", "exchange-passed");
    goes_on(&app, HOUR * 2).await;
    let turn = app.newest_to(MARGO, "exchange-step").await;
    assert!(turn.plain.contains("who likes July"), "{}", turn.plain);
    // What they will do is asked for on its day.
    is(
        &app.answers(&turn, "I WILL put two names on each line by 30 October", Style::Phone).await,
        "done",
        "committed",
    );
    goes_on(&app, HOUR * 2).await;
    let end = app.newest_to(GWEN, "exchange-result").await;
    assert!(end.plain.contains("two names on each line"), "{}", end.plain);
    // Too late for a step, the words come back.
    is(
        &app.answers(&iolo, "Two names on each line would help.", Style::Phone).await,
        "refused",
        "exchange-over",
    );
}

#[tokio::test]
async fn numbers_are_chosen_and_somebody_steps_out() {
    let (app, _) = begun("horizon-round", "").await;
    for who in [GWEN, IOLO] {
        let asked = app.newest_to(who, "exchange-asked").await;
        is(&app.answers(&asked, "YES", Style::Phone).await, "done", "exchange-in");
    }
    goes_on(&app, HOUR * 2).await;
    for (who, sign) in
        [(GWEN, "1. Halls close on Mondays now"), (IOLO, "Two funders ask for one report"), (MARGO, "Rents")]
    {
        let turn = app.newest_to(who, "exchange-step").await;
        is(&app.answers(&turn, sign, Style::Phone).await, "done", "exchange-said");
    }
    goes_on(&app, HOUR * 2).await;
    let turn = app.newest_to(GWEN, "exchange-step").await;
    assert!(turn.plain.contains("Two funders ask"), "{}", turn.plain);
    is(&app.answers(&turn, "I like the second", Style::Phone).await, "refused", "exchange-over");
    is(&app.answers(&turn, "2", Style::Quoted).await, "done", "exchange-chose");
    let turn = app.newest_to(IOLO, "exchange-step").await;
    is(&app.answers(&turn, "STEP OUT", Style::Phone).await, "done", "exchange-out");
    goes_on(&app, DAY * 5).await;
    let end = app.newest_to(MARGO, "exchange-result").await;
    assert!(end.plain.contains("Gwen Abernathy"), "{}", end.plain);
}

#[tokio::test]
async fn advice_comes_back_with_a_kind_word() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let people = ["gwen", "iolo", "hamish"].map(|name| app.world.person(name)).to_vec();
    let new = NewExchange { method: "action-learning-set".into(), people, ..NewExchange::default() };
    exchanges::begin(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    app.run().await;
    for who in [GWEN, IOLO, HAMISH] {
        let asked = app.newest_to(who, "exchange-asked").await;
        is(&app.answers(&asked, "YES", Style::Phone).await, "done", "exchange-in");
    }
    goes_on(&app, DAY * 4).await;
    let turn = app.newest_to(MARGO, "exchange-step").await;
    app.answers(&turn, "Nobody reads the minutes.", Style::Phone).await;
    goes_on(&app, HOUR * 2).await;
    let turn = app.newest_to(GWEN, "exchange-step").await;
    is(
        &app.answers(&turn, "Have you tried shorter ones?", Style::Phone).await,
        "done",
        "exchange-handed-back",
    );
    let back = app.newest_to(GWEN, "exchange-step").await;
    assert!(
        back.plain.contains("reads like advice") && back.plain.contains("shorter ones"),
        "{}",
        back.plain
    );
    is(
        &app.answers(&back, "Who misses them when they do not come?", Style::Phone).await,
        "done",
        "exchange-said",
    );
    let turn = app.newest_to(IOLO, "exchange-step").await;
    is(&app.answers(&turn, "Why not read them aloud?", Style::Phone).await, "done", "exchange-handed-back");
    let back = app.newest_to(IOLO, "exchange-step").await;
    is(&app.answers(&back, "yes", Style::Phone).await, "done", "exchange-said");
}

// S1.23: the 15% prompt by letter; replies become dated commitments.
#[tokio::test]
async fn fifteen_percent_by_letter_becomes_commitments() {
    let (app, _) = begun("fifteen-percent", "the rota").await;
    for who in [GWEN, IOLO] {
        let asked = app.newest_to(who, "exchange-asked").await;
        is(&app.answers(&asked, "YES", Style::Phone).await, "done", "exchange-in");
    }
    goes_on(&app, HOUR * 2).await;
    let turn = app.newest_to(GWEN, "exchange-step").await;
    assert!(turn.plain.contains("I WILL"), "{}", turn.plain);
    is(&app.answers(&turn, "I WILL ring Ben by 30 October", Style::Quoted).await, "done", "committed");
    let gwen = app.world.person("gwen");
    let viewer = charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap();
    let mine = community::commitments::my_commitments(&mut app.hall.of(gwen), &viewer).await.unwrap();
    assert!(mine.iter().any(|one| one.words == "ring Ben" && one.due_on == "2026-10-30"), "{mine:?}");
}
