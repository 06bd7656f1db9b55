//! Signing in by an emailed link or code.
//!
//! Opening a link changes nothing, and no page sends itself: mail scanners open links and run scripts.

use std::net::SocketAddr;

use axum::{
    Extension, Form,
    extract::{ConnectInfo, Path, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use base::Secret;
use community::{
    Refused,
    people::{
        address::Address,
        passages::{self, Asking, OPEN_FOR, Way},
        sessions::{self, Opened},
    },
};
use serde::Deserialize;

use super::view::{AskPage, CodePage, Link, LinkPage};
use crate::{
    asker::{self, Asker, SESSION},
    cookies,
    errors::Trouble,
    forms::Problems,
    links,
    safe_path::safe_path,
    said,
};

/// The session's cookie outlives the session, so that whoever wrote while it ended is known, and finds their words kept.
const COOKIE_LASTS: i64 = 365 * 86_400;
/// The cookie of a browser that asked for a way in.
const ASKED: &str = "asked";

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Going {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub async fn form(asker: Asker, Query(going): Query<Going>) -> Result<Response, Trouble> {
    let next = safe_path(&going.next).to_owned();
    if asker.person.is_some() {
        return Ok(Redirect::to(&next).into_response());
    }
    ask_page(asker, String::new(), next, Problems::none(), false)
}

/// The sign-in page for someone whose session has ended while they wrote; `kept`: their words wait for them.
pub fn again(asker: Asker, next: &str, kept: bool) -> Result<Response, Trouble> {
    let page = ask_page(asker, String::new(), next.to_owned(), Problems::none(), kept)?;
    Ok((StatusCode::UNAUTHORIZED, page).into_response())
}

fn ask_page(
    asker: Asker,
    email: String,
    next: String,
    problems: Problems,
    kept: bool,
) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("sign-in-title");
    let shell = shell.titled(title);
    private(said::show(asker.news, &AskPage { shell, email, next, problems, kept })?)
}

/// A page about a secret is not kept anywhere. (Its address is told to nobody: see the headers of all pages.)
fn private(mut answer: Response) -> Result<Response, Trouble> {
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    email: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`: the same answer, in the same time, whether somebody has the address or not.
pub async fn ask(
    asker: Asker,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Form(asked): Form<Asked>,
) -> Result<Response, Trouble> {
    let next = safe_path(&asked.next).to_owned();
    let address = match Address::of(&asked.email) {
        Ok(address) => address,
        Err(key) => {
            let problems = Problems::none().with("email", asker.shell.say(key));
            let page = ask_page(asker, asked.email, next, problems, false)?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let name = asker.door.settings().cookie(ASKED);
    // One browser keeps its secret while it asks again: the newest letter's code is typed on the page that is open.
    let known = cookies::value(&headers, &name).filter(|value| value.len() == 32).map(Secret::given);
    let browser = known.unwrap_or_else(|| Secret::token(asker.door.house().chance()));
    let network = asker::network(&asker.door, &headers, peer.map(|Extension(ConnectInfo(peer))| peer.ip()));
    let named = asker::browser(&headers);
    let asking = Asking { browser: &browser, named: &named, network: &network, next_page: &next };
    let visitor = community::Actor::Visitor;
    passages::ask(&mut asker.door.house().work(visitor), &address, asking)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    let mut answer = Redirect::to(links::SIGN_IN_CODE).into_response();
    let https = asker.door.settings().https();
    if let Some(line) = cookies::line(&name, browser.reveal(), OPEN_FOR.as_secs() as i64, https) {
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
    Ok(answer)
}

/// `GET /sign-in/code`: "look in your letters", with a box for the code.
pub async fn code_form(asker: Asker) -> Result<Response, Trouble> {
    code_page(asker, Problems::none())
}

fn code_page(asker: Asker, problems: Problems) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("code-title");
    let shell = shell.titled(title);
    private(said::show(asker.news, &CodePage { shell, minutes: OPEN_FOR.as_secs() / 60, problems })?)
}

/// What the code's form sends.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

/// `POST /sign-in/code`
pub async fn enter_by_code(
    asker: Asker,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Trouble> {
    let Some(browser) = asked_before(&asker, &headers) else {
        let problems = Problems::none().with("code", asker.shell.say("problem-code-browser"));
        let page = code_page(asker, problems)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let named = asker::browser(&headers);
    let entered =
        passages::enter_by_code(&mut asker.work(), &Secret::given(&typed.code), &browser, &named).await;
    match entered {
        Ok(opened) => Ok(inside(&asker, opened)),
        Err(Refused::Gone) => {
            let problems = Problems::none().with("code", asker.shell.say("problem-code-over"));
            Ok((StatusCode::GONE, code_page(asker, problems)?).into_response())
        }
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, code_page(asker, problems)?).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /sign-in/letter/{token}`: the page that the letter's link opens. It changes nothing.
pub async fn link(asker: Asker, headers: HeaderMap, Path(token): Path<String>) -> Result<Response, Trouble> {
    let browser = asked_before(&asker, &headers);
    let way = passages::look(&mut asker.work(), &Secret::given(&token), browser.as_ref()).await;
    let link = match way.map_err(|refused| asker.trouble(refused))? {
        Way::Here => Link::Ready { token },
        Way::Elsewhere(code) => Link::OtherBrowser { code: code.reveal().to_owned() },
        Way::Over => Link::Spent,
    };
    let status = if matches!(link, Link::Spent) { StatusCode::GONE } else { StatusCode::OK };
    let title = asker.shell.say("link-title");
    let shell = asker.shell.titled(title);
    let page = private(said::show(asker.news, &LinkPage { shell, link })?)?;
    Ok((status, page).into_response())
}

/// `POST /sign-in/letter/{token}`: the button of that page.
pub async fn enter_by_link(
    asker: Asker,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Trouble> {
    let Some(browser) = asked_before(&asker, &headers) else { return Err(Trouble::Gone) };
    let named = asker::browser(&headers);
    let entered = passages::enter_by_link(&mut asker.work(), &Secret::given(&token), &browser, &named).await;
    let opened = entered.map_err(|refused| asker.trouble(refused))?;
    Ok(inside(&asker, opened))
}

fn asked_before(asker: &Asker, headers: &HeaderMap) -> Option<Secret> {
    cookies::value(headers, &asker.door.settings().cookie(ASKED)).map(Secret::given)
}

/// Signed in: a new session, never one that the browser brought, and on to where they were going.
pub(crate) fn inside(asker: &Asker, opened: Opened) -> Response {
    let settings = asker.door.settings();
    let mut answer = said::then(safe_path(&opened.next_page), "signed-in", None);
    let session =
        cookies::line(&settings.cookie(SESSION), opened.token.reveal(), COOKIE_LASTS, settings.https());
    let asked = cookies::line(&settings.cookie(ASKED), "", 0, settings.https());
    for line in [session, asked].into_iter().flatten() {
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
    answer
}

/// `POST /sign-out`: ends this session, on our side too.
pub async fn out(asker: Asker) -> Result<Response, Trouble> {
    if let Some((session, _)) = &asker.person {
        sessions::end(&mut asker.work(), *session).await.map_err(|refused| asker.trouble(refused))?;
    }
    let settings = asker.door.settings();
    let mut answer = said::then(links::HOUSE, "signed-out", None);
    if let Some(line) = cookies::line(&settings.cookie(SESSION), "", 0, settings.https()) {
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
    Ok(answer)
}
