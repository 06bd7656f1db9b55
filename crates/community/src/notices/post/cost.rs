//! What a post will cost whom: seen by its author before it is sent.

use store::args;

use super::sql;
use crate::{Level, PersonId, Refused, ThreadId, Work, charter::Viewer, lists};

/// How many people a post reaches, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// As a letter of its own, at once.
    pub at_once: i64,
    /// In their one letter, one day.
    pub in_one_letter: i64,
}

/// Whom a post would reach: in a thread, or a new one at this level. Its author is a member.
pub async fn cost(
    work: &mut Work<'_>,
    viewer: &Viewer,
    thread: Option<ThreadId>,
    level: Level,
    answers: Option<PersonId>,
) -> Result<Cost, Refused> {
    let author = viewer.member()?;
    let community = viewer.community().id;
    if level >= Level::InTheRoom {
        let (at_once,): (i64,) =
            work.one(&sql::COST_OF_ROOM, args![thread.unwrap_or_default(), author]).await?;
        return Ok(Cost { at_once, in_one_letter: 0 });
    }
    let list = lists::get(work, community).await?.is_some();
    let args = args![community, thread.unwrap_or_default(), list, answers.unwrap_or_default(), author];
    let (at_once, everyone, never): (i64, i64, i64) = work.one(&sql::COST, args).await?;
    Ok(Cost { at_once, in_one_letter: (everyone - at_once - never).max(0) })
}
