//! What stands in the outbox, and what is held there: for whoever runs the program.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::sql;
use crate::{Refused, Work, charter::only_system};

/// What failed is shown for so long.
const SHOWN: Duration = Duration::from_secs(14 * 86_400);

row! {
    /// Letters that stand alike.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Standing {
        /// `waiting`, `held` or `failed`.
        pub state: String,
        /// Where they go.
        pub domain: String,
        /// What the receiver said last.
        pub error: Option<String>,
        /// How many there are.
        pub letters: i64,
        /// When the oldest was written.
        pub oldest: Time,
        /// When the next is tried.
        pub due: Time,
    }
}

/// What waits, is held or has failed in the last two weeks, and why.
pub async fn standing(work: &mut Work<'_>, most: i64) -> Result<Vec<Standing>, Refused> {
    only_system(work)?;
    let since = work.now() - SHOWN;
    work.all(&sql::STANDING, args![since, most]).await
}

/// Holds everything that waits: after a backup was restored nobody knows what was sent since it was made.
pub async fn hold(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let held = work.exec(&sql::HOLD, args![]).await?;
    work.done().await?;
    Ok(held)
}

/// Lets everything leave that is held.
pub async fn release(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let released = work.exec(&sql::RELEASE, args![now]).await?;
    if released > 0 {
        work.promise(super::super::DELIVER, String::new(), now).await?;
    }
    work.done().await?;
    Ok(released)
}

/// Tries again what has failed in the last two weeks, for whoever has put right what was wrong. Returns how many.
pub async fn again(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let again = work.exec(&sql::AGAIN, args![now, now - SHOWN]).await?;
    if again > 0 {
        work.promise(super::super::DELIVER, String::new(), now).await?;
    }
    work.done().await?;
    Ok(again)
}

/// Sends nothing of what is held.
pub async fn discard(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let discarded = work.exec(&sql::DISCARD, args!["it was held after a restore, and not let go"]).await?;
    work.done().await?;
    Ok(discarded)
}
