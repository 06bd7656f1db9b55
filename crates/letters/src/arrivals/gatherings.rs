//! Answers to letters about dates: `1 3`, `NONE`; a convenor's number chooses.

use community::{PersonId, PollId, Refused, Work, gatherings, notices::Named, people};

use super::{
    Outcome, Reader, Word,
    acting::Acting,
    came::Came,
    numbered::Numbered,
    said::{self as reading, Command, Said},
};
use crate::{
    answers::inside,
    gatherings::{DATES, RESULTS, said, zone_of},
};

/// An assistant's answer to a question about dates: numbers and `NONE`, and nothing else that a letter can do.
pub(super) async fn by_assistant(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
    owner: PersonId,
) -> Result<Option<Outcome>, Refused> {
    let mut acting = Acting::of(work, came, reader, owner, named.community).await?;
    acting.named = Some(named.clone());
    match reading::read(&came.reply.words, true) {
        Said::Numbers(said) => numbers(work, &acting, &said).await,
        Said::Command(said) if matches!(said.word, Word::None | Word::No) => none(work, &acting, &said).await,
        _ => Ok(None),
    }
}

/// The numbers that somebody says, to a letter that asks for dates or tells what was answered. None for any other letter.
pub(super) async fn numbers(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    numbered: &[Numbered],
) -> Result<Option<Outcome>, Refused> {
    let Some((kind, poll)) = of(acting) else { return Ok(None) };
    let all: Vec<i64> = numbered.iter().map(|one| one.number).collect();
    let note =
        numbered.iter().map(|one| one.words.trim()).filter(|words| !words.is_empty()).collect::<Vec<_>>();
    if kind == RESULTS {
        return choose(work, acting, poll, &all).await.map(Some);
    }
    // "1 and 3, but 3 only until noon": said once, though it stands behind each number.
    let mut notes: Vec<&str> = Vec::new();
    for one in note {
        if !notes.contains(&one) {
            notes.push(one);
        }
    }
    answer(work, acting, poll, &all, &notes.join("\n")).await.map(Some)
}

/// `NONE`, or `NO`: none of them.
pub(super) async fn none(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    match of(acting) {
        Some((DATES, poll)) => answer(work, acting, poll, &[], &said.words()).await.map(Some),
        _ => Ok(None),
    }
}

/// Words without a number: nothing is guessed, since a date that does not suit costs somebody a journey.
pub(super) async fn words(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Option<Outcome>, Refused> {
    if of(acting).is_none() {
        return Ok(None);
    }
    let lead = acting.words().say("dates-how").to_owned();
    let says = acting.says("receipt", "answer-question-subject", lead);
    acting.answer(work, says).await?;
    Ok(Some(Outcome::done("dates-how")))
}

fn of(acting: &Acting<'_, '_>) -> Option<(&'static str, PollId)> {
    let named = acting.named.as_ref()?;
    let kind = [DATES, RESULTS].into_iter().find(|kind| *kind == named.kind)?;
    Some((kind, PollId::from(named.item?)))
}

async fn answer(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    poll: PollId,
    all: &[i64],
    note: &str,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let known = gatherings::poll(work, &viewer, poll).await?;
    let (good, odd): (Vec<i64>, Vec<i64>) = all.iter().partition(|number| known.at(**number).is_some());
    // Only numbers that are not there: that is no answer.
    if !all.is_empty() && good.is_empty() {
        let says = acting.says("receipt", "answer-question-subject", words.say("dates-how").to_owned());
        acting.answer(work, says).await?;
        return Ok(Outcome::done("dates-how"));
    }
    let (known, receipt) = match gatherings::answer(work, &viewer, poll, &good, note).await {
        Ok(done) => done,
        Err(Refused::Gone) => {
            let says = acting.says("receipt", "answer-question-subject", words.say("dates-over").to_owned());
            acting.answer(work, says).await?;
            return Ok(Outcome::refused("dates-over"));
        }
        Err(refused) => return Err(refused),
    };
    let theirs = people::get(work, acting.person).await?.zone;
    let zone = zone_of(&theirs, &known);
    let title = inside(&known.title, 100);
    let lead = if good.is_empty() {
        words.tell("dates-receipt-none", &[("title", title.into())])
    } else {
        words.tell("dates-receipt", &[("title", title.into())])
    };
    let mut sorted = good.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let mut lines: Vec<String> =
        sorted.iter().filter_map(|number| known.at(*number)).map(|at| said(words, at, zone)).collect();
    lines.extend(
        odd.iter().map(|number| words.tell("answer-no-number", &[("number", number.to_string().into())])),
    );
    if !note.is_empty() {
        lines.push(words.tell("dates-noted", &[("note", inside(note, 240).into())]));
    }
    acting.receipt(work, Some(receipt), lead, lines).await?;
    Ok(Outcome::of("dates-answered", poll.into()))
}

/// A convenor's one number chooses the date.
async fn choose(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    poll: PollId,
    all: &[i64],
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let [number] = all else {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("dates-choose-how").to_owned());
        acting.answer(work, says).await?;
        return Ok(Outcome::done("dates-how"));
    };
    let poll = gatherings::choose(work, &viewer, poll, *number).await?;
    let theirs = people::get(work, acting.person).await?.zone;
    let at = poll.at(*number).unwrap_or_default();
    let lead = words.tell(
        "dates-chosen-receipt",
        &[
            ("title", inside(&poll.title, 100).into()),
            ("at", said(words, at, zone_of(&theirs, &poll)).into()),
        ],
    );
    // Others were told: it is chosen otherwise by another number, not taken back.
    acting.receipt(work, None, lead, vec![words.say("dates-chosen-otherwise").to_owned()]).await?;
    Ok(Outcome::of("date-chosen", poll.id.into()))
}
