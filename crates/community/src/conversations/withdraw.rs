//! Withdrawing a post: a tombstone keeps the shape of the thread. For a day it can be put back; then its words are gone.

use std::time::Duration;

use store::args;

use super::{edit::post, sql, write};
use crate::{PersonId, PostId, Refused, ThreadId, Work, charter::Viewer, search::index};

/// How long a withdrawn post can be put back.
pub const UNDO: Duration = Duration::from_secs(86_400);

/// How long what was taken down by a rule is kept: as long as somebody may appeal and be answered.
const TAKEN_DOWN: Duration = Duration::from_secs(60 * 86_400);

/// Withdraws one's own post. Twice is no error. Another's is [taken down](crate::moderation::take_down), by a rule and with a reason.
pub async fn withdraw(work: &mut Work<'_>, viewer: &Viewer, id: PostId) -> Result<ThreadId, Refused> {
    let actor = viewer.member()?;
    withdrawn(work, viewer, id, Some(actor)).await
}

/// A convenor takes back that a stranger's letter became a post. Part of taking back what a receipt says.
pub(crate) async fn withdraw_again(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PostId,
) -> Result<ThreadId, Refused> {
    withdrawn(work, viewer, id, None).await
}

async fn withdrawn(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PostId,
    author: Option<PersonId>,
) -> Result<ThreadId, Refused> {
    work.begin().await?;
    let it = post(work, viewer, id).await?;
    if author.is_some_and(|author| it.author != author) {
        return Err(Refused::NotAllowed("withdraw-others"));
    }
    let now = work.now();
    if work.exec(&sql::WITHDRAW, args![id, now]).await? > 0 {
        index::take_out(work, id).await?;
        work.exec(&sql::LAST_WORDS, args![it.thread, id, ""]).await?;
        work.note(Some(viewer.community().id), "withdrew", id.into(), "").await?;
    }
    work.done().await?;
    Ok(it.thread)
}

/// Puts a withdrawn post back, within a day, by its author.
pub async fn restore(work: &mut Work<'_>, viewer: &Viewer, id: PostId) -> Result<ThreadId, Refused> {
    let actor = viewer.member()?;
    work.begin().await?;
    let it = post(work, viewer, id).await?;
    if it.author != actor {
        return Err(Refused::NotAllowed("withdraw-others"));
    }
    if it.withdrawn_at.is_some() {
        let since = work.now() - UNDO;
        if work.exec(&sql::RESTORE, args![id, since]).await? == 0 {
            return Err(Refused::Gone);
        }
        index::put(work, id).await?;
        let (words, _): (String, String) = work.one(&sql::WORDS, args![id]).await?;
        work.exec(&sql::LAST_WORDS, args![it.thread, id, write::last_words(&words)]).await?;
        work.note(Some(viewer.community().id), "restored", id.into(), "").await?;
    }
    work.done().await?;
    Ok(it.thread)
}

/// Empties posts that were withdrawn more than a day ago: their words, earlier versions and attachments. A recurring job.
pub async fn empty_withdrawn(work: &mut Work<'_>) -> Result<usize, Refused> {
    crate::charter::only_system(work)?;
    work.begin().await?;
    let (before, taken_down) = (work.now() - UNDO, work.now() - TAKEN_DOWN);
    let ids: Vec<(PostId,)> = work.all(&sql::TO_EMPTY, args![before, taken_down]).await?;
    let rows = || ids.iter().map(|(id,)| args![*id]).collect::<Vec<_>>();
    for statement in [&sql::EMPTY, &sql::EMPTY_VERSIONS, &sql::EMPTY_FILES] {
        work.each(statement, rows()).await?;
    }
    work.done().await?;
    Ok(ids.len())
}
