//! `/c/{slug}/care`: who looks after whom, for carers and convenors; `/c/{slug}/care/ask`: somebody to talk to, for members.

use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use community::{PersonId, Refused, care, charter::Viewer, conversations::ByLetter, members};
use serde::Deserialize;

use super::view::{AskPage, ContactLine, ContactsPage};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show, shell::Here};

/// Where the page begins.
#[derive(Deserialize)]
pub struct Turn {
    last: Option<i64>,
    after: Option<String>,
}

/// `GET /c/{slug}/care`
pub async fn contacts(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(turn): Query<Turn>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let after = match (turn.last, turn.after.and_then(|id| id.parse::<PersonId>().ok())) {
        (Some(last), Some(person)) => Some((Time(last), person)),
        _ => None,
    };
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let found = care::contacts(&mut work, &viewer, after).await.map_err(told)?;
    let (members, _) = members::count(&mut work, &viewer).await.map_err(told)?;
    drop(work);
    let reading = asker.reading();
    let more = found
        .last()
        .filter(|_| found.len() as i64 == care::CONTACTS_PAGE)
        .map(|last| format!("{}?last={}&after={}", links::care(&slug), last.last.0, last.person));
    let me = viewer.person();
    let line = |one: care::Contact| ContactLine {
        person: one.person.0,
        name: viewer.calls(&one.name),
        last: (one.last.0 > 0).then(|| reading.day(one.last)),
        carer: viewer.calls(&one.carer_name),
        mine: one.carer.is_some() && one.carer == me,
        could: viewer.is_carer() && me != Some(one.person),
        me: me == Some(one.person),
    };
    let people = found.into_iter().map(line).collect();
    let title = asker.shell.say("care-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &ContactsPage { shell, slug, people, members: members.unsigned_abs(), more })
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Act {
    act: String,
    person: String,
}

/// `POST /c/{slug}/care`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let person: PersonId = act.person.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let done = match act.act.as_str() {
        "spoke" => care::spoke(&mut work, &viewer, person).await.map(|()| "spoke"),
        "mine" => care::look_after(&mut work, &viewer, person, viewer.person()).await.map(|()| "looks-after"),
        "nobody" => care::look_after(&mut work, &viewer, person, None).await.map(|()| "looks-after"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::care(&slug), key, None))
}

/// `GET /c/{slug}/care/ask`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    asking(asker, &viewer, String::new(), Problems::none()).await
}

async fn asking(
    asker: Asker,
    viewer: &Viewer,
    words: String,
    problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let me = viewer.member().map_err(told)?;
    let community = viewer.community();
    let carers = care::carers(&mut asker.work(), community.id, Some(me)).await.map_err(told)?;
    let reading = asker.reading();
    let by = reading.moment(care::one_working_day(reading.now, reading.zone.name()));
    let carers = carers.into_iter().map(|one| (one.person.0, viewer.calls(&one.name), one.lead)).collect();
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("care-ask-title");
    let slug = community.slug.clone();
    let page = AskPage { shell: shell.titled(title), slug, carers, by, words, problems };
    show(asker.news, &page)
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    to: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/care/ask`
pub async fn ask(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let words = asked.words.replace("\r\n", "\n");
    let made = markup::from_markdown(&words);
    let letter = ByLetter { source: &words, html: &made.html, words: &made.plain, message_id: None };
    let wish = care::Wish { to: asked.to.parse().ok(), about: &made.plain, ..care::Wish::default() };
    let subject = asker.shell.say("answer-care-thread");
    let done = care::ask(&mut asker.work(), &viewer, &letter, subject, wish).await;
    let problems = match done {
        Ok(Some(_)) => return Ok(said::then(&links::talk(&slug), "care-asked", None)),
        Ok(None) => Problems::none().with("words", asker.shell.say("problem-care-nobody")),
        Err(Refused::Invalid(list)) => Problems::found(asker.shell.words, &list),
        Err(refused) => return Err(asker.trouble(refused)),
    };
    let page = asking(asker, &viewer, words, problems).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
