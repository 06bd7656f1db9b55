//! Two threads turn out to be one.

use store::{args, row};

use super::sql;
use crate::{Level, PostId, Refused, ThreadId, Work};

row! {
    struct Head { id: ThreadId, level: Level, subject: String, started_at: base::Time }
}

/// Moves everything of thread `from` into `into`, which gets the stricter level and the subject of the older. Returns the posts
/// that must be made findable anew. The counts of `into` are wrong until they are made again.
pub(super) async fn into(
    work: &mut Work<'_>,
    into: ThreadId,
    from: ThreadId,
) -> Result<Vec<PostId>, Refused> {
    let heads: Vec<Head> = work.all(&sql::HEADS, args![vec![i64::from(into), i64::from(from)]]).await?;
    let (Some(kept), Some(gone)) =
        (heads.iter().find(|head| head.id == into), heads.iter().find(|head| head.id == from))
    else {
        return Ok(Vec::new());
    };
    let level = kept.level.max(gone.level);
    let older = if gone.started_at < kept.started_at { gone } else { kept };
    // Whoever was named in only one of two rooms is not in the room that they become.
    let mut posts: Vec<(PostId,)> = Vec::new();
    for (head, looser) in [(kept, kept.level < level), (gone, gone.level < level)] {
        if looser {
            posts.extend(work.all::<(PostId,)>(&sql::POSTS_OF, args![head.id]).await?);
        }
    }
    match (kept.level >= Level::InTheRoom, gone.level >= Level::InTheRoom) {
        (true, true) => drop(work.exec(&sql::NARROW_ROOM, args![into, from]).await?),
        (false, true) => drop(work.exec(&sql::MOVE_ROOM, args![from, into]).await?),
        (_, false) => {}
    }
    work.exec(&sql::LEAVE_ROOM, args![from]).await?;
    work.exec(&sql::MOVE_POSTS, args![from, into]).await?;
    work.exec(&sql::MOVE_IDS, args![from, into]).await?;
    work.exec(&sql::MOVE_WATCHES, args![from, into]).await?;
    work.exec(&sql::DROP_WATCHES, args![from]).await?;
    work.exec(&sql::DROP_THREAD, args![from]).await?;
    work.exec(&sql::SET_HEAD, args![into, level, &older.subject]).await?;
    Ok(posts.into_iter().map(|(post,)| post).collect())
}
