//! Holding a role, and holding it no more.

use store::args;

use super::{ENDED, convenes, named, sql};
use crate::{CommunityId, PersonId, ReceiptId, Refused, Work, charter::Viewer, members::give_role, receipts};

/// The member who acts steps down, at once. The last convenor can not, until another has said yes. For a day it can be taken back.
pub async fn step_down(work: &mut Work<'_>, viewer: &Viewer, role: &str) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    let community = viewer.community().id;
    work.begin().await?;
    keep_one_convenor(work, community, person, &[role.to_owned()]).await?;
    end_now(work, community, person, role).await?;
    let receipt =
        receipts::keep(work, person, Some(community), "stepped-down", community.into(), role).await?;
    tell(work, community, person, role, "stepped-down").await?;
    work.note(Some(community), "stepped-down", person.into(), role).await?;
    work.done().await?;
    Ok(receipt)
}

/// A convenor ends somebody's role; who held it is told. Whoever's role has ended in the meantime decides nothing any more.
pub async fn end(work: &mut Work<'_>, viewer: &Viewer, person: PersonId, role: &str) -> Result<(), Refused> {
    let by = viewer.member()?;
    if by == person {
        return step_down(work, viewer, role).await.map(drop);
    }
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    let community = viewer.community().id;
    work.begin().await?;
    still_convenes(work, community, by).await?;
    keep_one_convenor(work, community, person, &[role.to_owned()]).await?;
    end_now(work, community, person, role).await?;
    tell(work, community, person, role, "ended").await?;
    work.note(Some(community), "ended-role", person.into(), role).await?;
    work.done().await
}

/// Whether a person convenes at this moment, and not only when they looked: two convenors may decide about each other at once, and the
/// first word counts. Whoever asks this reads the same rows one after the other.
pub(crate) async fn still_convenes(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    let convenors = conveners(work, community).await?;
    if convenors.iter().any(|(who, _)| *who == person) {
        Ok(())
    } else {
        Err(Refused::NotAllowed("convenors"))
    }
}

async fn conveners(work: &mut Work<'_>, community: CommunityId) -> Result<Vec<(PersonId, String)>, Refused> {
    let now = work.now();
    work.all(&sql::CONVENERS, args![community, now]).await
}

/// Refuses when a community would have no convenor left without these roles of a person.
pub(crate) async fn keep_one_convenor(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    roles: &[String],
) -> Result<(), Refused> {
    if !roles.iter().any(|role| convenes(role)) {
        return Ok(());
    }
    let convenors = conveners(work, community).await?;
    let going = |(who, role): &(PersonId, String)| *who == person && roles.contains(role);
    if convenors.iter().any(going) && convenors.iter().all(going) {
        return Err(Refused::NotAllowed("last-convenor"));
    }
    Ok(())
}

/// Ends a role and what it lets one see; [`Refused::Gone`] when it had ended.
pub(super) async fn end_now(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
) -> Result<(), Refused> {
    let now = work.now();
    if work.exec(&sql::END, args![community, person, role, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.exec(&sql::END_SPAN, args![community, person, role, now]).await.map(drop)
}

/// Promises that whoever must know of a role that ended is told.
pub(super) async fn tell(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
    why: &str,
) -> Result<(), Refused> {
    let now = work.now();
    work.promise(ENDED, format!("{community} {person} {role} {why}"), now).await
}

/// What a holder can see from now on is kept. Part of giving a role.
pub(crate) async fn begin_span(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
) -> Result<(), Refused> {
    let (id, now): (base::Id, _) = (work.id(), work.now());
    let sees = named(role).map(|role| role.sees_words()).unwrap_or_default();
    work.exec(&sql::BEGIN_SPAN, args![id, community, person, role, now, sees]).await.map(drop)
}

/// Nothing can be seen by any role of theirs any more. Part of leaving.
pub(crate) async fn end_all(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    let now = work.now();
    work.exec(&sql::END_SPANS, args![community, person, now]).await.map(drop)
}

/// Holds a role again as before. Part of taking back that one stepped down.
pub(crate) async fn hold_again(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
) -> Result<(), Refused> {
    let actor = work.actor();
    work.act_as(crate::Actor::System);
    let done = give_role(work, community, person, role).await;
    work.act_as(actor);
    done
}

/// A convenor says whether roles are shown beside names, and whether people are shown by their first names (S1.3).
pub async fn show_names(
    work: &mut Work<'_>,
    viewer: &Viewer,
    hide_titles: bool,
    first_names: bool,
) -> Result<(), Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    work.exec(&sql::SHOW_NAMES, args![community, hide_titles, first_names]).await?;
    work.note(Some(community), "showed-names", community.into(), "").await?;
    work.done().await
}

/// Forgets what stands of somebody about roles, and what hangs on their words to a carer. Part of erasing them, before these words go;
/// the rest is in the parts.
pub(crate) async fn forget(work: &mut Work<'_>, person: PersonId) -> Result<(), Refused> {
    let now = work.now();
    work.exec(&sql::FORGET_SPANS, args![person, now]).await?;
    for statement in [&sql::FORGET_STEPS, &crate::care::sql::FORGET_TURNS, &crate::care::sql::FORGET_ASKS] {
        work.exec(statement, args![person]).await?;
    }
    Ok(())
}
