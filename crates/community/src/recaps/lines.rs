//! Saying a line, making it shorter, putting it right; and sending the recap.

use std::time::Duration;

use store::args;

use super::{LONGEST, Line, Recap, of, sql, telling};
use crate::{GatheringId, PersonId, ReceiptId, Refused, Work, charter::Viewer, gatherings, receipts};

/// What is said so soon after a gathering began belongs to it.
const CLOSE: Duration = Duration::from_secs(3 * 86_400);
/// So long whose line it is may put it right once it was sent.
const FIXED: Duration = Duration::from_secs(3 * 86_400);
/// Of one person, and in all.
const MOST_EACH: i64 = 3;
const MOST: i64 = 200;

fn plain(words: &str) -> Result<String, Refused> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.chars().count() {
        0 => Err(Refused::invalid("words", "problem-words-empty")),
        count if count > LONGEST => Err(Refused::invalid("words", "problem-field-long")),
        _ => Ok(words),
    }
}

/// The member who acts says what they take with them from the gathering that has just been: it may stand in its recap, with their name.
pub async fn take(
    work: &mut Work<'_>,
    viewer: &Viewer,
    words: &str,
) -> Result<(GatheringId, ReceiptId), Refused> {
    let person = viewer.member()?;
    let words = plain(words)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let last: Option<(GatheringId,)> = work.opt(&sql::JUST_BEEN, args![community, now - CLOSE, now]).await?;
    let Some((id,)) = last else { return Err(Refused::Gone) };
    let before = of(work, id, true, person).await?;
    if before.stand.sent_at.is_some() {
        return Err(Refused::Gone);
    }
    let (last, all, own): (i64, i64, i64) = work.one(&sql::COUNT, args![id, person]).await?;
    if all >= MOST || own >= MOST_EACH {
        return Err(Refused::invalid("words", "problem-recap-many"));
    }
    let number = last + 1;
    work.exec(&sql::SAY, args![id, number, words, "took", None::<i64>, person, now]).await?;
    let before = number.to_string();
    let receipt = receipts::keep(work, person, Some(community), "took", id.into(), &before).await?;
    work.note(Some(community), "took-with-them", id.into(), "").await?;
    work.done().await?;
    Ok((id, receipt))
}

/// It was not said. Part of taking an act back: until it was sent.
pub(crate) async fn untake(
    work: &mut Work<'_>,
    person: PersonId,
    id: GatheringId,
    number: &str,
) -> Result<(), Refused> {
    if of(work, id, true, person).await?.stand.sent_at.is_some() {
        return Err(Refused::Gone);
    }
    let number: i64 = number.parse().map_err(|_| Refused::Gone)?;
    work.exec(&sql::UNSAY, args![id, number, person]).await.map(drop)
}

async fn convened(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Recap, Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    let person = viewer.member()?;
    gatherings::one_to_write(work, viewer, id).await?;
    let recap = of(work, id, true, person).await?;
    if recap.stand.sent_at.is_some() {
        return Err(Refused::Conflict);
    }
    Ok(recap)
}

/// A convenor makes a line shorter, or leaves it out (`None`), before it is sent. An edited line says so.
pub async fn edit_line(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    number: i64,
    words: Option<&str>,
) -> Result<(), Refused> {
    let words = words.map(plain).transpose()?;
    work.begin().await?;
    let recap = convened(work, viewer, id).await?;
    let line = recap.lines.iter().find(|line| line.number == number).ok_or(Refused::NotFound)?;
    let same = words.as_ref().is_none_or(|words| *words == line.words);
    let by = viewer.member()?;
    let dropped = words.is_none();
    let kept = words.unwrap_or_else(|| line.words.clone());
    // What the convenor wrote themselves is not edited by anybody.
    let edited = !same && line.person != Some(by);
    work.exec(&sql::EDIT, args![id, number, kept, edited.then_some(by), dropped]).await?;
    work.note(Some(viewer.community().id), "edited-a-recap", id.into(), "").await?;
    work.done().await
}

/// A convenor sends it to every member, as it is.
pub async fn send_recap(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<(), Refused> {
    work.begin().await?;
    let recap = convened(work, viewer, id).await?;
    if recap.lines.iter().all(|line| line.dropped) {
        return Err(Refused::invalid("lines", "problem-recap-empty"));
    }
    let (by, now) = (viewer.member()?, work.now());
    work.exec(&sql::SENT, args![id, now, by, now + FIXED]).await?;
    telling::promise(work, id).await?;
    work.note(Some(viewer.community().id), "sent-a-recap", id.into(), "").await?;
    work.done().await
}

/// Whose line it is puts it right, until three days after it was sent. [`Refused::NotAllowed`] for a line of somebody else,
/// [`Refused::Gone`] for one that stands.
pub async fn fix_line(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    number: i64,
    words: &str,
) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    let words = plain(words)?;
    work.begin().await?;
    gatherings::one_to_write(work, viewer, id).await?;
    let recap = of(work, id, viewer.is_convenor(), person).await?;
    let line: &Line = recap.lines.iter().find(|line| line.number == number).ok_or(Refused::NotFound)?;
    if line.person != Some(person) || line.source == "topic" {
        return Err(Refused::NotAllowed("own-line"));
    }
    let now = work.now();
    if !recap.can_be_fixed(now) {
        return Err(Refused::Gone);
    }
    let before = format!("{number}|{}", line.words);
    work.exec(&sql::FIX, args![id, number, words, now]).await?;
    let community = viewer.community().id;
    let receipt = receipts::keep(work, person, Some(community), "fixed-line", id.into(), &before).await?;
    work.note(Some(community), "fixed-a-line", id.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// The line as it was. Part of taking an act back.
pub(crate) async fn unfix(
    work: &mut Work<'_>,
    person: PersonId,
    id: GatheringId,
    before: &str,
) -> Result<(), Refused> {
    let (number, words) = before.split_once('|').ok_or(Refused::Gone)?;
    let number: i64 = number.parse().map_err(|_| Refused::Gone)?;
    work.exec(&sql::UNFIX, args![id, number, person, words]).await.map(drop)
}
