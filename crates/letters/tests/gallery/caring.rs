//! Roles, care, and what worries somebody.

use community::{care, moderation, notices::Letter, people::reach, roles};
use testkit::{Style, TestApp};

use super::{DAY, GWEN, IOLO, JONAH, MARGO, app, outbox, viewer, writes};

pub async fn letters() -> Vec<Letter> {
    let mut all = roles_and_care().await;
    all.extend(worries().await);
    all
}

async fn roles_and_care() -> Vec<Letter> {
    let app = app().await;
    let says = async |from: &str, words: &str| writes(&app, from, "peers", "Roles", words).await;
    says(MARGO, "ROLE scribe Gwen").await;
    let offer = app.newest_to(GWEN, "role-offer").await;
    app.answers(&offer, "YES", Style::Phone).await;
    says(MARGO, "ROLE host Iolo").await;
    let offer = app.newest_to(IOLO, "role-offer").await;
    app.answers(&offer, "NOT NOW", Style::Phone).await;
    says(IOLO, "ROLES").await;
    let (margo, hamish) = (app.world.person("margo"), app.world.person("hamish"));
    roles::set_term(&mut app.hall.of(margo), &viewer(&app, "margo").await, hamish, "host", 3).await.unwrap();
    app.hall.clock.advance(70 * DAY);
    roles::end_terms(&mut app.hall.system()).await.unwrap();
    let term = app.newest_to("hamish@islesenergy.example", "role-term").await;
    app.answers(&term, "YES", Style::Phone).await;
    app.hall.clock.advance(200 * DAY);
    for _ in 0..2 {
        roles::end_terms(&mut app.hall.system()).await.unwrap();
    }
    says(GWEN, "CARE\n\nI do not sleep since the meeting.").await;
    for _ in 0..4 {
        app.hall.clock.advance(5 * DAY);
        care::pass_on(&mut app.hall.system()).await.unwrap();
    }
    app.run().await;
    says(JONAH, "STEP DOWN host").await;
    says(JONAH, "STEP DOWN convenor").await;
    says(MARGO, "LEAVE").await;
    outbox(&app).await
}

async fn told(app: &TestApp) -> Letter {
    let (gwen, community) = (app.world.person("gwen"), app.world.community);
    reach::deliver(&mut app.hall.of(gwen), gwen, community, "each").await.unwrap();
    let words = "Nell cannot be trusted with the trailer.";
    writes(app, &format!("Iolo Prydderch <{IOLO}>"), "peers", "About Nell", words).await;
    app.newest_to(GWEN, "post").await
}

async fn worries() -> Vec<Letter> {
    let app = app().await;
    let post = told(&app).await;
    app.answers(&post, "WORRY This is unfair to Nell.", Style::Quoted).await;
    let asks = app.newest_to(MARGO, "case").await;
    app.hall.clock.advance(3 * DAY);
    moderation::remind(&mut app.hall.system()).await.unwrap();
    app.run().await;
    app.answers(&asks, "2", Style::Phone).await;
    app.answers(&asks, "3 It speaks of a member behind her back.", Style::Phone).await;
    let second = app.newest_to(JONAH, "case").await;
    app.answers(&second, "2", Style::Phone).await;
    app.answers(&asks, "3 It speaks of a member behind her back.", Style::Phone).await;
    let second = app.newest_to(JONAH, "case").await;
    app.answers(&second, "1", Style::Phone).await;
    let done = app.newest_to(IOLO, "case-told").await;
    app.answers(&done, "APPEAL I said it to her face first.", Style::Phone).await;
    let letters = outbox(&app).await;
    let appeal =
        letters.iter().rev().find(|one| one.kind == "case" && one.subject.contains("appeal")).unwrap();
    app.answers(appeal, "1 He did, I was there.", Style::Phone).await;
    let (margo, iolo) = (app.world.person("margo"), app.world.person("iolo"));
    let because = moderation::Because { section: "", rule: "We are fair.", reason: "For the third time." };
    let seen = viewer(&app, "margo").await;
    moderation::withdraw_member(&mut app.hall.of(margo), &seen, iolo, because).await.unwrap();
    outbox(&app).await
}
