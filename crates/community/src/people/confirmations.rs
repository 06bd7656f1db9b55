//! What cannot be taken back, and an address that is to be believed, is asked once more: a code is sent to an address, and must come
//! back from there. No answer means no.

use std::time::Duration;

use base::{Id, Time, secret};
use store::{args, row};

use super::{address::Address, sql};
use crate::{PersonId, Refused, Work, charter::only_system};

/// How long a code may take to come back.
pub const OPEN_FOR: Duration = Duration::from_secs(7 * 86_400);

row! {
    /// What waits for its code.
    #[derive(Clone, Debug)]
    pub struct Confirmation {
        /// Its id: the letter that asks carries it.
        pub id: Id,
        /// Who asked; nobody yet, for somebody who wants to join.
        pub person: Option<PersonId>,
        /// Where the letter that asks goes: the answer must come from there.
        pub address: String,
        /// What is to be done: `join`, `erase`, `address`, `place` ...
        pub act: String,
        /// To what.
        pub subject: i64,
        /// In words, where the act needs some.
        pub detail: String,
        /// Until when.
        pub expires_at: Time,
        /// When it was done.
        pub used_at: Option<Time>,
    }
}

impl Confirmation {
    /// Whether its code still counts.
    pub fn is_open(&self, now: Time) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

/// What is to be confirmed.
pub struct Ask<'a> {
    /// See [`Confirmation`].
    pub person: Option<PersonId>,
    /// See [`Confirmation`].
    pub address: &'a Address,
    /// See [`Confirmation`].
    pub act: &'static str,
    /// See [`Confirmation`].
    pub subject: i64,
    /// See [`Confirmation`].
    pub detail: &'a str,
}

/// Asks for a word that confirms; returns its id and the code that must come back. Part of another act of the program.
pub async fn ask(work: &mut Work<'_>, ask: Ask<'_>) -> Result<(Id, String), Refused> {
    only_system(work)?;
    let (id, now): (Id, _) = (work.id(), work.now());
    let detail: String = ask.detail.chars().take(200_000).collect();
    let expires = now + OPEN_FOR;
    work.exec(
        &sql::ASK_CONFIRMATION,
        args![id, ask.person, ask.address.folded(), ask.act, ask.subject, detail, now, expires],
    )
    .await?;
    Ok((id, code(work, id).await?))
}

/// The code of a confirmation: eight characters that only this house can make.
pub async fn code(work: &mut Work<'_>, id: Id) -> Result<String, Refused> {
    let key = work.letters_key().await?;
    let seal = secret::seal(&key, format!("confirm {id}").as_bytes());
    let bits = seal.iter().take(16).fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
    Ok(secret::spell(bits).chars().skip(1).take(8).collect::<String>().to_uppercase())
}

/// What a letter asked to be confirmed. For the system.
pub async fn get(work: &mut Work<'_>, id: Id) -> Result<Confirmation, Refused> {
    only_system(work)?;
    work.opt(&sql::CONFIRMATION, args![id]).await?.ok_or(Refused::NotFound)
}

/// Uses it up: once. Part of the act that it confirms.
pub async fn use_up(work: &mut Work<'_>, id: Id) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    if work.exec(&sql::USE_CONFIRMATION, args![id, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    Ok(())
}

/// Forgets what was confirmed, or not, a month ago. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let before = work.now() - Duration::from_secs(30 * 86_400);
    let gone = work.exec(&sql::FORGET_CONFIRMATIONS, args![before]).await?;
    work.done().await?;
    Ok(gone)
}
