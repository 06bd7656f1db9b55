//! What one person wants of one thread, and how far they have read.
//!
//! We do not look whether a page was opened, nor how far: a reader says "I have read this", or writes something. Nobody else
//! ever sees it.

use store::args;

use super::sql;
use crate::{PostId, Refused, ThreadId, Work, charter::Viewer};

/// What a member wants of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Hear of every post.
    Follow,
    /// Hear of none.
    Mute,
    /// What they want of threads in general.
    Usual,
}

/// Sets what the member who acts wants of a thread.
pub async fn watch(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    wish: Wish,
) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    seen(work, viewer, thread).await?;
    let word = match wish {
        Wish::Follow => Some("follow"),
        Wish::Mute => Some("mute"),
        Wish::Usual => None,
    };
    work.exec(&sql::WISH, args![person, thread, word]).await?;
    work.done().await
}

/// The member who acts has read a thread up to a post. Never backwards.
pub async fn mark_read(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    up_to: PostId,
) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let newest = seen(work, viewer, thread).await?;
    work.exec(&sql::READ, args![person, thread, up_to.min(newest)]).await?;
    work.done().await
}

/// The member who acts has read everything there is now.
pub async fn mark_all_read(work: &mut Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let up_to = base::Id::floor(work.now() + std::time::Duration::from_millis(1));
    work.exec(&sql::READ_ALL, args![person, viewer.community().id, up_to]).await?;
    work.done().await
}

/// The newest post of a thread that the viewer may see.
async fn seen(work: &mut Work<'_>, viewer: &Viewer, thread: ThreadId) -> Result<PostId, Refused> {
    let args = args![viewer.community().id, viewer.reach(), viewer.person_or_nobody(), thread];
    Ok(work.opt::<super::Thread>(&sql::THREAD, args).await?.ok_or(Refused::NotFound)?.last_post_id)
}
