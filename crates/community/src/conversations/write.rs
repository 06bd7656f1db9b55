//! Writing: starting a thread, answering in one.

use std::time::Duration;

use store::args;

use super::{attach, is_question, sql};
use crate::{
    Level, PersonId, PostId, Problem, Rate, Refused, ThreadId, Work,
    charter::Viewer,
    conversations::NewFile,
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
struct Made {
    html: String,
    plain: String,
    language: &'static str,
}

fn make(source: &str, language: &str) -> Made {
    let rendered = markup::from_markdown(source);
    let language = terms::language_of(&rendered.plain, language);
    Made { html: rendered.html, plain: rendered.plain, language }
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
    STARTS.take(work, &format!("starts {} {author}", community.id)).await?;
    let (thread, post, now): (ThreadId, PostId, _) = (work.id(), work.id(), work.now());
    let subject = clean_subject(&subject);
    work.exec(
        &sql::START,
        args![thread, community.id, &subject, level, author, now, post, last_words(&made.plain)],
    )
    .await?;
    keep_post(work, viewer, thread, None, author, post, new.words.source, &made, blobs.len() as i64).await?;
    attach::list(work, community.id, post, blobs).await?;
    if level >= Level::InTheRoom {
        let present: Vec<i64> = new.present.into_iter().chain([author]).map(i64::from).collect();
        work.exec(&sql::NAME_PRESENT, args![thread, community.id, present]).await?;
    }
    work.exec(&sql::FOLLOW_OWN, args![author, thread, post]).await?;
    drafts::sent(work, &format!("start {}", community.slug)).await?;
    work.note(Some(community.id), "started", post.into(), "").await?;
    work.done().await?;
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
    let seen = args![community.id, viewer.reach(), author, thread];
    work.opt::<super::Thread>(&sql::THREAD, seen).await?.ok_or(Refused::NotFound)?;
    REPLIES.take(work, &format!("replies {} {author}", community.id)).await?;
    if let Some(parent) = parent {
        let of: Option<(ThreadId,)> =
            work.opt(&sql::THREAD_OF, args![community.id, viewer.reach(), author, parent]).await?;
        if of != Some((thread,)) {
            return Err(Refused::NotFound);
        }
    }
    let (post, now): (PostId, _) = (work.id(), work.now());
    keep_post(work, viewer, thread, parent, author, post, words.source, &made, blobs.len() as i64).await?;
    attach::list(work, community.id, post, blobs).await?;
    work.exec(&sql::GROW, args![thread, post, now, author, last_words(&made.plain)]).await?;
    work.exec(&sql::FOLLOW_OWN, args![author, thread, post]).await?;
    drafts::sent(work, &format!("reply {thread}")).await?;
    work.note(Some(community.id), "replied", post.into(), "").await?;
    work.done().await?;
    Ok(post)
}

#[allow(clippy::too_many_arguments)] // each is a column of one insert
async fn keep_post(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    parent: Option<PostId>,
    author: PersonId,
    post: PostId,
    source: &str,
    made: &Made,
    files: i64,
) -> Result<(), Refused> {
    let (community, now) = (viewer.community().id, work.now());
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
            "web",
            source,
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
fn clean_subject(subject: &str) -> String {
    subject.split(' ').map(clean_name).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
