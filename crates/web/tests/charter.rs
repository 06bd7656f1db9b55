//! The charter, stages, sponsors and channels, through the door that people use.

use std::time::Duration;

use axum::http::StatusCode;
use testkit::{Hall, TestApp};

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

// S4.3
#[tokio::test]
async fn a_convenor_saves_the_charter_once_the_four_are_filled() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    let path = "/c/peers/charter/edit";
    let refused =
        margo.post(path, &[("words-domain", ""), ("beside-domain", "1"), ("words-community", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("A charter says what you care about"), "{}", refused.text);
    let page = margo
        .post_and_go(path, &[("words-community", "Thirteen who convene."), ("beside-community", "0")])
        .await;
    assert!(page.contains("The charter is saved") && page.contains("Thirteen who convene."), "{page}");
    assert!(page.contains("Not yet. It is needed before you launch."), "{page}");
    let mut gwen = app.signed_in("gwen").await;
    assert_eq!(gwen.get(path).await.status, StatusCode::FORBIDDEN);
    let mut visitor = app.browser();
    let page = visitor.page("/c/peers/charter").await;
    assert!(
        page.contains("no convenor learns the hard way alone") && !page.contains("Thirteen who convene.")
    );
}

// S1.6, S4.26
#[tokio::test]
async fn a_member_proposes_others_object_and_the_words_are_amended_on_pages() {
    let app = app().await;
    let mut gwen = app.signed_in("gwen").await;
    let form = gwen.page("/c/peers/charter/propose?section=resources").await;
    assert!(form.contains("It takes answers of") && form.contains("words-resources"), "{form}");
    let nothing =
        gwen.post("/c/peers/charter/propose", &[("words-resources", "One kettle."), ("why", "")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("One kettle."), "what was typed stays");
    let sent = [("words-resources", "One kettle, two hours a month."), ("why", "So that nobody wonders.")];
    let answer = gwen.post("/c/peers/charter/propose", &sent).await;
    let path = answer.location().to_owned();
    assert!(path.starts_with("/c/peers/charter/proposals/"), "{path}");
    let mut iolo = app.signed_in("iolo").await;
    let bare = iolo.post(&path, &[("act", "object"), ("words", "")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = iolo.post_and_go(&path, &[("act", "object"), ("words", "Two hours are not enough.")]).await;
    assert!(page.contains("Stopped by an objection") && page.contains("Two hours are not enough."), "{page}");
    let amended = [("act", "amend"), ("words-resources", "One kettle, three hours a month.")];
    let page = gwen.post_and_go(&path, &amended).await;
    assert!(
        page.contains("three hours a month") && page.contains("two hours a month"),
        "both are kept: {page}"
    );
    let charter = iolo.page("/c/peers/charter").await;
    assert!(charter.contains("Open") && charter.contains("Hours and money"), "{charter}");
    let asked = iolo.post_and_go("/c/peers/charter/questions", &[("words", "Do we want to be more?")]).await;
    assert!(asked.contains("Do we want to be more?"), "{asked}");
    let mut visitor = app.browser();
    assert_eq!(visitor.get(&path).await.status, StatusCode::UNAUTHORIZED);
}

// S0.2, S2.35
#[tokio::test]
async fn the_stage_page_shows_the_gate_and_why_it_does_not_open() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    let page = margo.page("/c/peers/stage").await;
    assert!(page.contains("Growing, since") && page.contains("First figures are gathered until"), "{page}");
    let id = app.world.person("gwen").to_string();
    let pass = [("act", "pass"), ("to", "sustain"), ("reasons", "Members host."), ("agreed", id.as_str())];
    let refused = margo.post("/c/peers/stage", &pass).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("Not there yet: No more than half of it rests on the convenor"),
        "{}",
        refused.text
    );
    for condition in ["independent", "landing"] {
        let bring =
            [("act", "bring"), ("condition", condition), ("evidence", "Counted in June."), ("link", "")];
        margo.post_and_go("/c/peers/stage", &bring).await;
    }
    let page = margo.post_and_go("/c/peers/stage", &pass).await;
    assert!(page.contains("From Growing to Carrying on") && page.contains("Gwen Abernathy"), "{page}");
    let bad = [("act", "bring"), ("condition", "x"), ("evidence", "y"), ("link", "javascript:alert(1)")];
    assert_eq!(margo.post("/c/peers/stage", &bad).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut gwen = app.signed_in("gwen").await;
    assert!(gwen.page("/c/peers/stage").await.contains("Members host."));
    assert_eq!(gwen.post("/c/peers/stage", &pass).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.browser().get("/c/peers/stage").await.status, StatusCode::UNAUTHORIZED);
}

// S3.6, S4.4
// S1.11 on pages: asked, answered, looked at without names, and the share for everyone.
#[tokio::test]
async fn what_it_is_for_is_asked_and_answered_on_pages() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    margo.post_and_go("/c/peers/stage/clarity", &[("act", "open")]).await;
    for (name, words) in [
        ("gwen", "To stop learning it alone"),
        ("iolo", "So that nobody learns it alone"),
        ("nell", "Not alone"),
        ("ravi", "Biscuits"),
        ("yuki", "Convening, and not alone"),
    ] {
        let mut member = app.signed_in(name).await;
        let bare = member.post("/c/peers/stage/clarity", &[("words", " ")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = member.post_and_go("/c/peers/stage/clarity", &[("words", words)]).await;
        assert!(page.contains("kept without your name") && !page.contains("Biscuits</span>"), "{page}");
    }
    let page = margo.page("/c/peers/stage/clarity").await;
    assert!(page.contains("Nothing is shown while it is open") && !page.contains("Biscuits"), "{page}");
    app.hall.clock.advance(Duration::from_secs(15 * 86_400));
    let mut iolo = app.signed_in("iolo").await;
    assert!(iolo.page("/c/peers/stage/clarity").await.contains("have not said yet which of them"));
    let page = margo.page("/c/peers/stage/clarity").await;
    assert!(page.contains("Biscuits") && !page.contains("Ravi"), "{page}");
    let ids: Vec<String> = page
        .split("name=\"sentence\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(ids.len(), 5);
    for id in &ids {
        margo.post_and_go("/c/peers/stage/clarity", &[("act", "says"), ("sentence", id)]).await;
    }
    margo.post_and_go("/c/peers/stage/clarity", &[("act", "not"), ("sentence", &ids[0])]).await;
    let mut gwen = app.signed_in("gwen").await;
    let page = gwen.page("/c/peers/stage/clarity").await;
    assert!(page.contains("4 of 5 say it") && !page.contains("Biscuits"), "{page}");
}

#[tokio::test]
async fn readiness_and_six_numbers_are_answered_on_pages() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    let no = [("question", "care"), ("answer", "no"), ("evidence", ""), ("accepted", "Later.")];
    let page = margo.post_and_go("/c/peers/stage/readiness", &no).await;
    assert!(page.contains("Stops the launch"), "{page}");
    let bare = margo.post("/c/peers/stage/readiness", &[("question", "need"), ("answer", "yes")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    margo.post_and_go("/c/peers/stage/fellowship", &[("act", "open")]).await;
    let numbers: Vec<(String, String)> =
        (1..=6).map(|place| (format!("number{place}"), "4".to_owned())).collect();
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    for name in ["gwen", "iolo", "nell", "ravi", "yuki"] {
        let mut member = app.signed_in(name).await;
        let few = member.post("/c/peers/stage/fellowship", &numbers[..5]).await;
        assert_eq!(few.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = member.post_and_go("/c/peers/stage/fellowship", &numbers).await;
        assert!(page.contains("Nobody can see") && !page.contains("on average"), "{page}");
    }
    let page = margo.post_and_go("/c/peers/stage/fellowship", &[("act", "close")]).await;
    assert!(page.contains("<bdi>4.0</bdi> on average") && page.contains("A community"), "{page}");
    assert!(page.contains("nearly all alike"), "all said the same, which is not told: {page}");
}

// S3.3, S2.14, 5.7.3
#[tokio::test]
async fn a_sponsor_opens_no_page_with_a_person_on_it() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    let kept = [
        ("act", "keep"),
        ("organisation", "The Kettle Fund"),
        ("contact", "Petra Lund"),
        ("address", "petra@kettlefund.example"),
        ("every_days", "90"),
    ];
    let page = margo.post_and_go("/c/peers/sponsors", &kept).await;
    let id = page.split("id=\"s").nth(1).unwrap()[..13].to_owned();
    let promise = [
        ("act", "promise"),
        ("sponsor", id.as_str()),
        ("promise", "Two thousand for May."),
        ("due", "2020-05-01"),
    ];
    let page = margo.post_and_go("/c/peers/sponsors", &promise).await;
    assert!(page.contains("Overdue") && page.contains("Two thousand for May."), "{page}");
    margo.post_and_go("/c/peers/sponsors", &[("act", "invite"), ("sponsor", &id)]).await;
    let person = {
        let mut work = app.hall.system();
        let address = community::people::address::Address::of("petra@kettlefund.example").unwrap();
        community::people::by_address(&mut work, &address).await.unwrap().unwrap().id
    };
    let mut petra = app.signed_in_as(person).await;
    let own = petra.page("/c/peers/sponsor").await;
    assert!(own.contains("For <bdi>The Kettle Fund</bdi>") && own.contains("13 members"), "{own}");
    let gwen = app.world.person("gwen");
    for path in [
        "people".to_owned(),
        format!("people/{gwen}"),
        format!("people/{gwen}/report"),
        "profile".into(),
        "unreached".into(),
        "held".into(),
        "letters".into(),
        "sponsors".into(),
        "stage".into(),
        "stage/readiness".into(),
        "stage/fellowship".into(),
        "stage/clarity".into(),
        "channels".into(),
        "charter/edit".into(),
        "charter/propose".into(),
        "talk/new".into(),
    ] {
        let answer = petra.get(&format!("/c/peers/{path}")).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(!answer.text.contains("Gwen"), "{path} names somebody");
    }
    for path in ["", "/charter", "/talk", "/discover", "/sponsor"] {
        let answer = petra.get(&format!("/c/peers{path}")).await;
        assert!(!answer.text.contains("/c/peers/people/"), "{path} leads to a person");
    }
    let mut iolo = app.signed_in("iolo").await;
    assert_eq!(iolo.get("/c/peers/sponsor").await.status, StatusCode::NOT_FOUND);
    assert_eq!(iolo.get("/c/peers/sponsors").await.status, StatusCode::FORBIDDEN);
}

// S0.27, S0.28
#[tokio::test]
async fn what_an_organisation_does_not_allow_is_greyed_with_the_policy_named() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    let policy = [
        ("organisation", "Pub Commons"),
        ("domain", "pubcommons.example"),
        ("policy", "Apps we may use"),
        ("allowed", "calendar"),
        ("allowed", "phone"),
    ];
    let page = margo.post_and_go("/c/peers/channels", &policy).await;
    assert!(page.contains("It holds for one member.") && page.contains("Gwen Abernathy"), "{page}");
    let page = margo.page("/c/peers/channels?address=new%40pubcommons.example").await;
    assert!(page.contains("class=\"greyed\"") && page.contains("Apps we may use"), "{page}");
    assert!(page.contains("No good channel") && page.contains("Write ASK: and the question"), "{page}");
    let wrong = margo.get("/c/peers/channels?address=nonsense").await;
    assert!(wrong.text.contains("error-summary"));
    let mut iolo = app.signed_in("iolo").await;
    let seen = iolo.page("/c/peers/channels").await;
    assert!(seen.contains("Pub Commons") && !seen.contains("Gwen Abernathy"), "who it is, convenors see");
}
