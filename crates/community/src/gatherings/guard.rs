//! In person at least once a year (S0.15): no 365 days without a gathering in one place that reaches half of the members.

use std::time::Duration;

use base::Time;
use store::args;

use super::sql;
use crate::{Refused, Work, charter::Viewer};

const SOON: Duration = Duration::from_secs(30 * 86_400);
const YEAR: Duration = Duration::from_secs(365 * 86_400);

/// By when the next gathering in person must be, when none is planned by then. What lies behind counts when half of the members had said
/// that they come; what is ahead counts by its plan, for nobody knows yet. For members.
pub async fn in_person(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<Time>, Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    let (members,): (i64,) = work.one(&sql::MEMBERS, args![community]).await?;
    let all: Vec<(Time, i64)> = work.all(&sql::IN_PERSON, args![community, now - YEAR]).await?;
    let reached = all.iter().filter(|(at, coming)| *at <= now && coming * 2 >= members);
    let last = reached.map(|(at, _)| *at).max().unwrap_or_else(|| viewer.community().made_at.max(now - YEAR));
    let by = (last + YEAR).max(now);
    // What is overdue is soon enough within a month.
    let soon = by.max(now + SOON);
    let planned = all.iter().any(|(at, _)| *at > now && *at <= soon);
    Ok((!planned).then_some(by))
}
