//! Whom letters about exchanges go to. The letters door writes them.

use base::Time;
use store::{args, row};

use super::{Exchange, ExchangePart, Heard, Mine, look, sql, steps_of};
use crate::{
    CommunityId, ExchangeId, ExchangePartId, PersonId, Refused, Work, charter::only_system, methods::Circle,
};

/// The job that moves exchanges on, and writes what is to be written.
pub const MOVE: &str = "exchanges";
const BATCH: i64 = 200;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Are you in?
    Asked,
    /// A step.
    Step(ExchangePartId),
    /// How it ended.
    Result,
    /// What the presenter shares.
    Shared,
}

row! {
    struct Row {
        what: String,
        part: ExchangePartId,
        exchange: ExchangeId,
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
    /// Which exchange.
    pub exchange: ExchangeId,
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

/// What is to be written now: whoever rests is left in peace. For the system.
pub async fn to_write(work: &mut Work<'_>) -> Result<Vec<ToWrite>, Refused> {
    only_system(work)?;
    let now = work.now();
    let rows: Vec<Row> = work.all(&sql::TO_WRITE, args![now, BATCH]).await?;
    let told = |row: Row| ToWrite {
        what: match row.what.as_str() {
            "asked" => What::Asked,
            "step" => What::Step(row.part),
            "shared" => What::Shared,
            _ => What::Result,
        },
        exchange: row.exchange,
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
        What::Asked => work.exec(&sql::WROTE_ASKED, args![one.exchange, one.person, now]).await?,
        What::Step(part) => work.exec(&sql::WROTE_STEP, args![part, now]).await?,
        What::Result => work.exec(&sql::WROTE_RESULT, args![one.exchange, one.person, now]).await?,
        What::Shared => work.exec(&sql::WROTE_SHARED, args![one.exchange, one.person, now]).await?,
    };
    Ok(count > 0)
}

/// What the letter says that asks whether somebody is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTold {
    /// The exchange.
    pub exchange: Exchange,
    /// How many letters it takes, and how many days at most.
    pub letters: i64,
    /// See `letters`.
    pub days: i64,
}

/// For the letter that asks. For the system.
pub async fn asked_told(work: &mut Work<'_>, id: ExchangeId) -> Result<AskedTold, Refused> {
    only_system(work)?;
    let exchange: Exchange = work.opt(&sql::BY_ID, args![id]).await?.ok_or(Refused::NotFound)?;
    let steps = steps_of(work, id).await?;
    let asks = |circle: Circle| circle != Circle::Presenter;
    let letters = steps.iter().filter(|step| asks(step.circle())).count() as i64;
    let days = steps.iter().map(|step| step.days).sum();
    Ok(AskedTold { exchange, letters, days })
}

/// What the letter of a step says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartTold {
    /// The exchange.
    pub exchange: Exchange,
    /// What is asked, and what was said before.
    pub mine: Mine,
    /// Who reads the answer: who is written to together in the next step; nothing after the last.
    pub next: Option<Circle>,
    /// It is the last step.
    pub steps: i64,
}

/// For the letter of a step. For the system; nothing when it has moved on.
pub async fn part_told(work: &mut Work<'_>, id: ExchangePartId) -> Result<Option<PartTold>, Refused> {
    only_system(work)?;
    let Some(part) = work.opt::<ExchangePart>(&sql::PART_BY_ID, args![id]).await? else { return Ok(None) };
    let exchange: Exchange = work.one(&sql::BY_ID, args![part.exchange]).await?;
    if exchange.state != "running" || exchange.step != part.step {
        return Ok(None);
    }
    let steps = steps_of(work, part.exchange).await?;
    let next = steps.iter().find(|step| step.step > part.step).map(|step| step.circle());
    let count = steps.len() as i64;
    let mine = look::mine_of(work, &exchange, &steps, part).await?;
    Ok(mine.map(|mine| PartTold { exchange, mine, next, steps: count }))
}

/// How an exchange ended, as somebody hears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultTold {
    /// The exchange.
    pub exchange: Exchange,
    /// What came of it.
    pub result: Vec<Heard>,
    /// The last step that somebody answered, if any.
    pub circle: Option<Circle>,
    /// When it began: for its letters.
    pub begun_at: Time,
}

/// For the letter about how it ended. For the system.
pub async fn result_told(
    work: &mut Work<'_>,
    id: ExchangeId,
    person: PersonId,
) -> Result<ResultTold, Refused> {
    only_system(work)?;
    let exchange: Exchange = work.opt(&sql::BY_ID, args![id]).await?.ok_or(Refused::NotFound)?;
    let steps = steps_of(work, id).await?;
    let result = look::result_of(work, &exchange, &steps, person).await?;
    let last: Option<(i64,)> = work.opt(&sql::LAST_SAID, args![id]).await?;
    let circle =
        last.and_then(|(last,)| steps.iter().find(|step| step.step == last)).map(|step| step.circle());
    let begun_at = exchange.begun_at;
    Ok(ResultTold { exchange, result, circle, begun_at })
}
