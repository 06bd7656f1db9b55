//! Starting a thread.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use community::{
    Level, PersonId,
    charter::Viewer,
    conversations::{self, New, Words},
    members,
    people::drafts,
};

use super::{
    form::{self, Sent},
    hold::{self, Said},
    named,
    view::{StartPage, Writing},
};
use crate::{
    asker::Asker, errors::Trouble, forms::Problems, links, rooms::Room, said, said::show, shell::Here,
    sign_in,
};

/// `GET /c/{slug}/talk/new`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    viewer.member().map_err(|refused| asker.trouble(refused))?;
    let place = form::start_place(&slug);
    let draft = drafts::waiting(&mut asker.work(), &place).await.map_err(|refused| asker.trouble(refused))?;
    let kept = draft.as_ref().map(|draft| asker.reading().moment(draft.at));
    let (subject, words) = draft.map(|draft| (draft.title, draft.words)).unwrap_or_default();
    let room = Room(viewer.community().usual_level.number());
    page(asker, &viewer, subject, Writing { words, kept, ..Writing::default() }, room, &[]).await
}

async fn page(
    asker: Asker,
    viewer: &Viewer,
    subject: String,
    writing: Writing,
    room: Room,
    chosen: &[PersonId],
) -> Result<Response, Trouble> {
    let people = members::directory(&mut asker.work(), viewer, "", None)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    // A room for a few is opened by naming them; where there are more than a page of members, that is a letter's task.
    let few = (people.len() as i64) < members::PAGE;
    let others = people.into_iter().filter(|one| few && one.is_member() && Some(one.id) != viewer.person());
    let present: Vec<_> =
        others.map(|one| (named(viewer, one.id, one.name), chosen.contains(&one.id))).collect();
    let strictest = if present.is_empty() { Level::MembersOnly } else { Level::Sealed };
    let mut writing = writing;
    let level = Level::from(room.0);
    writing.cost = match level >= Level::InTheRoom {
        true => String::new(),
        false => form::cost(&asker, viewer, None, level, None, &writing.words).await?,
    };
    let mut shell = asker.shell;
    shell.mistake = !writing.problems.is_empty();
    let title = shell.say("start-title");
    let shell = shell.titled(title).at(Here::Talk);
    let fits = |level: &Level| *level >= viewer.community().level && *level <= strictest;
    let rooms = Level::ALL.into_iter().filter(fits).map(|level| Room(level.number())).collect();
    let slug = viewer.community().slug.clone();
    show(asker.news, &StartPage { shell, slug, subject, writing, rooms, room, present })
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
    let present: Vec<PersonId> = sent.present.iter().filter_map(|id| id.parse().ok()).collect();
    match sent.act.as_str() {
        "preview" => {
            let writing = form::again(sent.words, true, Problems::none());
            return page(asker, &viewer, sent.subject, writing, room, &present).await;
        }
        "keep" => {
            form::keep(&asker, person, &place, &sent.subject, &sent.words).await?;
            return Ok(said::then(&here, "kept", None));
        }
        _ => {}
    }
    let to_say = Said { thread: None, parent: None, level, subject: &sent.subject, words: &sent.words };
    let files = match present.is_empty() {
        true => match hold::held(&asker, &viewer, to_say, sent.files).await? {
            Ok(key) => return Ok(said::then(&links::talk(&slug), key, None)),
            Err(files) => files,
        },
        // A room for a few is nobody else's list.
        false => sent.files,
    };
    let words = Words { source: &sent.words, files };
    let new = New { subject: &sent.subject, words, level, present: present.clone() };
    let mut work = asker.work();
    let started = conversations::start(&mut work, &viewer, new).await;
    drop(work);
    match started {
        Ok((thread, _)) => Ok(said::then(&links::thread(&slug, thread), "started", None)),
        Err(refused) => {
            let (status, problems) = form::problems(&asker, refused)?;
            let writing = form::again(sent.words, false, problems);
            let page = page(asker, &viewer, sent.subject, writing, room, &present).await?;
            Ok((status, page).into_response())
        }
    }
}
