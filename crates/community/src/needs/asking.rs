//! Whom letters about needs go to. The letters door writes them.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::sql;
use crate::{CommunityId, GatheringId, PersonId, Refused, Work, charter::only_system};

/// The job that asks everyone who is to be asked. It comes by itself.
pub const ASK: &str = "ask-needs";
const BATCH: i64 = 200;
const DAY: Duration = Duration::from_secs(86_400);

row! {
    /// Somebody who is to be asked.
    #[derive(Clone, Debug)]
    pub struct AskNeeds {
        /// For which gathering.
        pub gathering: GatheringId,
        /// Its community.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// When it begins.
        pub starts_at: Time,
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
        /// They were asked before.
        pub again: bool,
    }
}

/// Whoever comes to a gathering in person within thirty days and was not asked yet; or was a week ago, and twice at most. For the system.
pub async fn needs_to_ask(work: &mut Work<'_>) -> Result<Vec<AskNeeds>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_ASK, args![now, now + 30 * DAY, now - 7 * DAY, now + 3 * DAY, BATCH]).await
}

/// Somebody was asked. Part of the act that writes to them, for the system.
pub async fn needs_asked(work: &mut Work<'_>, one: &AskNeeds) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    work.exec(&sql::ASKED, args![one.gathering, one.person, now]).await.map(drop)
}
