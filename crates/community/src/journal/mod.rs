//! What happened: who, did what, to what, when. Append-only; everything that listens reads it.

pub(crate) mod sql;

use base::{Id, Time};
use store::{args, row};

use crate::{CommunityId, PersonId, Refused, Work};

row! {
    /// One line of the journal.
    #[derive(Clone, Debug)]
    pub struct Line {
        /// Its own id; lines sort by it.
        pub id: Id,
        /// When.
        pub at: Time,
        /// Who, if it was a person.
        pub person: Option<PersonId>,
        /// Did what: `started`, `replied`, `edited`, `joined` ...
        pub act: String,
        /// To what.
        pub subject: Option<i64>,
        /// In a few words, where the act and the subject do not say it all. Never a post's words.
        pub detail: String,
    }
}

pub(crate) async fn write(
    work: &mut Work<'_>,
    community: Option<CommunityId>,
    act: &str,
    subject: i64,
    detail: &str,
) -> Result<(), Refused> {
    let (id, now, person): (Id, Time, _) = (work.id(), work.now(), work.actor().person());
    work.exec(&sql::WRITE, args![id, community, now, person, act, subject, detail]).await?;
    Ok(())
}

/// The lines of a community after `after`, oldest first, at most `limit`. For listeners, not for pages.
pub async fn since(
    work: &mut Work<'_>,
    community: CommunityId,
    after: Id,
    limit: i64,
) -> Result<Vec<Line>, Refused> {
    work.all(&sql::SINCE, args![community, after, limit]).await
}

/// A line keeps who did what so long; then it becomes part of a month's total (practice 5.4).
pub const KEPT: std::time::Duration = std::time::Duration::from_secs(730 * 86_400);
/// So many lines in one act.
const STEP: i64 = 2_000;

/// Lines of more than two years become totals of their month: how often what was done, and by nobody. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<usize, Refused> {
    crate::charter::only_system(work)?;
    work.begin().await?;
    let before = work.now() - KEPT;
    let old: Vec<(Id, Option<CommunityId>, Time, String)> = work.all(&sql::OLD, args![before, STEP]).await?;
    let mut totals = std::collections::BTreeMap::new();
    for (_, community, at, act) in &old {
        let community: i64 = community.unwrap_or_default().into();
        *totals.entry((community, month(*at), act.as_str())).or_insert(0_i64) += 1;
    }
    for ((community, month, act), lines) in totals {
        work.exec(&sql::COUNT, args![community, month, act, lines]).await?;
    }
    work.each(&sql::DROP, old.iter().map(|(id, ..)| args![*id]).collect()).await?;
    work.done().await?;
    Ok(old.len())
}

/// The month of a moment, as the number of months since the year 0.
fn month(at: Time) -> i64 {
    use chrono::Datelike;
    let day = chrono::DateTime::from_timestamp(at.secs(), 0).unwrap_or_default();
    i64::from(day.year()) * 12 + i64::from(day.month0())
}
