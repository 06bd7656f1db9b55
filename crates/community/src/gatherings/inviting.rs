//! Whom letters about gatherings go to: those who are asked, told of a change, reminded, let in. The letters door writes them.

use std::time::Duration;

use base::{
    Time,
    secret::{seal, spell},
};
use store::{args, row};

use super::{Gathering, planned, rhythm::convenes, series::Series, sql};
use crate::{
    GatheringId, PersonId, Refused, SeriesId, Work,
    charter::{Viewer, only_system},
};

/// The job that asks everyone who is to be asked, and tells of changes. It also comes by itself.
pub const TELL: &str = "gathering-letters";
/// The job that tells somebody who waited that they have a seat. Its payload: the gathering, the person.
pub const SEATED: &str = "gathering-seat";
/// The job that reminds, and lets in. It comes by itself.
pub const REMIND: &str = "gathering-reminders";

/// So many are written to in one commit.
pub const BATCH: i64 = 500;
/// How long before it begins people are reminded; and told the way in.
const REMINDED: Duration = Duration::from_secs(2 * 86_400);
const LET_IN: Duration = Duration::from_secs(3_600);
/// Whoever was asked within this time needs no reminder yet.
const LATELY: Duration = Duration::from_secs(86_400);

row! {
    /// Somebody who is to be written to about a gathering.
    #[derive(Clone, Debug)]
    pub struct Guest {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The language that they read.
        pub language: String,
        /// Their zone.
        pub zone: String,
        /// Where they are written to.
        pub address: String,
        /// What they answered.
        pub answer: Option<String>,
        /// The version that they were told of; nothing when they were not asked yet.
        pub told: Option<i64>,
    }
}

impl Guest {
    /// They were not asked yet.
    pub fn is_new(&self) -> bool {
        self.told.is_none_or(|told| told < 0)
    }
}

pub(super) async fn promise(work: &mut Work<'_>) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(TELL, String::new(), now, TELL.to_owned()).await
}

/// Asks all members to come, and whoever joins while it is ahead. By a convenor.
pub async fn invite(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let gathering = planned::one(work, viewer, id).await?;
    let now = work.now();
    if !gathering.is_ahead(now) {
        return Err(Refused::Gone);
    }
    work.exec(&sql::INVITE, args![id, now]).await?;
    promise(work).await?;
    work.note(Some(gathering.community), "asked-to-a-gathering", id.into(), "").await?;
    work.done().await
}

/// Gatherings of which somebody is to be told. For the system.
pub async fn to_write(work: &mut Work<'_>) -> Result<Vec<Gathering>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_WRITE, args![now]).await
}

/// Members behind `after` who have not heard of this version of a gathering. For the system.
pub async fn to_tell_of(
    work: &mut Work<'_>,
    id: GatheringId,
    after: PersonId,
) -> Result<Vec<Guest>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_TELL_OF, args![id, after, now, BATCH]).await
}

/// Members behind `after` who were asked to no date of a series. For the system.
pub async fn to_ask_series(
    work: &mut Work<'_>,
    id: SeriesId,
    after: PersonId,
) -> Result<Vec<Guest>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_TELL_OF_SERIES, args![id, after, now, BATCH]).await
}

/// These were told of these gatherings as they are now. Part of the act that writes to them, for the system.
pub async fn seats_told(
    work: &mut Work<'_>,
    gatherings: &[Gathering],
    guests: &[Guest],
) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    let (mut taken, mut told) = (Vec::new(), Vec::new());
    for gathering in gatherings {
        for guest in guests {
            match guest.told {
                None => taken.push(args![gathering.id, guest.person, now, gathering.sequence]),
                Some(_) => told.push(args![gathering.id, guest.person, gathering.sequence]),
            }
        }
    }
    work.each(&sql::TAKE_SEAT, taken).await?;
    work.each(&sql::TOLD_SEAT, told).await.map(drop)
}

/// Gatherings within two days, of which somebody is to be reminded; within an hour, to which somebody is to be told the way in. For the
/// system.
pub async fn near(work: &mut Work<'_>, way_in: bool) -> Result<Vec<Gathering>, Refused> {
    only_system(work)?;
    let now = work.now();
    match way_in {
        true => work.all(&sql::BEGINNING, args![now, now + LET_IN]).await,
        false => work.all(&sql::NEAR, args![now, now + REMINDED, now - LATELY]).await,
    }
}

/// Whoever behind `after` is to be reminded of a gathering, or told the way in. For the system.
pub async fn to_remind(
    work: &mut Work<'_>,
    id: GatheringId,
    way_in: bool,
    after: PersonId,
) -> Result<Vec<Guest>, Refused> {
    only_system(work)?;
    let now: Time = work.now();
    match way_in {
        true => work.all(&sql::TO_LET_IN, args![id, after, now, BATCH]).await,
        false => work.all(&sql::TO_REMIND, args![id, after, now, BATCH, now - LATELY]).await,
    }
}

/// They were. Part of the act that writes to them, for the system.
pub async fn were_reminded(
    work: &mut Work<'_>,
    id: GatheringId,
    way_in: bool,
    guests: &[Guest],
) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    let rows = guests.iter().map(|guest| args![id, guest.person, now]).collect();
    let statement = if way_in { &sql::LET_IN } else { &sql::REMINDED };
    work.each(statement, rows).await.map(drop)
}

/// A member who is to be told something about a gathering; nothing when they cannot be written to. For the system.
pub async fn guest(work: &mut Work<'_>, id: GatheringId, person: PersonId) -> Result<Option<Guest>, Refused> {
    only_system(work)?;
    work.opt(&sql::TO_TELL_ONE, args![id, person]).await
}

/// A gathering, for the letters door.
pub async fn gathering(work: &mut Work<'_>, id: GatheringId) -> Result<Gathering, Refused> {
    only_system(work)?;
    planned::of(work, id).await
}

/// Who was asked to a gathering, or to the dates of a series, by what a UID is about. For the system.
pub async fn asked_to(work: &mut Work<'_>, about: i64) -> Result<Vec<PersonId>, Refused> {
    only_system(work)?;
    let all: Vec<(PersonId,)> = work.all(&sql::ASKED_TO, args![about]).await?;
    Ok(all.into_iter().map(|(person,)| person).collect())
}

/// What stands in the UID of the copy of one person: only this house can make it, and it stays the same for every version.
pub fn proof(key: &[u8; 32], about: i64, person: PersonId) -> String {
    let mut bytes = Vec::with_capacity(24);
    bytes.extend_from_slice(b"seat");
    bytes.extend_from_slice(&about.to_be_bytes());
    bytes.extend_from_slice(&i64::from(person).to_be_bytes());
    let seal = seal(key, &bytes);
    let bits = seal.iter().take(10).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    // Eighty bits are sixteen characters; the others are noughts.
    spell(bits).split_off(10)
}

/// What the UID of a gathering is about: the series, for a date of one.
pub fn about(gathering: &Gathering) -> i64 {
    gathering.series.map_or(i64::from(gathering.id), i64::from)
}

/// What an answer's UID and date name: a gathering, or all of a series. For the system.
#[derive(Clone, Debug)]
pub enum Answered {
    /// One gathering.
    One(Box<Gathering>),
    /// A series, with all that is ahead of it.
    All(Series, Vec<Gathering>),
}

/// Finds what a calendar's answer is about: the part of its UID, and for a date of a series its day. For the system.
pub async fn answered(
    work: &mut Work<'_>,
    about: &str,
    day: Option<&str>,
) -> Result<Option<Answered>, Refused> {
    only_system(work)?;
    let Ok(id) = about.parse::<GatheringId>() else { return Ok(None) };
    if let Some(one) = work.opt::<Gathering>(&sql::ONE, args![id]).await? {
        return Ok(Some(Answered::One(Box::new(one))));
    }
    let Ok((series, all)) = super::series::series(work, SeriesId::from(i64::from(id))).await else {
        return Ok(None);
    };
    match day {
        Some(day) => {
            let one = all.into_iter().find(|one| one.slot.as_deref() == Some(day));
            Ok(one.map(|one| Answered::One(Box::new(one))))
        }
        None => {
            let now = work.now();
            let ahead = all.into_iter().filter(|one| one.is_ahead(now)).collect();
            Ok(Some(Answered::All(series, ahead)))
        }
    }
}
