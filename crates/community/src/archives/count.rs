//! What a thread's line in a list says, right at the end of each batch: first and last post, how many posts and people.

use std::collections::{HashMap, HashSet};

use base::Time;
use store::{args, row};

use super::{
    batch::{New, Placed},
    sql,
};
use crate::{CommunityId, Level, PersonId, PostId, Refused, ThreadId, Work, conversations::last_words};

/// Keeps the threads that this batch begins; all their posts are in hand.
pub(super) async fn begin_threads(
    work: &mut Work<'_>,
    community: CommunityId,
    placed: &mut Placed,
) -> Result<(), Refused> {
    let mut posts: HashMap<ThreadId, Vec<&New>> = HashMap::new();
    for new in placed.new.iter().filter(|new| placed.begun.contains(&new.thread)) {
        posts.entry(new.thread).or_default().push(new);
    }
    let mut rows = Vec::with_capacity(posts.len());
    let (mut firsts, level) = (Vec::with_capacity(posts.len()), placed.level);
    for (thread, posts) in posts {
        let first = posts.iter().min_by_key(|new| new.post);
        let last = posts.iter().max_by_key(|new| new.post);
        let (Some(first), Some(last)) = (first, last) else { continue };
        let authors: HashSet<PersonId> = posts.iter().map(|new| new.letter.author).collect();
        let (f, l) = (&first.letter, &last.letter);
        rows.push(args![
            thread,
            community,
            &f.subject,
            level,
            f.author,
            f.at,
            last.post,
            l.at,
            l.author,
            last_words(&l.words),
            posts.len() as i64,
            authors.len() as i64
        ]);
        firsts.push((thread, first.post));
    }
    placed.levels.extend(firsts.iter().map(|(thread, _)| (*thread, level)));
    placed.first.extend(firsts);
    work.each(&sql::BEGIN_THREAD, rows).await.map(drop)
}

row! {
    struct Counted { thread: ThreadId, level: Level, first: PostId, last: PostId, posts: i64, authors: i64 }
}

row! {
    struct End { id: PostId, author: PersonId, at: Time, words: String }
}

/// Counts the threads that were there and have other posts now.
pub(super) async fn recount(work: &mut Work<'_>, placed: &mut Placed) -> Result<(), Refused> {
    if placed.grown.is_empty() {
        return Ok(());
    }
    let threads: Vec<i64> = placed.grown.iter().map(|thread| i64::from(*thread)).collect();
    let counted: Vec<Counted> = work.all(&sql::COUNT, args![threads]).await?;
    let ends: Vec<i64> =
        counted.iter().flat_map(|thread| [i64::from(thread.first), i64::from(thread.last)]).collect();
    let ends: Vec<End> = work.all(&sql::ENDS, args![ends]).await?;
    let ends: HashMap<PostId, End> = ends.into_iter().map(|end| (end.id, end)).collect();
    let subjects: HashMap<PostId, &str> =
        placed.new.iter().map(|new| (new.post, new.letter.subject.as_str())).collect();
    let (mut rows, mut renamed) = (Vec::with_capacity(counted.len()), Vec::new());
    for c in &counted {
        let (Some(first), Some(last)) = (ends.get(&c.first), ends.get(&c.last)) else { continue };
        rows.push(args![
            c.thread,
            first.author,
            first.at,
            last.id,
            last.at,
            last.author,
            last_words(&last.words),
            c.posts,
            c.authors
        ]);
        if let Some(subject) = subjects.get(&c.first) {
            renamed.push(args![c.thread, *subject]);
        }
    }
    for c in counted {
        placed.levels.insert(c.thread, c.level);
        placed.first.insert(c.thread, c.first);
    }
    work.each(&sql::RECOUNT, rows).await?;
    work.each(&sql::RENAME, renamed).await.map(drop)
}
