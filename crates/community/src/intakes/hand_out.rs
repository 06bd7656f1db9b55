//! Who reads what: each application goes to two readers without a tie to whoever wrote it, the least burdened first.

use std::collections::HashMap;

use store::args;

use super::{Intake, MOST, READ, convenor, lock, sql};
use crate::{ApplicationId, CommunityId, IntakeId, PersonId, ReadingId, Refused, Work, charter::Viewer};

/// So many read each application.
pub(super) const EACH: usize = 2;

pub(super) async fn keep_readers(
    work: &mut Work<'_>,
    community: CommunityId,
    id: IntakeId,
    readers: &[PersonId],
) -> Result<(), Refused> {
    // Whoever is no member is left out by the statement.
    let rows = readers.iter().take(MOST).map(|reader| args![community, id, *reader]).collect();
    work.each(&sql::ADD_READER, rows).await.map(drop)
}

/// More members read for an intake. By a convenor, as long as it is read.
pub async fn add_readers(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
    readers: &[PersonId],
) -> Result<(), Refused> {
    convenor(viewer)?;
    let intake = lock(work, viewer, id).await?;
    if !matches!(intake.state.as_str(), "open" | "reading") {
        return Err(Refused::Conflict);
    }
    keep_readers(work, intake.community, id, readers).await?;
    if intake.state == "reading" {
        for application in gathered(work, id).await? {
            give(work, &intake, application, "first").await?;
        }
    }
    work.note(Some(intake.community), "added-readers", id.into(), "").await?;
    work.done().await
}

/// Takes in all applications that came until it closed, and hands each to its readers. By a convenor, once it is closed; again for those
/// that wait for a reader. How many were handed out.
pub async fn hand_out(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<i64, Refused> {
    convenor(viewer)?;
    let intake = lock(work, viewer, id).await?;
    let now = work.now();
    if !matches!(intake.state.as_str(), "open" | "reading") {
        return Err(Refused::Conflict);
    }
    if now < intake.closes_at {
        return Err(Refused::invalid("closes", "problem-intake-still-open"));
    }
    let taken = args![id, intake.community, intake.closes_at, intake.criteria_version];
    work.exec(&sql::GATHER, taken).await?;
    super::describe::keep_answers(work, id).await?;
    let gathered = gathered(work, id).await?;
    for application in &gathered {
        give(work, &intake, *application, "first").await?;
    }
    work.exec(&sql::SET_STATE, args![id, "reading"]).await?;
    work.note(Some(intake.community), "handed-out", id.into(), "").await?;
    work.done().await?;
    Ok(gathered.len() as i64)
}

async fn gathered(work: &mut Work<'_>, id: IntakeId) -> Result<Vec<ApplicationId>, Refused> {
    let rows: Vec<(ApplicationId,)> = work.all(&sql::GATHERED, args![id]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Gives an application to as many readers as it lacks. False when there are not enough without a tie.
pub(super) async fn give(
    work: &mut Work<'_>,
    intake: &Intake,
    application: ApplicationId,
    purpose: &str,
) -> Result<bool, Refused> {
    let has: Vec<(PersonId, String, String, String)> =
        work.all(&sql::READINGS_OF, args![application]).await?;
    let reads = has.iter().filter(|(_, of, state, _)| of == purpose && state != "conflict").count();
    let label = match has.first() {
        Some((_, _, _, label)) => label.clone(),
        None => next_label(work, intake.id).await?,
    };
    let mut free: Vec<(PersonId, bool, i64)> =
        work.all(&sql::FREE_READERS, args![intake.id, application, intake.community]).await?;
    // An appeal may need readers from outside the circle of those who read: any member without a tie, who has not chosen.
    if purpose == "first" {
        free.retain(|(_, appointed, _)| *appointed);
    }
    free.sort_by_key(|(person, appointed, load)| (!appointed, *load, *person));
    let lacks = EACH.saturating_sub(reads);
    for (person, ..) in free.iter().take(lacks) {
        let (id, now): (ReadingId, _) = (work.id(), work.now());
        let row = args![id, intake.community, intake.id, application, *person, purpose, &label, now];
        work.exec(&sql::ASK_TO_READ, row).await?;
        work.promise(READ, id.to_string(), now).await?;
    }
    Ok(free.len() >= lacks)
}

/// A, B ... Z, AA: in the order of the dice, so that it tells nothing of who came first.
async fn next_label(work: &mut Work<'_>, id: IntakeId) -> Result<String, Refused> {
    let used: Vec<(String,)> = work.all(&sql::LABELS, args![id]).await?;
    let used: HashMap<String, ()> = used.into_iter().map(|(label,)| (label, ())).collect();
    let name = |mut number: usize| {
        let mut label = String::new();
        loop {
            label.insert(0, char::from(b'A' + (number % 26) as u8));
            if number < 26 {
                return label;
            }
            number = number / 26 - 1;
        }
    };
    Ok((0..).map(name).find(|label| !used.contains_key(label)).unwrap_or_default())
}
