//! Of whom nothing was heard for two years: they are asked, twice at most, whether we keep what is here. Silence erases nobody.

use std::time::Duration;

use store::args;

use super::{signed_in, sql};
use crate::{PersonId, Refused, Work, charter::only_system};

/// The job that asks: payload, the id of the person.
pub const LETTER: &str = "quiet-letter";
/// Nothing was heard for so long.
const QUIET: Duration = Duration::from_secs(730 * 86_400);
/// The second and last letter comes after this.
const AGAIN: Duration = Duration::from_secs(90 * 86_400);

/// Asks whoever has been quiet for two years. A recurring job.
pub async fn ask_quiet(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let quiet: Vec<(PersonId,)> = work.all(&sql::QUIET, args![now - QUIET, now - AGAIN]).await?;
    for (person,) in &quiet {
        work.exec(&sql::QUIET_ASKED, args![*person, now]).await?;
        work.promise_once(LETTER, person.to_string(), now, format!("{LETTER} {person}")).await?;
    }
    work.done().await?;
    Ok(quiet.len())
}

/// The person who acts is still here, and wants everything kept.
pub async fn still_here(work: &mut Work<'_>) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    work.exec(&sql::QUIET_HEARD, args![person]).await?;
    work.note(None, "still-here", person.into(), "").await?;
    work.done().await
}
