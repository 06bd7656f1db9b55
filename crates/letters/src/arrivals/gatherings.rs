//! Answers to letters about dates: `1 3`, `NONE`; a convenor's number chooses. And to letters about gatherings: `YES`, `NO`, `MAYBE`, `LATE 15`,
//! `PHONE`; to a year of dates also `NOT 14 MAY`.

use community::{
    GatheringId, PersonId, PollId, Refused, SeriesId, Work,
    gatherings::{self, Became, Coming, Gathering, Rsvp},
    notices::Named,
    people::{self, reach},
};

use super::{
    Outcome, Reader, Word,
    acting::Acting,
    came::Came,
    numbered::Numbered,
    said::{self as reading, Command, Said},
    when,
};
use crate::{
    answers::inside,
    gatherings::{DATES, RESULTS, calendar as sheets, read_in, said, tell, zone_of},
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
    if named.kind != DATES {
        return match reading::read(&came.reply.words, false) {
            Said::Command(said) => by(work, &acting, &said, "assistant").await,
            _ => Ok(None),
        };
    }
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
    if about(acting).is_some() {
        return unclear(work, acting).await.map(Some);
    }
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

/// Letters that an assistant may answer.
pub(super) fn is_about_dates(kind: &str) -> bool {
    kind == DATES || kind.starts_with("gathering")
}

/// What a letter about gatherings asks about.
#[derive(Clone, Copy)]
enum What {
    /// One.
    One(GatheringId),
    /// A year of dates.
    Year(SeriesId),
}

fn about(acting: &Acting<'_, '_>) -> Option<What> {
    let named = acting.named.as_ref()?;
    let item = named.item?;
    match named.kind.as_str() {
        tell::YEAR => Some(What::Year(item.into())),
        kind if kind.starts_with("gathering") => Some(What::One(item.into())),
        _ => None,
    }
}

/// A word of ours in an answer to a letter about gatherings.
pub(super) async fn word(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    by(work, acting, said, "letter").await
}

async fn by(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
    came_by: &'static str,
) -> Result<Option<Outcome>, Refused> {
    let Some(what) = about(acting) else { return Ok(None) };
    let mut answer = match said.word {
        Word::Yes | Word::Accept => Rsvp::of(Coming::Yes, came_by),
        Word::No | Word::Reject | Word::None => Rsvp::of(Coming::No, came_by),
        Word::Maybe | Word::Unsure => Rsvp::of(Coming::Perhaps, came_by),
        Word::Late => {
            let minutes = said.rest.split_whitespace().find_map(|word| word.parse().ok());
            Rsvp { late: minutes.unwrap_or(15), ..Rsvp::of(Coming::Yes, came_by) }
        }
        Word::Phone => Rsvp { by_phone: true, ..Rsvp::of(Coming::Yes, came_by) },
        Word::NotOn => {
            return match what {
                What::Year(series) => not_on(work, acting, series, said, came_by).await.map(Some),
                What::One(..) => Ok(None),
            };
        }
        _ => return Ok(None),
    };
    if !matches!(said.word, Word::Late) {
        answer.note = said.words();
    }
    match what {
        What::One(id) => one(work, acting, id, &answer).await.map(Some),
        What::Year(id) => {
            let all = ahead(work, acting, id).await?;
            year(work, acting, id, &all, &answer, &[]).await.map(Some)
        }
    }
}

/// Words that are no word of ours: one that begins with yes or no is one (it can be taken back); for all else it is said how.
async fn unclear(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let words = acting.came.reply.words.trim();
    let first =
        words.split(|c: char| !c.is_alphanumeric()).find(|piece| !piece.is_empty()).unwrap_or_default();
    if let Said::Command(said) = reading::read(first, false)
        && matches!(said.word, Word::Yes | Word::No | Word::Maybe)
    {
        let said = Command { word: said.word, rest: words.to_owned(), below: String::new() };
        if let Some(outcome) = word(work, acting, &said).await? {
            return Ok(outcome);
        }
    }
    let lead = acting.words().say("gathering-how").to_owned();
    let says = acting.says("receipt", "answer-question-subject", lead);
    acting.answer(work, says).await?;
    Ok(Outcome::done("gathering-how"))
}

/// Why an answer to a gathering counts no more, as the key of a sentence.
pub(super) fn too_late(gathering: &Gathering) -> &'static str {
    if gathering.is_cancelled() { "gathering-answer-off" } else { "gathering-answer-over" }
}

/// One gathering is answered.
async fn one(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    answer: &Rsvp,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let gathering = gatherings::one(work, &viewer, id).await?;
    let theirs = people::get(work, acting.person).await?.zone;
    let at = said(words, gathering.starts_at, read_in(&theirs, &gathering.zone));
    let facts = [("title", inside(&gathering.title, 100).into()), ("at", at.into())];
    let (became, receipt) = match gatherings::rsvp(work, &viewer, id, answer).await {
        Ok(done) => done,
        Err(Refused::Gone) => {
            let lead = words.tell(too_late(&gathering), &facts);
            let says = acting.says("receipt", "gathering-answer-subject", lead);
            acting.answer(work, says).await?;
            return Ok(Outcome::refused(if gathering.is_cancelled() {
                "gathering-off"
            } else {
                "gathering-over"
            }));
        }
        Err(refused) => return Err(refused),
    };
    let key = match became {
        Became::Waits(_) => "gathering-waits",
        Became::Perhaps => "gathering-receipt-maybe",
        Became::Away => "gathering-receipt-no",
        _ => "gathering-receipt-yes",
    };
    let place = if let Became::Waits(place) = became { place } else { 0 };
    let mut all = facts.to_vec();
    all.push(("place", place.into()));
    let mut lines = Vec::new();
    if became == Became::Seated {
        lines = sheets::way_in(words, &gathering);
        if answer.late > 0 {
            lines.push(words.tell("gathering-receipt-late", &[("minutes", answer.late.into())]));
        }
        if answer.by_phone {
            lines.push(words.say("gathering-receipt-phone").to_owned());
        }
    }
    if !answer.note.is_empty() {
        lines.push(words.tell("dates-noted", &[("note", inside(&answer.note, 240).into())]));
    } else if became == Became::Away {
        lines.push(words.say("gathering-line-ask").to_owned());
    }
    let mut says = acting.says("receipt", "answer-receipt-subject", words.tell(key, &all));
    says.lines = lines;
    says.item = receipt.map(i64::from);
    says.choices = vec![words.say("answer-undo").to_owned()];
    acting.answer(work, says).await?;
    Ok(Outcome::of("gathering-answered", id.into()))
}

/// A whole year is answered, `all` that is ahead of it; `but` are the dates that do not suit.
async fn year(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: SeriesId,
    all: &[Gathering],
    answer: &Rsvp,
    but: &[GatheringId],
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let (mut full, mut left_out) = (Vec::new(), Vec::new());
    for gathering in all {
        let no = but.contains(&gathering.id);
        let said = if no { Rsvp { coming: Coming::No, ..answer.clone() } } else { answer.clone() };
        if no {
            left_out.push(gathering);
        }
        if let (Became::Waits(_), _) = gatherings::rsvp(work, &viewer, gathering.id, &said).await? {
            full.push(gathering);
        }
    }
    let words = acting.words();
    let theirs = people::get(work, acting.person).await?.zone;
    let day = |one: &Gathering| said(words, one.starts_at, read_in(&theirs, &one.zone));
    let key = match answer.coming {
        Coming::Yes => "gathering-year-receipt-yes",
        Coming::Perhaps => "gathering-year-receipt-maybe",
        Coming::No => "gathering-year-receipt-no",
    };
    let count = all.len() - left_out.len() - full.len();
    let lead = words.tell(key, &[("count", count.into())]);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(
        left_out.iter().map(|one| words.tell("gathering-year-receipt-not", &[("at", day(one).into())])),
    );
    lines
        .extend(full.iter().map(|one| words.tell("gathering-year-receipt-full", &[("at", day(one).into())])));
    lines.push(words.say("gathering-year-receipt-again").to_owned());
    acting.receipt(work, None, lead, lines).await?;
    Ok(Outcome::of("gathering-answered", id.into()))
}

async fn ahead(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: SeriesId,
) -> Result<Vec<Gathering>, Refused> {
    work.act_as(community::Actor::System);
    let (_, all) = gatherings::series(work, id).await?;
    work.act_as(community::Actor::Person(acting.person));
    let now = work.now();
    Ok(all.into_iter().filter(|one| one.is_ahead(now)).collect())
}

/// `NOT 14 MAY`: all but these.
async fn not_on(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: SeriesId,
    said: &Command,
    came_by: &'static str,
) -> Result<Outcome, Refused> {
    let theirs = people::get(work, acting.person).await?.zone;
    let all = ahead(work, acting, id).await?;
    let zone_of = |one: &Gathering| reach::zone(read_in(&theirs, &one.zone));
    let zone = all.first().map_or(chrono_tz::UTC, zone_of);
    let days = when::days(&said.words(), work.now(), zone);
    let on = |one: &&Gathering| days.contains(&reach::local(one.starts_at, zone_of(one)).date_naive());
    let but: Vec<GatheringId> = all.iter().filter(on).map(|one| one.id).collect();
    if but.is_empty() {
        let lead = acting.words().say("gathering-year-how").to_owned();
        let says = acting.says("receipt", "answer-question-subject", lead);
        acting.answer(work, says).await?;
        return Ok(Outcome::done("gathering-how"));
    }
    year(work, acting, id, &all, &Rsvp::of(Coming::Yes, came_by), &but).await
}
