//! Narrowing: `MUTE TOPIC` leaves a topic out of one's letters, here and not for others.

use store::{args, row};

use super::sql;
use crate::{CommunityId, PersonId, ReceiptId, Refused, Work, people::oneself, receipts, search::terms};

/// How many topics somebody may leave out in all.
const MOST: usize = 100;

row! {
    /// A topic that a member has had enough of.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Narrowed {
        /// The community.
        pub community: CommunityId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// What is compared.
        pub stem: String,
        /// As they wrote it.
        pub word: String,
    }
}

/// What a person leaves out of their letters.
pub async fn narrowed(work: &mut Work<'_>, person: PersonId) -> Result<Vec<Narrowed>, Refused> {
    oneself(work, person)?;
    work.all(&sql::NARROWED, args![person]).await
}

/// `MUTE word`: threads with the word in their subject are left out of this member's letters from this community.
pub async fn narrow(
    work: &mut Work<'_>,
    person: PersonId,
    community: CommunityId,
    language: &str,
    word: &str,
) -> Result<ReceiptId, Refused> {
    oneself(work, person)?;
    let word = word.trim().chars().take(60).collect::<String>();
    let stems = terms::folded_and_stemmed(&word, language);
    let Some((_, stem)) = stems.first() else {
        return Err(Refused::invalid("topic", "problem-topic"));
    };
    work.begin().await?;
    if work.opt::<(String,)>(&sql::DELIVERY, args![person, community]).await?.is_none() {
        return Err(Refused::NotAllowed("members"));
    }
    let known: Vec<Narrowed> = work.all(&sql::NARROWED, args![person]).await?;
    if known.len() >= MOST {
        return Err(Refused::invalid("topic", "problem-topics-many"));
    }
    let now = work.now();
    work.exec(&sql::NARROW, args![person, community, stem, &word, now]).await?;
    let receipt = receipts::keep(work, person, Some(community), "narrow", community.into(), stem).await?;
    work.note(Some(community), "narrowed", person.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// Hears of a topic again.
pub async fn widen(
    work: &mut Work<'_>,
    person: PersonId,
    community: CommunityId,
    stem: &str,
) -> Result<(), Refused> {
    oneself(work, person)?;
    work.begin().await?;
    work.exec(&sql::WIDEN, args![person, community, stem]).await?;
    work.note(Some(community), "widened", person.into(), "").await?;
    work.done().await
}
