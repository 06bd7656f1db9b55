//! Words that came by letter: kept as they were sent, found again by their Message-ID, and threaded by what they answer.

use base::Id;
use store::{args, row};

use super::{
    Head, Made, NewFile, attach, go_on, sql,
    write::{LONGEST_SUBJECT, REPLIES, STARTS, answerable, begin_thread},
};
use crate::{
    CommunityId, Level, PersonId, PostId, Problem, Refused, ThreadId, Work,
    archives::key,
    charter::{Community, Viewer, only_system},
    lifecycle,
    search::terms,
};

/// Longest letter that becomes a post, in bytes of what is kept of it as it came: more than a page's form takes, for a letter
/// carries what it answers.
pub const LONGEST_LETTER: usize = 1_000_000;

/// A letter's words, as a door has read them.
#[derive(Clone, Debug, Default)]
pub struct ByLetter<'a> {
    /// The words as they came: its plain text, or its HTML where that alone says all.
    pub source: &'a str,
    /// As they are shown: cleaned by `markup`, what they answer folded away.
    pub html: &'a str,
    /// The new words alone.
    pub words: &'a str,
    /// Its Message-ID, where it had one that can be trusted to be its own.
    pub message_id: Option<&'a str>,
}

impl ByLetter<'_> {
    /// What is kept of it.
    pub(crate) fn made(&self, usual: &str) -> Made {
        Made {
            came_by: "mail",
            source: self.source.to_owned(),
            html: self.html.to_owned(),
            plain: self.words.to_owned(),
            language: terms::language_of(self.words, usual),
        }
    }

    fn check(&self, files: &[NewFile], problems: &mut Vec<Problem>) {
        if self.words.trim().is_empty() && files.is_empty() {
            problems.push(Problem { field: "words", key: "problem-words-empty" });
        }
        if self.source.len() > LONGEST_LETTER || self.html.len() > 4 * LONGEST_LETTER {
            problems.push(Problem { field: "words", key: "problem-words-long" });
        }
        attach::check(files, problems);
    }
}

/// Starts a thread with the words of a letter; its author follows it. A subject that is too long is cut, and one that is missing
/// is made of the first words: nobody is asked to send a letter again for its subject.
pub async fn start_by_letter(
    work: &mut Work<'_>,
    viewer: &Viewer,
    subject: &str,
    level: Option<Level>,
    letter: &ByLetter<'_>,
    files: Vec<NewFile>,
) -> Result<(ThreadId, PostId), Refused> {
    let author = viewer.member()?;
    let community = viewer.community();
    let mut problems = Vec::new();
    let level = level.unwrap_or(community.usual_level).max(community.level);
    if level >= Level::InTheRoom {
        problems.push(Problem { field: "present", key: "problem-present-empty" });
    }
    letter.check(&files, &mut problems);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let made = letter.made(&community.language);
    let files = attach::keep(work.house().blobs().clone(), files).await?;
    work.begin().await?;
    lifecycle::only_open(work, community.id).await?;
    STARTS.take(work, &format!("starts {} {author}", community.id)).await?;
    let subject = subject_or_first_words(subject, letter.words);
    let head = Head { subject: &subject, level, present: Vec::new() };
    let (thread, post) = begin_thread(work, community, author, head, &made, files).await?;
    name(work, community.id, letter.message_id, thread, post).await?;
    work.done().await?;
    Ok((thread, post))
}

/// Starts a sealed thread, for those who are named in it and whoever wrote. Their rate is not the one of threads: somebody who needs a
/// carer is never told that it is too often. Part of the act that asks a carer.
pub(crate) async fn start_sealed_within(
    work: &mut Work<'_>,
    viewer: &Viewer,
    subject: &str,
    present: Vec<PersonId>,
    letter: &ByLetter<'_>,
) -> Result<(ThreadId, PostId), Refused> {
    let author = viewer.member()?;
    let community = viewer.community();
    let mut problems = Vec::new();
    if present.is_empty() {
        problems.push(Problem { field: "present", key: "problem-present-empty" });
    }
    letter.check(&[], &mut problems);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let made = letter.made(&community.language);
    work.begin().await?;
    let subject = subject_or_first_words(subject, "");
    let head = Head { subject: &subject, level: Level::Sealed, present };
    begin_thread(work, community, author, head, &made, Vec::new()).await
}

/// Answers in a thread with the words of a letter; its author follows the thread.
pub async fn reply_by_letter(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    parent: Option<PostId>,
    letter: &ByLetter<'_>,
    files: Vec<NewFile>,
) -> Result<PostId, Refused> {
    let author = viewer.member()?;
    let community = viewer.community();
    let mut problems = Vec::new();
    letter.check(&files, &mut problems);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let made = letter.made(&community.language);
    let files = attach::keep(work.house().blobs().clone(), files).await?;
    work.begin().await?;
    answerable(work, viewer, thread, parent).await?;
    lifecycle::only_open(work, community.id).await?;
    REPLIES.take(work, &format!("replies {} {author}", community.id)).await?;
    let post = go_on(work, community, author, thread, parent, &made, files).await?;
    name(work, community.id, letter.message_id, thread, post).await?;
    work.done().await?;
    Ok(post)
}

/// A subject of one line and no more than what is shown; without one, the first words.
pub(crate) fn subject_or_first_words(subject: &str, words: &str) -> String {
    let given = super::write::clean_subject(&subject.split_whitespace().collect::<Vec<_>>().join(" "));
    let subject = if given.is_empty() { super::last_words(words) } else { given };
    let subject = subject.chars().take(LONGEST_SUBJECT).collect::<String>();
    if subject.is_empty() { "…".into() } else { subject }
}

/// Keeps which letter a post is, so that answers to it find its thread.
pub(crate) async fn name(
    work: &mut Work<'_>,
    community: CommunityId,
    message_id: Option<&str>,
    thread: ThreadId,
    post: PostId,
) -> Result<(), Refused> {
    let Some(message_id) = message_id else { return Ok(()) };
    let id: Id = work.id();
    let row = args![id, community, key(message_id), message_id, thread, post];
    work.exec(&crate::archives::sql::KEEP_ID, row).await.map(drop)
}

row! {
    struct Named { key: i64, thread: ThreadId, post: Option<PostId> }
}

row! {
    struct Ours { id: i64, thread: Option<ThreadId>, post: Option<PostId> }
}

/// What a letter answers: the first of `ids` (the likeliest first) that names a post or thread of this community which the viewer
/// may see; a Message-ID that came, or that a letter of ours left under.
pub async fn answered(
    work: &mut Work<'_>,
    viewer: &Viewer,
    ids: &[String],
) -> Result<Option<(ThreadId, Option<PostId>)>, Refused> {
    let community = viewer.community().id;
    let ids: Vec<&String> = ids.iter().take(200).collect();
    let keys: Vec<i64> = ids.iter().map(|id| key(id)).collect();
    let named: Vec<Named> = work.all(&crate::archives::sql::MESSAGES, args![community, keys]).await?;
    let own = |id: &str| id.split('@').next().and_then(|id| id.parse::<Id>().ok());
    let numbers: Vec<i64> = ids.iter().filter_map(|id| own(id)).map(|id| id.0).collect();
    let ours: Vec<Ours> = work.all(&sql::OURS, args![community, numbers]).await?;
    for id in ids {
        let by_name = named.iter().find(|named| named.key == key(id)).map(|named| (named.thread, named.post));
        let by_number = || {
            let ours = ours.iter().find(|ours| own(id).is_some_and(|id| id.0 == ours.id))?;
            Some((ours.thread?, ours.post))
        };
        if let Some((thread, post)) = by_name.or_else(by_number) {
            if answerable(work, viewer, thread, post).await.is_ok() {
                return Ok(Some((thread, post)));
            }
            if post.is_some() && answerable(work, viewer, thread, None).await.is_ok() {
                return Ok(Some((thread, None)));
            }
        }
    }
    Ok(None)
}

row! {
    /// A letter that is a post already.
    #[derive(Clone, Debug)]
    pub struct AlreadyHere {
        /// The post.
        pub post: PostId,
        /// Its thread.
        pub thread: ThreadId,
        /// Who wrote it.
        pub author: PersonId,
        /// The words as they came.
        pub source: String,
    }
}

/// The post that a letter has become before, by its Message-ID. For the system: it decides whether a letter says something new.
pub async fn already_here(
    work: &mut Work<'_>,
    community: &Community,
    message_id: &str,
) -> Result<Option<AlreadyHere>, Refused> {
    only_system(work)?;
    work.opt(&sql::ALREADY_HERE, args![community.id, key(message_id)]).await
}
