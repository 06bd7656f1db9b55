//! Answers that came before what they answer.

use std::collections::HashMap;

use store::args;

use super::{batch::Placed, sql};
use crate::{CommunityId, PostId, Refused, Work};

/// A chain of answers is followed so far; one that is longer is left as it is.
const LONGEST_CHAIN: usize = 500;

/// Ties answers that were waiting to the letters of this batch, and notes which of its own letters wait.
pub(super) async fn settle(
    work: &mut Work<'_>,
    community: CommunityId,
    placed: &Placed,
) -> Result<(), Refused> {
    let come: HashMap<i64, PostId> = placed.new.iter().map(|new| (new.key, new.post)).collect();
    let keys: Vec<i64> = come.keys().copied().collect();
    if keys.is_empty() {
        return Ok(());
    }
    let mut waited: Vec<(i64, PostId)> = work.all(&sql::AWAITED, args![community, keys]).await?;
    let over = waited.iter().map(|(key, post)| args![community, *key, *post]).collect();
    let mut waiting = Vec::new();
    for new in &placed.new {
        match new.awaits {
            Some(key) if come.contains_key(&key) => waited.push((key, new.post)),
            Some(key) => waiting.push(args![community, key, new.post]),
            None => {}
        }
    }
    work.each(&sql::AWAIT_NO_MORE, over).await?;
    work.each(&sql::AWAIT, waiting).await?;
    for (key, answer) in waited {
        if let Some(answered) = come.get(&key)
            && !leads_to(work, *answered, answer).await?
        {
            work.exec(&sql::SET_PARENT, args![answer, *answered]).await?;
        }
    }
    Ok(())
}

/// Whether going from answer to answered, from `post` on, leads to `wanted`: then the two must not be tied into a circle.
async fn leads_to(work: &mut Work<'_>, post: PostId, wanted: PostId) -> Result<bool, Refused> {
    let mut at = post;
    for _ in 0..LONGEST_CHAIN {
        if at == wanted {
            return Ok(true);
        }
        match work.opt::<(Option<PostId>,)>(&sql::PARENT, args![at]).await? {
            Some((Some(above),)) => at = above,
            _ => return Ok(false),
        }
    }
    Ok(true)
}
