//! What people get from pages, from the first link to the last button.

use axum::http::{Method, StatusCode};
use std::time::Duration;
use testkit::{Hall, TestApp};

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

fn link_in(text: &str, start: &str) -> String {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    text[from..]
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'))
        .next()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_visitor_reads_what_is_open_and_nothing_else() {
    let app = app().await;
    let mut visitor = app.browser();
    let front = visitor.page("/c/peers").await;
    assert!(front.contains("no convenor learns the hard way alone"));
    let list = visitor.page("/c/peers/talk").await;
    assert!(
        list.contains("How do you end a meeting")
            && !list.contains("WhatsApp")
            && !list.contains("Grant turned down")
    );
    let open = app.world.thread("How do you end");
    let thread = visitor.page(&format!("/c/peers/talk/{open}")).await;
    assert!(thread.contains("bicycle bell") && thread.contains("Sign in"));
    // Not there, not hinted at: the same page as for what never was.
    let closed = visitor.get(&format!("/c/peers/talk/{}", app.world.thread("WhatsApp"))).await;
    let never = visitor.get("/c/peers/talk/0000000000000").await;
    assert_eq!((closed.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    let people = visitor.get("/c/peers/people").await;
    assert_eq!(people.status, StatusCode::UNAUTHORIZED);
    let feed = visitor.page("/c/peers/feed.atom").await;
    assert!(feed.contains("bicycle bell") && !feed.contains("landlords"));
    assert_eq!(visitor.get("/c/nowhere").await.status, StatusCode::NOT_FOUND);
}

// S0.30: an emailed link, and no other way in.
#[tokio::test]
async fn a_member_signs_in_by_the_letters_link_and_a_scanner_does_not() {
    let app = app().await;
    let mut gwen = app.browser();
    let page = gwen.page("/sign-in?next=/c/peers/talk").await;
    assert!(page.contains("autocomplete=\"email\"") && !page.to_lowercase().contains("password\""));
    let asked = gwen
        .post_and_go("/sign-in", &[("email", "gwen@pubcommons.example"), ("next", "/c/peers/talk")])
        .await;
    assert!(asked.contains("one-time-code"));
    let letter = app.letters().await.remove(0);
    assert_eq!(letter.address, "gwen@pubcommons.example");
    let path =
        link_in(&letter.plain, "https://hall.example/sign-in/letter/").replace("https://hall.example", "");
    let mut scanner = app.browser();
    let seen = scanner.page(&path).await;
    assert!(!seen.contains("<form action=\"/sign-in/letter"), "another browser gets no button");
    assert_eq!(scanner.post(&path, &[]).await.status, StatusCode::GONE);
    assert!(!scanner.cookies.contains_key("hall"));
    let ready = gwen.page(&path).await;
    assert!(
        ready.contains("<form action=\"/sign-in/letter") && !gwen.cookies.contains_key("hall"),
        "opening acts not"
    );
    let talk = gwen.post_and_go(&path, &[]).await;
    assert!(talk.contains("Handing a WhatsApp group") && talk.contains("You are signed in"));
    assert_eq!(gwen.get(&path).await.status, StatusCode::GONE, "once");
}

// TP45: what is kept, and the question before it goes, come to the mailbox that proves whose it is.
#[tokio::test]
async fn what_is_kept_is_sent_to_the_mailbox_and_erasing_is_asked_there_once_more() {
    let app = app().await;
    let address = "gwen@pubcommons.example";
    let mut gwen = app.signed_in("gwen").await;
    assert!(gwen.page("/account").await.contains("Send me everything"));
    let sent = gwen.post_and_go("/account/data", &[("act", "send")]).await;
    assert!(sent.contains("It is on its way to you"));
    let letter = app.newest_to(address, "my-data").await;
    assert!(letter.plain.contains("is in the two files"), "{}", letter.plain);
    let asked = gwen.post_and_go("/account/data", &[("act", "erase")]).await;
    assert!(asked.contains("We ask you once more by letter"));
    let letter = app.newest_to(address, "confirm").await;
    assert!(letter.plain.contains("DELETE ME "), "{}", letter.plain);
    // Nothing is gone before the code comes back, and whoever asks again and again is told when they may.
    assert!(gwen.page("/account").await.contains("Gwen"));
    for _ in 0..2 {
        gwen.post("/account/data", &[("act", "erase")]).await;
    }
    assert_eq!(gwen.post("/account/data", &[("act", "erase")]).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        app.browser().post("/account/data", &[("act", "send")]).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_known_and_an_unknown_address_get_the_same_answer() {
    let app = app().await;
    let mut answers = Vec::new();
    for address in ["margo@commonkettle.example", "nobody@nowhere.example"] {
        let mut browser = app.browser();
        let answer = browser.post("/sign-in", &[("email", address), ("next", "/")]).await;
        answers.push((answer.status, answer.location().to_owned(), browser.page("/sign-in/code").await));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(app.letters().await.len(), 1);
    let wrong = app.browser().post("/sign-in", &[("email", "margo"), ("next", "//evil.example")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("another look")
            && wrong.text.contains("value=\"margo\"")
            && !wrong.text.contains("evil")
    );
}

#[tokio::test]
async fn asking_too_often_says_when_to_ask_again() {
    let app = app().await;
    let mut browser = app.browser();
    for _ in 0..5 {
        let answer = browser.post("/sign-in", &[("email", "ravi@quietlibraries.example")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    let answer = browser.post("/sign-in", &[("email", "ravi@quietlibraries.example")]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers["retry-after"], "720");
}

#[tokio::test]
async fn a_member_starts_answers_edits_takes_back_and_puts_back() {
    let app = app().await;
    let mut iolo = app.signed_in("iolo").await;
    assert!(iolo.page("/c/peers/talk/new").await.contains("Members only"));
    let fields =
        [("subject", "Younger menders"), ("words", "Who asked *well*?"), ("level", "3"), ("act", "preview")];
    let look = iolo.post_with("/c/peers/talk/new", &fields, &[]).await;
    assert!(
        look.text.contains("<em>well</em>") && look.text.contains("Younger menders"),
        "a look before it is sent"
    );
    let fields =
        [("subject", "Younger menders"), ("words", "Who asked *well*?"), ("level", "3"), ("act", "send")];
    let rota: &[u8] = b"\x89PNG\r\n\x1a\n0000";
    let files =
        [("files", "rota.png", "image/png", rota), ("files", "x.svg", "image/png", b"<svg onload=alert(1)>")];
    let sent = iolo.post_with("/c/peers/talk/new", &fields, &files).await;
    let thread = sent.location().to_owned();
    let page = iolo.go(sent).await;
    assert!(
        page.contains("Your conversation has begun")
            && page.contains("rota.png")
            && page.contains("<em>well</em>")
    );
    // Files: a picture is shown, what only claims to be one is handed over.
    let mut kinds = Vec::new();
    for piece in page.split("href=\"/c/peers/files/").skip(1) {
        let path = format!("/c/peers/files/{}", piece.split('"').next().unwrap());
        let file = iolo.get(&path).await;
        kinds.push((
            file.headers["content-type"].to_str().unwrap().to_owned(),
            file.headers["content-disposition"].to_str().unwrap().starts_with("inline"),
        ));
        assert_eq!(app.browser().get(&path).await.status, StatusCode::NOT_FOUND, "not for visitors");
    }
    kinds.dedup();
    assert_eq!(kinds, [("image/png".to_owned(), true), ("application/octet-stream".to_owned(), false)]);
    // Another answers.
    let mut nell = app.signed_in("nell").await;
    let sent = nell
        .post_with(
            &format!("{thread}/answer"),
            &[("words", "We put up a card in the *school*."), ("act", "send")],
            &[],
        )
        .await;
    let post = sent.location().rsplit('/').next().unwrap().to_owned();
    assert!(nell.go(sent).await.contains("Your answer is with the others"));
    // Edited: what it said stays to be seen.
    let form = nell.page(&format!("/c/peers/posts/{post}/edit")).await;
    assert!(form.contains("We put up a card"));
    let fields = [("words", "We put up a card in the library."), ("version", "1"), ("act", "send")];
    assert!(
        nell.post_and_go(&format!("/c/peers/posts/{post}/edit"), &fields).await.contains("in the library")
    );
    let late = nell.post(&format!("/c/peers/posts/{post}/edit"), &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("in the library."), "nothing that was written is lost");
    assert!(iolo.page(&format!("/c/peers/posts/{post}/versions")).await.contains("<em>school</em>"));
    // Taken back, and put back.
    assert_eq!(iolo.get(&format!("/c/peers/posts/{post}/withdraw")).await.status, StatusCode::FORBIDDEN);
    let gone = nell.post_and_go(&format!("/c/peers/posts/{post}/withdraw"), &[]).await;
    assert!(!gone.contains("in the library") && gone.contains(&format!("/c/peers/posts/{post}/restore")));
    assert!(
        nell.post_and_go(&format!("/c/peers/posts/{post}/restore"), &[]).await.contains("in the library")
    );
}

#[tokio::test]
async fn what_cannot_be_taken_comes_back_with_what_was_written() {
    let app = app().await;
    let mut iolo = app.signed_in("iolo").await;
    let fields = [("subject", " "), ("words", "half a thought"), ("level", "3"), ("act", "send")];
    let answer = iolo.post_with("/c/peers/talk/new", &fields, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("half a thought") && answer.text.contains("another look"));
    assert!(answer.text.contains("<title>Error: "), "the title says so too");
}

#[tokio::test]
async fn words_written_while_a_session_ended_wait_for_their_writer() {
    let app = app().await;
    let mut gwen = app.signed_in("gwen").await;
    let thread = format!("/c/peers/talk/{}", app.world.thread("A rota"));
    let old = gwen.cookies.clone();
    gwen.post("/sign-out", &[]).await;
    gwen.cookies = old;
    let answer = gwen
        .post_with(&format!("{thread}/answer"), &[("words", "My long answer"), ("act", "send")], &[])
        .await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.text.contains(&format!("{thread}#answer")), "and it knows the way back");
    let mut again = app.signed_in("gwen").await;
    assert!(again.page(&thread).await.contains("My long answer"));
    let mut other = app.signed_in("iolo").await;
    assert!(!other.page(&thread).await.contains("My long answer"));
}

#[tokio::test]
async fn a_person_follows_mutes_reads_and_tells_about_themselves() {
    let app = app().await;
    let mut wil = app.signed_in("wilhelmina").await;
    let thread = format!("/c/peers/talk/{}", app.world.thread("WhatsApp"));
    assert!(
        wil.post_and_go(&format!("{thread}/watch"), &[("wish", "mute")])
            .await
            .contains("This conversation is quiet for you")
    );
    assert_eq!(
        wil.post(&format!("{thread}/watch"), &[("wish", "loud")]).await.status,
        StatusCode::BAD_REQUEST
    );
    let new = |page: String| page.matches("class=\"new\"").count();
    let muted = new(wil.page("/c/peers/talk").await);
    wil.post_and_go(&format!("{thread}/watch"), &[("wish", "usual")]).await;
    let before = new(wil.page("/c/peers/talk").await);
    assert_eq!(muted, before - 1, "what is muted is not marked as new");
    let after = new(wil.post_and_go(&format!("{thread}/read"), &[]).await);
    assert_eq!(after, before - 1);
    assert_eq!(wil.post_and_go("/c/peers/talk/read", &[]).await.matches("class=\"new\"").count(), 0);
    let fields =
        [("name", "Wil Dace"), ("practice", "Rivers"), ("offers", "Dry socks"), ("seeks", ""), ("about", "")];
    assert!(wil.post_and_go("/c/peers/profile", &fields).await.contains("Dry socks"));
    let people = wil.page("/c/peers/people?q=dace").await;
    assert!(people.contains("Wil Dace") && !people.contains("Iolo Prydderch"));
}

#[tokio::test]
async fn a_person_sees_where_they_are_signed_in_and_ends_it() {
    let app = app().await;
    let mut here = app.signed_in("yuki").await;
    let mut there = app.signed_in("yuki").await;
    assert!(here.page("/account").await.contains("yuki@bluebirdcarers.example"));
    here.post_and_go("/account/sessions", &[("others", "1")]).await;
    assert_eq!(there.get("/account").await.status, StatusCode::UNAUTHORIZED, "dead at once");
    let wrong =
        here.post("/account/settings", &[("name", "Yuki"), ("zone", "Nowhere"), ("language", "en")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    here.post_and_go("/account/settings", &[("name", "Yuki"), ("zone", "Asia/Tokyo"), ("language", "en")])
        .await;
    here.post_and_go("/sign-out", &[]).await;
    assert_eq!(here.get("/account").await.status, StatusCode::UNAUTHORIZED);
}

// A room for a few: practice 2.16, level 4.
#[tokio::test]
async fn a_room_is_opened_by_naming_who_is_in_it_and_is_not_there_for_others() {
    let app = app().await;
    let mut adaeze = app.signed_in("adaeze").await;
    let yuki = app.world.person("yuki").to_string();
    let fields = [
        ("subject", "Between us"),
        ("words", "May I ask you something?"),
        ("level", "4"),
        ("present", yuki.as_str()),
        ("act", "send"),
    ];
    let sent = adaeze.post_with("/c/peers/talk/new", &fields, &[]).await;
    let room = sent.location().to_owned();
    assert!(app.signed_in("yuki").await.page(&room).await.contains("May I ask you something?"));
    for name in ["gwen", "margo"] {
        let mut other = app.signed_in(name).await;
        assert_eq!(other.get(&room).await.status, StatusCode::NOT_FOUND);
        assert!(!other.page("/c/peers/talk").await.contains("Between us"), "{name}");
    }
}

#[tokio::test]
async fn nothing_is_changed_from_another_site_nor_by_looking() {
    let app = app().await;
    let mut iolo = app.signed_in("iolo").await;
    let thread = format!("/c/peers/talk/{}", app.world.thread("A rota"));
    for path in ["/sign-out", "/c/peers/talk/read", &format!("{thread}/watch")] {
        assert_eq!(iolo.get(path).await.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
    let head = iolo.ask(Method::HEAD, &thread, "", Vec::new()).await;
    assert_eq!((head.status, head.text.len()), (StatusCode::OK, 0));
    assert_eq!(iolo.page("/account").await.matches("Firefox").count(), 1);
}

#[tokio::test]
async fn a_visitors_page_is_kept_and_never_older_than_what_was_written() {
    let app = app().await;
    let open = format!("/c/peers/talk/{}", app.world.thread("How do you end"));
    let mut visitor = app.browser();
    let first = visitor.get(&open).await;
    assert!(first.headers.contains_key("etag"));
    let mut desmond = app.signed_in("desmond").await;
    desmond
        .post_with(&format!("{open}/answer"), &[("words", "The bell is loud."), ("act", "send")], &[])
        .await;
    assert!(visitor.page(&open).await.contains("The bell is loud."));
    // What members see is never handed to visitors.
    desmond.page("/c/peers/talk").await;
    assert!(!visitor.page("/c/peers/talk").await.contains("WhatsApp"));
    app.hall.clock.advance(Duration::from_secs(3));
    assert!(visitor.page(&open).await.contains("The bell is loud."));
}

#[tokio::test]
async fn what_is_too_long_or_too_heavy_is_said_so() {
    let app = app().await;
    let mut browser = app.browser();
    let long = format!("/c/{}", "x".repeat(5_000));
    assert_eq!(browser.get(&long).await.status, StatusCode::URI_TOO_LONG);
    let heavy = browser.post("/sign-in", &[("email", &"x".repeat(2_000_000))]).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
}

// S3.23: answers name people before letters.
#[tokio::test]
async fn a_search_names_people_then_letters_and_finds_only_what_may_be_read() {
    let app = app().await;
    let mut gwen = app.signed_in("gwen").await;
    let found = gwen.page("/c/peers/search?q=handing+over").await;
    let (people, letters) =
        (found.find("People who may know").unwrap(), found.find("Letters that say it").unwrap());
    assert!(people < letters);
    let (people, letters) = (&found[people..letters], &found[letters..]);
    assert!(people.contains("Iolo Prydderch") && people.matches("<h3>").count() <= 3);
    assert!(letters.contains("<mark>") && letters.contains("WhatsApp"));
    let visitor = app.browser().page("/c/peers/search?q=handing+over").await;
    assert!(!visitor.contains("WhatsApp") && !visitor.contains("landlords"));
    let mut browser = app.browser();
    assert!(browser.page("/c/peers/search").await.contains("Start with a word or two"));
    assert!(browser.page("/c/peers/search?q=bell+after%3Ateatime").await.contains("is not a day"));
    assert!(browser.page("/c/peers/search?q=%22%27%28%2A%29%3CNEAR%3E").await.contains("Nothing was found"));
}

// Issue 3: what a reply does, a page does too.
#[tokio::test]
async fn a_convenor_settles_on_a_page_and_takes_it_back_and_a_member_leaves_and_returns() {
    let app = testkit::TestApp::over(testkit::Hall::sqlite().await).await;
    let sent = testkit::post::Sent::new(
        "Mair <mair@valley.example>",
        "peers@hall.example",
        "May I ask?",
        "Anyone in Kerry?",
    );
    assert_eq!(app.deliver(&sent).await.outcome, "held");
    let mut margo = app.signed_in("margo").await;
    let page = margo.page("/c/peers/held").await;
    assert!(page.contains("May I ask?") && page.contains("They are no member."), "{page}");
    let action = page.split("action=\"/c/peers/held/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut gwen = app.signed_in("gwen").await;
    assert_eq!(gwen.get("/c/peers/held").await.status, 403);
    assert_eq!(gwen.post(&format!("/c/peers/held/{action}"), &[("word", "accept")]).await.status, 404);
    let page = margo.post_and_go(&format!("/c/peers/held/{action}"), &[("word", "accept")]).await;
    assert!(page.contains("It is let through"), "{page}");
    assert!(gwen.page("/c/peers/talk").await.contains("May I ask?"));
    let page = margo.page("/account/receipts").await;
    let receipt =
        page.split("name=\"receipt\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = margo.post_and_go("/account/receipts", &[("receipt", &receipt)]).await;
    assert!(page.contains("Taken back"), "{page}");
    assert!(margo.page("/c/peers/held").await.contains("May I ask?"));
    assert!(gwen.post_and_go("/c/peers/belonging", &[("act", "leave")]).await.contains("You have left"));
    assert_eq!(gwen.get("/c/peers/people").await.status, 403);
    assert!(gwen.post_and_go("/c/peers/belonging", &[("act", "return")]).await.contains("Welcome back"));
    assert_eq!(gwen.post("/c/peers/belonging", &[("act", "open")]).await.status, 403);
}
