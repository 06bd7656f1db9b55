//! The list of conversations.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use base::Time;
use community::{ThreadId, conversations};
use serde::Deserialize;

use super::{lines, view::TalkPage};
use crate::{asker::Asker, errors::Trouble, links, rooms::Room, said, said::show, shell::Here};

/// Where a page of the list begins: the time of a thread's newest post and its id, as `<microseconds>-<id>`.
#[derive(Deserialize)]
pub struct Turn {
    before: Option<String>,
    after: Option<String>,
}

fn place(text: &str) -> Option<(Time, ThreadId)> {
    let (at, id) = text.split_once('-')?;
    Some((Time(at.parse().ok()?), id.parse().ok()?))
}

/// `GET /c/{slug}/talk`
pub async fn talk(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(turn): Query<Turn>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let read = |text: &Option<String>| match text.as_deref().map(place) {
        Some(None) => Err(Trouble::Unreadable),
        other => Ok(other.flatten()),
    };
    let (before, after) = (read(&turn.before)?, read(&turn.after)?);
    let (threads, older, newer) = match after {
        Some(after) => {
            let (threads, more) = conversations::newer(&mut work, &viewer, after)
                .await
                .map_err(|refused| asker.trouble(refused))?;
            (threads, true, more)
        }
        None => {
            let page = conversations::newest(&mut work, &viewer, before)
                .await
                .map_err(|refused| asker.trouble(refused))?;
            (page.threads, page.older, before.is_some())
        }
    };
    let turned = |word: &str, thread: Option<&conversations::Listed>| {
        thread.map(|thread| format!("{}?{word}={}-{}", links::talk(&slug), thread.last_at.0, thread.id))
    };
    let earlier = turned("before", threads.last()).filter(|_| older);
    let later = match (newer, threads.first()) {
        (true, None) => Some(links::talk(&slug)),
        (true, first) => turned("after", first),
        (false, _) => None,
    };
    let all_read = threads.iter().any(|thread| thread.unread).then(|| links::all_read(&slug));
    let threads = lines(threads, &viewer, &asker.reading());
    let shell = asker.shell;
    let title = shell.say("talk-title");
    let shell = shell.titled(title).at(Here::Talk);
    let room = Room(viewer.community().level.number());
    show(
        asker.news,
        &TalkPage { shell, slug, room, threads, earlier, later, member: viewer.is_member(), all_read },
    )
}

/// `POST /c/{slug}/talk/read`: everything there is now is read.
pub async fn all_read(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    conversations::mark_all_read(&mut asker.work(), &viewer)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::talk(&slug), "all-read", None))
}
