//! Joining, and coming back.

use store::args;

use super::{admit, sql};
use crate::{
    Actor, HeldId, PersonId, Refused, Work,
    charter::{Standing, Viewer},
    held, people,
};

/// What came of asking to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// They are a member now.
    Joined,
    /// A convenor is asked.
    Asked(HeldId),
    /// They were a member before.
    Already,
}

/// Somebody asks to join, in some words: oneself, or anyone for the system, which a letter has told so. Where whoever asks may join,
/// they are a member at once; elsewhere a convenor is asked, once.
pub async fn ask_to_join(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    words: &str,
) -> Result<Joining, Refused> {
    if work.actor() != Actor::System && work.actor() != Actor::Person(person) {
        return Err(Refused::NotAllowed("join-others"));
    }
    let community = viewer.community();
    work.begin().await?;
    let (standing, joining): (Option<String>, String) =
        work.one(&sql::STANDING, args![community.id, person]).await?;
    let joined = match (standing.as_deref().and_then(Standing::of), joining.as_str()) {
        (Some(Standing::Member), _) => Joining::Already,
        (_, "open") => {
            as_system(work, async |work| {
                admit(work, community.id, person, Standing::Member).await?;
                work.note(Some(community.id), "joined", person.into(), "").await
            })
            .await?;
            Joining::Joined
        }
        _ => {
            let asks =
                as_system(work, async |work| held::joiner(work, community, person, words).await).await?;
            Joining::Asked(asks)
        }
    };
    work.done().await?;
    Ok(joined)
}

/// A part of an act that the program does for the person who acts.
pub(super) async fn as_system<T>(
    work: &mut Work<'_>,
    part: impl AsyncFnOnce(&mut Work<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let done = part(work).await;
    work.act_as(actor);
    done
}

/// The person who acts comes back, who left or became an alumnus: at once, as they were let in before. Nothing for a member.
pub async fn come_back(work: &mut Work<'_>, viewer: &Viewer) -> Result<bool, Refused> {
    let person = people::signed_in(work)?;
    let community = viewer.community().id;
    let standing = viewer.standing().ok_or(Refused::NotAllowed("members"))?;
    if matches!(standing, Standing::Member) {
        return Ok(false);
    }
    if standing == Standing::Known {
        return Err(Refused::NotAllowed("members"));
    }
    work.begin().await?;
    as_system(work, async |work| admit(work, community, person, Standing::Member).await).await?;
    work.note(Some(community), "returned", person.into(), "").await?;
    work.done().await?;
    Ok(true)
}

/// Whether whoever asks may join at once, or a convenor says yes first. By a convenor, or whoever runs the program.
pub async fn open_to_all(work: &mut Work<'_>, viewer: &Viewer, open: bool) -> Result<(), Refused> {
    if !viewer.is_convenor() && work.actor() != Actor::System {
        return Err(Refused::NotAllowed("amend"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    work.exec(&sql::SET_JOINING, args![community, if open { "open" } else { "asked" }]).await?;
    work.note(Some(community), if open { "opened" } else { "closed" }, community.into(), "").await?;
    work.done().await
}
