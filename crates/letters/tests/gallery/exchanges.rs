//! Methods that run themselves: are you in, each kind of step, what came of it; and one that too few had room for.

use community::{
    exchanges::{self, NewExchange},
    notices::Letter,
};
use testkit::{Style, TestApp};

use super::{DAY, GWEN, IOLO, MARGO, app, outbox, sender, viewer};

async fn goes_on(app: &TestApp) {
    app.hall.clock.advance(DAY / 8);
    letters::exchanges::run(&app.hall.house, &sender()).await.unwrap();
    app.run().await;
}

async fn begun(app: &TestApp, method: &str, question: &str) {
    let (margo, convenor) = (app.world.person("margo"), viewer(app, "margo").await);
    let people = ["gwen", "iolo", "farida"].map(|name| app.world.person(name)).to_vec();
    let new = NewExchange { method: method.into(), question: question.into(), people };
    exchanges::begin(&mut app.hall.of(margo), &convenor, &new).await.unwrap();
    app.run().await;
}

async fn all_are_in(app: &TestApp) {
    for who in [GWEN, IOLO, super::FARIDA] {
        let asked = app.newest_to(who, "exchange-asked").await;
        app.answers(&asked, "YES", Style::Phone).await;
    }
    goes_on(app).await;
}

async fn turn(app: &TestApp, who: &str, words: &str) {
    let asked = app.newest_to(who, "exchange-step").await;
    app.answers(&asked, words, Style::Phone).await;
}

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    begun(&app, "one-two-four-all", "a rota that survives the summer").await;
    all_are_in(&app).await;
    turn(&app, MARGO, "Two names on each line").await;
    turn(&app, GWEN, "Ask who likes July").await;
    turn(&app, IOLO, "PASS").await;
    turn(&app, super::FARIDA, "Fewer lines").await;
    goes_on(&app).await;
    for who in [MARGO, GWEN, super::FARIDA] {
        turn(&app, who, "Two names on each of fewer lines").await;
    }
    goes_on(&app).await;
    turn(&app, GWEN, "1").await;
    let stepping = app.newest_to(IOLO, "exchange-step").await;
    app.answers(&stepping, "STEP OUT", Style::Phone).await;
    app.hall.clock.advance(DAY * 5);
    goes_on(&app).await;
    begun(&app, "action-learning-set", "").await;
    all_are_in(&app).await;
    turn(&app, MARGO, "Nobody reads the minutes. What I would like is one good question.").await;
    goes_on(&app).await;
    turn(&app, GWEN, "Have you tried shorter ones?").await;
    turn(&app, IOLO, "Who misses them when they do not come?").await;
    app.hall.clock.advance(DAY * 5);
    goes_on(&app).await;
    turn(&app, MARGO, "I WILL ask three people what they read by 20 November").await;
    goes_on(&app).await;
    // Too few, and nobody.
    begun(&app, "one-two-four-all", "the van").await;
    app.hall.clock.advance(DAY * 4);
    goes_on(&app).await;
    begun(&app, "troika", "").await;
    all_are_in(&app).await;
    app.hall.clock.advance(DAY * 4);
    goes_on(&app).await;
    outbox(&app).await
}
