//! Learning sets: asked, begun, not begun, a matter asked for, the presenter named, what is carried over and shared.

use community::{
    notices::Letter,
    sets::{self, NewSet},
};
use testkit::{Style, TestApp};

use super::{DAY, FARIDA, GWEN, IOLO, app, outbox, sender, viewer};

const HAMISH: &str = "hamish@islesenergy.example";

async fn goes_on(app: &TestApp, days: u32, hours: u32) {
    app.hall.clock.advance(DAY * days + DAY / 24 * hours);
    letters::sets::run(&app.hall.house, &sender()).await.unwrap();
    letters::exchanges::run(&app.hall.house, &sender()).await.unwrap();
    app.run().await;
}

async fn formed(app: &TestApp, name: &str, by_letters: bool) {
    let (margo, convenor) = (app.world.person("margo"), viewer(app, "margo").await);
    let new = NewSet {
        name: name.into(),
        people: ["gwen", "iolo", "farida", "hamish"].map(|name| app.world.person(name)).to_vec(),
        first: app.hall.clock.now() + DAY * 14,
        zone: "Europe/London".into(),
        weeks: 4,
        planned: 3,
        by_letters,
        place: "https://meet.jit.si/tuesday-set".into(),
    };
    sets::form(&mut app.hall.of(margo), &convenor, &new).await.unwrap();
    goes_on(app, 0, 1).await;
}

async fn answers(app: &TestApp, who: &str, kind: &str, words: &str) {
    let letter = app.newest_to(who, kind).await;
    app.answers(&letter, words, Style::Phone).await;
}

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    formed(&app, "Thursday set", false).await;
    answers(&app, GWEN, "set-asked", "YES").await;
    goes_on(&app, 8, 0).await;
    formed(&app, "Tuesday set", true).await;
    for who in [GWEN, IOLO, FARIDA, HAMISH] {
        answers(&app, who, "set-asked", "YES").await;
    }
    goes_on(&app, 0, 1).await;
    goes_on(&app, 8, 0).await;
    answers(&app, GWEN, "set-bid", "Nobody reads the minutes").await;
    answers(&app, IOLO, "set-bid", "NO").await;
    goes_on(&app, 5, 0).await;
    goes_on(&app, 2, 0).await;
    answers(&app, GWEN, "exchange-step", "They take me an evening, and nobody reads them.").await;
    goes_on(&app, 0, 2).await;
    for who in [IOLO, FARIDA, HAMISH] {
        answers(&app, who, "exchange-step", "Who would miss them?").await;
    }
    goes_on(&app, 0, 2).await;
    answers(&app, GWEN, "exchange-step", "I WILL stop for a month by 20 December").await;
    goes_on(&app, 0, 2).await;
    answers(&app, GWEN, "exchange-result", "SHARE").await;
    goes_on(&app, 0, 1).await;
    goes_on(&app, 22, 0).await;
    goes_on(&app, 4, 0).await;
    outbox(&app).await
}
