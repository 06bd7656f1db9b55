//! Terms: a reminder before the end, going on, and the end.

use std::time::Duration;

use base::Time;
use store::args;

use super::{TERM, ends, hold, named, sql};
use crate::{
    CommunityId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
};

/// A last convenor whose term is over goes on for so long, and is reminded again: a community is never without one.
const GRACE: Duration = Duration::from_secs(30 * 86_400);

/// A convenor sets how long somebody holds a role from now, in months; 0 for no end.
pub async fn set_term(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    role: &str,
    months: i64,
) -> Result<(), Refused> {
    viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    set(work, viewer.community().id, person, role, months).await
}

/// The member who acts goes on for one more term, from its end.
pub async fn go_on(work: &mut Work<'_>, viewer: &Viewer, role: &str) -> Result<(), Refused> {
    let person = viewer.member()?;
    let months = named(role).ok_or(Refused::NotFound)?.months;
    set(work, viewer.community().id, person, role, months).await
}

async fn set(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
    months: i64,
) -> Result<(), Refused> {
    let kind = named(role).ok_or(Refused::NotFound)?;
    if !(0..=36).contains(&months) {
        return Err(Refused::invalid("months", "problem-months"));
    }
    work.begin().await?;
    let now = work.now();
    let over = ends(now, months);
    let remind = over.map(|over| over - kind.remind);
    if work.exec(&sql::SET_TERM, args![community, person, role, over, remind]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.note(Some(community), "set-term", person.into(), role).await?;
    work.done().await
}

/// Reminds who must be reminded, and ends what is over. A recurring job.
pub async fn end_terms(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let remind: Vec<(CommunityId, PersonId, String, Option<Time>)> =
        work.all(&sql::TO_REMIND, args![now]).await?;
    for (community, person, role, ends) in &remind {
        work.exec(&sql::REMINDED, args![*community, *person, role]).await?;
        if ends.is_some_and(|ends| ends > now) {
            work.promise(TERM, format!("{community} {person} {role}"), now).await?;
        }
    }
    let over: Vec<(CommunityId, PersonId, String, Option<Time>)> = work.all(&sql::OVER, args![now]).await?;
    for (community, person, role, _) in &over {
        match hold::keep_one_convenor(work, *community, *person, std::slice::from_ref(role)).await {
            Ok(()) => {
                hold::end_now(work, *community, *person, role).await?;
                hold::tell(work, *community, *person, role, "term").await?;
                work.note(Some(*community), "ended-role", (*person).into(), role).await?;
            }
            Err(Refused::NotAllowed("last-convenor")) => {
                let ends = now + GRACE;
                work.exec(&sql::SET_TERM, args![*community, *person, role, ends, ends - GRACE / 2]).await?;
                work.promise(TERM, format!("{community} {person} {role}"), now).await?;
            }
            Err(refused) => return Err(refused),
        }
    }
    work.done().await?;
    Ok(over.len())
}

/// When a role that somebody holds ends; nothing when they hold it no more, or without an end. For the system.
pub async fn term_of(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
) -> Result<Option<Time>, Refused> {
    only_system(work)?;
    let now = work.now();
    let held: Option<super::Holding> = work.opt(&sql::HELD_ONE, args![community, now, person, role]).await?;
    Ok(held.and_then(|held| held.term_ends))
}
