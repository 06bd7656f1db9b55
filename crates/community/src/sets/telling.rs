//! Whom letters about sets go to. The letters door writes them.

use store::{args, row};

use super::{Meeting, Set, SetMember, sql};
use crate::{
    CommunityId, PersonId, Refused, SetBidId, SetId, Work, charter::only_system, commitments::Commitment,
};

/// The job that lets sets go on, and writes what is to be written.
pub const MOVE: &str = "sets";
const BATCH: i64 = 200;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Are you in?
    Asked,
    /// It begins, or it does not.
    Begins,
    /// What would you bring? (touchpoint 14)
    Bid(SetBidId),
    /// Who presents, who keeps the time, what comes back.
    Named(SetBidId),
}

row! {
    struct Row {
        what: String,
        bid: SetBidId,
        set: SetId,
        community: CommunityId,
        person: PersonId,
        language: String,
        zone: String,
        address: String,
    }
}

/// Somebody who is to be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToWrite {
    /// What about.
    pub what: What,
    /// Which set.
    pub set: SetId,
    /// Its community.
    pub community: CommunityId,
    /// Who.
    pub person: PersonId,
    /// The language that they read.
    pub language: String,
    /// Their zone.
    pub zone: String,
    /// Where they are written to.
    pub address: String,
}

/// What is to be written now. For the system.
pub async fn to_write(work: &mut Work<'_>) -> Result<Vec<ToWrite>, Refused> {
    only_system(work)?;
    let now = work.now();
    let rows: Vec<Row> = work.all(&sql::TO_WRITE, args![now, BATCH]).await?;
    let told = |row: Row| ToWrite {
        what: match row.what.as_str() {
            "asked" => What::Asked,
            "bid" => What::Bid(row.bid),
            "named" => What::Named(row.bid),
            _ => What::Begins,
        },
        set: row.set,
        community: row.community,
        person: row.person,
        language: row.language,
        zone: row.zone,
        address: row.address,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Somebody was written to; false when they were before. Part of the act that writes, for the system.
pub async fn written(work: &mut Work<'_>, one: &ToWrite) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    let count = match one.what {
        What::Asked => work.exec(&sql::WROTE_ASKED, args![one.set, one.person, now]).await?,
        What::Begins => work.exec(&sql::WROTE_BEGINS, args![one.set, one.person, now]).await?,
        What::Bid(bid) => work.exec(&sql::WROTE_BID, args![bid, now]).await?,
        What::Named(bid) => work.exec(&sql::WROTE_NAMED, args![bid, now]).await?,
    };
    Ok(count > 0)
}

/// What a letter about a set says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The set.
    pub set: Set,
    /// Who is in, or asked.
    pub people: Vec<SetMember>,
    /// The meeting that is next, or was last.
    pub meeting: Meeting,
    /// What the reader said there that they would do, and is open.
    pub actions: Vec<Commitment>,
}

/// For a letter to somebody of a set. For the system.
pub async fn told(work: &mut Work<'_>, id: SetId, person: PersonId) -> Result<Told, Refused> {
    only_system(work)?;
    let set: Set = work.opt(&sql::BY_ID, args![id]).await?.ok_or(Refused::NotFound)?;
    let people = work.all(&sql::PEOPLE, args![id]).await?;
    let meeting = work.one(&sql::LAST_MEETING, args![id]).await?;
    let since = set_begin(work, &set).await?;
    let mut actions: Vec<Commitment> =
        work.all(&crate::commitments::sql::OF_SET, args![id, person, since]).await?;
    actions.retain(|one| one.person == person && one.state == "open");
    Ok(Told { set, people, meeting, actions })
}

async fn set_begin(work: &mut Work<'_>, set: &Set) -> Result<base::Time, Refused> {
    let (at,): (base::Time,) = work.one(&sql::MADE_AT, args![set.id]).await?;
    Ok(at)
}
