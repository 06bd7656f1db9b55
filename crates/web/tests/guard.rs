//! What every answer carries, and that trouble of any kind becomes a page.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Html,
    routing::{get, post},
};
use base::{Clock, Ids, Time};
use http_body_util::BodyExt;
use tower::ServiceExt;
use web::{
    errors::Trouble,
    guard::{self, Guard},
    links, theme,
};

fn house() -> Router {
    let pages = Router::new()
        .merge(web::assets::routes())
        .route(links::THEME, post(theme::choose))
        .route(
            "/page",
            get(|| async { Html("<h1>A page</h1>") })
                .post(|body: String| async move { body.len().to_string() }),
        )
        .route("/form", post(|| async { (StatusCode::UNPROCESSABLE_ENTITY, Html("your words")) }))
        .route("/panic", get(|| async { panic!("the vase fell") as Html<&str> }))
        .route("/broken", get(|| async { Err::<(), _>(Trouble::Broken("no such table: vases".into())) }))
        .route("/busy", get(|| async { Trouble::TooMany(std::time::Duration::from_millis(90_500)) }))
        .route("/often", get(|| async { Trouble::TooOftenUntil(Time::from_secs(1_791_558_720 + 90)) }))
        .route("/gone", get(|| async { Trouble::Gone }));
    let clock = Clock::standing_at(Time::from_secs(1_791_558_720));
    guard::around(pages, Guard { clock, ids: Arc::new(Ids::new(3)), https: true, uploads: 4_000_000 })
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

async fn ask(method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("host", "here.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = house().oneshot(request.body(body.into()).expect("a request")).await.expect("an answer");
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.expect("a body").to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        text: String::from_utf8_lossy(&bytes).into_owned(),
    }
}

async fn look(path: &str) -> Answer {
    ask(Method::GET, path, &[], "").await
}

fn assert_guarded(answer: &Answer) {
    let csp = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("a policy");
    assert!(csp.starts_with("default-src 'none'") && !csp.contains("unsafe"), "{csp}");
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(answer.headers["cross-origin-opener-policy"], "same-origin");
    assert_eq!(answer.headers["cross-origin-resource-policy"], "same-origin");
    assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    assert!(answer.headers.contains_key("permissions-policy"));
    assert_eq!(answer.headers["x-request-id"].len(), 13);
}

#[tokio::test]
async fn pages_errors_and_files_carry_the_same_headers() {
    let style = web::assets::address("guildhall.css");
    for path in ["/page", "/no-such-page", "/panic", "/gone", style, "/assets/none.css"] {
        assert_guarded(&look(path).await);
    }
}

#[tokio::test]
async fn trouble_is_a_page_with_its_status() {
    for (path, status, words) in [
        ("/no-such-page", 404, "There is no page here"),
        ("/gone", 410, "was here"),
        ("/busy", 429, "2 minutes"),
        ("/assets/none.css", 404, "There is no page here"),
    ] {
        let answer = look(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert!(answer.text.contains(words) && answer.text.contains("<main"), "{path}: {}", answer.text);
        assert!(
            answer.headers[header::CONTENT_TYPE].to_str().is_ok_and(|kind| kind.starts_with("text/html"))
        );
    }
    assert_eq!(look("/busy").await.headers[header::RETRY_AFTER], "91");
    assert_eq!(look("/often").await.headers[header::RETRY_AFTER], "90");
}

#[tokio::test]
async fn a_failure_shows_its_id_and_hides_its_cause() {
    for path in ["/panic", "/broken"] {
        let answer = look(path).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        let id = answer.headers["x-request-id"].to_str().expect("an id");
        assert!(answer.text.contains(id), "the id is on the page");
        assert!(!answer.text.contains("vase"), "the cause is not");
    }
}

#[tokio::test]
async fn a_page_used_the_wrong_way_says_which_way_is_right() {
    let answer = ask(Method::DELETE, "/page", &[("sec-fetch-site", "same-origin")], "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.headers[header::ALLOW].to_str().is_ok_and(|ways| ways.contains("GET")));
    assert!(answer.text.contains("not used that way"));
}

// Row 59 of the web cases: other sites, sibling hosts, no origin.
#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    for headers in [
        [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        [("sec-fetch-site", "same-site"), ("origin", "https://other.here.example")],
        [("x", "y"), ("origin", "null")],
        [("content-type", "text/plain"), ("origin", "https://evil.example")],
    ] {
        let answer = ask(Method::POST, "/page", &headers, "words").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.text.contains("another site"));
    }
    for headers in [("sec-fetch-site", "same-origin"), ("origin", "https://here.example")] {
        assert_eq!(ask(Method::POST, "/page", &[headers], "words").await.text, "5");
    }
}

#[tokio::test]
async fn what_is_too_large_or_too_long_is_told_so() {
    let much = "x".repeat(guard::FORM + 1);
    let answer = ask(Method::POST, "/page", &[], much).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("more than we can take"));
    let more = ask(Method::POST, "/page", &[("content-length", "5000000")], "x").await;
    assert_eq!(more.status, StatusCode::PAYLOAD_TOO_LARGE);
    let answer = look(&format!("/page?q={}", "x".repeat(5_000))).await;
    assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
    assert!(answer.text.contains("too long"));
}

#[tokio::test]
async fn a_form_that_comes_back_keeps_its_words() {
    let answer = ask(Method::POST, "/form", &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (422, "your words"));
}

#[tokio::test]
async fn the_light_is_kept_and_leads_back_to_this_house_only() {
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    for (to, back) in
        [("%2Fpage%3Fa%3D1", "/page?a=1"), ("%2F%2Fevil.example", "/"), ("https%3A%2F%2Fevil.example", "/")]
    {
        let answer = ask(Method::POST, "/theme", &form, format!("theme=dark&to={to}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers[header::LOCATION], back);
        assert!(
            answer.headers[header::SET_COOKIE].to_str().is_ok_and(|line| line.starts_with("theme=dark; "))
        );
    }
    let dark = ask(Method::GET, "/gone", &[("cookie", "theme=dark")], "").await;
    assert!(dark.text.contains(r#"data-theme="dark""#));
}

#[tokio::test]
async fn assets_are_kept_for_a_year_and_sent_packed() {
    let style = web::assets::address("guildhall.css");
    let plain = look(style).await;
    assert!(plain.headers[header::CACHE_CONTROL].to_str().is_ok_and(|value| value.contains("immutable")));
    let packed = ask(Method::GET, style, &[("accept-encoding", "gzip")], "").await;
    assert_eq!(packed.headers[header::CONTENT_ENCODING], "gzip");
    let font = ask(
        Method::GET,
        web::assets::address("fonts/fraunces-latin.woff2"),
        &[("accept-encoding", "gzip")],
        "",
    )
    .await;
    assert!(!font.headers.contains_key(header::CONTENT_ENCODING), "packed already");
}

// Row 56 of the web cases: what is asked for never becomes markup of an error page.
#[tokio::test]
async fn an_address_is_not_echoed_as_markup() {
    let answer = look("/%3Cscript%3Ealert(1)%3C/script%3E?q='onload='x").await;
    assert!(!answer.text.contains("alert(1)</script>"));
    assert!(!answer.text.contains("'onload="));
}
