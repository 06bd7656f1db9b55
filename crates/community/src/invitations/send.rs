//! Sending invitations, reminding once, and letting silence be an answer.

use std::time::Duration;

use base::Time;
use store::args;

use super::{Invitation, convenes, one, sql};
use crate::{InvitationId, Rate, Refused, Work, charter::Viewer};

/// The job that writes an invitation's letter; payload: its id, and `first`, `reminder` or `again`.
pub const LETTER: &str = "invitation-letter";
/// After so long without an answer they are reminded, once.
pub const REMIND_AFTER: Duration = Duration::from_secs(10 * 86_400);
/// After so long it closes by itself.
pub const OPEN_FOR: Duration = Duration::from_secs(30 * 86_400);
/// A community asks so many people in a day.
pub const PER_COMMUNITY: Rate = Rate::per(5_000, Duration::from_secs(86_400));

/// Sends these drafts; returns how many went out. What somebody else sent a moment ago does not go twice. By a convenor.
pub async fn send(work: &mut Work<'_>, viewer: &Viewer, ids: &[InvitationId]) -> Result<usize, Refused> {
    convenes(work, viewer)?;
    let community = viewer.community().id;
    let (by, now) = (work.actor().person(), work.now());
    work.begin().await?;
    let mut sent = 0;
    for id in ids {
        let one = one(work, *id).await?.filter(|one| one.community == community).ok_or(Refused::NotFound)?;
        if work.exec(&sql::SEND, args![one.id, by, now]).await? > 0 {
            PER_COMMUNITY.take(work, &format!("invitations {community}")).await?;
            letter(work, one.id, "first").await?;
            sent += 1;
        }
    }
    if sent > 0 {
        work.note(Some(community), "invited", community.into(), &sent.to_string()).await?;
    }
    work.done().await?;
    Ok(sent)
}

async fn letter(work: &mut Work<'_>, id: InvitationId, which: &str) -> Result<(), Refused> {
    let now = work.now();
    work.promise(LETTER, format!("{id} {which}"), now).await
}

/// Sends one again, by a convenor's hand: it was lost, came back, or was left lying. Once a day.
pub async fn again(work: &mut Work<'_>, viewer: &Viewer, id: InvitationId) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let community = viewer.community().id;
    work.begin().await?;
    let one = one(work, id).await?.filter(|one| one.community == community).ok_or(Refused::NotFound)?;
    Rate::per(1, Duration::from_secs(86_400)).take(work, &format!("invitation-again {id}")).await?;
    let now = work.now();
    if work.exec(&sql::AGAIN, args![one.id, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    letter(work, id, "again").await?;
    work.note(Some(community), "invited-again", id.into(), "").await?;
    work.done().await
}

/// Takes an invitation back: its answer acts no more. By a convenor.
pub async fn withdraw(work: &mut Work<'_>, viewer: &Viewer, id: InvitationId) -> Result<Invitation, Refused> {
    convenes(work, viewer)?;
    let community = viewer.community().id;
    work.begin().await?;
    let before = one(work, id).await?.filter(|one| one.community == community).ok_or(Refused::NotFound)?;
    let now = work.now();
    if work.exec(&sql::WITHDRAW, args![id, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(community), "withdrew-invitation", id.into(), "").await?;
    work.done().await?;
    Ok(before)
}

/// Reminds, once, of what has been open for ten days, and closes what has been open for thirty. A recurring job.
pub async fn remind_due(work: &mut Work<'_>) -> Result<u64, Refused> {
    crate::charter::only_system(work)?;
    work.begin().await?;
    let now: Time = work.now();
    let due: Vec<(InvitationId,)> = work.all(&sql::TO_REMIND, args![now - REMIND_AFTER]).await?;
    let mut reminded = 0;
    for (id,) in due {
        // Nobody is reminded of what is about to close: after a long standstill of the house it only closes.
        let closes = one(work, id).await?.and_then(|one| one.closes_at());
        if closes.is_some_and(|closes| closes > now + Duration::from_secs(2 * 86_400))
            && work.exec(&sql::REMINDED, args![id, now]).await? > 0
        {
            letter(work, id, "reminder").await?;
            reminded += 1;
        }
    }
    let closed = work.exec(&sql::LAPSE, args![now - OPEN_FOR, now]).await?;
    work.done().await?;
    Ok(reminded + closed)
}
