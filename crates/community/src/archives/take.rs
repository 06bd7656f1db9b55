//! Takes letters into a community, a batch at a time: one transaction for all that belongs together.

use store::args;

use super::{
    arrived::Arrived,
    awaited,
    batch::{Batch, Placed},
    count,
    imports::{self, Import, Problem},
    sql,
};
use crate::{
    CommunityId, Level, Refused, Work,
    charter::{Viewer, only_system},
    conversations,
    search::{ToIndex, index},
};

/// What became of a batch.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Letters that became posts.
    pub stored: i64,
    /// Letters that were known already.
    pub known: i64,
    /// Attachments of those that became posts.
    pub attachments: i64,
}

/// Takes a batch of letters, which `import` has read (its place is behind them); `problems` are what could not be read between
/// them. All is kept together with how far the import is: killed, it goes on behind the last batch that was kept.
pub async fn take(
    work: &mut Work<'_>,
    viewer: &Viewer,
    import: &mut Import,
    level: Level,
    letters: Vec<Arrived>,
    mut problems: Vec<Problem>,
) -> Result<Taken, Refused> {
    only_system(work)?;
    let community = viewer.community().id;
    work.begin().await?;
    // Two imports into one community take turns, or both would keep a letter that is in both.
    work.all::<(CommunityId,)>(&sql::LOCK, args![community]).await?;

    let read = letters.len() as i64;
    let mut batch = Batch::look(work, community, &letters).await?;
    let fresh = batch.without_known(work, letters, &mut problems).await?;
    let mut placed = batch.place(work, fresh, level.max(viewer.community().level)).await?;
    count::begin_threads(work, community, &mut placed).await?;
    keep_posts(work, community, &placed).await?;
    batch.keep_ids(work, community).await?;
    awaited::settle(work, community, &placed).await?;
    count::recount(work, &mut placed).await?;
    make_findable(work, community, &placed).await?;

    let stored = placed.new.len() as i64;
    let attachments = placed.new.iter().map(|new| new.letter.files.len() as i64).sum();
    let taken = Taken { stored, known: read - stored, attachments };
    imports::keep_problems(work, import.id, &problems).await?;
    import.messages += read;
    import.stored += taken.stored;
    import.known += taken.known;
    import.attachments += taken.attachments;
    imports::advance(work, import).await?;
    work.done().await?;
    Ok(taken)
}

async fn keep_posts(work: &mut Work<'_>, community: CommunityId, placed: &Placed) -> Result<(), Refused> {
    let row = |new: &super::batch::New| {
        let l = &new.letter;
        args![
            new.post,
            community,
            new.thread,
            new.parent,
            l.author,
            l.at,
            "archive",
            &l.source,
            &l.html,
            &l.words,
            l.language,
            l.is_question,
            l.files.len() as i64
        ]
    };
    // In the order of their ids: the table is laid out by them.
    let mut in_order: Vec<&super::batch::New> = placed.new.iter().collect();
    in_order.sort_unstable_by_key(|new| new.post);
    work.each(&conversations::sql::KEEP_POST, in_order.into_iter().map(row).collect()).await?;
    for new in placed.new.iter().filter(|new| !new.letter.files.is_empty()) {
        let files = new.letter.files.iter().map(|file| file.0.clone()).collect();
        conversations::list_files(work, community, new.post, files).await?;
    }
    Ok(())
}

async fn make_findable(work: &mut Work<'_>, community: CommunityId, placed: &Placed) -> Result<(), Refused> {
    let mut documents = Vec::with_capacity(placed.new.len());
    for new in &placed.new {
        let letter = &new.letter;
        let is_first = placed.first.get(&new.thread) == Some(&new.post);
        documents.push(ToIndex {
            post: new.post,
            community,
            level: placed.levels.get(&new.thread).copied().unwrap_or(Level::Sealed),
            author: letter.author,
            files: letter.files.len() as i64,
            subject: is_first.then_some(letter.subject.as_str()),
            words: &letter.words,
            language: letter.language,
        });
    }
    index::put_many(work, &documents).await?;
    for post in &placed.moved {
        index::put(work, *post).await?;
    }
    Ok(())
}
