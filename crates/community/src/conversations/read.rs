//! Reading: the list of threads, one thread, the feed of what is open to all.

use std::sync::Arc;

use base::Time;
use store::{args, row};

use super::{
    Listed, Listing, POSTS_PAGE, Post, THREADS_PAGE, Thread,
    kept::{Moment, Shown},
    sql,
};
use crate::{Level, PersonId, PostId, Refused, ThreadId, Work, charter::Viewer};

/// A page of the list, newest first.
pub struct Threads {
    /// The threads.
    pub threads: Vec<Listed>,
    /// Whether there are older ones.
    pub older: bool,
}

/// The threads before `before` (a moment and an id; nothing for the newest), newest first.
pub async fn newest(
    work: &mut Work<'_>,
    viewer: &Viewer,
    before: Option<(Time, ThreadId)>,
) -> Result<Threads, Refused> {
    let (at, id) = before.unwrap_or((Time(i64::MAX), ThreadId::from(i64::MAX)));
    let read_to = read_to(work, viewer).await?;
    let args = args![
        viewer.community().id,
        viewer.reach(),
        viewer.person_or_nobody(),
        at,
        id,
        THREADS_PAGE + 1,
        read_to
    ];
    let newest = if sees_most(viewer) { &sql::NEWEST } else { &sql::NEWEST_REACHED };
    let mut threads: Vec<Listed> = work.all(newest, args).await?;
    let older = threads.len() > THREADS_PAGE as usize;
    threads.truncate(THREADS_PAGE as usize);
    Ok(Threads { threads, older })
}

/// The page of threads just after `after`, newest first; and whether the ones after them are still more.
pub async fn newer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    after: (Time, ThreadId),
) -> Result<(Vec<Listed>, bool), Refused> {
    let read_to = read_to(work, viewer).await?;
    let args = args![
        viewer.community().id,
        viewer.reach(),
        viewer.person_or_nobody(),
        after.0,
        after.1,
        THREADS_PAGE + 1,
        read_to
    ];
    let newer = if sees_most(viewer) { &sql::NEWER } else { &sql::NEWER_REACHED };
    let mut threads: Vec<Listed> = work.all(newer, args).await?;
    let more = threads.len() > THREADS_PAGE as usize;
    threads.truncate(THREADS_PAGE as usize);
    threads.reverse();
    Ok((threads, more))
}

/// Whether so little is hidden from the viewer that threads can be read in turn and left out where they may not be seen.
fn sees_most(viewer: &Viewer) -> bool {
    viewer.reach() >= Level::MembersOnly
}

/// The threads that `person` wrote in last, at most ten, as far as the viewer may see them.
pub async fn of_person(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
) -> Result<Vec<Listed>, Refused> {
    let read_to = read_to(work, viewer).await?;
    let (looked_at, shown) = (60, 10);
    let args = args![
        viewer.community().id,
        viewer.reach(),
        viewer.person_or_nobody(),
        person,
        looked_at,
        shown,
        read_to
    ];
    work.all(&sql::OF_PERSON, args).await
}

/// Up to which post a member has read everything: what they said, or else when they joined.
async fn read_to(work: &mut Work<'_>, viewer: &Viewer) -> Result<i64, Refused> {
    let Some(person) = viewer.person() else { return Ok(i64::MAX) };
    let (marked, since): (i64, Time) =
        work.one(&sql::READ_MARK, args![viewer.community().id, person]).await?;
    Ok(marked.max(base::Id::floor(since).0))
}

/// A page of a thread.
pub struct Page {
    /// Its head.
    pub thread: Thread,
    /// Its posts in order, at most 50.
    pub posts: Arc<Vec<Post>>,
    /// The attachments of these posts.
    pub files: Arc<Vec<Listing>>,
    /// Who takes part in the thread, in order of appearance, with how many posts; at most 30.
    pub authors: Arc<Vec<(PersonId, String, i64)>>,
    /// Which page this is, from 1, and how many there are.
    pub number: i64,
    /// See `number`.
    pub pages: i64,
}

/// Page `number` (from 1; 0 is the last) of a thread.
pub async fn thread(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    number: i64,
) -> Result<Page, Refused> {
    let args = args![viewer.community().id, viewer.reach(), viewer.person_or_nobody(), thread];
    let head: Thread = work.opt(&sql::THREAD, args).await?.ok_or(Refused::NotFound)?;
    let pages = ((head.posts + POSTS_PAGE - 1) / POSTS_PAGE).max(1);
    let number = if number == 0 { pages } else { number };
    if !(1..=pages).contains(&number) {
        return Err(Refused::NotFound);
    }
    let at = Moment { now: work.now(), changes: work.house().changes() };
    let kept = if work.writes() { None } else { work.house().pages.find((thread, number), at) };
    let shown = match kept {
        Some(shown) => shown,
        None => {
            let shown = read_page(work, thread, number).await?;
            if !work.writes() {
                work.house().pages.keep((thread, number), at, &shown);
            }
            shown
        }
    };
    let Shown { posts, files, authors } = shown;
    Ok(Page { thread: head, posts, files, authors, number, pages })
}

/// What is on a page of a thread that the viewer may see.
async fn read_page(work: &mut Work<'_>, thread: ThreadId, number: i64) -> Result<Shown, Refused> {
    let first = match number {
        1 => PostId::default(),
        later => {
            match work.opt::<(PostId,)>(&sql::PAGE_STARTS, args![thread, (later - 1) * POSTS_PAGE]).await? {
                Some((first,)) => first,
                None => return Err(Refused::NotFound),
            }
        }
    };
    let posts: Vec<Post> = work.all(&sql::POSTS_FROM, args![thread, first, POSTS_PAGE]).await?;
    let with_files: Vec<i64> = posts
        .iter()
        .filter(|post| post.files > 0 && post.withdrawn_at.is_none())
        .map(|post| post.id.into())
        .collect();
    let files =
        if with_files.is_empty() { Vec::new() } else { work.all(&sql::FILES, args![with_files]).await? };
    let authors = work.all(&sql::AUTHORS, args![thread]).await?;
    Ok(Shown { posts: posts.into(), files: files.into(), authors: Arc::new(authors) })
}

/// The thread of a post, and the page of it where the post stands.
pub async fn thread_of(
    work: &mut Work<'_>,
    viewer: &Viewer,
    post: PostId,
) -> Result<(ThreadId, i64), Refused> {
    let args = args![viewer.community().id, viewer.reach(), viewer.person_or_nobody(), post];
    let (thread,): (ThreadId,) = work.opt(&sql::THREAD_OF, args).await?.ok_or(Refused::NotFound)?;
    let (place,): (i64,) = work.one(&sql::PLACE, args![thread, post]).await?;
    Ok((thread, place / POSTS_PAGE + 1))
}

row! {
    /// A post that is open to all, for the feed.
    #[derive(Clone, Debug)]
    pub struct FeedEntry {
        /// The post.
        pub id: PostId,
        /// Its thread.
        pub thread: ThreadId,
        /// The thread's subject.
        pub subject: String,
        /// Who wrote it.
        pub author: String,
        /// When.
        pub at: Time,
        /// When it was changed last.
        pub changed: Time,
        /// As it is shown.
        pub html: String,
    }
}

/// The newest posts that are open to all.
pub async fn feed(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<FeedEntry>, Refused> {
    work.all(&sql::FEED, args![viewer.community().id]).await
}
