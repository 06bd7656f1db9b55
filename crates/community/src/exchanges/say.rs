//! Saying something in a step.

use store::args;

use super::{ExchangePart, ExchangeStep, is_advice, is_question, sql, steps_of};
use crate::{
    CommunityId, ExchangeId, ExchangePartId, PersonId, ReceiptId, Refused, SetId, Work, charter::Viewer,
    methods::Circle, receipts,
};

const LONGEST: usize = 4_000;

/// What became of what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It goes on with the step.
    Kept(ExchangeId, ReceiptId),
    /// It reads like advice, or asks nothing: it goes on only when its writer says so, or says something else.
    HandedBack(ExchangeId, bool),
}

/// What was asked, whether it still is, and of whom.
async fn open(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ExchangePartId,
) -> Result<(ExchangePart, ExchangeStep, CommunityId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let community = viewer.community().id;
    let part: ExchangePart =
        work.opt(&sql::PART, args![id, community, person]).await?.ok_or(Refused::NotFound)?;
    let running: Option<(i64,)> = work.opt(&sql::RUNNING, args![part.exchange]).await?;
    if running != Some((part.step,)) {
        return Err(Refused::Gone);
    }
    let steps = steps_of(work, part.exchange).await?;
    let step = steps.into_iter().find(|step| step.step == part.step).ok_or(Refused::NotFound)?;
    Ok((part, step, community))
}

async fn keep(
    work: &mut Work<'_>,
    part: &ExchangePart,
    community: CommunityId,
    words: &str,
) -> Result<ReceiptId, Refused> {
    let now = work.now();
    let before = match (&part.words, part.said_at) {
        (Some(words), Some(at)) => format!("{}|{words}", at.0),
        _ => String::new(),
    };
    work.exec(&sql::SAY, args![part.id, words, now]).await?;
    let receipt =
        receipts::keep(work, part.person, Some(community), "exchange-said", part.id.into(), &before).await?;
    work.note(Some(community), "said-in-an-exchange", part.exchange.into(), "").await?;
    Ok(receipt)
}

/// The member who is asked answers. The last words count, until it moves on. Where only questions are asked for, what reads like advice is handed
/// back once; said again, it goes on.
pub async fn say(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ExchangePartId,
    words: &str,
) -> Result<Said, Refused> {
    let words = words.trim();
    match words.chars().count() {
        0 => return Err(Refused::invalid("words", "problem-words-empty")),
        1..=LONGEST => {}
        _ => return Err(Refused::invalid("words", "problem-field-long")),
    }
    let (part, step, community) = open(work, viewer, id).await?;
    let circle = step.circle();
    if circle.by_numbers() {
        return Err(Refused::invalid("words", "problem-exchange-numbers"));
    }
    if circle == Circle::Questions && part.handed_back.is_none() && !is_question(words) {
        let now = work.now();
        work.exec(&sql::HAND_BACK, args![id, words, now]).await?;
        work.note(Some(community), "handed-back-in-an-exchange", part.exchange.into(), "").await?;
        work.done().await?;
        return Ok(Said::HandedBack(part.exchange, is_advice(words)));
    }
    let receipt = keep(work, &part, community, words).await?;
    work.done().await?;
    Ok(Said::Kept(part.exchange, receipt))
}

/// What was handed back goes on as it is: its writer says that it is a question.
pub async fn as_it_is(work: &mut Work<'_>, viewer: &Viewer, id: ExchangePartId) -> Result<Said, Refused> {
    let (part, _, community) = open(work, viewer, id).await?;
    let words = part.handed_back.clone().ok_or(Refused::NotFound)?;
    let receipt = keep(work, &part, community, &words).await?;
    work.done().await?;
    Ok(Said::Kept(part.exchange, receipt))
}

/// The member who is asked says nothing in this step, and stays in.
pub async fn pass(work: &mut Work<'_>, viewer: &Viewer, id: ExchangePartId) -> Result<ReceiptId, Refused> {
    let (part, _, community) = open(work, viewer, id).await?;
    let receipt = keep(work, &part, community, "").await?;
    work.done().await?;
    Ok(receipt)
}

/// Answers a list with its numbers, each once. Numbers that mean nothing are left out; returns what counts.
pub async fn choose(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ExchangePartId,
    numbers: &[i64],
) -> Result<(Vec<i64>, ReceiptId), Refused> {
    let (part, step, community) = open(work, viewer, id).await?;
    if !step.circle().by_numbers() {
        return Err(Refused::invalid("words", "problem-exchange-words"));
    }
    let (there,): (i64,) = work.one(&sql::HEARD_COUNT, args![part.exchange]).await?;
    let mut kept: Vec<i64> = Vec::new();
    for number in numbers {
        if (1..=there).contains(number) && !kept.contains(number) {
            kept.push(*number);
        }
    }
    if kept.is_empty() {
        return Err(Refused::invalid("words", "problem-exchange-number"));
    }
    let said = kept.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    let receipt = keep(work, &part, community, &said).await?;
    work.done().await?;
    Ok((kept, receipt))
}

/// What was said, or being in, is as it was before. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    act: &str,
    subject: i64,
    before: &str,
) -> Result<(), Refused> {
    if act == "exchange-said" {
        let (at, words) = before.split_once('|').unwrap_or_default();
        let (at, words) = (at.parse::<i64>().ok(), (!before.is_empty()).then_some(words));
        return match work.exec(&sql::PUT_BACK, args![subject, person, words, at]).await? {
            0 => Err(Refused::Gone),
            _ => Ok(()),
        };
    }
    match work.exec(&sql::STATE_BACK, args![subject, person, before]).await? {
        0 => Err(Refused::Gone),
        _ => Ok(()),
    }
}

/// The exchange that a part of one's own belongs to.
pub async fn of_part(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ExchangePartId,
) -> Result<ExchangeId, Refused> {
    let person = viewer.member()?;
    let part: ExchangePart =
        work.opt(&sql::PART, args![id, viewer.community().id, person]).await?.ok_or(Refused::NotFound)?;
    Ok(part.exchange)
}

/// The set that an exchange belongs to.
pub async fn set_of(work: &mut Work<'_>, viewer: &Viewer, id: ExchangeId) -> Result<Option<SetId>, Refused> {
    Ok(super::one(work, viewer, id).await?.set)
}
