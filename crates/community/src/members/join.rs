//! Joining, and coming back.

use store::args;

use super::{admit, promises, sql};
use crate::{
    Actor, CommunityId, HeldId, PersonId, PromiseId, Refused, Work,
    charter::{self, Community, Standing, Viewer},
    held, people,
};

/// The job that welcomes a new member: payload, the ids of the community and of the person.
pub const WELCOME: &str = "welcome-letter";

/// What came of asking to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// They are a member now.
    Joined,
    /// A convenor is asked.
    Asked(HeldId),
    /// They were a member before.
    Already,
    /// They are asked for the promise first.
    Promise(PromiseId),
}

/// Somebody asks to join, in some words: oneself, or anyone for the system, which a letter has told so. First they are shown what
/// members promise ([`promises::agree`]); who has agreed already goes on to the door: where whoever asks may join, they are a member at once;
/// elsewhere a convenor is asked, once.
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
    let actor = work.actor();
    work.act_as(Actor::System);
    let joined = first_the_promise(work, community, person, words).await;
    work.act_as(actor);
    let joined = joined?;
    work.done().await?;
    Ok(joined)
}

async fn first_the_promise(
    work: &mut Work<'_>,
    community: &Community,
    person: PersonId,
    words: &str,
) -> Result<Joining, Refused> {
    if charter::standing(work, community.id, person).await? == Some(Standing::Member) {
        return Ok(Joining::Already);
    }
    let promise = promises::open(work, community, person, "join", words).await?;
    match promise.agreed_at {
        Some(_) => at_the_door(work, community, person, words).await,
        None => Ok(Joining::Promise(promise.id)),
    }
}

/// Whoever asks may join, or a convenor is asked. As the system; part of another act.
pub(super) async fn at_the_door(
    work: &mut Work<'_>,
    community: &Community,
    person: PersonId,
    words: &str,
) -> Result<Joining, Refused> {
    let (_, joining): (Option<String>, String) =
        work.one(&sql::STANDING, args![community.id, person]).await?;
    if joining == "open" {
        let_in(work, community.id, person).await?;
        return Ok(Joining::Joined);
    }
    held::joiner(work, community, person, words).await.map(Joining::Asked)
}

/// They are a member from now on, and are welcomed. As the system; part of another act.
pub(crate) async fn let_in(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    admit(work, community, person, Standing::Member).await?;
    crate::newcomers::begin(work, community, person).await?;
    work.act_as(Actor::Person(person));
    work.note(Some(community), "joined", person.into(), "").await?;
    work.act_as(Actor::System);
    let now = work.now();
    work.promise_once(
        WELCOME,
        format!("{community} {person}"),
        now,
        format!("{WELCOME} {community} {person}"),
    )
    .await
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
