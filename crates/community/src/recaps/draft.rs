//! A recap is drafted of what people wrote.

use std::time::Duration;

use store::args;

use super::sql;
use crate::{CommitmentId, GatheringId, PersonId, Refused, Work, charter::only_system, topics};

const HOUR: Duration = Duration::from_secs(3_600);
const WEEK: Duration = Duration::from_secs(7 * 86_400);
/// So many topics are named: those that were talked about first.
const TOPICS: usize = 3;

/// Drafts the recaps of what ended yesterday: topics by dots, and what people said they will do, beside what they said that they take with
/// them. Where nobody wrote anything there is none. A recurring job of the system; done twice, nothing stands twice.
pub async fn draft_due(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(GatheringId,)> = work.all(&sql::TO_DRAFT, args![now - 18 * HOUR, now - WEEK]).await?;
    for (id,) in &due {
        draft(work, *id).await?;
    }
    work.done().await?;
    Ok(due.len() as u64)
}

async fn draft(work: &mut Work<'_>, id: GatheringId) -> Result<(), Refused> {
    let now = work.now();
    // Whoever says a line at this moment waits, so that each line has its number.
    let _: Option<(GatheringId,)> = work.opt(&sql::LOCK, args![id]).await?;
    if work.exec(&sql::DRAFTED, args![id, now]).await? == 0 {
        return Ok(());
    }
    let (mut number, _, _): (i64, i64, i64) = work.one(&sql::COUNT, args![id, PersonId::default()]).await?;
    let mut rows = Vec::new();
    let talked = match topics::agenda_told(work, id, PersonId::default()).await {
        Ok(agenda) => agenda.topics,
        // Nobody was asked for topics.
        Err(Refused::NotFound) => Vec::new(),
        Err(refused) => return Err(refused),
    };
    for ranked in talked.into_iter().filter(|ranked| ranked.dots.is_some_and(|dots| dots > 0)).take(TOPICS) {
        number += 1;
        let topic = ranked.topic;
        rows.push(args![id, number, topic.words, "topic", Some(topic.number), topic.person, now]);
    }
    let will: Vec<(CommitmentId, String, PersonId)> = work.all(&sql::WILL, args![id]).await?;
    for (commitment, words, person) in will {
        number += 1;
        rows.push(args![id, number, words, "will", Some(i64::from(commitment)), Some(person), now]);
    }
    work.each(&sql::SAY, rows).await.map(drop)
}
