//! What letters tell of a proposal, and to whom. For the system.

use base::Id;
use store::{args, row};

use super::{Whole, get};
use crate::{
    CommunityId, PersonId, Refused, Work,
    charter::{self, Holder, Viewer, only_system, sql},
};

/// A proposal as letters tell of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The community, seen by the program.
    pub viewer: Viewer,
    /// The proposal.
    pub whole: Whole,
}

/// A proposal by its id alone.
pub async fn told(work: &mut Work<'_>, id: Id) -> Result<Told, Refused> {
    only_system(work)?;
    let found: Option<(CommunityId,)> = work.opt(&sql::PROPOSAL_OF, args![id]).await?;
    let (community,) = found.ok_or(Refused::NotFound)?;
    let slug = charter::slug(work, community).await?;
    let viewer = charter::visit(work, &slug).await?;
    let whole = get(work, &viewer, id).await?;
    Ok(Told { viewer, whole })
}

/// The members who are asked, by id after `after`, at most `limit`.
pub async fn asked(
    work: &mut Work<'_>,
    community: CommunityId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<Holder>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::ASKED, args![community, now, after, limit]).await
}

row! {
    struct Heard { person: PersonId, name: String, language: String, address: String }
}

/// Whoever proposed it, answered it, or convenes: they hear what came of it.
pub async fn heard(work: &mut Work<'_>, community: CommunityId, id: Id) -> Result<Vec<Holder>, Refused> {
    only_system(work)?;
    let now = work.now();
    let found: Vec<Heard> = work.all(&sql::HEARD, args![community, id, now]).await?;
    let holder = |one: Heard| Holder {
        person: one.person,
        name: one.name,
        language: one.language,
        address: one.address,
    };
    Ok(found.into_iter().map(holder).collect())
}

/// The members were written to about this round; false when they had been. Part of the act that writes to them.
pub async fn mark_told(work: &mut Work<'_>, id: Id, round: i64) -> Result<bool, Refused> {
    only_system(work)?;
    Ok(work.exec(&sql::TOLD, args![id, round]).await? > 0)
}
