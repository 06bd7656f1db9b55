//! Forgetting who was asked: at once when they said no to a suggestion, and after ninety days of silence.

use std::time::Duration;

use store::args;

use super::{Invitation, one, sql};
use crate::{ArrivalId, InvitationId, Refused, Work, charter::only_system, sealed};

/// So long who it was is kept after the letter went out, when nothing came of it.
pub const KEPT_FOR: Duration = Duration::from_secs(90 * 86_400);
/// So long somebody who was suggested waits for a convenor: within a month they are told that we have their address, or we have it no more.
pub const SUGGESTED_FOR: Duration = Duration::from_secs(30 * 86_400);

/// Forgets who it was, in the letters about it too. A hash stays, so that they are not asked again. Part of another act of the program;
/// `arrival` is the letter that asked for it, if one did.
pub async fn forget(
    work: &mut Work<'_>,
    invitation: &Invitation,
    arrival: Option<ArrivalId>,
) -> Result<(), Refused> {
    only_system(work)?;
    let folded = invitation.address.to_lowercase();
    if !folded.is_empty() {
        let key = work.letters_key().await?;
        let seal = sealed::mark(&key, &format!("not-asked {}", invitation.community), &folded);
        let now = work.now();
        // Who was only suggested, or said no, is not asked again; whoever a convenor asked may be, another year.
        if invitation.sent_at.is_some() && (invitation.is_suggested() || invitation.state == "no") {
            work.exec(&sql::ASK_NO_MORE, args![invitation.community, seal, now]).await?;
        }
        work.exec(&sql::FORGET_ARRIVALS, args![folded, arrival.unwrap_or_default()]).await?;
        work.exec(&sql::FORGET, args![invitation.id]).await?;
    }
    the_rest(work, invitation.id).await
}

/// What letters about it said, and to whom, as far as they have left; what is on its way is forgotten by the next run.
async fn the_rest(work: &mut Work<'_>, id: InvitationId) -> Result<(), Refused> {
    work.exec(&sql::FORGET_LETTERS, args![id]).await?;
    work.exec(&sql::FORGET_DELIVERIES, args![id]).await?;
    let (leaving,): (i64,) = work.one(&sql::LEAVING, args![id]).await?;
    if leaving == 0 {
        let now = work.now();
        work.exec(&sql::FORGOTTEN, args![id, now]).await?;
    }
    Ok(())
}

/// Forgets whom it is time to forget. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let stale: Vec<(InvitationId,)> =
        work.all(&sql::STALE, args![now - SUGGESTED_FOR, now - KEPT_FOR]).await?;
    let half: Vec<(InvitationId,)> = work.all(&sql::HALF_FORGOTTEN, args![]).await?;
    let mut gone = 0;
    for (id,) in &stale {
        if let Some(invitation) = one(work, *id).await? {
            forget(work, &invitation, None).await?;
            gone += 1;
        }
    }
    for (id,) in &half {
        the_rest(work, *id).await?;
    }
    work.done().await?;
    Ok(gone)
}
