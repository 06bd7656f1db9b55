//! The charter, stages, sponsors and dates.

use std::time::Duration;

use community::{
    charter::proposals::{self, Change, New},
    commitments,
    gatherings::{self, NewPoll},
    lifecycle::{clarity, fellowship},
    notices::Letter,
    sponsors::{self, Record},
};
use testkit::{Style, TestApp};

use super::{DAY, GWEN, IOLO, MARGO, app, outbox, sender, viewer};

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    let (margo, convenor) = (app.world.person("margo"), viewer(&app, "margo").await);
    proposed(&app).await;
    fellowship::open(&mut app.hall.of(margo), &convenor).await.unwrap();
    let asked = app.newest_to(GWEN, "fellowship").await;
    app.answers(&asked, "five of us", Style::Phone).await;
    app.answers(&asked, "4 3 5 2 4 4", Style::Phone).await;
    clarity::open(&mut app.hall.of(margo), &convenor).await.unwrap();
    let asked = app.newest_to(GWEN, "clarity").await;
    app.answers(&asked, "So that nobody convenes alone.", Style::Phone).await;
    let record = Record {
        organisation: "The Kettle Fund".into(),
        contact: "Petra Lund".into(),
        address: "petra@kettlefund.example".into(),
        every_days: 90,
    };
    let id = sponsors::keep(&mut app.hall.of(margo), &convenor, None, &record).await.unwrap();
    sponsors::invite(&mut app.hall.of(margo), &convenor, id).await.unwrap();
    dated(&app).await;
    let gwen = (app.world.person("gwen"), viewer(&app, "gwen").await);
    let words = "hand the list on the kitchen door to two others";
    let in_a_week = app.hall.clock.now() + 7 * DAY;
    let mut work = app.hall.of(gwen.0);
    let (said, _) = commitments::commit(&mut work, &gwen.1, words, "2026-12-07", in_a_week).await.unwrap();
    drop(work);
    letters::commitments::ask(&app.hall.house, &sender(), said).await.unwrap();
    outbox(&app).await
}

async fn propose(app: &TestApp, key: &str, words: &str, why: &str) -> base::Id {
    let change = Change { key: key.into(), words: words.into(), setting: None };
    let new = New { why: why.into(), changes: vec![change] };
    let gwen = viewer(app, "gwen").await;
    proposals::propose(&mut app.hall.of(app.world.person("gwen")), &gwen, &new).await.unwrap()
}

/// One that is agreed with a concern, one that is stopped and amended, one that too few answer.
async fn proposed(app: &TestApp) {
    propose(
        app,
        "promise",
        "What is said here stays here, unless its speaker says otherwise. We ask before we advise.",
        "Two of us were quoted in a grant report, kindly and by name.",
    )
    .await;
    app.run().await;
    for letter in outbox(app).await {
        if letter.kind != "proposal" {
            continue;
        }
        let words = match letter.address.as_str() {
            IOLO => "I am not sure about the second line.",
            MARGO => "CONCERN: newcomers do not know how to say otherwise.",
            _ => "OK",
        };
        app.answers(&letter, words, Style::Phone).await;
    }
    let letter = app.newest_to(IOLO, "proposal").await;
    app.answers(&letter, "QUESTION: may I tell my board?", Style::Phone).await;
    let question = app.newest_to(GWEN, "charter-question").await;
    app.answers(&question, "Yes, without names.", Style::Phone).await;
    app.hall.clock.advance(8 * DAY);
    proposals::close_due(&mut app.hall.system()).await.unwrap();
    app.run().await;
    let success = "Nobody asks alone. We stop when somebody leaves and nobody notices.";
    let id = propose(app, "success", success, "Six is many in January.").await;
    let letter = app.newest_to(IOLO, "proposal").await;
    app.answers(&letter, "OBJECT: How would we know that nobody notices?", Style::Phone).await;
    let amended = [Change {
        key: "success".into(),
        words: "Nobody asks alone. We stop when fewer than four come twice.".into(),
        setting: None,
    }];
    let gwen = viewer(app, "gwen").await;
    proposals::amend(&mut app.hall.of(app.world.person("gwen")), &gwen, id, &amended).await.unwrap();
    app.run().await;
    app.hall.clock.advance(8 * DAY);
    proposals::close_due(&mut app.hall.system()).await.unwrap();
    app.run().await;
}

async fn dated(app: &TestApp) {
    let (margo, seen) = (app.world.person("margo"), viewer(app, "margo").await);
    let at = |days: u64| app.hall.clock.now() + Duration::from_secs(days * 86_400);
    let (dates, closes_at) = ([at(7), at(14), at(15), at(21)], at(5));
    let new =
        NewPoll { title: "Autumn circle", minutes: 90, zone: "Europe/London", dates: &dates, closes_at };
    gatherings::ask(&mut app.hall.of(margo), &seen, &new).await.unwrap();
    letters::gatherings::ask(&app.hall.house, &sender()).await.unwrap();
    let letter = app.newest_to(GWEN, "dates").await;
    for words in ["Any of these is fine", "1 3", "NONE"] {
        app.answers(&letter, words, Style::Phone).await;
    }
    app.hall.clock.advance(6 * DAY);
    letters::gatherings::ask(&app.hall.house, &sender()).await.unwrap();
    let answered = app.newest_to(MARGO, "dates-answered").await;
    app.answers(&answered, "3", Style::Phone).await;
}
