//! Answers to letters about topics: `TOPIC: ...` or `NONE`; dots, `3 3 7`.

use community::{GatheringId, Refused, Work, notices::Named, topics};

use super::{
    Outcome, Word,
    acting::Acting,
    numbered::Numbered,
    said::{self, Command, Said},
};
use crate::{
    answers::inside,
    topics::{DOTS, TOPICS},
};

/// What an answer to the letter that asks for topics does: a topic, with the word or without; `NONE`. None when another word of ours is meant.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let (true, Some(item)) = (named.kind == TOPICS, named.item) else { return Ok(None) };
    let words = acting.came.reply.words.as_str();
    let text = match (said::leading(words), said::read(words, false)) {
        (Some(said), _) if said.word == Word::Topic => said.rest_or_below(),
        (Some(said), _) if matches!(said.word, Word::None | Word::No) && said.words().is_empty() => {
            return none(work, acting).await.map(Some);
        }
        (_, Said::Words) => {
            words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("").to_owned()
        }
        _ => return Ok(None),
    };
    propose(work, acting, GatheringId::from(item), &text).await.map(Some)
}

async fn propose(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    gathering: GatheringId,
    text: &str,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let text: String = text.chars().take(200).collect();
    match topics::propose_topic(work, &viewer, gathering, &text).await {
        Ok((_, receipt)) => {
            let lead = words.tell("topics-receipt", &[("what", inside(&text, 160).into())]);
            acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
            Ok(Outcome::of("topic-proposed", gathering.into()))
        }
        Err(refused) => not_taken(work, acting, refused).await,
    }
}

/// Why it was not taken, where that can be said kindly.
async fn not_taken(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    refused: Refused,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let lead = match &refused {
        Refused::Gone => words.say("topics-over"),
        Refused::Invalid(problems) => match problems.first().map(|problem| problem.key) {
            Some("problem-topics-convenor") => words.say("topics-one-each"),
            Some("problem-topics-number") => words.say("topics-dots-how"),
            Some("problem-topics-many") => words.say("topics-many"),
            _ => words.say("topics-how"),
        },
        _ => return Err(refused),
    };
    acting.answer(work, acting.says("receipt", "answer-question-subject", lead.to_owned())).await?;
    Ok(Outcome::refused("topics-over"))
}

/// Dots: the numbers, each as often as it is said. None for any other letter.
pub(super) async fn numbers(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &[Numbered],
) -> Result<Option<Outcome>, Refused> {
    let Some(named) = acting.named.as_ref().filter(|named| named.kind == DOTS) else { return Ok(None) };
    let Some(item) = named.item else { return Ok(None) };
    let gathering = GatheringId::from(item);
    let on: Vec<i64> = said.iter().map(|one| one.number).collect();
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let (dotted, receipt) = match topics::dot(work, &viewer, gathering, &on).await {
        Ok(done) => done,
        Err(refused) => return not_taken(work, acting, refused).await.map(Some),
    };
    let list = |all: &[i64]| all.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    let lead = words.tell("topics-dots-receipt", &[("numbers", list(&dotted.kept).into())]);
    let mut lines = Vec::new();
    if !dotted.left.is_empty() {
        lines.push(words.tell("topics-dots-left", &[("numbers", list(&dotted.left).into())]));
    }
    acting.receipt(work, Some(receipt), lead, lines).await?;
    Ok(Some(Outcome::of("dotted", gathering.into())))
}

/// `NONE` to a letter about topics: nothing is said or put, and nothing is asked.
pub(super) async fn none(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    acting.receipt(work, None, acting.words().say("topics-none-receipt").to_owned(), Vec::new()).await?;
    Ok(Outcome::done("topics-none"))
}

/// `TOPIC: ...` in any letter to a community that asks for topics just now. None where it does not: then a convenor has it.
pub(super) async fn word(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let text = said.rest_or_below();
    if acting.place.is_none() || text.is_empty() {
        return Ok(None);
    }
    let viewer = acting.viewer(work).await?;
    if !viewer.is_member() {
        return Ok(None);
    }
    match topics::called_now(work, &viewer).await? {
        Some(gathering) => propose(work, acting, gathering, &text).await.map(Some),
        None => Ok(None),
    }
}
