//! Resting instead of ending: up to six months, once in two years, with a day on which it goes on.

use std::time::Duration;

use base::Time;
use store::args;

use super::{Stage, gates, kept, sql};
use crate::{
    CommunityId, PersonId, Problem, Refused, Work,
    charter::{
        Viewer, only_system,
        sections::{after, convenes},
    },
};

/// The longest rest, in months, and how long until the next, counted from when one began.
const LONGEST: u32 = 6;
const ONCE_IN: u32 = 24;
/// The shortest that is worth saying.
const SHORTEST: Duration = Duration::from_secs(7 * 86_400);

/// A convenor lets the community rest until a day, with reasons and who agreed.
pub async fn pause(
    work: &mut Work<'_>,
    viewer: &Viewer,
    until: Time,
    reasons: &str,
    agreed: &[PersonId],
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (now, life) = (work.now(), kept(work, viewer).await?);
    let from = life.at();
    let mut problems = gates::problems(work, viewer, reasons, agreed).await?;
    if !from.may_pause() {
        problems.push(Problem { field: "stage", key: "problem-stage" });
    }
    if until < now + SHORTEST || until > after(now, LONGEST) {
        problems.push(Problem { field: "until", key: "problem-pause-until" });
    }
    if life.paused_at.is_some_and(|last| after(last, ONCE_IN) > now) {
        problems.push(Problem { field: "until", key: "problem-pause-lately" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    gates::change(work, viewer, from, Stage::Paused, reasons, agreed).await?;
    work.exec(&sql::PAUSE, args![viewer.community().id, from.word(), until, now]).await?;
    work.done().await
}

/// A convenor ends the rest: the community is where it was.
pub async fn resume(work: &mut Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (now, life) = (work.now(), kept(work, viewer).await?);
    if life.at() != Stage::Paused {
        return Err(Refused::Gone);
    }
    back(work, viewer.community().id, now).await?;
    work.done().await
}

/// Communities whose rest is over go on.
pub async fn resume_due(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(CommunityId,)> = work.all(&sql::RESTED, args![now]).await?;
    for (community,) in &due {
        back(work, *community, now).await?;
    }
    work.done().await?;
    Ok(due.len() as u64)
}

async fn back(work: &mut Work<'_>, community: CommunityId, now: Time) -> Result<(), Refused> {
    work.exec(&sql::RESUME, args![community, now]).await?;
    work.note(Some(community), "resumed", community.into(), "").await
}
