//! No thread is looser than its community.

use store::args;

use super::sql;
use crate::{CommunityId, Level, PostId, Refused, ThreadId, Work, search::index};

/// Tightens every thread that is looser than `level`. Part of the act that tightens the community.
pub(crate) async fn tighten(
    work: &mut Work<'_>,
    community: CommunityId,
    level: Level,
) -> Result<(), Refused> {
    loop {
        let looser: Vec<(ThreadId,)> = work.all(&sql::LOOSER, args![community, level]).await?;
        if looser.is_empty() {
            return Ok(());
        }
        for (thread,) in looser {
            work.exec(&sql::SET_LEVEL, args![thread, level]).await?;
            let posts: Vec<(PostId,)> = work.all(&sql::POSTS_OF, args![thread]).await?;
            for (post,) in posts {
                index::put(work, post).await?;
            }
        }
    }
}
