//! Whom letters about topics go to. The letters door writes them.

use base::Time;
use store::{args, row};

use super::{Agenda, of, sql};
use crate::{CommunityId, GatheringId, PersonId, Refused, Work, charter::only_system};

/// The job that asks everyone who is to be asked, for topics or for dots.
pub const ASK: &str = "ask-topics";
const BATCH: i64 = 200;

row! {
    /// Somebody who is to be asked.
    #[derive(Clone, Debug)]
    pub struct AskTopics {
        /// For which gathering.
        pub gathering: GatheringId,
        /// Its community.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// When it begins.
        pub starts_at: Time,
        /// The zone of its place.
        pub place_zone: String,
        /// Who.
        pub person: PersonId,
        /// The language that they read.
        pub language: String,
        /// Their zone.
        pub zone: String,
        /// Where they are written to.
        pub address: String,
        /// For dots, and not for topics.
        pub dots: bool,
    }
}

pub(super) async fn promise(work: &mut Work<'_>, dots_from: Time) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(ASK, String::new(), now, ASK.to_owned()).await?;
    work.promise(ASK, String::new(), dots_from).await
}

/// Members who were not asked yet for what is open, and want to be written to. For the system.
pub async fn topics_to_ask(work: &mut Work<'_>) -> Result<Vec<AskTopics>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::TO_ASK, args![now, BATCH]).await
}

/// A member was asked. Part of the act that writes to them, for the system; false when they were before.
pub async fn topics_asked(work: &mut Work<'_>, one: &AskTopics) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    let asked = if one.dots { &sql::ASKED_DOTS } else { &sql::ASKED };
    Ok(work.exec(asked, args![one.gathering, one.person, now]).await? > 0)
}

/// The agenda as somebody sees it, for their letter. For the system.
pub async fn agenda_told(
    work: &mut Work<'_>,
    gathering: GatheringId,
    person: PersonId,
) -> Result<Agenda, Refused> {
    only_system(work)?;
    of(work, gathering, Some(person)).await?.ok_or(Refused::NotFound)
}
