//! How people may come in: by invitation always; by nomination, by application, through an open door as a community likes.

use base::Time;
use store::args;

use super::{convenes, sql};
use crate::{CommunityId, Refused, Work, charter::Viewer, members};

/// How people may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Members and invited people may suggest somebody.
    pub nominations: bool,
    /// People apply by answering questions. Without it, whoever asks to join waits for a convenor's word.
    pub applications: bool,
    /// Whoever is invited and says yes answers the questions too.
    pub asks_invited: bool,
    /// Applications are taken, and may be changed, until then; nothing for always.
    pub closes_at: Option<Time>,
    /// Whoever asks comes in, with one sentence of what they would like to bring (S1.13).
    pub door: bool,
}

impl Ways {
    /// Whether applications are not taken any more.
    pub fn is_closed(&self, now: Time) -> bool {
        self.closes_at.is_some_and(|closes| closes <= now)
    }

    /// Whether somebody can apply now.
    pub fn takes(&self, now: Time) -> bool {
        self.door || self.applications && !self.is_closed(now)
    }
}

/// How people may come into a community.
pub async fn ways(work: &mut Work<'_>, community: CommunityId) -> Result<Ways, Refused> {
    type Kept = (Option<bool>, Option<bool>, Option<bool>, Option<Time>, String);
    let (nominations, applications, asks_invited, closes_at, joining): Kept =
        work.opt(&sql::WAYS, args![community]).await?.ok_or(Refused::NotFound)?;
    Ok(Ways {
        nominations: nominations.unwrap_or(true),
        applications: applications.unwrap_or(false),
        asks_invited: asks_invited.unwrap_or(false),
        closes_at,
        door: joining == "open",
    })
}

/// Sets it. By a convenor.
pub async fn set_ways(work: &mut Work<'_>, viewer: &Viewer, ways: Ways) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let id = viewer.community().id;
    work.begin().await?;
    let before = work.within(true);
    members::open_to_all(work, viewer, ways.door).await?;
    work.within(before);
    let args = args![id, ways.nominations, ways.applications, ways.asks_invited, ways.closes_at];
    work.exec(&sql::SET_WAYS, args).await?;
    work.note(Some(id), "set-ways-in", id.into(), "").await?;
    work.done().await
}
