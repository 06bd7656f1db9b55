//! Browsers that are signed in: listed, and ended by the person. We do not note when they are used.

use std::time::Duration;

use base::{Secret, Time};
use store::{args, row};

use super::{Person, clean_name, signed_in, sql};
use crate::{PersonId, Refused, SessionId, Work};

/// How long a browser stays signed in.
pub const LASTS: Duration = Duration::from_secs(60 * 86_400);

/// A session that was just opened.
pub struct Opened {
    /// Whose it is.
    pub person: PersonId,
    /// For the browser's cookie; we keep only its hash.
    pub token: Secret,
    /// Where the person was going.
    pub next_page: String,
}

/// What a cookie stands for.
pub enum Presented {
    /// A person who is signed in.
    Open(SessionId, Person),
    /// A session of this person that ended: their unsent words may be kept for them, nothing is shown.
    Ended(PersonId),
    /// Nothing that we gave out.
    Unknown,
}

row! {
    struct Row { id: SessionId, open: bool, person: PersonId, name: String, language: String, zone: String, off_the_map: bool }
}

row! {
    /// One browser that is signed in.
    #[derive(Clone, Debug)]
    pub struct Session {
        /// Its id.
        pub id: SessionId,
        /// As it named itself.
        pub browser: String,
        /// Since when.
        pub made_at: Time,
        /// Until when.
        pub expires_at: Time,
    }
}

/// Opens a session. Part of a sign-in, which ends the act.
pub(super) async fn open(
    work: &mut Work<'_>,
    person: PersonId,
    named: &str,
    next_page: String,
) -> Result<Opened, Refused> {
    let (id, now): (SessionId, _) = (work.id(), work.now());
    let token = Secret::token(work.chance());
    let expires = now + LASTS;
    work.exec(&sql::OPEN_SESSION, args![id, person, token.hash(), clean_name(named), now, expires]).await?;
    Ok(Opened { person, token, next_page })
}

/// Whose cookie it is.
pub async fn of(work: &mut Work<'_>, token: &Secret) -> Result<Presented, Refused> {
    let now = work.now();
    let found: Option<Row> = work.opt(&sql::SESSION, args![token.hash(), now]).await?;
    Ok(match found {
        None => Presented::Unknown,
        Some(row) if !row.open => Presented::Ended(row.person),
        Some(row) => {
            let Row { id, person, name, language, zone, off_the_map, .. } = row;
            Presented::Open(id, Person { id: person, name, language, zone, off_the_map })
        }
    })
}

/// The open sessions of the person who acts, newest first.
pub async fn list(work: &mut Work<'_>) -> Result<Vec<Session>, Refused> {
    let (person, now) = (signed_in(work)?, work.now());
    work.all(&sql::SESSIONS, args![person, now]).await
}

/// Ends one session of the person who acts: dead at once. Ending it twice is no error.
pub async fn end(work: &mut Work<'_>, session: SessionId) -> Result<(), Refused> {
    let (person, now) = (signed_in(work)?, work.now());
    work.begin().await?;
    work.exec(&sql::END_SESSION, args![person, session, now]).await?;
    work.done().await
}

/// Ends all sessions of the person who acts but this one.
pub async fn end_others(work: &mut Work<'_>, but: SessionId) -> Result<u64, Refused> {
    let (person, now) = (signed_in(work)?, work.now());
    work.begin().await?;
    let ended = work.exec(&sql::END_OTHERS, args![person, but, now]).await?;
    work.done().await?;
    Ok(ended)
}

/// Forgets sessions that ended 30 days ago. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let before = work.now() - Duration::from_secs(30 * 86_400);
    let gone = work.exec(&sql::FORGET_SESSIONS, args![before]).await?;
    work.done().await?;
    Ok(gone)
}
