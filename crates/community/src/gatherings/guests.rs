//! Guests: whoever a member brings along, with a convenor's word.

use base::Time;
use store::{args, row};

use super::{planned, rhythm::convenes, seats, sql};
use crate::{GatheringId, GuestId, PersonId, Refused, Work, charter::Viewer, people};

/// One member brings no more to one gathering.
const MOST: usize = 5;

row! {
    /// Somebody who comes along.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Along {
        /// Which guest.
        pub id: GuestId,
        /// To what.
        pub gathering: GatheringId,
        /// Their name, as their host wrote it.
        pub name: String,
        /// The member who answers for them.
        pub host: PersonId,
        /// That member's name.
        pub host_name: String,
        /// `asked` (a convenor has not said yet), `coming`, `refused`.
        pub state: String,
        /// Since when.
        pub made_at: Time,
    }
}

/// The member who acts asks to bring somebody along; a convenor's guest comes at once.
pub async fn bring(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    name: &str,
) -> Result<GuestId, Refused> {
    let state = if viewer.is_convenor() { "coming" } else { "asked" };
    come(work, viewer, id, name, state).await
}

/// Somebody wants to come whom the member who acts has passed their invitation to: a convenor says whether.
pub async fn ask_for(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    name: &str,
) -> Result<GuestId, Refused> {
    come(work, viewer, id, name, "asked").await
}

async fn come(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    name: &str,
    state: &str,
) -> Result<GuestId, Refused> {
    let host = viewer.member()?;
    let name = people::clean_name(name);
    if name.is_empty() {
        return Err(Refused::invalid("name", "problem-guest-name"));
    }
    work.begin().await?;
    let gathering = planned::one_to_write(work, viewer, id).await?;
    if !gathering.is_ahead(work.now()) {
        return Err(Refused::Gone);
    }
    let theirs: Vec<Along> = work.all(&sql::GUESTS, args![id, false, host]).await?;
    if theirs.len() >= MOST {
        return Err(Refused::invalid("name", "problem-guest-many"));
    }
    let (guest, now): (GuestId, _) = (work.id(), work.now());
    work.exec(&sql::GUEST, args![guest, id, name, host, state, now]).await?;
    work.note(Some(gathering.community), "brought-a-guest", id.into(), "").await?;
    work.done().await?;
    Ok(guest)
}

/// Whether a guest may come. By a convenor.
pub async fn let_guest(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    guest: GuestId,
    may: bool,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let gathering = planned::one_to_write(work, viewer, id).await?;
    let state = if may { "coming" } else { "refused" };
    if work.exec(&sql::LET_GUEST, args![guest, id, state]).await? == 0 {
        return Err(Refused::NotFound);
    }
    seats::fill(work, id).await?;
    work.note(Some(gathering.community), "let-a-guest", id.into(), "").await?;
    work.done().await
}

/// A guest does not come: by their host, or a convenor.
pub async fn drop_guest(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    guest: GuestId,
) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let gathering = planned::one_to_write(work, viewer, id).await?;
    let theirs: Vec<Along> = work.all(&sql::GUESTS, args![id, viewer.is_convenor(), person]).await?;
    if !theirs.iter().any(|one| one.id == guest) {
        return Err(Refused::NotFound);
    }
    work.exec(&sql::DROP_GUEST, args![guest, id]).await?;
    seats::fill(work, id).await?;
    work.note(Some(gathering.community), "dropped-a-guest", id.into(), "").await?;
    work.done().await
}

/// Who comes along: all for a convenor, for a member those whom they bring.
pub async fn guests(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Vec<Along>, Refused> {
    let person = viewer.member()?;
    planned::one(work, viewer, id).await?;
    work.all(&sql::GUESTS, args![id, viewer.is_convenor(), person]).await
}
