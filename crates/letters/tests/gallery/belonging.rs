//! A promise, the first weeks, a talk written down, the year's question.

use community::{listening, members::promises, newcomers, notices::Letter, practice};
use testkit::{Style, TestApp};

use super::{DAY, FARIDA, GWEN, IOLO, MAIR, MARGO, app, outbox, sender, viewer, writes};

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    let (margo, gwen) = (app.world.person("margo"), app.world.person("gwen"));
    let convenor = viewer(&app, "margo").await;
    writes(&app, GWEN, "peers", "Hello", "BUDDY").await;
    writes(&app, "Mair Evans <mair@valley.example>", "peers-join", "Hello", "I run a tool library.").await;
    let promise = app.newest_to(MAIR, "promise").await;
    app.answers(&promise, "Yes, gladly!", Style::Phone).await;
    app.answers(&promise, "QUESTION Who pays for this?", Style::Phone).await;
    app.answers(&promise, "I AGREE", Style::Phone).await;
    let held = app.newest_to(MARGO, "held").await;
    app.answers(&held, "ACCEPT", Style::Phone).await;
    writes(&app, IOLO, "peers", "Who has a trailer?", "For May.").await;
    let due = async || letters::newcomers::send_due(&app.hall.house, &sender()).await.unwrap();
    due().await;
    let profile = app.newest_to(MAIR, "profile").await;
    app.hall.clock.advance(2 * DAY);
    newcomers::pair(&mut app.hall.system()).await.unwrap();
    due().await;
    let (one, other) = (app.newest_to(GWEN, "buddy").await, app.newest_to(MAIR, "buddy").await);
    app.answers(&other, "YES", Style::Phone).await;
    app.hall.clock.advance(8 * DAY);
    newcomers::nudge(&mut app.hall.system()).await.unwrap();
    app.answers(&one, "YES", Style::Phone).await;
    due().await;
    app.hall.clock.advance(13 * DAY);
    due().await;
    app.answers(&profile, "2 Somebody with a van\n5 Mair E.", Style::Phone).await;
    app.hall.clock.advance(61 * DAY);
    due().await;
    let now = app.hall.clock.now();
    let words = "Gwen would like to hand the rota over, and does not know whom to ask.";
    listening::log(&mut app.hall.of(margo), &convenor, gwen, now, words, &["rest"]).await.unwrap();
    let note = app.newest_to(GWEN, "talk-note").await;
    app.answers(&note, "CORRECT I would like to hand it over by May.", Style::Phone).await;
    promises::ask_members(&mut app.hall.of(margo), &convenor).await.unwrap();
    let asked = app.newest_to(FARIDA, "promise").await;
    app.answers(&asked, "I AGREE", Style::Phone).await;
    years(&app).await;
    outbox(&app).await
}

async fn years(app: &TestApp) {
    let (margo, convenor) = (app.world.person("margo"), viewer(app, "margo").await);
    app.hall.clock.advance(320 * DAY);
    practice::begin(&mut app.hall.of(margo), &convenor).await.unwrap();
    let gwen = app.newest_to(GWEN, "practice").await;
    app.answers(&gwen, "MOVED ON", Style::Phone).await;
    let iolo = app.newest_to(IOLO, "practice").await;
    app.answers(&iolo, "MOVED TO running a food co-op", Style::Phone).await;
    app.hall.clock.advance(22 * DAY);
    practice::again(&mut app.hall.system()).await.unwrap();
    app.hall.clock.advance(22 * DAY);
    practice::greet(&mut app.hall.system()).await.unwrap();
    app.run().await;
    let list = practice::list(&mut app.hall.of(margo), &convenor).await.unwrap();
    let ravi = app.world.person("ravi");
    let check = list.iter().find(|check| check.person == ravi).unwrap().id;
    let words = "Dear Ravi, we have not heard from you for a while, and that is fine. How are you?";
    practice::write(&mut app.hall.of(margo), &convenor, check, words).await.unwrap();
    app.hall.clock.advance(31 * DAY);
    practice::rest(&mut app.hall.system()).await.unwrap();
}
