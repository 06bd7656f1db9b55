//! Weeks when less is asked of everybody: a convenor marks them, and asks are thinned by half (S3.4).

use base::{Id, Time};
use store::{args, row};

use super::{convenes, sql};
use crate::{CommunityId, Refused, Work, charter::Viewer};

row! {
    /// A busy period.
    #[derive(Clone, Debug)]
    pub struct Busy {
        /// Its id.
        pub id: Id,
        /// What the community calls it: "year's end".
        pub name: String,
        /// When it begins.
        pub starts_at: Time,
        /// When it is over.
        pub ends_at: Time,
    }
}

/// Busy periods that are not over, in order.
pub async fn busy(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Busy>, Refused> {
    viewer.member()?;
    let now = work.now();
    work.all(&sql::BUSY, args![viewer.community().id, now]).await
}

/// Marks one. By a convenor.
pub async fn mark_busy(
    work: &mut Work<'_>,
    viewer: &Viewer,
    name: &str,
    starts_at: Time,
    ends_at: Time,
) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    let name = crate::people::clean_name(name);
    if name.is_empty() {
        return Err(Refused::invalid("busy_name", "problem-busy-name"));
    }
    if ends_at <= starts_at || ends_at <= work.now() {
        return Err(Refused::invalid("busy_to", "problem-busy-days"));
    }
    work.begin().await?;
    let (id, community): (Id, _) = (work.id(), viewer.community().id);
    work.exec(&sql::ADD_BUSY, args![id, community, name, starts_at, ends_at]).await?;
    work.note(Some(community), "marked-busy", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// It is not so busy after all. By a convenor.
pub async fn unmark_busy(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    work.exec(&sql::DROP_BUSY, args![community, id]).await?;
    work.note(Some(community), "unmarked-busy", id.0, "").await?;
    work.done().await
}

/// Whether a community is busy now.
pub(crate) async fn is_busy(work: &mut Work<'_>, community: CommunityId) -> Result<bool, Refused> {
    let now = work.now();
    let periods: Vec<Busy> = work.all(&sql::BUSY, args![community, now]).await?;
    Ok(periods.iter().any(|period| period.starts_at <= now))
}
