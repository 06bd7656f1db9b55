//! Whom letters about attendance go to. The letters door writes them.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::sql;
use crate::{CommunityId, GatheringId, PersonId, Refused, Work, charter::only_system};

/// The job that asks hosts for their list, and those of whom it is not clear. It comes by itself.
pub const ASK: &str = "ask-attendance";
const BATCH: i64 = 200;
const HOUR: Duration = Duration::from_secs(3_600);
const WEEK: Duration = Duration::from_secs(7 * 86_400);

row! {
    /// A gathering whose hosts are to be asked who was there.
    #[derive(Clone, Debug)]
    pub struct AskList {
        /// Which.
        pub gathering: GatheringId,
        /// Its community.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// When it began.
        pub starts_at: Time,
        /// The zone of its place.
        pub place_zone: String,
    }
}

row! {
    /// Somebody of whom it is not clear.
    #[derive(Clone, Debug)]
    pub struct AskDoubt {
        /// At which gathering.
        pub gathering: GatheringId,
        /// Its community.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// When it began.
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
    }
}

pub(super) async fn promise(work: &mut Work<'_>) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(ASK, String::new(), now, ASK.to_owned()).await
}

/// Gatherings that ended yesterday, of which nobody has said who was there. For the system.
pub async fn lists_to_ask(work: &mut Work<'_>) -> Result<Vec<AskList>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::LISTS_TO_ASK, args![now - 14 * HOUR, now - WEEK]).await
}

/// Its hosts were asked; false when they were before. Part of the act that writes to them, for the system.
pub async fn list_asked(work: &mut Work<'_>, id: GatheringId) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    Ok(work.exec(&sql::LIST_ASKED, args![id, now]).await? > 0)
}

/// Those of whom it is not clear whether they were there: a host does not know, or they had said perhaps. For the system.
pub async fn doubts_to_ask(work: &mut Work<'_>) -> Result<Vec<AskDoubt>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::DOUBTS_TO_ASK, args![now, now - HOUR, now - WEEK, BATCH]).await
}

/// They were asked; false when they were before. Part of the act that writes to them, for the system.
pub async fn doubt_asked(work: &mut Work<'_>, one: &AskDoubt) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    Ok(work.exec(&sql::DOUBT_ASKED, args![one.gathering, one.person, now]).await? > 0)
}
