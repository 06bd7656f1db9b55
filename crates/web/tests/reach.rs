//! How letters reach people, through the door that they use: their account, the page of less, the page of their convenors.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use community::notices;
use testkit::{Hall, TestApp};

/// The token of the newest letter to an address.
async fn token(app: &TestApp, address: &str) -> String {
    let letters = app.letters().await;
    let letter = letters.iter().find(|letter| letter.address == address).expect("a letter");
    notices::token(&app.hall.house.letters_key().await.unwrap(), letter.delivery)
}

async fn answered(app: &TestApp, words: &str) {
    let thread = app.world.thread("WhatsApp");
    let post = app.world.threads[1].1[1];
    let path = format!("/c/peers/talk/{thread}/answer");
    let mut nell = app.signed_in("nell").await;
    let to = post.to_string();
    let answer = nell.post_with(&path, &[("words", words), ("to", &to), ("act", "send")], &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

// Reliability 4.5, row 5; RFC 8058.
#[tokio::test]
async fn less_is_asked_by_a_page_and_done_by_its_button_without_signing_in_and_can_be_put_back() {
    let app = TestApp::over(Hall::sqlite().await).await;
    answered(&app, "Did it hold?").await;
    let token = token(&app, "hamish@islesenergy.example").await;
    let path = format!("/less/{token}");
    let mut browser = app.browser();
    let page = browser.page(&path).await;
    assert!(page.contains("Hamish Dunmore") && page.contains("Handing a WhatsApp group"), "{page}");
    assert!(!page.contains("can be put back"), "opening it changed nothing");
    let answer = browser.get(&path).await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    let page = browser.post_and_go(&path, &[("act", "mute")]).await;
    assert!(page.contains("You have less of it now"), "{page}");
    let before = app.letters().await.len();
    answered(&app, "And now?").await;
    assert!(
        app.letters()
            .await
            .iter()
            .take(app.letters().await.len() - before)
            .all(|letter| !letter.address.starts_with("hamish"))
    );
    let page = browser.post_and_go(&format!("{path}/restore"), &[]).await;
    assert!(page.contains("Letters come as they did before"), "{page}");
    answered(&app, "And again?").await;
    assert!(app.letters().await[..3].iter().any(|letter| letter.address.starts_with("hamish")));
    // A mail program's own button: no cookie, no page that it came from, no redirect.
    let body = b"List-Unsubscribe=One-Click".to_vec();
    let kind = "application/x-www-form-urlencoded";
    let answer = app.browser().ask_bare(Method::POST, &path, kind, body).await;
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::OK, "OK"));
    let hamish = app.world.person("hamish");
    let reach = community::people::reach::of(&mut app.hall.system(), hamish).await.unwrap();
    assert_eq!(reach[0].delivery, "none");
    app.hall.clock.advance(Duration::from_secs(31 * 86_400));
    let late = browser.post(&format!("{path}/restore"), &[]).await;
    assert_eq!(late.status, StatusCode::GONE);
    let made_up = browser.get("/less/00000000000000000000000000").await;
    assert_eq!(made_up.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_member_chooses_how_letters_reach_them_and_sees_what_was_sent_and_why() {
    let app = TestApp::over(Hall::sqlite().await).await;
    answered(&app, "Did it hold?").await;
    app.letters().await;
    let mut hamish = app.signed_in("hamish").await;
    let page = hamish.page("/account/letters").await;
    assert!(page.contains("because it answers you") && page.contains("Nell Carraway via"), "{page}");
    assert!(hamish.page("/account").await.contains("/account/letters"));
    let fields = [
        ("rhythm", "daily"),
        ("day", "1"),
        ("hour", "18:15"),
        ("minutes", "45"),
        ("mails", "9"),
        ("asks", "1"),
        ("quiet_from", "21:00"),
        ("quiet_to", "06:30"),
    ];
    let page = hamish.post_and_go("/account/letters", &fields).await;
    assert!(page.contains("18:15") && page.contains("value=\"45\""), "{page}");
    let mut wrong = fields;
    wrong[3].1 = "many";
    let answer = hamish.post("/account/letters", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Write a number of minutes") && answer.text.contains("value=\"many\""));
    let page = hamish.post_and_go("/account/letters/word", &[("word", "stop")]).await;
    assert!(page.contains("You stopped all letters"), "{page}");
    let page = hamish.post_and_go("/account/letters/restore", &[]).await;
    assert!(!page.contains("You stopped all letters"));
    let page = hamish
        .post_and_go("/account/letters/community", &[("community", "peers"), ("delivery", "each")])
        .await;
    assert!(page.contains("value=\"each\" checked"), "{page}");
    let page =
        hamish.post_and_go("/account/letters/topic", &[("community", "peers"), ("topic", "rotas")]).await;
    assert!(page.contains("<b>rotas</b>"), "{page}");
    let page =
        hamish.post_and_go("/account/letters/topic", &[("community", "peers"), ("widen", "rota")]).await;
    assert!(!page.contains("<b>rotas</b>"));
}

// S2.11, S3.4, S0.9, S3.7, S3.30
#[tokio::test]
async fn a_convenor_makes_a_list_and_early_posts_are_held_by_page_too() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let mut margo = app.signed_in("margo").await;
    let fields = [
        ("list", "1"),
        ("tag", "ecf"),
        ("reply_to", "all"),
        ("moderation", "nobody"),
        ("word0", "Event"),
        ("days0", "1"),
        ("since0", "30"),
    ];
    let page = margo.post_and_go("/c/peers/letters", &fields).await;
    assert!(page.contains("It is a mailing list") && page.contains("value=\"event\""), "{page}");
    let mut gwen = app.signed_in("gwen").await;
    assert_eq!(gwen.get("/c/peers/letters").await.status, StatusCode::FORBIDDEN);
    let write = [("subject", "[Event] Tea"), ("words", "On Friday."), ("level", "3"), ("act", "send")];
    let answer = gwen.post_with("/c/peers/talk/new", &write, &[]).await;
    let page = gwen.go(answer).await;
    assert!(page.contains("Your words wait for their day") && !page.contains("[Event] Tea"), "{page}");
    let preview =
        [("subject", "Tea"), ("words", "Let us leverage synergies."), ("level", "3"), ("act", "preview")];
    let page = gwen.post_with("/c/peers/talk/new", &preview, &[]).await.text;
    assert!(page.contains("years of age") && page.contains("leverage") && page.contains("12"), "{page}");
    assert!(page.contains("have it as a letter at once. About a minute each."), "{page}");
    let busy = [("name", "Year's end"), ("from", "2026-12-01"), ("to", "2026-12-31")];
    assert!(margo.post_and_go("/c/peers/letters/busy", &busy).await.contains("Year&#39;s end"));
    let plan = [("month", "24322"), ("what", "Pulse"), ("minutes", "500"), ("times", "1")];
    let answer = margo.post("/c/peers/letters/plan", &plan).await;
    assert!(answer.text.contains("more than the members agreed"), "{}", answer.text);
    let draft = [("act", "new"), ("subject", "A quiet month"), ("words", "Onboard your stakeholders.")];
    let page = margo.post_and_go("/c/peers/letters/drafts", &draft).await;
    assert!(
        page.contains("stakeholders</b>") && page.contains("Send it as mine"),
        "her own words are hers: {page}"
    );
}

// S1.2
#[tokio::test]
async fn a_report_on_a_person_for_a_sponsor_is_refused_with_the_reason() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let mut margo = app.signed_in("margo").await;
    let gwen = app.world.person("gwen");
    assert!(margo.page(&format!("/c/peers/people/{gwen}")).await.contains("/report"));
    let answer = margo.get(&format!("/c/peers/people/{gwen}/report")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text.contains("cannot be exported"), "{}", answer.text);
}
