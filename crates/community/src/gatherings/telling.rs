//! Whom letters about dates go to. The letters door writes them.

use base::Time;
use store::{args, row};

use super::{Poll, polls, sql};
use crate::{CommunityId, PersonId, PollId, Refused, Work, charter::only_system};

/// The job that asks everyone who is to be asked, and tells convenors of polls that have closed. It also comes by itself.
pub const ASK: &str = "ask-dates";

/// So many are asked in one commit.
const BATCH: i64 = 200;

row! {
    /// Somebody who is to be asked.
    #[derive(Clone, Debug)]
    pub struct Due {
        /// The poll.
        pub poll: PollId,
        /// Its community.
        pub community: CommunityId,
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The language that they read.
        pub language: String,
        /// Their zone.
        pub zone: String,
        /// Where they are written to.
        pub address: String,
    }
}

pub(super) async fn promise(work: &mut Work<'_>) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(ASK, String::new(), now, ASK.to_owned()).await
}

/// Members who were not asked yet about a poll that is open, and want to be written to. For the system.
pub async fn to_ask(work: &mut Work<'_>) -> Result<Vec<Due>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_ASK, args![now, BATCH]).await
}

/// A member was asked. Part of the act that writes to them, for the system; false when they were before.
pub async fn asked(work: &mut Work<'_>, poll: PollId, person: PersonId) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    Ok(work.exec(&sql::ASKED, args![poll, person, now]).await? > 0)
}

/// Polls that convenors are to be told of: over, or answered by everyone, and not told yet. For the system.
pub async fn to_tell(work: &mut Work<'_>) -> Result<Vec<PollId>, Refused> {
    only_system(work)?;
    let now = work.now();
    let ids: Vec<(PollId,)> = work.all(&sql::TO_TELL, args![now]).await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Convenors were told. Part of the act that writes to them, for the system; false when they were before.
pub async fn told(work: &mut Work<'_>, poll: PollId) -> Result<bool, Refused> {
    only_system(work)?;
    let now: Time = work.now();
    Ok(work.exec(&sql::TOLD, args![poll, now]).await? > 0)
}

impl Poll {
    /// A poll, for the letters door. For the system.
    pub async fn of(work: &mut Work<'_>, id: PollId) -> Result<Poll, Refused> {
        only_system(work)?;
        polls::of(work, id).await
    }
}
