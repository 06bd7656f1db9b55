//! What was begun and left, declined or withdrawn is not kept for ever.

use std::time::Duration;

use store::args;

use super::sql;
use crate::{ApplicationId, Refused, Work, charter::only_system};

const DAY: u64 = 86_400;
/// What was begun, and not gone on with.
pub const BEGUN_FOR: Duration = Duration::from_secs(30 * DAY);
/// What was declined, or came to nothing: long enough for an appeal and for "next round?".
pub const OVER_FOR: Duration = Duration::from_secs(182 * DAY);
/// What was taken back by whoever applied.
pub const WITHDRAWN_FOR: Duration = Duration::from_secs(30 * DAY);

/// Forgets what it is time to forget, and says which applications have become memberships. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    work.exec(&sql::JOINED, args![now]).await?;
    let mut stale: Vec<(ApplicationId,)> = work.all(&sql::STALE_BEGUN, args![now - BEGUN_FOR]).await?;
    let over: Vec<(ApplicationId,)> =
        work.all(&sql::STALE_OVER, args![now - OVER_FOR, now - WITHDRAWN_FOR]).await?;
    stale.extend(over);
    for (id,) in &stale {
        for statement in [&sql::FORGET_LETTERS, &sql::FORGET_DELIVERIES, &sql::FORGET_ANSWERS, &sql::FORGET] {
            work.exec(statement, args![*id]).await?;
        }
    }
    work.done().await?;
    Ok(stale.len() as u64)
}
