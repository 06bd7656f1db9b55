//! Letters that leave: written once, kept until they are sent.
//!
//! Who should hear of what, bundled and within a budget, comes with the letters; until then only sign-in letters leave.
//! While no relay is set they stay here, where whoever runs the program can read them.

pub(crate) mod sql;

use base::Time;
use store::{args, row};

use crate::{LetterId, PersonId, Refused, Work, charter::only_system};

row! {
    /// A letter that leaves, or has left.
    #[derive(Clone, Debug)]
    pub struct Letter {
        /// Its id.
        pub id: LetterId,
        /// Whom it goes to.
        pub address: String,
        /// Which letter it is: `passage` ...
        pub kind: String,
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
        /// When it left.
        pub sent_at: Option<Time>,
        /// Why it has not left.
        pub error: Option<String>,
    }
}

/// A letter as it is written.
pub struct Written<'a> {
    /// Whom it is for.
    pub person: PersonId,
    /// Their address.
    pub address: &'a str,
    /// Which letter it is.
    pub kind: &'static str,
    /// Its subject.
    pub subject: &'a str,
    /// As plain text.
    pub plain: &'a str,
    /// As HTML.
    pub html: &'a str,
    /// What stands behind the @ of its Message-ID.
    pub host: &'a str,
    /// When it is of no use any more.
    pub expires_at: Option<Time>,
}

/// Puts a letter into the outbox. Part of another act.
pub async fn leave(work: &mut Work<'_>, letter: Written<'_>) -> Result<LetterId, Refused> {
    only_system(work)?;
    let (id, now): (LetterId, _) = (work.id(), work.now());
    let message_id = format!("{id}@{}", letter.host);
    let l = letter;
    work.exec(
        &sql::LEAVE,
        args![id, l.person, l.address, l.kind, l.subject, l.plain, l.html, message_id, now, l.expires_at],
    )
    .await?;
    Ok(id)
}

/// The newest letters of the outbox, at most `limit`. For whoever runs the program.
pub async fn outbox(work: &mut Work<'_>, limit: i64) -> Result<Vec<Letter>, Refused> {
    only_system(work)?;
    work.all(&sql::OUTBOX, args![limit]).await
}

/// One letter of the outbox. For whoever runs the program.
pub async fn letter(work: &mut Work<'_>, id: LetterId) -> Result<Letter, Refused> {
    only_system(work)?;
    work.opt(&sql::LETTER, args![id]).await?.ok_or(Refused::NotFound)
}

/// Forgets letters that were written 30 days ago. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let before = work.now() - std::time::Duration::from_secs(30 * 86_400);
    let gone = work.exec(&sql::FORGET, args![before]).await?;
    work.done().await?;
    Ok(gone)
}
