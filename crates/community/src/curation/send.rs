//! An application counts: its address has answered, and what is needed is there.

use store::args;

use super::{Application, criteria, one, person_of, sql};
use crate::{ApplicationId, Refused, Work, charter::only_system, people, people::address::Address};

/// The address has answered. Part of another act of the program.
pub(super) async fn prove(work: &mut Work<'_>, application: &Application) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    let address = Address::of(&application.address).map_err(|key| Refused::invalid("address", key))?;
    // Who is known here by this address is who it is; nobody is made known before they have promised.
    let known = match application.person {
        Some(person) => Some(person),
        None => people::speaks_from(work, &address).await?,
    };
    work.exec(&sql::PROVEN, args![application.id, now, known]).await?;
    Ok(())
}

/// From now on it is in the hands of whoever reads it; through the open door the promise is next. Another of the same address that was
/// sent before and is not read yet is replaced by it. Part of another act of the program.
pub(super) async fn count(work: &mut Work<'_>, id: ApplicationId) -> Result<(), Refused> {
    only_system(work)?;
    let application = one(work, id).await?.ok_or(Refused::NotFound)?;
    let (community, now) = (application.community, work.now());
    let live: Option<Application> =
        work.opt(&sql::LIVE_BESIDE, args![community, application.address.to_lowercase(), id]).await?;
    if let Some(other) = live {
        if matches!(other.state.as_str(), "begun" | "sent") {
            work.exec(&sql::SET_STATE, args![other.id, "withdrawn", now]).await?;
        } else {
            // It is being read, or was decided: a second one beside it would be read twice.
            return Err(Refused::Conflict);
        }
    }
    let version = criteria::newest(work, community).await?;
    if work.exec(&sql::SENT, args![id, now, version]).await? == 0 {
        return Ok(());
    }
    work.note(Some(community), "applied", id.into(), "").await?;
    if application.source == "door" {
        let person = person_of(work, id).await?;
        work.exec(&sql::SET_STATE, args![id, "offered", now]).await?;
        super::promise(work, community, person, &format!("application {id}")).await?;
    }
    Ok(())
}

/// Another state, with its reason: `reading`, `offered`, `waiting`, `declined`, `lapsed`. By whoever chooses, through their own verbs. For the
/// system; part of another act.
pub async fn move_to(
    work: &mut Work<'_>,
    id: ApplicationId,
    state: &'static str,
    reason: &str,
) -> Result<(), Refused> {
    only_system(work)?;
    if !["reading", "offered", "waiting", "declined", "lapsed"].contains(&state) {
        return Err(Refused::invalid("state", "problem-not-now"));
    }
    work.begin().await?;
    let (now, decided) = (work.now(), state != "reading");
    work.exec(&sql::MOVE_TO, args![id, state, reason.trim(), decided.then_some(now)]).await?;
    work.done().await
}
