//! Reply addresses: 26 characters that name one letter to one person, and that nobody can make up.

use base::{
    Id, Secret, Time,
    secret::{digest, seal, spell, unspell},
};
use store::{args, row};

use super::sql;
use crate::{
    CommunityId, DeliveryId, House, LetterId, PersonId, Refused, ThreadId, Work, charter::only_system,
};

/// How long after a letter an answer to it still acts.
pub const REPLIES_FOR: std::time::Duration = std::time::Duration::from_secs(90 * 86_400);

row! {
    /// The letter that a reply address names, and whom it went to.
    #[derive(Clone, Debug)]
    pub struct Named {
        /// The letter to this person.
        pub delivery: DeliveryId,
        /// The letter.
        pub letter: LetterId,
        /// Whom it went to; nobody, when it was no member.
        pub person: Option<PersonId>,
        /// The address it went to.
        pub address: String,
        /// Which letter it is: what a reply may do follows from it.
        pub kind: String,
        /// What it is about.
        pub item: Option<i64>,
        /// Its thread.
        pub thread: Option<ThreadId>,
        /// Its community.
        pub community: Option<CommunityId>,
        /// When it was written.
        pub made_at: Time,
    }
}

impl Named {
    /// Whether it is too old to act on.
    pub fn is_over(&self, now: Time) -> bool {
        now > self.made_at + REPLIES_FOR
    }
}

/// The 26 characters that name a delivery.
pub fn token(key: &[u8; 32], delivery: DeliveryId) -> String {
    let id = i64::from(delivery);
    spell(u128::from(id as u64) << 64 | u128::from(proof(key, id)))
}

/// 64 bits that only this house can make.
fn proof(key: &[u8; 32], id: i64) -> u64 {
    let seal = seal(key, &id.to_be_bytes());
    seal.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
}

/// The letter that 26 characters name; nothing when they were made up, or when it was forgotten.
pub async fn by_token(work: &mut Work<'_>, text: &str) -> Result<Option<Named>, Refused> {
    only_system(work)?;
    let key = work.letters_key().await?;
    match delivery_of(&key, text) {
        Some(delivery) => work.opt(&sql::NAMED, args![delivery]).await,
        None => Ok(None),
    }
}

/// The delivery that 26 characters name, whether it is still known or not; nothing when they were made up.
pub fn delivery_of(key: &[u8; 32], text: &str) -> Option<DeliveryId> {
    let bits = unspell(text)?;
    let id = (bits >> 64) as u64 as i64;
    (proof(key, id) == bits as u64).then_some(DeliveryId::from(Id(id)))
}

/// The letter that a delivery brings, and to whom; nothing when it was forgotten.
pub async fn named(work: &mut Work<'_>, delivery: DeliveryId) -> Result<Option<Named>, Refused> {
    only_system(work)?;
    work.opt(&sql::NAMED, args![delivery]).await
}

/// The secret of this house for reply addresses: made by whoever asks first.
pub(crate) async fn key(house: &House) -> Result<[u8; 32], Refused> {
    let known = |rows: Vec<(String,)>| rows.into_iter().next().map(|(hex,)| digest(hex.as_bytes()));
    if let Some(key) = known(house.store.all(&sql::KEY, args!["letters"]).await?) {
        return Ok(key);
    }
    let mut tx = house.store.begin().await?;
    tx.exec(&sql::MAKE_KEY, args!["letters", Secret::token(&house.chance).reveal()]).await?;
    let key = known(tx.all(&sql::KEY, args!["letters"]).await?);
    tx.commit().await?;
    key.ok_or_else(|| Refused::Broken("the key of reply addresses could not be made".into()))
}
