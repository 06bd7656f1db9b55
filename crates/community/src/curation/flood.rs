//! Ten thousand applications from one network: all are kept, letters go out for some, and a convenor is told that the others wait.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{LETTER, convenes, sql};
use crate::{ApplicationId, CommunityId, Rate, Refused, Work, charter::Viewer};

/// The job that tells convenors that many came at once; payload: the community's id.
pub const FLOOD: &str = "applications-flood";
/// So many applications of one network get their letter at once.
pub const PER_NETWORK: Rate = Rate::per(20, Duration::from_secs(3_600));
/// So many of one community, from wherever they come.
pub const PER_COMMUNITY: Rate = Rate::per(300, Duration::from_secs(3_600));
/// Letters that a convenor lets go leave so many in a minute.
const A_MINUTE: usize = 60;

row! {
    /// What waits because too many came at once.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Flood {
        /// How many.
        pub applications: i64,
        /// Since when.
        pub since: Option<Time>,
    }
}

/// Whether one more is too many for now. Part of applying.
pub(super) async fn is_flood(
    work: &mut Work<'_>,
    community: CommunityId,
    network: &str,
) -> Result<bool, Refused> {
    for (rate, bucket) in [
        (PER_NETWORK, format!("apply-network {community} {network}")),
        (PER_COMMUNITY, format!("apply-community {community}")),
    ] {
        match rate.take(work, &bucket).await {
            Ok(()) => {}
            Err(Refused::TooMany { .. }) => return Ok(true),
            Err(refused) => return Err(refused),
        }
    }
    Ok(false)
}

/// Tells the convenors, once a day however many come.
pub(super) async fn tell(work: &mut Work<'_>, community: CommunityId) -> Result<(), Refused> {
    let now = work.now();
    let bucket = format!("apply-told {community}");
    match Rate::per(1, Duration::from_secs(86_400)).take(work, &bucket).await {
        Ok(()) => work.promise(FLOOD, community.to_string(), now).await,
        Err(Refused::TooMany { .. }) => Ok(()),
        Err(refused) => Err(refused),
    }
}

/// What waits because too many came at once. For convenors.
pub async fn flood(work: &mut Work<'_>, viewer: &Viewer) -> Result<Flood, Refused> {
    convenes(work, viewer)?;
    work.one(&sql::HELD, args![viewer.community().id]).await
}

/// Lets them go: each gets its letter, a minute's worth at a time. By a convenor; returns how many.
pub async fn release(work: &mut Work<'_>, viewer: &Viewer) -> Result<usize, Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let now = work.now();
    let ids: Vec<(ApplicationId,)> = work.all(&sql::HELD_IDS, args![viewer.community().id]).await?;
    for (place, (id,)) in ids.iter().enumerate() {
        work.exec(&sql::RELEASE, args![*id]).await?;
        let minutes = u64::try_from(place / A_MINUTE).unwrap_or(0);
        work.promise(LETTER, format!("{id} copy"), now + Duration::from_secs(60 * minutes)).await?;
    }
    work.note(Some(viewer.community().id), "let-applications-go", viewer.community().id.into(), "").await?;
    work.done().await?;
    Ok(ids.len())
}

/// Turns them away, and forgets them: they were no people. By a convenor; returns how many.
pub async fn turn_away(work: &mut Work<'_>, viewer: &Viewer) -> Result<usize, Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    work.exec(&sql::TURN_ANSWERS_AWAY, args![viewer.community().id]).await?;
    let count = work.exec(&sql::TURN_AWAY, args![viewer.community().id]).await?;
    work.note(Some(viewer.community().id), "turned-applications-away", viewer.community().id.into(), "")
        .await?;
    work.done().await?;
    Ok(count as usize)
}
