//! Assistants: who may answer dates and logistics for a person. Never consent, votes or posts.

use base::Time;
use store::{args, row};

use super::{address::Address, signed_in, sql};
use crate::{PersonId, ReceiptId, Refused, Work, receipts};

/// How many a person may name.
const MOST: usize = 5;

row! {
    /// An address that may answer dates for a person.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Delegate {
        /// The address, folded.
        pub folded: String,
        /// What it may answer: `dates`.
        pub scope: String,
        /// Since when.
        pub made_at: Time,
    }
}

/// Who may answer dates for the person who acts.
pub async fn list(work: &mut Work<'_>) -> Result<Vec<Delegate>, Refused> {
    let person = signed_in(work)?;
    work.all(&sql::DELEGATES, args![person]).await
}

/// The person who acts lets an address answer dates for them. Named twice is named once.
pub async fn name(work: &mut Work<'_>, address: &Address) -> Result<ReceiptId, Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    if list(work).await?.len() >= MOST {
        return Err(Refused::invalid("address", "problem-delegates-many"));
    }
    let now = work.now();
    work.exec(&sql::NAME_DELEGATE, args![person, address.folded(), "dates", now]).await?;
    let receipt = receipts::keep(work, person, None, "delegate", person.into(), address.folded()).await?;
    work.note(None, "named-delegate", person.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// An address answers for the person who acts no more.
pub async fn end(work: &mut Work<'_>, address: &Address) -> Result<(), Refused> {
    end_folded(work, address.folded()).await
}

pub(crate) async fn end_folded(work: &mut Work<'_>, folded: &str) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    work.exec(&sql::END_DELEGATE, args![person, folded]).await?;
    work.note(None, "ended-delegate", person.into(), "").await?;
    work.done().await
}

/// Whether an address may answer dates for a person. For the system: it decides whose word a letter is.
pub async fn is_delegate(work: &mut Work<'_>, person: PersonId, address: &Address) -> Result<bool, Refused> {
    crate::charter::only_system(work)?;
    let found: Option<(String,)> = work.opt(&sql::DELEGATE, args![person, address.folded()]).await?;
    Ok(found.is_some())
}
