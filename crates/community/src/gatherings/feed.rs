//! One's own dates, for a calendar program: an address that cannot be guessed and can be taken back.

use std::time::Duration;

use base::{
    Time,
    secret::{seal, spell, unspell},
};
use store::{FromRow, Row, args};

use super::{Gathering, sql};
use crate::{PersonId, Refused, Work, charter::only_system, people};

/// How far back dates are shown.
const BACK: Duration = Duration::from_secs(30 * 86_400);

/// A date of somebody.
#[derive(Clone, Debug)]
pub struct OwnDate {
    /// The community's part of addresses.
    pub slug: String,
    /// Its name.
    pub community: String,
    /// What they answered, as [`Coming::word`](super::Coming::word).
    pub answer: Option<String>,
    /// They wait for a seat.
    pub waits: bool,
    /// The gathering.
    pub gathering: Gathering,
}

impl FromRow for OwnDate {
    fn from_row(row: &Row<'_>) -> Result<OwnDate, store::Error> {
        // Behind the columns of a gathering.
        let (slug, community, answer) = (row.get(26)?, row.get(27)?, row.get(28)?);
        let waits: Option<Time> = row.get(29)?;
        Ok(OwnDate { slug, community, answer, waits: waits.is_some(), gathering: Gathering::from_row(row)? })
    }
}

/// The dates of the person who acts, over all their communities: what they have not declined.
pub async fn own_dates(work: &mut Work<'_>) -> Result<Vec<OwnDate>, Refused> {
    let person = people::signed_in(work)?;
    let since = work.now() - BACK;
    work.all(&sql::OF_PERSON, args![person, since]).await
}

/// The secret part of the address of one's own dates; nothing when there is none.
pub async fn feed(work: &mut Work<'_>) -> Result<Option<String>, Refused> {
    let person = people::signed_in(work)?;
    let key = work.letters_key().await?;
    let made: Option<(Time,)> = work.opt(&sql::FEED, args![person]).await?;
    Ok(made.map(|(made_at,)| secret(&key, person, made_at)))
}

/// Makes an address for one's own dates; made again, the one before is void.
pub async fn make_feed(work: &mut Work<'_>) -> Result<String, Refused> {
    let person = people::signed_in(work)?;
    let key = work.letters_key().await?;
    work.begin().await?;
    let now = work.now();
    work.exec(&sql::MAKE_FEED, args![person, now]).await?;
    work.note(None, "made-a-feed", person.into(), "").await?;
    work.done().await?;
    Ok(secret(&key, person, now))
}

/// Takes it away.
pub async fn drop_feed(work: &mut Work<'_>) -> Result<(), Refused> {
    let person = people::signed_in(work)?;
    work.begin().await?;
    work.exec(&sql::DROP_FEED, args![person]).await?;
    work.note(None, "dropped-a-feed", person.into(), "").await?;
    work.done().await
}

/// The dates that an address leads to; nothing is there when it was made up or taken back. Asked by a program that knows the address and
/// nothing else, as the system.
pub async fn dates_by(work: &mut Work<'_>, text: &str) -> Result<Vec<OwnDate>, Refused> {
    only_system(work)?;
    let key = work.letters_key().await?;
    let person = unspell(text)
        .map(|bits| PersonId::from(base::Id((bits >> 64) as u64 as i64)))
        .ok_or(Refused::NotFound)?;
    let made: Option<(Time,)> = work.opt(&sql::FEED, args![person]).await?;
    match made {
        Some((made_at,)) if secret(&key, person, made_at) == text.to_ascii_lowercase() => {
            let since = work.now() - BACK;
            work.all(&sql::OF_PERSON, args![person, since]).await
        }
        _ => Err(Refused::NotFound),
    }
}

/// Whose it is, and what only this house can make of that and of the moment at which it was made.
fn secret(key: &[u8; 32], person: PersonId, made_at: Time) -> String {
    let id = i64::from(person);
    let mut bytes = Vec::with_capacity(24);
    bytes.extend_from_slice(b"feed");
    bytes.extend_from_slice(&id.to_be_bytes());
    bytes.extend_from_slice(&made_at.0.to_be_bytes());
    let proof = seal(key, &bytes).iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    spell(u128::from(id as u64) << 64 | u128::from(proof))
}
