//! What an archive tells: the facts of the page, for whom, and the file that needs nothing else.

#[allow(dead_code)] // the gallery has more than this looks at
mod samples;

use axum::http::StatusCode;
use samples::telling::discovery;
use testkit::{Hall, TestApp};

/// The words of a page without its head and its markup.
fn words(html: &str) -> String {
    let html = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut out = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            other if !inside => out.push(other),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

// S4.11, practice 2.22: a visitor's page counts what is open, and names nobody.
#[tokio::test]
async fn a_visitor_is_told_of_open_threads_and_a_member_of_more_with_names() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let visitor = app.browser().page("/c/peers/discover").await;
    let told = words(&visitor);
    assert!(told.contains("made of open conversations alone"));
    assert!(!told.contains("Margo") && !told.contains("Hamish") && !told.contains("WhatsApp"));
    assert!(!visitor.contains("value=\"leave\""));
    let member = app.signed_in("gwen").await.page("/c/peers/discover").await;
    assert!(words(&member).contains("Margo Oyelaran"));
    assert!(!member.contains("Grant turned down"), "what was said in a room is in no figure and in no list");
    assert!(member.contains("value=\"leave\"") && member.contains("aria-current=\"page\""));
}

// S0.30: one press, and a person is in no figure for anybody; and one press to return.
#[tokio::test]
async fn whoever_leaves_the_map_is_gone_from_it_at_once_and_for_everybody() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let mut gwen = app.signed_in("gwen").await;
    let mut hamish = app.signed_in("hamish").await;
    assert!(gwen.page("/c/peers/discover").await.contains("Hamish Dunmore"));
    let left = hamish.post_and_go("/c/peers/discover/map", &[("do", "leave")]).await;
    assert!(left.contains("You are left out from now on") && left.contains("value=\"return\""));
    assert!(!gwen.page("/c/peers/discover").await.contains("Hamish Dunmore"));
    hamish.post_and_go("/c/peers/discover/map", &[("do", "return")]).await;
    assert!(gwen.page("/c/peers/discover").await.contains("Hamish Dunmore"));
    let visitor = app.browser().post("/c/peers/discover/map", &[("do", "leave")]).await;
    assert_eq!(visitor.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        hamish.post("/c/peers/discover/map", &[("do", "shout")]).await.status,
        StatusCode::BAD_REQUEST
    );
}

// The worked archive: 36 newcomers and ten regulars over three years. Every sentence below can be counted by hand.
#[test]
fn the_page_says_what_was_counted_and_on_what_it_rests() {
    let html =
        web::discover::self_contained(base::Words::english(), "kettle", &discovery(true)).expect("a page");
    let told = words(&html);
    for fact in [
        "What the archive tells. October 2023 to October 2026",
        "Who asks is answered",
        "Conversations begun: 216",
        "204 in two working days",
        "12 never",
        "Of 29 people who wrote for the first time, 20 wrote again within ninety days.",
        "Between 46 people there are 49 ties",
        "Questions that nobody answered",
        "make the page again with --leave-out ADDRESS",
        "2026 Q3",
    ] {
        assert!(told.contains(fact), "it does not say: {fact}");
    }
    assert!(!told.contains('⟦') && !told.contains("NaN") && !told.contains(" inf"));
}

#[test]
fn the_file_needs_nobody_and_lets_nothing_in() {
    let html = web::discover::self_contained(base::Words::english(), "a <b>list</b>", &discovery(true))
        .expect("a page");
    assert!(html.contains("default-src 'none'") && !html.contains("<script") && !html.contains(" style="));
    assert!(!html.contains("<b>list</b>") && !html.contains("<Example>"), "names are only names");
    for asks in ["src=", "http://", "https://", "href=\"/", "@import", "/assets/"] {
        assert!(!html.contains(asks), "{asks}");
    }
    assert!(html.len() < 220_000, "{} bytes", html.len());
    let unnamed =
        web::discover::self_contained(base::Words::english(), "x", &discovery(false)).expect("a page");
    assert!(!unnamed.contains("Ada"));
}
