//! Whom letters about recaps go to. The letters door writes them.

use base::Time;
use store::{args, row};

use super::{Recap, of, sql};
use crate::{CommunityId, GatheringId, PersonId, Refused, Work, charter::only_system};

/// The job that shows convenors what was drafted. It comes by itself.
pub const ASK: &str = "ask-recaps";
/// The job that brings a recap to every member. Its payload: the gathering.
pub const SEND: &str = "send-recap";
const BATCH: i64 = 200;

row! {
    /// A recap that convenors are to look at.
    #[derive(Clone, Debug)]
    pub struct AskDraft {
        /// Of which gathering.
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
    /// Somebody whom a recap goes to.
    #[derive(Clone, Debug)]
    pub struct ToSend {
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

pub(super) async fn promise(work: &mut Work<'_>, id: GatheringId) -> Result<(), Refused> {
    let now = work.now();
    work.promise(SEND, id.to_string(), now).await
}

/// Recaps that were drafted, have a line, and that no convenor was shown. For the system.
pub async fn drafts_to_ask(work: &mut Work<'_>) -> Result<Vec<AskDraft>, Refused> {
    only_system(work)?;
    work.all(&sql::DRAFTS_TO_ASK, args![]).await
}

/// Convenors are shown it; nothing when they were before. Part of the act that writes to them, for the system.
pub async fn draft_asked(work: &mut Work<'_>, id: GatheringId) -> Result<Option<Recap>, Refused> {
    only_system(work)?;
    let now = work.now();
    if work.exec(&sql::DRAFT_ASKED, args![id, now]).await? == 0 {
        return Ok(None);
    }
    of(work, id, true, PersonId::default()).await.map(Some)
}

/// A recap as it was sent. For the system.
pub async fn recap_told(work: &mut Work<'_>, id: GatheringId) -> Result<Recap, Refused> {
    only_system(work)?;
    of(work, id, false, PersonId::default()).await
}

/// Members who have not had it yet, and want to be written to. For the system.
pub async fn recap_to_send(work: &mut Work<'_>, id: GatheringId) -> Result<Vec<ToSend>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_SEND, args![id, now, BATCH]).await
}

/// It goes to somebody; false when it did before. Part of the act that writes to them, for the system.
pub async fn recap_was_sent(work: &mut Work<'_>, id: GatheringId, person: PersonId) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    Ok(work.exec(&sql::WAS_SENT, args![id, person, now]).await? > 0)
}
