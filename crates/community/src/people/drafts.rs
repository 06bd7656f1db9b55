//! Words that were not sent yet: kept on purpose, or because a session had ended.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{signed_in, sql};
use crate::{PersonId, Refused, Work};

/// Longest words that are kept, in bytes.
pub const LONGEST: usize = 200_000;

row! {
    /// Words that wait.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Draft {
        /// The subject, where there is one.
        pub title: String,
        /// The words.
        pub words: String,
        /// When they were kept.
        pub at: Time,
    }
}

/// Keeps words for `person` at `place` (`reply <thread>`, `start <community>`, `edit <post>`); the newest replace the older.
/// The person is named because their session may have ended: it is theirs to find when they are back.
pub async fn keep(
    work: &mut Work<'_>,
    person: PersonId,
    place: &str,
    title: &str,
    words: &str,
) -> Result<(), Refused> {
    if title.len() + words.len() > LONGEST {
        return Err(Refused::invalid("words", "problem-words-long"));
    }
    work.begin().await?;
    let now = work.now();
    work.exec(&sql::KEEP_DRAFT, args![person, place, title, words, now]).await?;
    work.done().await
}

/// The words of the person who acts that wait at `place`.
pub async fn waiting(work: &mut Work<'_>, place: &str) -> Result<Option<Draft>, Refused> {
    let Some(person) = work.actor().person() else { return Ok(None) };
    work.opt(&sql::DRAFT, args![person, place]).await
}

/// Lets go of the words at `place`. Part of the act that sends them.
pub(crate) async fn sent(work: &mut Work<'_>, place: &str) -> Result<(), Refused> {
    let Some(person) = work.actor().person() else { return Ok(()) };
    work.exec(&sql::DROP_DRAFT, args![person, place]).await.map(drop)
}

/// Throws the words at `place` away.
pub async fn discard(work: &mut Work<'_>, place: &str) -> Result<(), Refused> {
    signed_in(work)?;
    work.begin().await?;
    sent(work, place).await?;
    work.done().await
}

/// Forgets drafts that nobody came back for in 30 days. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let before = work.now() - Duration::from_secs(30 * 86_400);
    let gone = work.exec(&sql::FORGET_DRAFTS, args![before]).await?;
    work.done().await?;
    Ok(gone)
}
