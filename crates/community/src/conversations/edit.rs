//! Editing one's own post. What it said before is kept, and shown.

use base::Time;
use store::{args, row};

use super::{is_question, sql, write};
use crate::{
    Level, PersonId, PostId, Refused, ThreadId, Work,
    charter::Viewer,
    people::drafts,
    search::{index, terms},
};

row! {
    /// A post as its author edits it.
    #[derive(Clone, Debug)]
    pub struct Mine {
        /// Its id.
        pub id: PostId,
        /// Its thread.
        pub thread: ThreadId,
        /// Who wrote it.
        pub author: PersonId,
        /// When.
        pub at: Time,
        /// How it came.
        pub came_by: String,
        /// The words as they were written.
        pub source: String,
        /// As it is shown.
        pub html: String,
        /// Which version this is.
        pub version: i64,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Time>,
        /// When it was edited last.
        pub edited_at: Option<Time>,
        /// The thread's subject.
        pub subject: String,
        /// The thread's level.
        pub level: Level,
        /// The author's name.
        pub author_name: String,
    }
}

row! {
    /// What a post said before.
    #[derive(Clone, Debug)]
    pub struct Version {
        /// Its number, from 1.
        pub number: i64,
        /// As it was shown.
        pub html: String,
        /// Since when.
        pub at: Time,
    }
}

pub(super) async fn post(work: &mut Work<'_>, viewer: &Viewer, post: PostId) -> Result<Mine, Refused> {
    let args = args![viewer.community().id, viewer.reach(), viewer.person_or_nobody(), post];
    work.opt(&sql::POST, args).await?.ok_or(Refused::NotFound)
}

/// One's own post, to be edited. Words that came by letter are edited as plain text.
pub async fn mine(work: &mut Work<'_>, viewer: &Viewer, id: PostId) -> Result<Mine, Refused> {
    let author = viewer.member()?;
    let mine = post(work, viewer, id).await?;
    if mine.author != author {
        return Err(Refused::NotAllowed("edit-others"));
    }
    if mine.withdrawn_at.is_some() {
        return Err(Refused::Gone);
    }
    Ok(mine)
}

/// Writes one's own post anew. `version` is the one that was edited: when it is no longer the newest, nothing is overwritten.
pub async fn edit(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PostId,
    version: i64,
    source: &str,
) -> Result<ThreadId, Refused> {
    if source.trim().is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    if source.len() > write::LONGEST {
        return Err(Refused::invalid("words", "problem-words-long"));
    }
    let rendered = markup::from_markdown(source);
    let language = terms::language_of(&rendered.plain, &viewer.community().language);
    work.begin().await?;
    let mine = mine(work, viewer, id).await?;
    let now = work.now();
    if mine.version != version {
        return Err(Refused::Conflict);
    }
    if mine.source != source {
        work.exec(&sql::KEEP_VERSION, args![id]).await?;
        let asks = is_question(&rendered.plain);
        let changed = work
            .exec(
                &sql::EDIT,
                args![id, version, source, &rendered.html, &rendered.plain, language, asks, now],
            )
            .await?;
        if changed == 0 {
            return Err(Refused::Conflict);
        }
        work.exec(&sql::LAST_WORDS, args![mine.thread, id, write::last_words(&rendered.plain)]).await?;
        index::put(work, id).await?;
        drafts::sent(work, &format!("edit {id}")).await?;
        work.note(Some(viewer.community().id), "edited", id.into(), "").await?;
    }
    work.done().await?;
    Ok(mine.thread)
}

/// What a post says and said, newest first. Whoever sees the post sees its past.
pub async fn versions(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PostId,
) -> Result<(Mine, Vec<Version>), Refused> {
    let now = post(work, viewer, id).await?;
    if now.withdrawn_at.is_some() {
        return Err(Refused::Gone);
    }
    Ok((now, work.all(&sql::VERSIONS, args![id]).await?))
}
