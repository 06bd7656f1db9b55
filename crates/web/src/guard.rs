//! What stands around all pages: an id for each request, limits, and an answer that is a page whatever happens.
//!
//! From the outside in: packing, the watch ([`watch`]), a net under panics, forms only from our own pages, and the
//! size of what is sent. The watch writes one log line a request, without address, name, path or query.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use base::{Clock, Id, Ids};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    csrf::{CsrfLayer, ProtectionError},
    limit::RequestBodyLimitLayer,
};

use crate::{
    errors::{Trouble, TroublePage},
    headers,
    shell::Shell,
};

/// The longest address that we read, in bytes.
const LONGEST_ADDRESS: usize = 4_096;
/// What a form without files may weigh, in bytes. A route with files says so with a [`DefaultBodyLimit`] of its own.
pub const FORM: usize = 1_000_000;
/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a form may take: files come over poor lines too.
const PATIENCE_WITH_FORMS: Duration = Duration::from_secs(300);

/// The name of the header that carries the id of the request.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the guard must know.
#[derive(Clone)]
pub struct Guard {
    /// The time.
    pub clock: Clock,
    /// Makes the ids of requests.
    pub ids: Arc<Ids>,
    /// Whether people reach us over https, and may be told to stay there.
    pub https: bool,
    /// The most that any request may weigh, files included, in bytes.
    pub uploads: usize,
}

/// The id of this request, in its extensions: on the page of a failure, and in the log.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(pub Id);

/// Puts the guard around `pages`. Call it last, when all routes are in.
pub fn around(pages: Router, guard: Guard) -> Router {
    let packing = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let uploads = guard.uploads;
    pages
        .fallback(|| async { Trouble::NotFound })
        .layer(DefaultBodyLimit::max(FORM))
        .layer(RequestBodyLimitLayer::new(uploads))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(caught))
        .layer(from_fn_with_state(guard, watch))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(packing))
}

/// One request from beginning to end.
#[allow(clippy::disallowed_methods)] // how long it took is written to the log
pub async fn watch(State(guard): State<Guard>, mut request: Request, next: Next) -> Response {
    let started = std::time::Instant::now();
    let id = guard.ids.next(guard.clock.now());
    request.extensions_mut().insert(RequestId(id));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let shell = Shell::of(request.headers(), request.uri()).answering(&method, request.headers());

    let mut answer = if request.uri().to_string().len() > LONGEST_ADDRESS {
        Trouble::TooLong.into_response()
    } else {
        let patience = if method == Method::GET { PATIENCE } else { PATIENCE_WITH_FORMS };
        let answer = tokio::time::timeout(patience, next.run(request)).await;
        answer.unwrap_or_else(|_| Trouble::Away.into_response())
    };

    if let Some(mut trouble) = trouble(&answer) {
        if let Trouble::TooOftenUntil(until) = trouble {
            trouble = Trouble::TooMany(until.since(guard.clock.now()));
            answer = trouble.clone().into_response();
        }
        if let Trouble::Broken(cause) = &trouble {
            tracing::error!(%id, cause, "a page broke");
        }
        answer = as_page(answer, &trouble, shell, id);
    }
    headers::add(answer.headers_mut(), guard.https);
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        answer.headers_mut().insert(REQUEST_ID, value);
    }
    let (route, status) = (route.as_ref().map_or("-", MatchedPath::as_str), answer.status().as_u16());
    tracing::info!(%id, %method, route, status, took = ?started.elapsed(), "answered");
    answer
}

/// What is wrong with an answer that is not a page of its own: it says so itself, or it is bare.
fn trouble(answer: &Response) -> Option<Trouble> {
    if let Some(trouble) = answer.extensions().get::<Trouble>() {
        return Some(trouble.clone());
    }
    if answer.extensions().get::<ProtectionError>().is_some() {
        return Some(Trouble::Elsewhere);
    }
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    // A form that came back is a page; what speaks another format (a feed, a door for programs) has its own words.
    let bare = kind.is_empty() || kind.starts_with("text/plain");
    if bare { Trouble::of(answer.status()) } else { None }
}

/// The same answer with a page as its body; what its headers say beside the body is kept (`Allow`, `Retry-After`).
fn as_page(answer: Response, trouble: &Trouble, shell: Shell, id: Id) -> Response {
    let (mut parts, _) = answer.into_parts();
    parts.status = trouble.status();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let page = TroublePage::of(trouble, shell, id).render().unwrap_or_else(|error| {
        tracing::error!(%id, %error, "the page of a failure could not be set");
        String::from("Something broke.")
    });
    Response::from_parts(parts, page.into())
}

fn caught(panic: Box<dyn std::any::Any + Send>) -> Response {
    let said =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    Trouble::Broken(format!("a handler stopped: {}", said.unwrap_or("without a word"))).into_response()
}
