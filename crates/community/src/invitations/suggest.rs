//! Suggesting somebody who might join: a nomination. A convenor decides whether they are asked; whoever is asked is told who gave their address.

use std::time::Duration;

use super::{
    Drafted, Invitation, Invitee,
    draft::{self, Origin},
};
use crate::{
    InvitationId, PersonId, Rate, Refused, Work,
    charter::{Viewer, only_system},
    curation, people,
};

/// The job that tells convenors who was suggested; payload: the invitation's id.
pub const SUGGESTED: &str = "suggested-letter";
/// One person suggests so many in a week.
pub const PER_PERSON: Rate = Rate::per(10, Duration::from_secs(7 * 86_400));

/// A member suggests somebody. Whether that address is known here, or is not to be asked again, is not told to them: nothing of it is theirs
/// to know. Nothing leaves for the person before a convenor has said so.
pub async fn suggest(work: &mut Work<'_>, viewer: &Viewer, invitee: &Invitee) -> Result<(), Refused> {
    let by = viewer.member()?;
    let community = viewer.community().id;
    if !curation::ways(work, community).await?.nominations {
        return Err(Refused::NotAllowed("nominations"));
    }
    people::address::Address::of(&invitee.address).map_err(|key| Refused::invalid("address", key))?;
    work.begin().await?;
    PER_PERSON.take(work, &format!("suggest {by}")).await?;
    let name = people::get(work, by).await?.name;
    keep(work, viewer, invitee, Some(by), &name).await?;
    work.done().await
}

/// Somebody who was invited suggests another person, by answering. Part of reading their letter, or of their page.
pub async fn suggest_in_turn(
    work: &mut Work<'_>,
    viewer: &Viewer,
    invited: &Invitation,
    invitee: &Invitee,
) -> Result<(), Refused> {
    only_system(work)?;
    let community = viewer.community().id;
    if invited.community != community {
        return Err(Refused::NotFound);
    }
    if !curation::ways(work, community).await?.nominations {
        return Err(Refused::NotAllowed("nominations"));
    }
    people::address::Address::of(&invitee.address).map_err(|key| Refused::invalid("address", key))?;
    work.begin().await?;
    Rate::per(3, Duration::from_secs(7 * 86_400))
        .take(work, &format!("suggest-in-turn {}", invited.id))
        .await?;
    let name = if invited.name.is_empty() { &invited.address } else { &invited.name };
    keep(work, viewer, invitee, invited.person, name).await?;
    work.done().await
}

async fn keep(
    work: &mut Work<'_>,
    viewer: &Viewer,
    invitee: &Invitee,
    suggested_by: Option<PersonId>,
    suggester: &str,
) -> Result<(), Refused> {
    let community = viewer.community().id;
    let origin = Origin { state: "suggested", by: None, suggested_by, suggester };
    if let Drafted::New(id) = draft::keep(work, community, invitee, origin).await? {
        work.note(Some(community), "suggested", id.into(), "").await?;
        tell(work, id).await?;
    }
    Ok(())
}

async fn tell(work: &mut Work<'_>, id: InvitationId) -> Result<(), Refused> {
    let now = work.now();
    work.promise(SUGGESTED, id.to_string(), now).await
}
