//! Topics of a gathering: they are called for, and dots are put on them.

use community::{
    gatherings::{self, NewGathering},
    notices::Letter,
    topics,
};
use testkit::{Style, TestApp};

use super::{DAY, GWEN, app, outbox, viewer};

pub async fn letters() -> Vec<Letter> {
    let app: TestApp = app().await;
    let (margo, convenor) = (app.world.person("margo"), viewer(&app, "margo").await);
    let now = app.hall.clock.now();
    let new = NewGathering {
        title: "Autumn circle".into(),
        day: "2026-10-29".parse().unwrap(),
        zone: "Europe/London".into(),
        ..NewGathering::default()
    };
    let id = gatherings::plan(&mut app.hall.of(margo), &convenor, &new).await.unwrap();
    topics::call_topics(&mut app.hall.of(margo), &convenor, id, now + DAY * 5, now + DAY * 12).await.unwrap();
    app.run().await;
    let asked = app.newest_to(GWEN, "topics").await;
    for words in ["a rota that survives", "how we hand over the keys", "what to do with an angry letter"] {
        app.answers(&asked, &format!("TOPIC: {words}"), Style::Phone).await;
    }
    app.hall.clock.advance(DAY * 6);
    outbox(&app).await
}
