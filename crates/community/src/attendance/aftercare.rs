//! It was heavy: a convenor marks it, and sees a word drafted for each who was there. A person reads it, and a person sends it.

use base::Time;
use store::{args, row};

use super::{hosted, sql};
use crate::{
    GatheringId, PersonId, ReceiptId, Refused, Work,
    charter::{Viewer, only_system},
    receipts,
};

/// The job that brings the words to somebody. Its payload: the gathering, the person.
pub const CHECK_IN: &str = "check-in";
const LONGEST: usize = 2_000;

row! {
    /// Somebody who was there, or had said that they come.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CheckIn {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Whether they were there, as far as anybody said.
        pub state: Option<String>,
        /// When they were written to.
        pub written_at: Option<Time>,
    }
}

/// A gathering that may have been heavy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aftercare {
    /// Since when it is marked.
    pub heavy_at: Option<Time>,
    /// Who was there, or had said that they come, by name; first those who were not written to.
    pub people: Vec<CheckIn>,
}

/// Marks a gathering as heavy, or not. By whoever convenes or hosts it.
pub async fn mark_heavy(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    heavy: bool,
) -> Result<ReceiptId, Refused> {
    work.begin().await?;
    let gathering = hosted(work, viewer, id).await?;
    let (by, now) = (viewer.member()?, work.now());
    if gathering.starts_at > now || gathering.is_cancelled() {
        return Err(Refused::Gone);
    }
    work.exec(&sql::HEAVY, args![id, heavy.then_some(now), heavy.then_some(by)]).await?;
    let community = gathering.community;
    let receipt = receipts::keep(work, by, Some(community), "heavy", id.into(), "").await?;
    work.note(Some(community), "marked-heavy", id.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// It is not marked. Part of taking an act back.
pub(crate) async fn unmark(work: &mut Work<'_>, id: GatheringId) -> Result<(), Refused> {
    work.exec(&sql::HEAVY, args![id, None::<Time>, None::<PersonId>]).await.map(drop)
}

/// Whether it was heavy, and who could be written to. For whoever convenes or hosts it.
pub async fn aftercare(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Aftercare, Refused> {
    hosted(work, viewer, id).await?;
    let heavy: Option<(Option<Time>,)> = work.opt(&sql::IS_HEAVY, args![id]).await?;
    let heavy_at = heavy.and_then(|(at,)| at);
    let people = match heavy_at {
        Some(_) => work.all(&sql::TO_CHECK_IN, args![id]).await?,
        None => Vec::new(),
    };
    Ok(Aftercare { heavy_at, people })
}

/// Sends words to some of those who were there: each once. How many that were. By whoever convenes or hosts it.
pub async fn check_in(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    people: &[PersonId],
    words: &str,
) -> Result<usize, Refused> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    if words.chars().count() > LONGEST {
        return Err(Refused::invalid("words", "problem-field-long"));
    }
    work.begin().await?;
    let gathering = hosted(work, viewer, id).await?;
    let (by, now) = (viewer.member()?, work.now());
    if gathering.ends_at > now || gathering.is_cancelled() {
        return Err(Refused::Gone);
    }
    let known: Vec<CheckIn> = work.all(&sql::TO_CHECK_IN, args![id]).await?;
    let mut sent = 0;
    for one in known.iter().filter(|one| people.contains(&one.person)) {
        if work.exec(&sql::SAY_CHECK_IN, args![id, one.person, words, by, now]).await? > 0 {
            work.promise(CHECK_IN, format!("{id} {}", one.person), now).await?;
            sent += 1;
        }
    }
    work.note(Some(gathering.community), "checked-in", id.into(), "").await?;
    work.done().await?;
    Ok(sent)
}

/// The words to somebody, and who wrote them; nothing when they were taken away. For the system, whose letter brings them.
pub async fn check_in_told(
    work: &mut Work<'_>,
    id: GatheringId,
    person: PersonId,
) -> Result<Option<(String, PersonId)>, Refused> {
    only_system(work)?;
    work.opt(&sql::CHECK_IN_TOLD, args![id, person]).await
}
