//! Asking for topics, and saying one.

use std::time::Duration;

use base::Time;
use store::args;

use super::{Agenda, of, of_to_write, sql, telling};
use crate::{GatheringId, PersonId, ReceiptId, Refused, Work, charter::Viewer, gatherings, receipts};

/// Topics of one gathering, and of one person for it, at most.
const MOST: i64 = 60;
const MOST_EACH: i64 = 5;
const LONGEST: usize = 200;
const SHORTEST: Duration = Duration::from_secs(3_600);

/// Asks all members what they would like to talk about, until a day, and then for dots, until another. Called again, the days move;
/// once dots are put, only the last of them. By a convenor.
pub async fn call_topics(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    topics_until: Time,
    dots_until: Time,
) -> Result<(), Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    work.begin().await?;
    let place = gatherings::one(work, viewer, gathering).await?;
    let now = work.now();
    let before = of(work, gathering, None).await?;
    let stays = before.as_ref().is_some_and(|agenda| agenda.call.topics_until == topics_until);
    if (!stays && topics_until < now + SHORTEST)
        || dots_until < topics_until.max(now) + SHORTEST
        || dots_until > place.starts_at
    {
        return Err(Refused::invalid("days", "problem-topics-days"));
    }
    // Dots were put between the topics that there were: there may be longer for them, and no more topics.
    if !stays && before.is_some_and(|agenda| agenda.dotted > 0) {
        return Err(Refused::invalid("days", "problem-topics-again"));
    }
    let by = viewer.person();
    work.exec(&sql::OPEN, args![gathering, place.community, by, now, topics_until, dots_until]).await?;
    telling::promise(work, topics_until).await?;
    work.note(Some(place.community), "called-for-topics", gathering.into(), "").await?;
    work.done().await
}

async fn open(work: &mut Work<'_>, viewer: &Viewer, gathering: GatheringId) -> Result<Agenda, Refused> {
    gatherings::one(work, viewer, gathering).await?;
    of_to_write(work, gathering, viewer.person()).await
}

/// A member says what they would like to talk about. What convenors say counts as theirs: one item, at most.
pub async fn propose_topic(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    words: &str,
) -> Result<(i64, ReceiptId), Refused> {
    let person = viewer.member()?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.chars().count() {
        0 => return Err(Refused::invalid("words", "problem-words-empty")),
        1..=LONGEST => {}
        _ => return Err(Refused::invalid("words", "problem-field-long")),
    }
    work.begin().await?;
    let agenda = open(work, viewer, gathering).await?;
    let now = work.now();
    if !agenda.takes_topics(now) {
        return Err(Refused::Gone);
    }
    let (last, all, own, convenors): (i64, i64, i64, i64) =
        work.one(&sql::COUNT, args![gathering, person]).await?;
    let by_convenor = viewer.is_convenor();
    if by_convenor && convenors > 0 {
        return Err(Refused::invalid("words", "problem-topics-convenor"));
    }
    if all >= MOST || own >= MOST_EACH {
        return Err(Refused::invalid("words", "problem-topics-many"));
    }
    let number = last + 1;
    work.exec(&sql::SAY, args![gathering, number, words, person, by_convenor, now]).await?;
    let community = viewer.community().id;
    let before = number.to_string();
    let receipt = receipts::keep(work, person, Some(community), "topic", gathering.into(), &before).await?;
    work.note(Some(community), "proposed-a-topic", gathering.into(), "").await?;
    work.done().await?;
    Ok((number, receipt))
}

/// A topic was not said. Part of taking an act back: until dots are put.
pub(crate) async fn take_back(
    work: &mut Work<'_>,
    person: PersonId,
    gathering: GatheringId,
    number: &str,
) -> Result<(), Refused> {
    let agenda = of_to_write(work, gathering, Some(person)).await?;
    if !agenda.takes_topics(work.now()) {
        return Err(Refused::Gone);
    }
    let number: i64 = number.parse().map_err(|_| Refused::Gone)?;
    work.exec(&sql::UNMERGE, args![gathering, number]).await?;
    work.exec(&sql::UNSAY, args![gathering, number, person]).await.map(drop)
}

/// Two topics are one: the first is ranked with the second. Before dots are put, by a convenor.
pub async fn merge_topics(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    number: i64,
    into: i64,
) -> Result<(), Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    work.begin().await?;
    let agenda = open(work, viewer, gathering).await?;
    if agenda.dotted > 0 {
        return Err(Refused::invalid("into", "problem-topics-dotted"));
    }
    let stands = |number: i64| agenda.topics.iter().any(|one| one.topic.number == number);
    if number == into || !stands(number) || !stands(into) {
        return Err(Refused::invalid("into", "problem-topics-merge"));
    }
    // What was merged into the first goes along.
    work.exec(&sql::MERGE, args![gathering, number, into]).await?;
    work.note(Some(viewer.community().id), "merged-topics", gathering.into(), "").await?;
    work.done().await
}
