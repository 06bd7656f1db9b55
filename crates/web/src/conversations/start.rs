//! Starting a thread.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Level, Refused,
    charter::Viewer,
    conversations::{self, New, Words},
    people::drafts,
};

use super::{
    form::{self, Sent},
    view::{StartPage, Writing},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, rooms::Room, said, said::show, shell::Here, sign_in};

/// `GET /c/{slug}/talk/new`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    viewer.member().map_err(|refused| asker.trouble(refused))?;
    let place = form::start_place(&slug);
    let draft = drafts::waiting(&mut asker.work(), &place).await.map_err(|refused| asker.trouble(refused))?;
    let kept = draft.as_ref().map(|draft| asker.reading().moment(draft.at));
    let (subject, words) = draft.map(|draft| (draft.title, draft.words)).unwrap_or_default();
    let room = Room(viewer.community().usual_level.number());
    page(asker, &viewer, subject, Writing { words, kept, ..Writing::default() }, room)
}

fn page(asker: Asker, viewer: &Viewer, subject: String, writing: Writing, room: Room) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !writing.problems.is_empty();
    let title = shell.say("start-title");
    let shell = shell.titled(title).at(Here::Talk);
    // A room for those present needs their names: it is opened from a gathering or by letter to the carers, not here.
    let open_to_all = |level: &Level| *level >= viewer.community().level && *level <= Level::MembersOnly;
    let rooms = Level::ALL.into_iter().filter(open_to_all).map(|level| Room(level.number())).collect();
    let slug = viewer.community().slug.clone();
    show(asker.news, &StartPage { shell, slug, subject, writing, rooms, room })
}

/// `POST /c/{slug}/talk/new`
pub async fn send(mut asker: Asker, Path(slug): Path<String>, sent: Sent) -> Result<Response, Trouble> {
    let here = links::start(&slug);
    let place = form::start_place(&slug);
    if asker.person.is_none() {
        let kept = form::rescue(&asker, &place, &sent.subject, &sent.words).await?;
        return sign_in::pages::again(asker, &here, kept);
    }
    let viewer = asker.visit(&slug).await?;
    let person = viewer.member().map_err(|refused| asker.trouble(refused))?;
    let level = Level::named(&sent.level);
    let room = Room(level.unwrap_or(viewer.community().usual_level).number());
    match sent.act.as_str() {
        "preview" => {
            let writing = form::again(sent.words, true, Problems::none());
            return page(asker, &viewer, sent.subject, writing, room);
        }
        "keep" => {
            form::keep(&asker, person, &place, &sent.subject, &sent.words).await?;
            return Ok(said::then(&here, "kept", None));
        }
        _ => {}
    }
    let words = Words { source: &sent.words, files: sent.files };
    let present = sent.present.iter().filter_map(|id| id.parse().ok()).collect();
    let new = New { subject: &sent.subject, words, level, present };
    let mut work = asker.work();
    let started = conversations::start(&mut work, &viewer, new).await;
    drop(work);
    match started {
        Ok((thread, _)) => Ok(said::then(&links::thread(&slug, thread), "started", None)),
        Err(Refused::Invalid(list)) => {
            let problems = form::problems(&list, asker.shell.words);
            let writing = form::again(sent.words, false, problems);
            let page = page(asker, &viewer, sent.subject, writing, room)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
