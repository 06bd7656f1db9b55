//! Applying, without an account, and one's own application behind the address of one's letter.
//!
//! What was written survives: the form knows itself, so that sending it again after a lost connection makes no second application, and no
//! session is needed that could end. Opening a page changes nothing.

use std::net::SocketAddr;

use axum::{
    Extension,
    extract::{ConnectInfo, Path, Query, RawForm},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use base::Secret;
use community::{
    Actor, Refused,
    charter::Viewer,
    curation::{self, Applied, Filled, From, Own, Progress},
    people,
};
use serde::Deserialize;

use super::{
    fields::{Sent, fields},
    view::{ApplyPage, OwnPage, SentPage},
};
use crate::{
    asker::{self, Asker},
    errors::Trouble,
    forms::Problems,
    links, said,
};

/// `GET /c/{slug}/apply`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut filled = Filled::default();
    if let Some((_, person)) = &asker.person {
        filled.name = person.name.clone();
        let address = people::main_address(&mut asker.work(), person.id).await.unwrap_or_default();
        filled.address = address.unwrap_or_default();
    }
    let form = Secret::token(asker.door.house().chance()).reveal().to_owned();
    shown(asker, &viewer, filled, form, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    filled: Filled,
    form: String,
    problems: Problems,
) -> Result<Response, Trouble> {
    let community = viewer.community();
    let mut work = asker.work();
    let told = |refused| asker.trouble(refused);
    let ways = curation::ways(&mut work, community.id).await.map_err(told)?;
    let questions = curation::questions_of(&mut work, viewer, ways.door).await.map_err(told)?;
    let takes = ways.takes(work.now());
    drop(work);
    let closes = ways.closes_at.map(|closes| asker.reading().day(last_day(closes)));
    let join = join_address(&asker, &community.slug);
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say(if takes { "apply-title" } else { "apply-closed-title" });
    let shell = shell.titled(title);
    let page = ApplyPage {
        shell,
        slug: community.slug.clone(),
        place: community.name.clone(),
        closed: !takes,
        door: ways.door,
        name: filled.name,
        email: filled.address,
        questions: fields(&questions, &filled.answers, 2),
        easier: filled.easier,
        form,
        closes,
        join,
        problems,
    };
    private(said::show(asker.news, &page)?)
}

/// The last day on which they are taken: they close as it ends.
pub(super) fn last_day(closes: base::Time) -> base::Time {
    closes - std::time::Duration::from_secs(1)
}

/// The address that takes applications by letter.
pub(super) fn join_address(asker: &Asker, slug: &str) -> Option<String> {
    let domain = &asker.door.settings().mail_domain;
    (!domain.is_empty()).then(|| format!("{slug}-join@{domain}"))
}

/// `POST /c/{slug}/apply`
pub async fn send(
    mut asker: Asker,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = Sent::of(&form);
    let network = asker::network(&asker.door, &headers, peer.map(|Extension(ConnectInfo(peer))| peer.ip()));
    // A form without its own mark is one of its own.
    let mark = match sent.form.len() {
        16..=64 => Secret::given(&sent.form),
        _ => Secret::token(asker.door.house().chance()),
    };
    let from = From { network: &network, form: &mark, language: asker.shell.words.tag() };
    let applied = curation::apply(&mut asker.work(), &viewer, &sent.filled, from, sent.later).await;
    let how = match applied {
        Ok(Applied::Written(_)) => "written",
        Ok(Applied::Later(_)) => "later",
        Ok(Applied::Waits(_)) => "waits",
        Ok(Applied::SentBefore(_)) => "before",
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, sent.filled, mark.reveal().to_owned(), problems).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        // Closed while they wrote: the page says so, and what they wrote stands on it.
        Err(Refused::NotAllowed("applications-closed")) => {
            return shown(asker, &viewer, sent.filled, mark.reveal().to_owned(), Problems::none()).await;
        }
        Err(refused) => return Err(asker.trouble(refused)),
    };
    Ok(Redirect::to(&format!("{}/sent?how={how}", links::apply(&slug))).into_response())
}

/// What became of it.
#[derive(Deserialize)]
pub struct How {
    #[serde(default)]
    how: String,
}

/// `GET /c/{slug}/apply/sent`
pub async fn sent(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(how): Query<How>,
) -> Result<Response, Trouble> {
    asker.visit(&slug).await?;
    let how = ["later", "waits", "before"].into_iter().find(|one| *one == how.how).unwrap_or("written");
    let title = asker.shell.say(match how {
        "later" => "apply-later-title",
        "waits" => "apply-waits-title",
        "before" => "apply-before-title",
        _ => "apply-sent-title",
    });
    let shell = asker.shell.titled(title);
    said::show(asker.news, &SentPage { shell, slug, how })
}

/// `GET /application/{token}`: changes nothing.
pub async fn own(asker: Asker, Path(token): Path<String>) -> Result<Response, Trouble> {
    let own = looked(&asker, &token).await?;
    own_page(asker, token, own, None, Problems::none())
}

async fn looked(asker: &Asker, token: &str) -> Result<Own, Trouble> {
    // A visitor and a member see the same here: what counts is the address of the page.
    let mut work = asker.door.house().work(Actor::Visitor);
    Ok(curation::look(&mut work, token).await?)
}

fn own_page(
    asker: Asker,
    token: String,
    own: Own,
    typed: Option<Filled>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let now = asker.door.house().clock().now();
    let closes = own.ways.closes_at.map(|closes| asker.reading().day(last_day(closes)));
    let may_change = own.application.may_change(&own.ways, now);
    let typed = typed.unwrap_or_else(|| Filled {
        name: own.application.name.clone(),
        address: String::new(),
        answers: own.answers.clone(),
        easier: own.application.easier.clone(),
    });
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("own-title");
    let shell = shell.titled(title);
    let page = OwnPage {
        shell,
        token,
        place: own.community.name,
        slug: own.community.slug,
        may_change,
        is_live: own.application.is_live(),
        state: own.application.state,
        name: typed.name,
        email: own.application.address,
        questions: fields(&own.questions, &typed.answers, 0),
        easier: typed.easier,
        reason: own.application.reason,
        closes,
        problems,
    };
    private(said::show(asker.news, &page)?)
}

/// `POST /application/{token}`: saves, sends, or takes back.
pub async fn own_act(
    asker: Asker,
    Path(token): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let sent = Sent::of(&form);
    let mut work = asker.door.house().work(Actor::Visitor);
    let done = match sent.act.as_str() {
        "withdraw" => curation::withdraw_here(&mut work, &token).await.map(|_| "application-withdrawn"),
        "save" => curation::change_here(&mut work, &token, &sent.filled).await.map(|()| "application-saved"),
        "send" => saved_and_sent(&asker, &token, &sent.filled).await,
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => private(said::then(&links::application(&token), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let own = looked(&asker, &token).await?;
            let page = own_page(asker, token, own, Some(sent.filled), problems)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        // It was read, or closed, in the meantime: the page says how it stands.
        Err(Refused::NotAllowed("application-over") | Refused::Conflict) => {
            private(said::then(&links::application(&token), "application-over", None))
        }
        Err(refused) => Err(refused.into()),
    }
}

/// What was typed is kept first; then it is sent, if nothing is missing.
async fn saved_and_sent(asker: &Asker, token: &str, filled: &Filled) -> Result<&'static str, Refused> {
    let house = asker.door.house();
    curation::change_here(&mut house.work(Actor::Visitor), token, filled).await?;
    match curation::send_here(&mut house.work(Actor::Visitor), token).await? {
        Progress::Sent => Ok("application-sent"),
        Progress::Missing(missing) => {
            let own = curation::look(&mut house.work(Actor::Visitor), token).await?;
            const FIELDS: [&str; 8] = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];
            let wrong = FIELDS
                .iter()
                .zip(&own.questions)
                .filter(|(_, question)| missing.iter().any(|one| one.number == question.number));
            let problem = |field: &'static str| community::Problem { field, key: "problem-answer-empty" };
            Err(Refused::Invalid(wrong.map(|(field, _)| problem(field)).collect()))
        }
        Progress::Over | Progress::Another => Err(Refused::NotAllowed("application-over")),
    }
}

/// Nobody keeps it, and no page that it leads to hears its address.
pub(crate) fn private(mut answer: Response) -> Result<Response, Trouble> {
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let robots = header::HeaderName::from_static("x-robots-tag");
    headers.insert(robots, HeaderValue::from_static("noindex, nofollow"));
    Ok(answer)
}
