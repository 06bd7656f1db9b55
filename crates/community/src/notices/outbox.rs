//! Looking at letters that wait or have left: for whoever runs the program.

use base::Time;
use store::{args, row};

use super::sql;
use crate::{DeliveryId, LetterId, Refused, Work, charter::only_system};

/// How long letters are kept: as long as their reply addresses work, and some days more.
const KEPT: std::time::Duration = std::time::Duration::from_secs(100 * 86_400);

row! {
    /// A letter that leaves, or has left, to one person.
    #[derive(Clone, Debug)]
    pub struct Letter {
        /// Its id.
        pub id: LetterId,
        /// Its way to this person.
        pub delivery: DeliveryId,
        /// Whom it goes to.
        pub address: String,
        /// Which letter it is: `passage` ...
        pub kind: String,
        /// What is shown before the address it comes from.
        pub from_name: String,
        /// Its subject.
        pub subject: String,
        /// As plain text: complete.
        pub plain: String,
        /// As HTML: the same facts.
        pub html: String,
        /// Its Message-ID: the same at every attempt, so that a receiver can drop a repeat.
        pub message_id: String,
        /// When it was written.
        pub made_at: Time,
        /// `waiting`, `sent`, `failed`, `dropped`, `held`.
        pub state: String,
        /// When it left.
        pub sent_at: Option<Time>,
        /// What its receiver said last.
        pub error: Option<String>,
    }
}

/// The newest letters of the outbox, at most `limit`. For whoever runs the program.
pub async fn outbox(work: &mut Work<'_>, limit: i64) -> Result<Vec<Letter>, Refused> {
    only_system(work)?;
    work.all(&sql::OUTBOX, args![limit]).await
}

/// One letter of the outbox. For whoever runs the program.
pub async fn letter(work: &mut Work<'_>, delivery: DeliveryId) -> Result<Letter, Refused> {
    only_system(work)?;
    work.opt(&sql::LETTER, args![delivery]).await?.ok_or(Refused::NotFound)
}

/// Forgets letters that nobody can answer any more. Sign-in letters go after a day: their words open a door. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let day = work.now() - std::time::Duration::from_secs(86_400);
    let old = args![work.now() - KEPT, day];
    for parts in [&sql::FORGET_ITEMS, &sql::FORGET_FILES, &sql::FORGET_CALENDARS, &sql::FORGET_DELIVERIES] {
        work.exec(parts, old.clone()).await?;
    }
    let gone = work.exec(&sql::FORGET, old).await?;
    work.done().await?;
    Ok(gone)
}

row! {
    /// A letter that was sent to somebody, as they look at what they were sent.
    #[derive(Clone, Debug)]
    pub struct SentTo {
        /// Its way to them.
        pub delivery: DeliveryId,
        /// Which letter.
        pub kind: String,
        /// Who it is from, as it says.
        pub from_name: String,
        /// Its subject.
        pub subject: String,
        /// Why they have it.
        pub why: String,
        /// `waiting`, `sent`, `failed`, `dropped`, `held`.
        pub state: String,
        /// When it was written.
        pub made_at: Time,
        /// When it leaves, or was to leave.
        pub due_at: Time,
    }
}

/// The newest letters that were sent to the person who acts, or wait to be, at most `limit`.
pub async fn sent_to_me(work: &mut Work<'_>, limit: i64) -> Result<Vec<SentTo>, Refused> {
    let person = crate::people::signed_in(work)?;
    work.all(&sql::SENT_TO, args![person, limit]).await
}
