//! Receipts: what a person did and can take back for a day, by `UNDO` in a letter or by a button.
//!
//! Verbs: [`list`], [`get`], [`undo`]. A receipt is kept by the verb that did the act, in its commit.

pub(crate) mod sql;
mod undo;

use std::time::Duration;

use base::Time;
use store::{args, row};

pub use undo::undo;

use crate::{CommunityId, PersonId, ReceiptId, Refused, Work, people};

/// How long an act can be taken back by its receipt.
pub const UNDO: Duration = Duration::from_secs(86_400);

row! {
    /// What a person did.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Receipt {
        /// Its id.
        pub id: ReceiptId,
        /// Who did it.
        pub person: PersonId,
        /// In which community, if in one.
        pub community: Option<CommunityId>,
        /// The name of the community; empty for none.
        pub place: String,
        /// What: `posted`, `left`, `alumni`, `accepted`, `rejected`, `wish`, `reach`, `delivery`, `narrow`, `offer` ...
        pub act: String,
        /// To what.
        pub subject: i64,
        /// What it was before, as the act needs it to go back.
        pub before: String,
        /// When.
        pub made_at: Time,
        /// When it was taken back.
        pub undone_at: Option<Time>,
    }
}

impl Receipt {
    /// Whether it can still be taken back.
    pub fn is_open(&self, now: Time) -> bool {
        self.undone_at.is_none() && now < self.made_at + UNDO
    }
}

/// Keeps what an act was before. Part of the act.
pub async fn keep(
    work: &mut Work<'_>,
    person: PersonId,
    community: Option<CommunityId>,
    act: &str,
    subject: i64,
    before: &str,
) -> Result<ReceiptId, Refused> {
    people::oneself(work, person)?;
    let (id, now): (ReceiptId, _) = (work.id(), work.now());
    work.exec(&sql::KEEP, args![id, person, community, act, subject, before, now]).await?;
    Ok(id)
}

/// What the person who acts did in the last thirty days, newest first, at most fifty.
pub async fn list(work: &mut Work<'_>) -> Result<Vec<Receipt>, Refused> {
    let person = people::signed_in(work)?;
    let since = work.now() - Duration::from_secs(30 * 86_400);
    work.all(&sql::LIST, args![person, since]).await
}

/// One receipt of the person who acts; or anyone's, for the system.
pub async fn get(work: &mut Work<'_>, id: ReceiptId) -> Result<Receipt, Refused> {
    let receipt: Receipt = work.opt(&sql::GET, args![id]).await?.ok_or(Refused::NotFound)?;
    people::oneself(work, receipt.person)?;
    Ok(receipt)
}
