//! A role is offered, and whoever is asked says yes, or not now. Nobody is asked why, and a "not now" leaves no trace.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{ANSWERED, ASK, ends, hold, named, sql};
use crate::{
    Actor, CommunityId, PersonId, Problem, Rate, Refused, RoleOfferId, Work,
    charter::{Viewer, only_system},
};

/// How long an offer waits; then it lapses, and that is not counted against anybody.
const WAITS: Duration = Duration::from_secs(21 * 86_400);
/// How long what came to nothing is still known to who offered it.
const KNOWN: Duration = Duration::from_secs(30 * 86_400);
/// Longest note with an offer, in characters.
const LONGEST: usize = 1_000;
/// Longest term, in months.
const LONGEST_TERM: i64 = 36;
/// How many roles one person may offer.
const OFFERS: Rate = Rate::per(30, Duration::from_secs(86_400));

row! {
    /// A role that somebody is asked to take.
    #[derive(Clone, Debug)]
    pub struct Offer {
        /// Its id.
        pub id: RoleOfferId,
        /// The community.
        pub community: CommunityId,
        /// Who is asked.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Which role.
        pub role: String,
        /// Who asks.
        pub by: PersonId,
        /// Their name.
        pub giver: String,
        /// What they say with it.
        pub words: String,
        /// For how many months; 0 without an end.
        pub months: i64,
        /// When.
        pub made_at: Time,
        /// `open`, `yes`, `not-now`, `lapsed`, `taken-back`.
        pub state: String,
    }
}

/// A convenor asks a member to take a role. Asked twice, it is the same offer.
pub async fn offer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    role: &str,
    person: PersonId,
    months: i64,
    words: &str,
) -> Result<RoleOfferId, Refused> {
    let by = viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    let mut problems = Vec::new();
    if named(role).is_none() {
        problems.push(Problem { field: "role", key: "problem-role" });
    }
    if !(0..=LONGEST_TERM).contains(&months) {
        problems.push(Problem { field: "months", key: "problem-months" });
    }
    if words.chars().count() > LONGEST {
        problems.push(Problem { field: "words", key: "problem-field-long" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let id = made(work, viewer, role, person, by, months, words).await?;
    work.done().await?;
    Ok(id)
}

async fn made(
    work: &mut Work<'_>,
    viewer: &Viewer,
    role: &str,
    person: PersonId,
    by: PersonId,
    months: i64,
    words: &str,
) -> Result<RoleOfferId, Refused> {
    let community = viewer.community().id;
    let member: Option<(String,)> = work.opt(&sql::MEMBER, args![community, person]).await?;
    if member.is_none() {
        return Err(Refused::invalid("person", "problem-not-a-member"));
    }
    let now = work.now();
    let held: Option<super::Holding> = work.opt(&sql::HELD_ONE, args![community, now, person, role]).await?;
    if held.is_some() {
        return Err(Refused::invalid("person", "problem-role-held"));
    }
    let before: Option<(RoleOfferId,)> = work.opt(&sql::OFFERED, args![community, person, role]).await?;
    if let Some((id,)) = before {
        return Ok(id);
    }
    OFFERS.take(work, &format!("offers {community} {by}")).await?;
    let id: RoleOfferId = work.id();
    work.exec(&sql::OFFER, args![id, community, person, role, by, words.trim(), months, now]).await?;
    work.promise(ASK, id.to_string(), now).await?;
    work.note(Some(community), "offered-role", id.into(), role).await?;
    Ok(id)
}

/// Roles that wait for somebody's answer: for convenors all, for a member their own.
pub async fn offers(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Offer>, Refused> {
    let person = viewer.member()?;
    let of = if viewer.is_convenor() { PersonId::default() } else { person };
    work.all(&sql::OPEN_OFFERS, args![viewer.community().id, of]).await
}

/// One offer: for who is asked, for convenors, and for the system, whose letters tell of it.
pub async fn offer_of(work: &mut Work<'_>, viewer: &Viewer, id: RoleOfferId) -> Result<Offer, Refused> {
    let offer: Option<Offer> = work.opt(&sql::ONE_OFFER, args![id]).await?;
    let may = |offer: &Offer| {
        work.actor() == Actor::System || viewer.is_convenor() || viewer.person() == Some(offer.person)
    };
    offer.filter(|offer| offer.community == viewer.community().id && may(offer)).ok_or(Refused::NotFound)
}

/// One offer by its id alone. For the system: a letter tells of it.
pub async fn offer_by_id(work: &mut Work<'_>, id: RoleOfferId) -> Result<Offer, Refused> {
    only_system(work)?;
    work.opt(&sql::ONE_OFFER, args![id]).await?.ok_or(Refused::NotFound)
}

/// The person who is asked says yes, or not now. [`Refused::Conflict`] when it was answered or taken back before.
pub async fn answer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: RoleOfferId,
    yes: bool,
) -> Result<Offer, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let offer = own(work, viewer, id, person).await?;
    settle(work, &offer, if yes { "yes" } else { "not-now" }).await?;
    if yes {
        take(work, &offer).await?;
    }
    work.done().await?;
    Ok(offer)
}

/// The person who is asked says yes, together with another member: that one is offered the same role.
pub async fn with(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: RoleOfferId,
    other: PersonId,
) -> Result<Offer, Refused> {
    let person = viewer.member()?;
    if other == person {
        return Err(Refused::invalid("person", "problem-with-oneself"));
    }
    work.begin().await?;
    let offer = own(work, viewer, id, person).await?;
    settle(work, &offer, "yes").await?;
    take(work, &offer).await?;
    match made(work, viewer, &offer.role, other, person, offer.months, "").await {
        // They hold it already: then the two do it together, as was wished.
        Ok(_) | Err(Refused::Invalid(_)) => {}
        Err(refused) => return Err(refused),
    }
    work.done().await?;
    Ok(offer)
}

async fn own(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: RoleOfferId,
    person: PersonId,
) -> Result<Offer, Refused> {
    let offer = offer_of(work, viewer, id).await?;
    if offer.person == person { Ok(offer) } else { Err(Refused::NotFound) }
}

async fn settle(work: &mut Work<'_>, offer: &Offer, state: &str) -> Result<(), Refused> {
    let now = work.now();
    if work.exec(&sql::ANSWER_OFFER, args![offer.id, state, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.promise_once(ANSWERED, offer.id.to_string(), now, format!("{ANSWERED} {}", offer.id)).await
}

/// They hold it from now on.
async fn take(work: &mut Work<'_>, offer: &Offer) -> Result<(), Refused> {
    let (id, now): (base::Id, _) = (work.id(), work.now());
    let over = ends(now, offer.months);
    let before = named(&offer.role).map(|role| role.remind).unwrap_or_default();
    // A term that is shorter than its reminder is reminded of half-way.
    let remind = over.map(|over| (over - before).max(now + over.since(now) / 2));
    let row = args![id, offer.community, offer.person, &offer.role, now, over, remind, offer.by];
    work.exec(&sql::GIVE, row).await?;
    hold::begin_span(work, offer.community, offer.person, &offer.role).await?;
    work.note(Some(offer.community), "took-role", offer.person.into(), &offer.role).await
}

/// A convenor takes an offer back that nobody has answered. Whoever was asked is told when they answer.
pub async fn take_back(work: &mut Work<'_>, viewer: &Viewer, id: RoleOfferId) -> Result<(), Refused> {
    viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.begin().await?;
    let offer = offer_of(work, viewer, id).await?;
    let now = work.now();
    if work.exec(&sql::ANSWER_OFFER, args![offer.id, "taken-back", now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(offer.community), "took-offer-back", id.into(), &offer.role).await?;
    work.done().await
}

/// What nobody answered in three weeks lapses, and what came to nothing is forgotten. A recurring job.
pub async fn lapse_offers(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let lapsed = work.exec(&sql::LAPSE_OFFERS, args![now - WAITS, now]).await?;
    work.exec(&sql::FORGET_OFFERS, args![now - KNOWN]).await?;
    work.done().await?;
    Ok(lapsed)
}

#[cfg(test)]
mod tests {
    use super::{super::convenes, *};

    #[test]
    fn every_role_has_a_term_that_ends_and_a_reminder_before() {
        for role in super::super::ALL {
            let from = Time::from_secs(1_792_054_800);
            let over = ends(from, role.months).expect("an end");
            assert!(over - role.remind > from, "{}", role.word);
            assert!(!role.word.contains(' '), "roles stand in a list with blanks between them");
        }
        assert!(convenes("co-convenor") && !convenes("host"));
        assert_eq!(ends(Time::from_secs(5), 0), None);
    }
}
