//! A sponsor who looks: at the charter, the stage and their own promises; at no person.

use base::Id;
use store::args;

use super::{Promise, Sponsor, one, sql};
use crate::{
    Actor, Refused, Work,
    charter::{Viewer, sections::convenes},
    people::{self, address::Address},
};

/// The job that tells a sponsor that they may look: payload, the sponsor's id.
pub const LETTER: &str = "sponsor-letter";
/// Members are counted for a sponsor from here on: of fewer each would be known.
const FEWEST: i64 = 5;

/// What a sponsor sees.
#[derive(Clone, Debug)]
pub struct Own {
    /// Their record.
    pub sponsor: Sponsor,
    /// Their promises.
    pub promises: Vec<Promise>,
    /// How many members there are; nothing while they are fewer than five.
    pub members: Option<i64>,
}

/// A convenor lets a sponsor look. They are written to, and sign in like anybody; they become no member, and hold no role. Refused for
/// somebody who is a member: members speak freely where nobody looks for those who pay.
pub async fn invite(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let sponsor = one(work, viewer, id).await?;
    let address = Address::of(&sponsor.address).map_err(|key| Refused::invalid("address", key))?;
    let (now, community) = (work.now(), viewer.community().id);
    let name = if sponsor.contact.is_empty() { &sponsor.organisation } else { &sponsor.contact };
    let actor = work.actor();
    work.act_as(Actor::System);
    let met = people::meet(work, &address, name, &viewer.community().language).await;
    work.act_as(actor);
    let person = met?;
    let ids = vec![i64::from(person)];
    let (member,): (i64,) = work.one(&crate::lifecycle::sql::ARE_MEMBERS, args![community, ids]).await?;
    if member > 0 {
        return Err(Refused::invalid("address", "problem-sponsor-member"));
    }
    work.exec(&sql::LOOKS, args![id, community, person]).await?;
    work.promise_once(LETTER, id.to_string(), now, format!("{LETTER} {id} {}", now.secs() / 60)).await?;
    work.note(Some(community), "invited-sponsor", id.0, "").await?;
    work.done().await
}

/// What the sponsor who acts sees of the community. [`Refused::NotFound`] for everybody else.
pub async fn own(work: &mut Work<'_>, viewer: &Viewer) -> Result<Own, Refused> {
    let (person, community) = (people::signed_in(work)?, viewer.community().id);
    let found: Option<Sponsor> = work.opt(&sql::OF_PERSON, args![community, person]).await?;
    let sponsor = found.ok_or(Refused::NotFound)?;
    let promises = work.all(&sql::PROMISES_OF, args![sponsor.id]).await?;
    let (members, _) = crate::members::count(work, viewer).await?;
    Ok(Own { sponsor, promises, members: Some(members).filter(|members| *members >= FEWEST) })
}

/// A sponsor who was invited, by their record's id, with the community. For the system: a letter tells them.
pub async fn told(work: &mut Work<'_>, id: Id) -> Result<(Sponsor, Viewer), Refused> {
    crate::charter::only_system(work)?;
    let found: Option<(crate::CommunityId,)> = work.opt(&sql::WHERE, args![id]).await?;
    let (community,) = found.ok_or(Refused::NotFound)?;
    let slug = crate::charter::slug(work, community).await?;
    let viewer = crate::charter::visit(work, &slug).await?;
    Ok((one(work, &viewer, id).await?, viewer))
}
