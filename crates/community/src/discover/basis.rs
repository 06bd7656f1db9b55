//! Whether what was counted still holds: counting takes long, asking this does not.

use store::args;

use super::{load::reach, sql};
use crate::{Level, Refused, ThreadId, Work, charter::Viewer};

/// What a discovery was counted from. Viewers of the same reach who both may see names, or both may not, share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The level up to which was read.
    pub reach: Level,
    /// Whether names are on the map.
    pub named: bool,
    newest: ThreadId,
    posts: i64,
    threads: i64,
    left_out: i64,
}

/// What has happened since something was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Nothing.
    Nothing,
    /// People have written: a few minutes do not matter.
    Grown,
    /// Somebody left the map or returned, or a thread is not to be read by all of these any more: it holds no longer.
    Otherwise,
}

/// What a discovery for this viewer would be counted from now. Ask before counting, so that nothing is missed between.
pub async fn basis(work: &mut Work<'_>, viewer: &Viewer) -> Result<Basis, Refused> {
    standing(work, viewer, i64::MAX.into()).await
}

/// What has happened since.
pub async fn since(work: &mut Work<'_>, viewer: &Viewer, basis: &Basis) -> Result<Since, Refused> {
    let now = standing(work, viewer, basis.newest).await?;
    let same = now.threads == basis.threads
        && now.left_out == basis.left_out
        && (now.reach, now.named) == (basis.reach, basis.named);
    Ok(match now.posts.cmp(&basis.posts) {
        _ if !same => Since::Otherwise,
        std::cmp::Ordering::Less => Since::Otherwise,
        std::cmp::Ordering::Equal if now.newest == basis.newest => Since::Nothing,
        _ => Since::Grown,
    })
}

async fn standing(work: &mut Work<'_>, viewer: &Viewer, up_to: ThreadId) -> Result<Basis, Refused> {
    let (community, reach) = (viewer.community().id, reach(viewer));
    let (newest, posts, threads) = work.one(&sql::BASIS, args![community, reach, up_to]).await?;
    let (left_out,) = work.one(&sql::LEFT_OUT, args![community]).await?;
    Ok(Basis { reach, named: viewer.is_member(), newest, posts, threads, left_out })
}
