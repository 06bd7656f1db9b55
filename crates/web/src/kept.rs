//! Pages that were set for visitors, kept for the next one.
//!
//! A page is good as long as nothing was changed in this process, and for two seconds at most: other nodes change things
//! too. What a visitor sees does not depend on who they are, only on the address, the light and the language.
//! Members are never served from here.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base::{Time, secret};

use crate::{asker, door::Door, shell, theme::Theme};

/// How long a page may be served after it was set.
const FRESH: Duration = Duration::from_secs(2);
/// How many bytes all kept pages may have together; above it all are let go.
const ROOM: usize = 48 * 1024 * 1024;
/// The largest page that is kept.
const LARGEST: usize = 2 * 1024 * 1024;

/// The pages that are kept.
#[derive(Default)]
pub(crate) struct Kept {
    pages: RwLock<Pages>,
}

#[derive(Default)]
struct Pages {
    by_key: HashMap<String, Arc<Page>>,
    bytes: usize,
}

struct Page {
    kind: HeaderValue,
    tag: HeaderValue,
    plain: Bytes,
    packed: Bytes,
    set_at: Time,
    changes: u64,
}

/// Serves a visitor from what is kept, or keeps what was set for them.
pub(crate) async fn for_visitors(State(door): State<Door>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if request.method() != Method::GET || asker::has_session(&door, headers) || has_news(headers) {
        return next.run(request).await;
    }
    let key = key(&request);
    let (now, changes) = (door.house().clock().now(), door.house().changes());
    let asked = Asked::of(headers);
    let found = door.kept().pages.read().ok().and_then(|pages| pages.by_key.get(&key).cloned());
    if let Some(page) = found.filter(|page| page.changes == changes && now.since(page.set_at) < FRESH) {
        return answer(&page, &asked);
    }
    let (parts, body) = next.run(request).await.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).cloned();
    let keepable = parts.status == StatusCode::OK && !parts.headers.contains_key(header::SET_COOKIE);
    let Some(kind) = kind.filter(|_| keepable) else { return Response::from_parts(parts, body) };
    let Ok(plain) = to_bytes(body, LARGEST).await else {
        return crate::errors::Trouble::Broken("a page larger than any page".into()).into_response();
    };
    let tag = HeaderValue::from_str(&format!("\"{}\"", &secret::hash(&plain)[..20]));
    let Ok(tag) = tag else { return Response::from_parts(parts, Body::from(plain)) };
    let page = Arc::new(Page { kind, tag, packed: pack(&plain), plain, set_at: now, changes });
    door.kept().keep(key, page.clone());
    answer(&page, &asked)
}

/// What the browser can take.
struct Asked {
    packed: bool,
    has: Option<HeaderValue>,
}

impl Asked {
    fn of(headers: &HeaderMap) -> Asked {
        let takes = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let packed =
            takes.split(',').any(|one| one.trim_start().starts_with("gzip") && !one.ends_with("q=0"));
        Asked { packed, has: headers.get(header::IF_NONE_MATCH).cloned() }
    }
}

/// A page with a word on top for this visitor (a language chosen, signed out) is theirs alone.
fn has_news(headers: &HeaderMap) -> bool {
    crate::cookies::value(headers, crate::said::COOKIE).is_some()
}

fn key(request: &Request) -> String {
    let headers = request.headers();
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    format!("{} {} {path}", Theme::of(headers).name(), shell::language(headers).tag())
}

fn answer(page: &Page, asked: &Asked) -> Response {
    let same = asked.has.as_ref().is_some_and(|has| *has == page.tag);
    let (body, packed) = match asked {
        _ if same => (Bytes::new(), false),
        Asked { packed: true, .. } => (page.packed.clone(), true),
        Asked { packed: false, .. } => (page.plain.clone(), false),
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, page.kind.clone());
    headers.insert(header::ETAG, page.tag.clone());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
    if packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    if same {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    response
}

fn pack(plain: &[u8]) -> Bytes {
    use std::io::Write;
    let mut packer =
        flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), flate2::Compression::fast());
    match packer.write_all(plain).and_then(|()| packer.finish()) {
        Ok(packed) => packed.into(),
        // Writing into memory does not fail; were it to, the page is sent as it is by whoever does not ask for gzip.
        Err(_) => Bytes::new(),
    }
}

impl Kept {
    fn keep(&self, key: String, page: Arc<Page>) {
        let Ok(mut pages) = self.pages.write() else { return };
        let weight = page.plain.len() + page.packed.len();
        if pages.bytes + weight > ROOM {
            *pages = Pages::default();
        }
        if let Some(old) = pages.by_key.insert(key, page) {
            pages.bytes = pages.bytes.saturating_sub(old.plain.len() + old.packed.len());
        }
        pages.bytes += weight;
    }
}
