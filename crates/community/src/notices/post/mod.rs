//! Telling of a post: who hears of it at once, and what the letter must say.
//!
//! A post is told by a job that its act promised ([`TELL`]). The letters door asks [`told`] what there is to say, writes one letter for
//! each language, and addresses it batch by batch ([`hearers`]), each batch in a commit of its own. Killed, it goes on behind the last
//! person who has it ([`last_told`]); told twice, nobody has it twice.

mod cost;
mod hear;
pub(crate) mod sql;

use std::time::Duration;

use base::Time;
use store::{FromRow, Row, args, row};

pub use cost::{Cost, cost};
pub(crate) use hear::spent;
pub use hear::{Hearer, hearers, last_told, letters_of, with_files};

use crate::{
    CommunityId, Level, PersonId, PostId, Refused, ThreadId, Work, archives,
    charter::only_system,
    conversations::last_words,
    lifecycle::{self, Stage},
    lists::{self, List},
};

/// The job that tells of a post; its payload is the post.
pub const TELL: &str = "tell-post";

/// What a letter quotes of the post that is answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The post.
    pub post: PostId,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Time,
    /// Its first words.
    pub words: String,
}

row! {
    /// A file of a post.
    #[derive(Clone, Debug)]
    pub struct File {
        /// Its id.
        pub id: crate::AttachmentId,
        /// Where its bytes are.
        pub blob: String,
        /// Its name.
        pub name: String,
        /// Its media type, as it was told.
        pub kind: String,
        /// In bytes.
        pub size: i64,
    }
}

/// A post, with all that a letter about it says.
#[derive(Clone, Debug)]
pub struct Told {
    /// The post.
    pub post: PostId,
    /// Its thread.
    pub thread: ThreadId,
    /// Its community.
    pub community: CommunityId,
    /// The community's name in addresses.
    pub slug: String,
    /// The community's name.
    pub community_name: String,
    /// The one sentence that it gathers for.
    pub cause: String,
    /// The language it speaks.
    pub community_language: String,
    /// The thread's subject.
    pub subject: String,
    /// The thread's level.
    pub level: Level,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name.
    pub author_name: String,
    /// When.
    pub at: Time,
    /// Whether `source` is Markdown; else it is the text of a letter.
    pub markdown: bool,
    /// As it was written.
    pub source: String,
    /// As it is shown: cleaned.
    pub html: String,
    /// Its plain words.
    pub words: String,
    /// The language of its words.
    pub language: String,
    /// Whether it begins its thread.
    pub begins: bool,
    /// What it answers.
    pub answered: Option<Answered>,
    /// To whom it is an answer: whoever wrote what it answers, or began the thread.
    pub direct: Option<PersonId>,
    /// Its files.
    pub files: Vec<File>,
    /// Its community as a list, if it is one.
    pub list: Option<List>,
    /// Where an answer goes instead of to all: the author's own address, on a list that wants it so.
    pub reply_to: Option<String>,
    /// Its Message-ID, without `<` and `>`.
    pub message_id: String,
    /// The Message-IDs from the beginning of the thread to what it answers, oldest first.
    pub references: Vec<String>,
}

struct Found {
    told: Told,
    parent: Option<PostId>,
    files: i64,
    starter: PersonId,
    first: PostId,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> Result<Found, store::Error> {
        let came_by: String = row.get(11)?;
        let told = Told {
            post: row.get(0)?,
            thread: row.get(1)?,
            community: row.get(2)?,
            slug: row.get(3)?,
            community_name: row.get(4)?,
            cause: row.get(20)?,
            community_language: row.get(5)?,
            subject: row.get(6)?,
            level: row.get(7)?,
            author: row.get(8)?,
            author_name: row.get(9)?,
            at: row.get(10)?,
            markdown: came_by == "web",
            source: row.get(12)?,
            html: row.get(13)?,
            words: row.get(14)?,
            language: row.get(15)?,
            begins: false,
            answered: None,
            direct: None,
            files: Vec::new(),
            list: None,
            reply_to: None,
            message_id: String::new(),
            references: Vec::new(),
        };
        Ok(Found {
            told,
            parent: row.get(16)?,
            files: row.get(17)?,
            starter: row.get(18)?,
            first: row.get(19)?,
        })
    }
}

/// How many posts are followed up for `References`, and the most that the field may weigh, in bytes.
const LONGEST_CHAIN: usize = 60;
const REFERENCES: usize = 4_000;
/// A Message-ID that a letter of ours may bear. What is longer, or was not written as ids are, is left alone; ours stands beside it.
const LONGEST_ID: usize = 200;

row! {
    struct ParentRow { post: PostId, author: PersonId, name: String, at: Time, words: String, parent: Option<PostId> }
}

/// Whether a community rests or has ended: then nothing of it leaves (practice 2.25). What was written while it rests is told when it goes
/// on; somebody may end the rest early, so it is looked at each day. What is said in a room of a few, to a carer too, is no such thing.
async fn rests(work: &mut Work<'_>, community: CommunityId, post: PostId) -> Result<bool, Refused> {
    let Some((stage, until)) = lifecycle::asleep(work, community).await? else { return Ok(false) };
    if stage == Stage::Paused {
        let tomorrow = work.now() + Duration::from_secs(86_400);
        let at = until.map_or(tomorrow, |until| until.clamp(work.now() + Duration::from_secs(60), tomorrow));
        work.promise(TELL, post.to_string(), at).await?;
    }
    Ok(true)
}

/// What a letter about a post says; nothing when the post was withdrawn, or where the community rests. The first time, the post gets a Message-ID that stays: of
/// `host` when it did not come by letter. Part of another act of the program, which has begun.
pub async fn told(work: &mut Work<'_>, post: PostId, host: &str) -> Result<Option<Told>, Refused> {
    only_system(work)?;
    let Some(found) = work.opt::<Found>(&sql::TOLD, args![post]).await? else { return Ok(None) };
    let Found { mut told, parent, files, starter, first } = found;
    if told.level < Level::InTheRoom && rests(work, told.community, post).await? {
        return Ok(None);
    }
    told.begins = first == post;
    if files > 0 {
        told.files = work.all(&sql::FILES, args![post]).await?;
    }
    told.list = lists::get(work, told.community).await?;
    if told.list.as_ref().is_some_and(|list| list.reply_to == "sender") {
        told.reply_to = crate::people::main_address(work, told.author).await?;
    }
    let mut above = Vec::new();
    let answered = parent.or(Some(first).filter(|first| *first != post));
    if let Some(parent) = answered {
        let row: Option<ParentRow> = work.opt(&sql::ANSWERED, args![parent, told.thread]).await?;
        above = chain(work, parent, first).await?;
        told.direct = Some(row.as_ref().map_or(starter, |row| row.author)).filter(|who| *who != told.author);
        told.answered = row.map(|row| Answered {
            post: row.post,
            author: row.author,
            name: row.name,
            at: row.at,
            words: row.words,
        });
    }
    let mut ids = message_ids(work, &above, post).await?;
    told.message_id = match ids.pop().flatten() {
        Some(known) => known,
        None => {
            let made = format!("{post}@{host}");
            let (id, key): (base::Id, _) = (work.id(), archives::key(&made));
            work.exec(&sql::KEEP_ID, args![id, told.community, key, &made, told.thread, post]).await?;
            made
        }
    };
    told.references = within(ids.into_iter().flatten().collect());
    Ok(Some(told))
}

/// The posts from the thread's first down to `post`.
async fn chain(work: &mut Work<'_>, post: PostId, first: PostId) -> Result<Vec<PostId>, Refused> {
    let (mut chain, mut at) = (vec![post], post);
    while chain.len() < LONGEST_CHAIN {
        match work.opt::<(Option<PostId>,)>(&sql::PARENT, args![at]).await? {
            Some((Some(above),)) if !chain.contains(&above) => {
                chain.push(above);
                at = above;
            }
            _ => break,
        }
    }
    if chain.last() != Some(&first) {
        chain.push(first);
    }
    chain.reverse();
    Ok(chain)
}

/// The Message-ID of each of these posts, and of one more.
async fn message_ids(
    work: &mut Work<'_>,
    above: &[PostId],
    post: PostId,
) -> Result<Vec<Option<String>>, Refused> {
    let posts: Vec<PostId> = above.iter().copied().chain([post]).collect();
    let asked: Vec<i64> = posts.iter().map(|post| i64::from(*post)).collect();
    let known: Vec<(PostId, String)> = work.all(&sql::IDS_OF, args![asked]).await?;
    let of =
        |post: &PostId| known.iter().find(|(of, id)| of == post && is_usual(id)).map(|(_, id)| id.clone());
    Ok(posts.iter().map(of).collect())
}

fn is_usual(id: &str) -> bool {
    id.len() <= LONGEST_ID
        && id.contains('@')
        && id.bytes().all(|b| b.is_ascii_graphic() && !b"<>()\"\\,;:".contains(&b))
}

/// The first and the last of them, as many as the field may hold.
fn within(ids: Vec<String>) -> Vec<String> {
    let weight = |id: &String| id.len() + 3;
    let (Some(root), mut room) = (ids.first().cloned(), REFERENCES) else { return Vec::new() };
    room -= weight(&root).min(room);
    let mut kept: Vec<String> = Vec::new();
    for id in ids.into_iter().skip(1).rev() {
        if weight(&id) > room {
            break;
        }
        room -= weight(&id);
        kept.push(id);
    }
    kept.push(root);
    kept.reverse();
    kept
}

/// The first words of what is answered, for the context of a letter.
pub fn first_words(words: &str) -> String {
    last_words(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Reliability 4.3, row 37.
    #[test]
    fn references_keep_the_root_and_the_newest_within_four_kilobytes() {
        let ids: Vec<String> = (0..100).map(|n| format!("{n}.{}@example.org", "x".repeat(80))).collect();
        let kept = within(ids.clone());
        assert!(kept.iter().map(|id| id.len() + 3).sum::<usize>() <= REFERENCES);
        assert_eq!((kept.first(), kept.last()), (ids.first(), ids.last()));
        assert_eq!(within(ids[..1].to_vec()), ids[..1]);
        assert!(within(Vec::new()).is_empty());
    }

    #[test]
    fn only_an_id_as_ids_are_stands_in_a_header() {
        assert!(is_usual("abc.1@mail.example"));
        for odd in ["no-at", "a b@c", "a@b>\r\nBcc: x", &format!("{}@x", "a".repeat(300))] {
            assert!(!is_usual(odd), "{odd}");
        }
    }
}
