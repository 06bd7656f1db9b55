//! Whom letters about how it was go to. The letters door writes them.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{Change, FEWEST, Results, means, sql};
use crate::{CommunityId, GatheringId, PersonId, Refused, Work, charter::only_system};

/// The job that asks everyone who was there, and tells convenors what was said. It comes by itself.
pub const ASK: &str = "ask-feedback";
const BATCH: i64 = 200;
const HOUR: Duration = Duration::from_secs(3_600);
/// Asked an hour after it ended, and not of what is two days ago.
const LATEST: Duration = Duration::from_secs(2 * 86_400);
/// So long answers are taken.
const OPEN: Duration = Duration::from_secs(3 * 86_400);

row! {
    /// Somebody who is to be asked how it was.
    #[derive(Clone, Debug)]
    pub struct AskFeedback {
        /// Of which gathering.
        pub gathering: GatheringId,
        /// Its community.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// When it ended.
        pub ends_at: Time,
        /// The zone of its place.
        pub place_zone: String,
        /// Who.
        pub person: PersonId,
        /// The language that they read.
        pub language: String,
        /// Their zone.
        pub zone: String,
        /// Where they are written to.
        pub address: String,
    }
}

/// Those who were there, an hour after it ended: whoever had said yes and is not known to have been away, and whoever is known to have
/// been there. For the system.
pub async fn feedback_to_ask(work: &mut Work<'_>) -> Result<Vec<AskFeedback>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_ASK, args![now, now - HOUR, now - LATEST, BATCH]).await
}

/// Somebody was asked; until when answers are taken. Nothing when they were asked before. Part of the act that writes to them, for the
/// system.
pub async fn feedback_asked(work: &mut Work<'_>, one: &AskFeedback) -> Result<Option<Time>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.exec(&sql::OPEN, args![one.gathering, now, now + OPEN]).await?;
    if work.exec(&sql::ASKED, args![one.gathering, one.person, now]).await? == 0 {
        return Ok(None);
    }
    let (closes_at,): (Time,) = work.one(&sql::CLOSES, args![one.gathering]).await?;
    Ok(Some(closes_at))
}

row! {
    /// A gathering of which answers are taken no more.
    #[derive(Clone, Debug)]
    pub struct RoundOver {
        /// Which.
        pub gathering: GatheringId,
        /// Its community.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// When it ended.
        pub ends_at: Time,
        /// How many answered.
        pub answered: i64,
    }
}

/// What is over, and convenors have not heard of. For the system.
pub async fn rounds_over(work: &mut Work<'_>) -> Result<Vec<RoundOver>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::OVER, args![now]).await
}

/// Convenors hear what was said; nothing when they did before. Part of the act that writes to them, for the system.
pub async fn round_told(work: &mut Work<'_>, one: &RoundOver) -> Result<Option<Results>, Refused> {
    only_system(work)?;
    let now = work.now();
    if work.exec(&sql::TOLD, args![one.gathering, now]).await? == 0 {
        return Ok(None);
    }
    let (mut shown, mut changes) = (None, Vec::<Change>::new());
    if one.answered >= FEWEST {
        shown = Some(means(&work.all(&sql::COUNTS, args![one.gathering]).await?));
        changes = work.all(&sql::CHANGES, args![one.gathering]).await?;
    }
    Ok(Some(Results {
        closes_at: now,
        open: false,
        answered: one.answered,
        mine: false,
        may: false,
        means: shown,
        changes,
    }))
}
