//! Writing: starting a thread, answering in one.

use std::time::Duration;

use store::args;

use super::{
    attach::{self, Kept},
    is_question, sql,
};
use crate::{
    CommunityId, Level, PersonId, PostId, Problem, Rate, Refused, ThreadId, Work,
    charter::{Community, Viewer},
    conversations::NewFile,
    lifecycle,
    notices::post::TELL,
    people::{clean_name, drafts},
    search::{index, terms},
};

/// How often a member may start a thread. An answer is never held up by it.
pub const STARTS: Rate = Rate::per(10, Duration::from_secs(3_600));
/// How often a member may answer: far more than anyone can mean.
pub const REPLIES: Rate = Rate::per(60, Duration::from_secs(600));
/// Longest words of a post, in bytes.
pub const LONGEST: usize = 100_000;
/// Longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 200;
/// How many characters of a post's beginning are shown in lists.
const FIRST_WORDS: usize = 160;

/// A thread that somebody wants to start.
pub struct New<'a> {
    /// Its subject.
    pub subject: &'a str,
    /// Its first words.
    pub words: Words<'a>,
    /// Its level; nothing for what is usual in the community.
    pub level: Option<Level>,
    /// For a thread in the room or a sealed one: who is to read it beside the one who starts it.
    pub present: Vec<PersonId>,
}

/// What somebody wrote: Markdown, and files.
pub struct Words<'a> {
    /// The words.
    pub source: &'a str,
    /// The files.
    pub files: Vec<NewFile>,
}

/// What is kept of words.
pub(crate) struct Made {
    /// How it came: `web`, `mail`.
    pub came_by: &'static str,
    /// See [`Post`](super::Post).
    pub source: String,
    /// Cleaned.
    pub html: String,
    /// The new words alone.
    pub plain: String,
    /// The language of these.
    pub language: &'static str,
}

fn make(source: &str, language: &str) -> Made {
    let rendered = markup::from_markdown(source);
    let language = terms::language_of(&rendered.plain, language);
    Made { came_by: "web", source: source.to_owned(), html: rendered.html, plain: rendered.plain, language }
}

fn check_words(words: &Words<'_>, problems: &mut Vec<Problem>) {
    if words.source.trim().is_empty() && words.files.is_empty() {
        problems.push(Problem { field: "words", key: "problem-words-empty" });
    }
    if words.source.len() > LONGEST {
        problems.push(Problem { field: "words", key: "problem-words-long" });
    }
    attach::check(&words.files, problems);
}

/// Starts a thread; its author follows it.
pub async fn start(
    work: &mut Work<'_>,
    viewer: &Viewer,
    new: New<'_>,
) -> Result<(ThreadId, PostId), Refused> {
    let author = viewer.member()?;
    let community = viewer.community();
    let subject = new.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let level = new.level.unwrap_or(community.usual_level);
    let mut problems = Vec::new();
    if subject.is_empty() {
        problems.push(Problem { field: "subject", key: "problem-subject-empty" });
    }
    if subject.chars().count() > LONGEST_SUBJECT {
        problems.push(Problem { field: "subject", key: "problem-subject-long" });
    }
    if level < community.level {
        problems.push(Problem { field: "level", key: "problem-level-looser" });
    }
    if level >= Level::InTheRoom && new.present.is_empty() {
        problems.push(Problem { field: "present", key: "problem-present-empty" });
    }
    check_words(&new.words, &mut problems);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let made = make(new.words.source, &community.language);
    let blobs = attach::keep(work.house().blobs().clone(), new.words.files).await?;
    work.begin().await?;
    lifecycle::only_open(work, community.id).await?;
    STARTS.take(work, &format!("starts {} {author}", community.id)).await?;
    let head = Head { subject: &subject, level, present: new.present };
    let ids = begin_thread(work, community, author, head, &made, blobs).await?;
    drafts::sent(work, &format!("start {}", community.slug)).await?;
    work.done().await?;
    Ok(ids)
}

/// The head of a thread that begins.
pub(crate) struct Head<'a> {
    pub subject: &'a str,
    pub level: Level,
    /// Who is in the room beside its starter, for the levels that name them.
    pub present: Vec<PersonId>,
}

/// Begins a thread with its first post. What may be said, by whom and how often was checked; part of another act.
pub(crate) async fn begin_thread(
    work: &mut Work<'_>,
    community: &Community,
    author: PersonId,
    head: Head<'_>,
    made: &Made,
    files: Vec<Kept>,
) -> Result<(ThreadId, PostId), Refused> {
    let (thread, post, now): (ThreadId, PostId, _) = (work.id(), work.id(), work.now());
    let subject = clean_subject(head.subject);
    work.exec(
        &sql::START,
        args![thread, community.id, &subject, head.level, author, now, post, last_words(&made.plain)],
    )
    .await?;
    keep_post(work, community.id, thread, None, author, post, made, files.len() as i64).await?;
    attach::list(work, community.id, post, files).await?;
    if head.level >= Level::InTheRoom {
        let present: Vec<i64> = head.present.into_iter().chain([author]).map(i64::from).collect();
        work.exec(&sql::NAME_PRESENT, args![thread, community.id, present]).await?;
    }
    work.exec(&sql::FOLLOW_OWN, args![author, thread, post]).await?;
    work.promise(TELL, post.to_string(), now).await?;
    work.note(Some(community.id), "started", post.into(), "").await?;
    Ok((thread, post))
}

/// Answers in a thread, or answers one post of it; its author follows the thread.
pub async fn reply(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    parent: Option<PostId>,
    words: Words<'_>,
) -> Result<PostId, Refused> {
    let author = viewer.member()?;
    let community = viewer.community();
    let mut problems = Vec::new();
    check_words(&words, &mut problems);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let made = make(words.source, &community.language);
    let blobs = attach::keep(work.house().blobs().clone(), words.files).await?;
    work.begin().await?;
    answerable(work, viewer, thread, parent).await?;
    lifecycle::only_open(work, community.id).await?;
    REPLIES.take(work, &format!("replies {} {author}", community.id)).await?;
    let post = go_on(work, community, author, thread, parent, &made, blobs).await?;
    drafts::sent(work, &format!("reply {thread}")).await?;
    work.done().await?;
    Ok(post)
}

/// Whether the viewer sees the thread, and the post in it that is answered.
pub(super) async fn answerable(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    parent: Option<PostId>,
) -> Result<(), Refused> {
    let (community, person) = (viewer.community().id, viewer.person_or_nobody());
    let seen = args![community, viewer.reach(), person, thread];
    work.opt::<super::Thread>(&sql::THREAD, seen).await?.ok_or(Refused::NotFound)?;
    if let Some(parent) = parent {
        let of: Option<(ThreadId,)> =
            work.opt(&sql::THREAD_OF, args![community, viewer.reach(), person, parent]).await?;
        if of != Some((thread,)) {
            return Err(Refused::NotFound);
        }
    }
    Ok(())
}

/// A thread goes on with one more post. What may be said, by whom and how often was checked; part of another act.
pub(crate) async fn go_on(
    work: &mut Work<'_>,
    community: &Community,
    author: PersonId,
    thread: ThreadId,
    parent: Option<PostId>,
    made: &Made,
    files: Vec<Kept>,
) -> Result<PostId, Refused> {
    let (post, now): (PostId, _) = (work.id(), work.now());
    keep_post(work, community.id, thread, parent, author, post, made, files.len() as i64).await?;
    attach::list(work, community.id, post, files).await?;
    work.exec(&sql::GROW, args![thread, post, now, author, last_words(&made.plain)]).await?;
    work.exec(&sql::FOLLOW_OWN, args![author, thread, post]).await?;
    work.promise(TELL, post.to_string(), now).await?;
    work.note(Some(community.id), "replied", post.into(), "").await?;
    Ok(post)
}

#[allow(clippy::too_many_arguments, reason = "each is a column of one insert")]
async fn keep_post(
    work: &mut Work<'_>,
    community: CommunityId,
    thread: ThreadId,
    parent: Option<PostId>,
    author: PersonId,
    post: PostId,
    made: &Made,
    files: i64,
) -> Result<(), Refused> {
    let now = work.now();
    let asks = is_question(&made.plain);
    work.exec(
        &sql::KEEP_POST,
        args![
            post,
            community,
            thread,
            parent,
            author,
            now,
            made.came_by,
            &made.source,
            &made.html,
            &made.plain,
            made.language,
            asks,
            files
        ],
    )
    .await?;
    index::put(work, post).await
}

/// The beginning of a post, for lists.
pub(crate) fn last_words(plain: &str) -> String {
    let mut first = String::new();
    for word in plain.split_whitespace() {
        if first.chars().count() + word.chars().count() > FIRST_WORDS {
            first.push('…');
            break;
        }
        if !first.is_empty() {
            first.push(' ');
        }
        first.extend(word.chars().take(FIRST_WORDS));
    }
    first
}

/// A subject without what cannot be seen; a name is cleaned the same way.
pub(super) fn clean_subject(subject: &str) -> String {
    subject.split(' ').map(clean_name).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
