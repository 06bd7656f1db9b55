//! What came is not kept for ever.

use std::time::Duration;

use store::args;

use super::sql;
use crate::{Refused, Work, charter::only_system};

const DAY: u64 = 86_400;

/// How long the bytes of a letter that was read are kept, for whoever must find out what went wrong.
pub const KEPT_FOR: Duration = Duration::from_secs(30 * DAY);
/// How long we know that it came: a repeat of it acts as little as an answer to a letter that is as old.
pub const KNOWN_FOR: Duration = Duration::from_secs(120 * DAY);

/// Forgets the bytes of letters that were read 30 days ago, and after 120 days that they came. What waits or is held stays. A recurring
/// job; the blobs of long letters go when blobs are [swept](crate::blobs::sweep).
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let (read_before, came_before) = (work.now() - KEPT_FOR, work.now() - KNOWN_FOR);
    let emptied = work.exec(&sql::EMPTY, args![read_before]).await?;
    work.exec(&sql::FORGET, args![came_before]).await?;
    work.done().await?;
    Ok(emptied)
}
