//! Settling a proposal once its time is over.

use base::Id;
use store::args;

use super::{Changed, Proposal, SETTLED};
use crate::{
    CommunityId, Refused, Work,
    charter::{only_system, sections, sql},
};

/// How many a run settles at most; the rest waits for the next.
const BATCH: i64 = 200;

/// How many must say something, of so many who can: half of them, three at least, and never more than there are.
pub fn quorum(asked: i64) -> i64 {
    ((asked + 1) / 2).max(3).min(asked)
}

/// Settles the rounds whose time is over. An objection has stopped a round long before.
pub async fn close_due(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(Id, CommunityId)> = work.all(&sql::DUE_PROPOSALS, args![now, BATCH]).await?;
    for (id, community) in &due {
        settle(work, *community, *id).await?;
    }
    work.done().await?;
    Ok(due.len() as u64)
}

async fn settle(work: &mut Work<'_>, community: CommunityId, id: Id) -> Result<(), Refused> {
    let now = work.now();
    let found: Option<Proposal> = work.opt(&sql::PROPOSAL, args![id, community]).await?;
    let proposal = found.ok_or(Refused::NotFound)?;
    let asked = voters(work, community).await?;
    let (answered,): (i64,) = work.one(&sql::ANSWERED, args![id, proposal.round]).await?;
    let (quorum, silence) = (quorum(asked), silence_agrees(work, community).await?);
    let agreed = silence || answered >= quorum && answered > 0;
    let state = if agreed { "agreed" } else { "unanswered" };
    work.exec(&sql::SETTLE_PROPOSAL, args![id, state, now, asked, quorum, answered, silence]).await?;
    if agreed {
        let changes: Vec<Changed> = work.all(&sql::CHANGES, args![id, community]).await?;
        for change in changes.iter().filter(|change| change.round == proposal.round) {
            sections::agreed(work, community, &change.key, &change.words, &change.setting, id).await?;
        }
    }
    work.promise_once(SETTLED, id.to_string(), now, format!("{SETTLED} {id} {state} {}", proposal.round))
        .await?;
    work.note(Some(community), if agreed { "agreed" } else { "went-unanswered" }, id.0, "").await
}

/// Members who can answer: who is away or wants no letters is not counted, and does not agree by being silent.
pub(super) async fn voters(work: &mut Work<'_>, community: CommunityId) -> Result<i64, Refused> {
    let now = work.now();
    let (count,): (i64,) = work.one(&sql::VOTERS, args![community, now]).await?;
    Ok(count)
}

/// Whether the charter says that silence agrees: only once the section that says so was agreed itself.
pub(super) async fn silence_agrees(work: &mut Work<'_>, community: CommunityId) -> Result<bool, Refused> {
    let section: Option<(String,)> = work.opt(&sql::AGREED_SETTING, args![community, "decisions"]).await?;
    Ok(section.is_some_and(|(setting,)| setting == sections::SILENCE_AGREES))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Practice 2.17: replies from max(3, half of active members).
    #[test]
    fn half_of_them_three_at_least_and_never_more_than_there_are() {
        let pairs = [(0, 0), (1, 1), (2, 2), (3, 3), (6, 3), (7, 4), (13, 7), (150, 75)];
        for (asked, needed) in pairs {
            assert_eq!(quorum(asked), needed, "of {asked}");
        }
    }
}
