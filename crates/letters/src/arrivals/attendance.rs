//! Answers to letters about who was there (touchpoint 18): a host's `YES`, numbers, `HEAVY`; somebody's own `YES`, `PART`, `NO`.

use community::{
    GatheringId, PersonId, Refused, Work,
    attendance::{self, Was},
    gatherings,
    notices::{Named, Number},
};

use super::{
    Outcome, Word,
    acting::Acting,
    lexicon::{LEXICON, pieces},
    numbered::Numbered,
    said,
};
use crate::{
    answers::inside,
    attendance::{DOUBT, LIST},
};

/// What an answer to one of the letters does. None when another word of ours is meant.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let Some(id) = named.item.map(GatheringId::from) else { return Ok(None) };
    let words = acting.came.reply.words.as_str();
    let word = said::leading(words).map(|said| said.word);
    match (named.kind.as_str(), word) {
        (LIST, Some(Word::Yes | Word::Accept)) => listed(work, acting, id, &[]).await.map(Some),
        (LIST, Some(Word::Heavy)) => heavy(work, acting, id).await.map(Some),
        (DOUBT, _) => match was(words) {
            Some(was) => own(work, acting, id, was).await.map(Some),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// `YES`, `PART`, `NO`, and what people say for it. None for anything else.
pub(super) fn was(words: &str) -> Option<Was> {
    let first = words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if LEXICON.begins_with("some", &pieces(first)).is_some() {
        return Some(Was::Part);
    }
    match said::leading(words)?.word {
        Word::Yes | Word::Accept => Some(Was::There),
        Word::Part | Word::Late => Some(Was::Part),
        Word::No | Word::None | Word::Reject => Some(Was::Away),
        _ => None,
    }
}

/// The numbers of those who were not there. None for any other letter.
pub(super) async fn numbers(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    known: &[Number],
    said: &[Numbered],
) -> Result<Option<Outcome>, Refused> {
    let Some(named) = acting.named.as_ref().filter(|named| named.kind == LIST) else { return Ok(None) };
    let Some(id) = named.item.map(GatheringId::from) else { return Ok(None) };
    let of = |number: i64| known.iter().find(|one| one.number == number).map(|one| PersonId::from(one.item));
    let missing: Vec<PersonId> = said.iter().filter_map(|one| of(one.number)).collect();
    // Only numbers that are not there: nobody is said to have been away by mistake.
    if missing.is_empty() {
        return how(work, acting).await.map(Some);
    }
    listed(work, acting, id, &missing).await.map(Some)
}

/// Words that say neither.
pub(super) async fn how(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let own = acting.named.as_ref().is_some_and(|named| named.kind == DOUBT);
    let words = acting.words();
    let lead = if own { words.say("attendance-how") } else { words.say("attendance-list-how") };
    acting.answer(work, acting.says("receipt", "answer-question-subject", lead.to_owned())).await?;
    Ok(Outcome::done("attendance-how"))
}

async fn title(work: &mut Work<'_>, acting: &Acting<'_, '_>, id: GatheringId) -> Result<String, Refused> {
    let viewer = acting.viewer(work).await?;
    Ok(inside(&gatherings::one(work, &viewer, id).await?.title, 100))
}

async fn late(work: &mut Work<'_>, acting: &Acting<'_, '_>, title: &str) -> Result<Outcome, Refused> {
    let lead = acting.words().tell("attendance-late", &[("title", title.into())]);
    acting.answer(work, acting.says("receipt", "answer-question-subject", lead)).await?;
    Ok(Outcome::refused("attendance-late"))
}

async fn listed(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    missing: &[PersonId],
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let title = title(work, acting, id).await?;
    let (there, receipt) = match attendance::all_but(work, &viewer, id, missing).await {
        Ok(done) => done,
        Err(Refused::Gone) => return late(work, acting, &title).await,
        Err(refused) => return Err(refused),
    };
    let given = [("title", title.into()), ("count", there.into()), ("missing", missing.len().into())];
    let words = acting.words();
    let lines = vec![words.say("attendance-list-again").to_owned()];
    acting.receipt(work, Some(receipt), words.tell("attendance-list-receipt", &given), lines).await?;
    Ok(Outcome::of("attendance-listed", id.into()))
}

async fn heavy(work: &mut Work<'_>, acting: &Acting<'_, '_>, id: GatheringId) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let title = title(work, acting, id).await?;
    let receipt = match attendance::mark_heavy(work, &viewer, id, true).await {
        Ok(receipt) => receipt,
        Err(Refused::Gone) => return late(work, acting, &title).await,
        Err(refused) => return Err(refused),
    };
    let words = acting.words();
    let lead = words.tell("attendance-heavy-receipt", &[("title", title.into())]);
    let mut says = acting.says("receipt", "answer-receipt-subject", lead);
    says.lines = vec![words.say("attendance-heavy-own").to_owned()];
    says.item = Some(receipt.into());
    says.choices = vec![words.say("answer-undo").to_owned()];
    let sender = &acting.reader.sender;
    let page = (sender.paths.attendance)(&acting.place()?.slug, &id.to_string());
    says.link = Some((words.say("attendance-heavy-page").to_owned(), sender.link(&page)));
    acting.answer(work, says).await?;
    Ok(Outcome::of("marked-heavy", id.into()))
}

/// What somebody says of themselves stands.
pub(super) async fn own(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    was: Was,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let title = title(work, acting, id).await?;
    let receipt = match attendance::say_own(work, &viewer, id, was).await {
        Ok(receipt) => receipt,
        Err(Refused::Gone) => return late(work, acting, &title).await,
        Err(refused) => return Err(refused),
    };
    let given = [("title", title.into())];
    let words = acting.words();
    let lead = match was {
        Was::There => words.tell("attendance-receipt-there", &given),
        Was::Part => words.tell("attendance-receipt-part", &given),
        Was::Away => words.tell("attendance-receipt-away", &given),
    };
    acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
    Ok(Outcome::of("attendance-said", id.into()))
}
