//! What we say back to letters: receipts, questions back, what waits, what was settled, what is refused.

use community::notices::Letter;
use testkit::{Style, TestApp, post::Sent};

use super::{DAY, FARIDA, GWEN, IOLO, MARGO, app, outbox, sender, writes};

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    from_strangers(&app).await;
    let unproven = Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Trailers", "Who has one?");
    app.deliver(&unproven.unproven()).await;
    writes(&app, GWEN, "peers", "Rotas", "Who has handed one over?").await;
    let receipt = app.newest_to(GWEN, "receipt").await;
    for words in [
        "HELP",
        "WHO",
        "CATCH UP",
        "HEAVY",
        "PRIVATE the accounts worry me",
        "OFFER: two trestle tables",
        "ASK: who has a trailer?",
        "TOPIC: letting go",
        "PAUSE 3 WEEKS",
        "RETURN",
        "LESS",
        "2 A WEEK",
        "DELEGATE pa@pubcommons.example for dates",
        "CORRECT Gwen A.",
        "FOUND",
        "UNDO",
        "MY DATA",
    ] {
        app.answers(&receipt, words, Style::Phone).await;
    }
    writes(&app, GWEN, "peers", "Founding", "FOUND Seed Keepers\nana@seeds.example\nben@seeds.example").await;
    let out = Sent::new(
        &format!("Gwen <{GWEN}>"),
        &app.reply_to(&receipt).await,
        "Out of office: back on 12 November 2026",
        "I am away until 12 November 2026.",
    );
    app.deliver(&out.with("Auto-Submitted", "auto-replied")).await;
    let absence = app.newest_to(GWEN, "absence").await;
    app.answers(&absence, "NO", Style::Phone).await;
    app.answers_from("eve@elsewhere.example", &receipt, "LEAVE", Style::Phone).await;
    asked_back(&app).await;
    app.answers(&receipt, "DELETE ME", Style::Phone).await;
    app.answers(&receipt, "LEAVE", Style::Phone).await;
    let left = app.newest_to(GWEN, "left").await;
    for words in ["KEEP NAME", "NO NAME", "ALUMNI YES"] {
        app.answers(&left, words, Style::Phone).await;
    }
    let confirm = app.newest_to(GWEN, "confirm").await;
    let code = confirm.plain.split("DELETE ME ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    // What went to her is emptied then; what is left is the last letter.
    let mut all = outbox(&app).await;
    app.answers(&confirm, &format!("DELETE ME {code}"), Style::Phone).await;
    all.extend(outbox(&app).await.into_iter().filter(|letter| letter.kind == "erased"));
    all
}

async fn from_strangers(app: &TestApp) {
    let mair = "Mair Evans <mair@kerry.example>";
    writes(app, mair, "peers", "May I ask?", "Is there a network like yours in Kerry?").await;
    writes(app, "Olwen <olwen@valley.example>", "peers-join", "Hello", "I run a tool library.").await;
    writes(app, "Bryn <bryn@valley.example>", "peers-care", "Hello", "I do not sleep.").await;
    let held = app.newest_to(MARGO, "held").await;
    app.answers(&held, "REJECT please write to the Kerry list", Style::Phone).await;
}

/// Words to a letter of several things, that may be meant for one of them.
async fn asked_back(app: &TestApp) {
    for (subject, words) in [("Keys", "Who has the keys?"), ("Chairs", "Who has chairs?")] {
        writes(app, FARIDA, "peers", subject, words).await;
    }
    app.hall.clock.advance(2 * DAY);
    letters::digest::send_due(&app.hall.house, &sender()).await.unwrap();
    let digest = app.newest_to(IOLO, "digest").await;
    app.answers(&digest, "We could meet in Leeds, halfway for most of us.", Style::Phone).await;
}
