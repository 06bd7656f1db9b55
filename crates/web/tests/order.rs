//! Roles, care and moderation, through the door that people use.

use axum::http::StatusCode;
use testkit::{Browser, Hall, TestApp};

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

/// The value of a hidden field behind some words of a page.
fn value<'a>(page: &'a str, field: &str) -> &'a str {
    let start = format!("name=\"{field}\" value=\"");
    page.split(&start)
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_else(|| panic!("no {field}: {page}"))
}

async fn post_of(browser: &mut Browser<'_>, subject: &str) -> String {
    let list = browser.page("/c/peers/talk").await;
    let at = list.find(subject).unwrap_or_else(|| panic!("{subject}: {list}"));
    let thread =
        list[..at].rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let page = browser.page(&thread).await;
    page.split("<article class=\"letter\" id=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned()
}

// TP36 on a page; hostile: the last convenor.
#[tokio::test]
async fn a_role_is_offered_and_taken_on_pages_and_the_last_convenor_is_told_what_to_do() {
    let app = app().await;
    let (mut margo, mut gwen, mut jonah) =
        (app.signed_in("margo").await, app.signed_in("gwen").await, app.signed_in("jonah").await);
    let wrong = margo
        .post("/c/peers/roles", &[("act", "offer"), ("role", "scribe"), ("who", "Nobody"), ("months", "6")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Nobody of that name"), "{}", wrong.text);
    let fields = [("act", "offer"), ("role", "co-convenor"), ("who", "gwen abernathy"), ("months", "12")];
    assert!(margo.post_and_go("/c/peers/roles", &fields).await.contains("They are asked"));
    let page = gwen.page("/c/peers/roles").await;
    assert!(page.contains("You are asked") || page.contains("asks whether you would be"), "{page}");
    let offer = value(&page, "offer").to_owned();
    let page = gwen.post_and_go("/c/peers/roles", &[("act", "yes"), ("offer", &offer)]).await;
    assert!(page.contains("You hold it from today"), "{page}");
    let again = gwen.post_and_go("/c/peers/roles", &[("act", "not-now"), ("offer", &offer)]).await;
    assert!(again.contains("That question is over"), "{again}");
    // Now the others go, and the last one is told kindly.
    jonah.post_and_go("/c/peers/roles", &[("act", "down"), ("role", "convenor")]).await;
    margo.post_and_go("/c/peers/roles", &[("act", "down"), ("role", "convenor")]).await;
    let last = gwen.post_and_go("/c/peers/roles", &[("act", "down"), ("role", "co-convenor")]).await;
    assert!(last.contains("You are the only convenor"), "{last}");
    let leave = gwen.post_and_go("/c/peers/belonging", &[("act", "leave")]).await;
    assert!(leave.contains("You are the only convenor"), "{leave}");
    let log = jonah.page("/c/peers/roles/log").await;
    assert!(log.contains("notes that were written to the convenors alone"), "{log}");
    assert_eq!(app.browser().get("/c/peers/roles/log").await.status, StatusCode::UNAUTHORIZED);
}

// S1.3
#[tokio::test]
async fn a_community_that_hides_titles_shows_names_without_roles_and_first_names_only() {
    let app = app().await;
    let (mut margo, mut iolo) = (app.signed_in("margo").await, app.signed_in("iolo").await);
    assert!(iolo.page("/c/peers/people").await.contains("Carer"));
    assert_eq!(
        iolo.post("/c/peers/roles", &[("act", "show"), ("titles", "1")]).await.status,
        StatusCode::FORBIDDEN
    );
    margo.post_and_go("/c/peers/roles", &[("act", "show"), ("titles", "1"), ("first", "1")]).await;
    let people = iolo.page("/c/peers/people").await;
    for rank in ["Convenor", "Carer", "Host"] {
        assert!(!people.contains(&format!(", {rank}")), "{rank}: {people}");
    }
    assert!(people.contains("<bdi>Farida</bdi>") && !people.contains("Holt-Nasseri"), "{people}");
    let talk = iolo.page("/c/peers/talk").await;
    assert!(talk.contains("Gwen") && !talk.contains("Abernathy"), "{talk}");
    // Who the carers are must be known all the same.
    assert!(iolo.page("/c/peers/roles").await.contains("Carer"));
}

// S2.35, S4.27
#[tokio::test]
async fn care_is_asked_for_on_a_page_and_only_carers_and_convenors_see_who_was_spoken_with() {
    let app = app().await;
    let (mut gwen, mut farida, mut margo) =
        (app.signed_in("gwen").await, app.signed_in("farida").await, app.signed_in("margo").await);
    assert!(gwen.page("/c/peers/care/ask").await.contains("They answer by Friday 16 October, 10:00"));
    let said = gwen.post_and_go("/c/peers/care/ask", &[("to", ""), ("words", "I am tired.")]).await;
    assert!(said.contains("You are heard"), "{said}");
    assert_eq!(gwen.get("/c/peers/care").await.status, StatusCode::FORBIDDEN);
    let page = margo.page("/c/peers/care").await;
    assert!(page.contains("Ravi Pendleton") && !page.contains("tired"), "{page}");
    let ravi = app.world.person("ravi").to_string();
    farida.post_and_go("/c/peers/care", &[("act", "mine"), ("person", &ravi)]).await;
    let page = farida.post_and_go("/c/peers/care", &[("act", "spoke"), ("person", &ravi)]).await;
    assert!(page.contains("Spoken with on Thursday 15 October"), "{page}");
    // A convenor does not even see that somebody asked.
    assert!(!margo.page("/c/peers/held").await.contains("Gwen"));
}

// Practice 5.6 on pages; hostile: two convenors deciding at once.
#[tokio::test]
async fn a_worry_is_decided_by_two_on_pages_and_appealed() {
    let app = app().await;
    let (mut iolo, mut margo, mut jonah, mut gwen, mut nell) = (
        app.signed_in("iolo").await,
        app.signed_in("margo").await,
        app.signed_in("jonah").await,
        app.signed_in("gwen").await,
        app.signed_in("nell").await,
    );
    let post = post_of(&mut iolo, "Handing a WhatsApp group").await;
    let worry = format!("/c/peers/posts/{post}/worry");
    assert!(iolo.page(&worry).await.contains("Two people decide within ten"));
    iolo.post_and_go(&worry, &[("words", "It names people."), ("to", "convenors")]).await;
    let list = margo.page("/c/peers/cases").await;
    let case = list.split("/cases/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let case = format!("/c/peers/cases/{case}");
    assert!(margo.page(&case).await.contains("It names people."));
    // Whom it is about, and others, see nothing of it; an address that somebody guesses is not found.
    assert_eq!(gwen.get(&case).await.status, StatusCode::NOT_FOUND);
    assert_eq!(nell.get(&case).await.status, StatusCode::NOT_FOUND);
    let bare = margo.post(&case, &[("act", "propose"), ("measure", "take-down"), ("section", "own")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [
        ("act", "propose"),
        ("measure", "take-down"),
        ("section", "own"),
        ("rule", "We do not name people."),
        ("reason", "It names three."),
    ];
    margo.post_and_go(&case, &fields).await;
    let late = jonah.post_and_go(&case, &fields).await;
    assert!(late.contains("Settled already"), "two at once: the first counts: {late}");
    jonah.post_and_go(&case, &[("act", "agree")]).await;
    let own = gwen.page(&case).await;
    assert!(own.contains("We do not name people.") && !own.contains("Iolo"), "{own}");
    let page = gwen.post_and_go(&case, &[("act", "appeal"), ("words", "They asked me to.")]).await;
    assert!(page.contains("It is looked at again by"), "{page}");
}

// A convenor who takes a post down says by which rule; nothing is done by a GET.
#[tokio::test]
async fn nothing_is_taken_down_without_a_rule_or_by_opening_a_page() {
    let app = app().await;
    let (mut margo, mut iolo) = (app.signed_in("margo").await, app.signed_in("iolo").await);
    let post = post_of(&mut margo, "Handing a WhatsApp group").await;
    let down = format!("/c/peers/posts/{post}/take-down");
    assert_eq!(iolo.get(&down).await.status, StatusCode::FORBIDDEN);
    margo.page(&down).await;
    let bare = margo.post(&down, &[("section", "own"), ("rule", ""), ("reason", "")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        margo.post(&format!("/c/peers/posts/{post}/withdraw"), &[]).await.status,
        StatusCode::FORBIDDEN
    );
    let said =
        margo.post_and_go(&down, &[("section", "own"), ("rule", "Be kind."), ("reason", "It is not.")]).await;
    assert!(said.contains("the post is taken down"), "{said}");
    let notice = app.browser().page("/c/peers/privacy").await;
    assert!(notice.contains("Worries about a post"), "what is used stands in the notice: {notice}");
    let steps = margo.page("/c/peers/steps").await;
    assert!(steps.contains("at most") && steps.contains("This is advice"), "{steps}");
    assert_eq!(iolo.get("/c/peers/steps").await.status, StatusCode::FORBIDDEN);
}
