//! Letters that come back: how an address fares, and when nothing more is sent to it.
//!
//! A letter that never arrives counts 2, one that did not arrive for now counts 1; a letter counts once, an address once a day, and a
//! week without a letter that came back forgets it all. At 5 the address is given up: its owner gets letters at another
//! address, if they have one, and is asked there; the convenors see it, with the reason. Nobody is removed.
//!
//! Verbs: [`bounced`], [`suspended`], [`resume`], [`given_up`].

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::deliveries::sql;
use crate::{
    AddressId, DeliveryId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
};

/// An address is given up at this score.
pub const THRESHOLD: f64 = 5.0;
/// What a letter counts that never arrives.
pub const HARD: f64 = 2.0;
/// And one that did not arrive for now.
pub const SOFT: f64 = 1.0;
/// After so long without a letter that came back the score is forgotten.
pub const FADES: Duration = Duration::from_secs(7 * 86_400);
/// A bad hour of a mail server is one mishap, however many letters it sends back.
const ONCE: Duration = Duration::from_secs(20 * 3600);
/// The job that asks the owner of an address that was given up.
pub const GIVEN_UP: &str = "address-given-up";

row! {
    struct Fares { state: String, person: Option<PersonId>, address: Option<AddressId>, score: Option<f64>, at: Option<Time>, suspended_at: Option<Time> }
}

/// A letter came back: a delivery report says so. Twice for the same letter counts once.
pub async fn bounced(
    work: &mut Work<'_>,
    delivery: DeliveryId,
    permanent: bool,
    why: &str,
) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    count(work, delivery, permanent, why).await?;
    if permanent {
        let why: String = why.chars().filter(|c| !c.is_control()).take(500).collect();
        work.exec(&sql::CAME_BACK, args![delivery, why]).await?;
    }
    work.done().await
}

/// Counts a letter that came back. Part of another act, before the delivery says that it failed.
pub(crate) async fn count(
    work: &mut Work<'_>,
    delivery: DeliveryId,
    permanent: bool,
    why: &str,
) -> Result<(), Refused> {
    let now = work.now();
    let Some(fares): Option<Fares> = work.opt(&sql::BOUNCED, args![delivery]).await? else { return Ok(()) };
    let Some(address) = fares.address.filter(|_| fares.state != "failed" && fares.suspended_at.is_none())
    else {
        return Ok(());
    };
    if fares.at.is_some_and(|at| now < at + ONCE) {
        return Ok(());
    }
    let before = fares.score.filter(|_| fares.at.is_some_and(|at| now < at + FADES)).unwrap_or(0.0);
    let score = before + if permanent { HARD } else { SOFT };
    work.exec(&sql::SCORE, args![address, score, now]).await?;
    if score >= THRESHOLD {
        let why: String = why.chars().filter(|c| !c.is_control()).take(300).collect();
        if work.exec(&sql::SUSPEND, args![address, now, why]).await? > 0 {
            work.promise(GIVEN_UP, address.to_string(), now).await?;
            let person = fares.person.map_or(0, i64::from);
            work.note(None, "address-given-up", person, "").await?;
        }
    }
    Ok(())
}

row! {
    /// An address that was given up, and whose it is.
    #[derive(Clone, Debug)]
    pub struct Owner {
        /// Who.
        pub person: PersonId,
        /// Which address.
        pub address: String,
        /// Why it was given up.
        pub why: Option<String>,
        /// Their name.
        pub name: String,
        /// Their language.
        pub language: String,
    }
}

/// Whose address was given up, and their other address, if letters can go there. For the letter that asks.
pub async fn given_up(work: &mut Work<'_>, address: AddressId) -> Result<Option<(Owner, String)>, Refused> {
    only_system(work)?;
    let Some(owner): Option<Owner> = work.opt(&sql::OWNER, args![address]).await? else { return Ok(None) };
    if owner.why.is_none() {
        return Ok(None);
    }
    let other: Option<(String,)> = work.opt(&sql::OTHER, args![owner.person]).await?;
    Ok(other.map(|(other,)| (owner, other)))
}

row! {
    /// A member who letters do not reach at one of their addresses.
    #[derive(Clone, Debug)]
    pub struct Suspended {
        /// The address.
        pub id: AddressId,
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The address itself.
        pub address: String,
        /// Since when nothing is sent there.
        pub since: Option<Time>,
        /// What its server said.
        pub why: Option<String>,
        /// Whether letters reach them at another address.
        pub reached: bool,
    }
}

/// Members of a community whose address was given up, with the reason. For its convenors, and for nobody else.
pub async fn suspended(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Suspended>, Refused> {
    only_convenors(viewer)?;
    work.all(&sql::SUSPENDED, args![viewer.community().id]).await
}

/// Tries an address again, with a clean score. For a convenor of a community that its owner is a member of.
pub async fn resume(work: &mut Work<'_>, viewer: &Viewer, address: AddressId) -> Result<(), Refused> {
    only_convenors(viewer)?;
    work.begin().await?;
    let known: Vec<Suspended> = work.all(&sql::SUSPENDED, args![viewer.community().id]).await?;
    let Some(found) = known.into_iter().find(|suspended| suspended.id == address) else {
        return Err(Refused::NotFound);
    };
    work.exec(&sql::RESUME, args![address]).await?;
    work.note(Some(viewer.community().id), "address-resumed", found.person.into(), "").await?;
    work.done().await
}

fn only_convenors(viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() { Ok(()) } else { Err(Refused::NotFound) }
}
