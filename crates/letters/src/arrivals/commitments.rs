//! `I WILL call Ben by 3 June`, in any letter to a community (touchpoint 20); `DONE`, `CHANGED`, `NOT YET 10 June`, `DROP` to the letter that
//! asks how it went (touchpoint 22).

use base::Time;
use community::{
    CommitmentId, Refused, SetId, Work,
    commitments::{self, How},
    notices::Named,
    people::{self, reach::local},
};

use super::{
    Outcome, Word,
    acting::Acting,
    said::{self, Command},
    when,
};
use crate::{answers::inside, dates};

/// What an answer to the letter that asks does. None when it says nothing of that.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let (Some(said), Some(item)) = (said::leading(&acting.came.reply.words), named.item) else {
        return Ok(None);
    };
    let id = CommitmentId::from(item);
    match said.word {
        Word::Done => settle(work, acting, id, &How::Done, &said.words()).await.map(Some),
        Word::Changed => settle(work, acting, id, &How::Changed, &said.words()).await.map(Some),
        Word::Drop => settle(work, acting, id, &How::Dropped, &said.words()).await.map(Some),
        Word::NotYet | Word::Later => {
            let (words, now) = (said.words(), work.now());
            let zone = people::reach::zone(&people::get(work, acting.person).await?.zone);
            // Without a day, as long again as anybody has who names none.
            let at = day_in(&words, now, zone).unwrap_or(now + commitments::USUAL);
            let on = local(at, zone).date_naive().to_string();
            settle(work, acting, id, &How::NotYet(on, at), "").await.map(Some)
        }
        _ => Ok(None),
    }
}

/// A day that is named anywhere among some words: "10 June", "by Friday".
fn day_in(words: &str, now: Time, zone: chrono_tz::Tz) -> Option<Time> {
    if words.trim().is_empty() {
        return None;
    }
    when::by(words, now, zone).map(|(_, at)| at).or_else(|| when::until(words, now, zone))
}

async fn settle(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: CommitmentId,
    how: &How,
    note: &str,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let (said, receipt) = commitments::settle_commitment(work, &viewer, id, how, note).await?;
    let words = acting.words();
    let zone = people::get(work, acting.person).await?.zone;
    let given =
        [("what", inside(&said.words, 200).into()), ("day", dates::day(words, said.due_at, &zone).into())];
    let lead = match how {
        How::Done => words.tell("commitment-was-done", &given),
        How::Changed => words.tell("commitment-was-changed", &given),
        How::NotYet(..) => words.tell("commitment-was-later", &given),
        How::Dropped => words.tell("commitment-was-dropped", &given),
    };
    acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
    Ok(Outcome::of("commitment-said", said.id.into()))
}

/// `I WILL ... BY ...`
pub(super) async fn will(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    will_in(work, acting, said, None).await
}

/// The same, in a set: theirs alone, until they share it.
pub(super) async fn will_in(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
    set: Option<SetId>,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let text = said.rest_or_below();
    let now = work.now();
    let theirs = people::get(work, acting.person).await?.zone;
    let zone = people::reach::zone(&theirs);
    let (what, at, named) = match when::by(&text, now, zone) {
        Some((what, at)) => (what, at, true),
        None => (text.clone(), now + commitments::USUAL, false),
    };
    if what.trim().is_empty() {
        let lead = words.say("commitment-how").to_owned();
        acting.answer(work, acting.says("receipt", "answer-question-subject", lead)).await?;
        return Ok(Outcome::done("commitment-how"));
    }
    let viewer = acting.viewer(work).await?;
    let on = local(at, zone).date_naive().to_string();
    let (id, receipt) =
        commitments::commit_in(work, &viewer, set.map(|set| (set, true)), &what, &on, at).await?;
    let given = [("what", inside(&what, 200).into()), ("day", dates::day(words, at, &theirs).into())];
    let lead = words.tell("commitment-kept", &given);
    let lines = if named { Vec::new() } else { vec![words.say("commitment-no-day").to_owned()] };
    acting.receipt(work, Some(receipt), lead, lines).await?;
    Ok(Outcome::of("committed", id.into()))
}
