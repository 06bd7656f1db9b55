//! Buddies (touchpoint 8): somebody who talks twenty minutes with a newcomer. Both say yes before either has the other's address; either
//! may say LATER, or SWITCH without a reason.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{DAY, sql};
use crate::{
    BuddyId, CommunityId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
    people,
};

/// The job that asks both: payload, the id of the pair and who of the two (`newcomer`, `buddy`, `both`).
pub const LETTER: &str = "buddy-letter";
/// The job that tells both each other's address: payload, the id.
pub const MET: &str = "buddies-met";
/// LATER means this.
const LATER: Duration = Duration::from_secs(7 * 86_400);
/// Without an answer the one reminder comes after this.
const NUDGE: Duration = Duration::from_secs(7 * 86_400);
/// Newcomers are newcomers so long, and buddies buddies.
const LASTS: Duration = Duration::from_secs(60 * 86_400);
/// Hours between the clocks of two who are to talk, at most, where there is a choice.
const HOURS: i32 = 3;

row! {
    /// A newcomer and who helps them to land.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Buddy {
        /// Its id.
        pub id: BuddyId,
        /// The community.
        pub community: CommunityId,
        /// The newcomer.
        pub newcomer: PersonId,
        /// Their name.
        pub newcomer_name: String,
        /// Who helps.
        pub buddy: PersonId,
        /// Their name.
        pub buddy_name: String,
        /// Since when.
        pub asked_at: Time,
        /// The newcomer said yes.
        pub newcomer_yes_at: Option<Time>,
        /// The buddy said yes.
        pub buddy_yes_at: Option<Time>,
        /// Asked again then.
        pub later_at: Option<Time>,
        /// Reminded once.
        pub nudged_at: Option<Time>,
        /// Both said yes.
        pub introduced_at: Option<Time>,
        /// It is over.
        pub ended_at: Option<Time>,
        /// `switch`, `no`, `left`, `over`.
        pub ended_why: Option<String>,
    }
}

row! {
    struct Alone { community: CommunityId, person: PersonId, zone: String, language: String }
}
row! {
    struct Candidate { person: PersonId, zone: String, language: String }
}

/// Finds a buddy for each newcomer who has none: of the members who would, the least burdened, by clock and language where there is a choice; where nobody
/// would, a convenor. A recurring job.
pub async fn pair(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let alone: Vec<Alone> = work.all(&sql::ALONE, args![now - DAY, now - LASTS]).await?;
    let mut pairs = 0;
    for one in &alone {
        let since = now - LASTS;
        let mut found: Vec<Candidate> =
            work.all(&sql::WILLING, args![one.community, one.person, since]).await?;
        if found.is_empty() {
            found = work.all(&sql::CONVENORS, args![one.community, one.person, since, now]).await?;
        }
        let Some(buddy) = choice(one, &found, now) else { continue };
        let id: BuddyId = work.id();
        work.exec(&sql::PAIR, args![id, one.community, one.person, buddy, now]).await?;
        ask(work, id, "both").await?;
        pairs += 1;
    }
    work.done().await?;
    Ok(pairs)
}

/// The first whose day is near enough and who reads the same language; else the first.
fn choice(newcomer: &Alone, found: &[Candidate], now: Time) -> Option<PersonId> {
    let fits = |one: &&Candidate| {
        let apart = (offset(&one.zone, now) - offset(&newcomer.zone, now)).abs();
        one.language == newcomer.language && apart <= HOURS * 3_600
    };
    found.iter().find(fits).or(found.first()).map(|one| one.person)
}

fn offset(zone: &str, now: Time) -> i32 {
    use chrono::{Offset, TimeZone};
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let at = chrono::DateTime::from_timestamp(now.secs(), 0).unwrap_or_default();
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

async fn ask(work: &mut Work<'_>, id: BuddyId, whom: &str) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(LETTER, format!("{id} {whom}"), now, format!("{LETTER} {id} {whom}")).await
}

/// A pair, for the system, whose letters ask both.
pub async fn told(work: &mut Work<'_>, id: BuddyId) -> Result<Buddy, Refused> {
    only_system(work)?;
    work.opt(&sql::BUDDY, args![id]).await?.ok_or(Refused::NotFound)
}

/// A pair of the person who acts.
async fn mine(work: &mut Work<'_>, id: BuddyId) -> Result<(Buddy, PersonId), Refused> {
    let person = people::signed_in(work)?;
    let pair: Option<Buddy> = work.opt(&sql::BUDDY, args![id]).await?;
    let pair = pair.filter(|pair| pair.newcomer == person || pair.buddy == person);
    let pair = pair.ok_or(Refused::NotFound)?;
    if pair.ended_at.is_some() { Err(Refused::Gone) } else { Ok((pair, person)) }
}

/// The person who acts, newcomer or buddy, says yes. Once both have, each is told the other's address. True when this was the second yes.
pub async fn yes(work: &mut Work<'_>, id: BuddyId) -> Result<bool, Refused> {
    work.begin().await?;
    let (pair, person) = mine(work, id).await?;
    let now = work.now();
    let statement = if pair.newcomer == person { &sql::NEWCOMER_YES } else { &sql::BUDDY_YES };
    work.exec(statement, args![id, now]).await?;
    let both = work.exec(&sql::INTRODUCE, args![id, now]).await? > 0;
    if both {
        work.promise_once(MET, id.to_string(), now, format!("{MET} {id}")).await?;
    }
    work.note(Some(pair.community), "buddy-yes", id.into(), "").await?;
    work.done().await?;
    Ok(both)
}

/// The person who acts has no time now: they are asked again in a week.
pub async fn later(work: &mut Work<'_>, id: BuddyId) -> Result<Time, Refused> {
    work.begin().await?;
    let (pair, _) = mine(work, id).await?;
    let at = work.now() + LATER;
    work.exec(&sql::LATER, args![id, at]).await?;
    work.note(Some(pair.community), "buddy-later", id.into(), "").await?;
    work.done().await?;
    Ok(at)
}

/// The person who acts would rather have another; no reason is asked. The next is found by itself. Returns the pair as it was.
pub async fn switch(work: &mut Work<'_>, id: BuddyId) -> Result<Buddy, Refused> {
    end(work, id, "switch").await
}

/// The newcomer wants no buddy: nobody is found for them any more. From a buddy it means SWITCH.
pub async fn no_buddy(work: &mut Work<'_>, id: BuddyId) -> Result<Buddy, Refused> {
    end(work, id, "no").await
}

async fn end(work: &mut Work<'_>, id: BuddyId, why: &str) -> Result<Buddy, Refused> {
    work.begin().await?;
    let (pair, person) = mine(work, id).await?;
    let why = if pair.buddy == person { "switch" } else { why };
    let now = work.now();
    work.exec(&sql::END, args![id, now, why]).await?;
    work.note(Some(pair.community), "buddy-ended", id.into(), "").await?;
    work.done().await?;
    Ok(pair)
}

/// Who said LATER, or has not answered for a week, is asked once more. A recurring job.
pub async fn nudge(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(BuddyId,)> = work.all(&sql::TO_NUDGE, args![now, now - NUDGE]).await?;
    for (id,) in &due {
        let pair: Buddy = work.one(&sql::BUDDY, args![*id]).await?;
        work.exec(&sql::NUDGED, args![*id, now]).await?;
        // Only whoever has not said yes yet; a newcomer who waits is not asked, the buddy is.
        let whom = if pair.buddy_yes_at.is_none() { "buddy" } else { "newcomer" };
        ask(work, *id, whom).await?;
    }
    work.done().await?;
    Ok(due.len())
}

/// After sixty days nobody is a newcomer any more. A recurring job.
pub async fn finish(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let over: Vec<(BuddyId,)> = work.all(&sql::RUN_OUT, args![now - LASTS]).await?;
    for (id,) in &over {
        work.exec(&sql::END, args![*id, now, "over"]).await?;
    }
    work.done().await?;
    Ok(over.len())
}

/// The newcomers whom the member who looks helps to land.
pub async fn my_newcomers(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Buddy>, Refused> {
    let person = viewer.member()?;
    work.all(&sql::OF_BUDDY, args![viewer.community().id, person]).await
}
