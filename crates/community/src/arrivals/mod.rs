//! Letters that arrive: kept before their sender hears that they are, read by a job after that.
//!
//! Here they are only bytes with an envelope; what they say is for the door that reads them.
//!
//! Verbs: [`destination`] (whose address is this?), [`keep`]; [`arrival`], [`raw`], [`claim`], [`count`], [`finish`] for whoever reads them; [`waiting`],
//! [`newest`], [`message_ids`], [`forget_old`].

mod address;
mod forget;
mod keep;
pub(crate) mod sql;

use base::Time;
use store::{args, row};

use crate::{ArrivalId, Refused, Work, charter::only_system};

pub(crate) use address::RESERVED;
pub use address::{Destination, For, destination};
pub use forget::{KEPT_FOR, KNOWN_FOR, forget_old};
pub use keep::{Incoming, Kept, Raw, keep, put_away};

/// The job that reads a letter; its payload is the arrival's id.
pub const READ: &str = "read-letter";

row! {
    /// A letter that came, for one of our addresses.
    #[derive(Clone, Debug)]
    pub struct Arrival {
        /// Its id.
        pub id: ArrivalId,
        /// When it came.
        pub at: Time,
        /// By which way: `smtp`, `lmtp`, `imap`, `command`.
        pub came_by: String,
        /// Who brought it: an IP address, or empty.
        pub peer: String,
        /// The name that whoever brought it gave itself.
        pub helo: String,
        /// The sender on the envelope; empty for a delivery report.
        pub sender: String,
        /// Which address of ours it was sent to.
        pub recipient: String,
        /// Its Message-ID, without brackets; one made up where it has none.
        pub message_id: String,
        /// How many bytes it has.
        pub size: i64,
        /// `waiting`, `done`, `held`, `refused`.
        pub state: String,
        /// What it was taken for and what came of it; empty while it waits.
        pub outcome: String,
        /// What it became.
        pub subject: Option<i64>,
        /// When it was read.
        pub done_at: Option<Time>,
    }
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It did what it was meant to do.
    Done,
    /// It waits for a person.
    Held,
    /// Nothing came of it.
    Refused,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Done => "done",
            State::Held => "held",
            State::Refused => "refused",
        }
    }
}

/// One letter that came.
pub async fn arrival(work: &mut Work<'_>, id: ArrivalId) -> Result<Arrival, Refused> {
    only_system(work)?;
    work.opt(&sql::ARRIVAL, args![id]).await?.ok_or(Refused::NotFound)
}

/// How many letters a community takes in a minute; what comes beyond that is read a little later.
pub const PER_COMMUNITY: crate::Rate = crate::Rate::per(60, std::time::Duration::from_secs(60));

/// Whether a letter still waits to be read; nobody else reads it until the act that asks has ended. In that act.
pub async fn claim(work: &mut Work<'_>, id: ArrivalId) -> Result<bool, Refused> {
    only_system(work)?;
    let state: Option<(String,)> = work.opt(&sql::CLAIM, args![id]).await?;
    Ok(state.is_some_and(|(state,)| state == "waiting"))
}

/// Counts a letter to a community. In the act that reads it.
pub async fn count(work: &mut Work<'_>, community: crate::CommunityId) -> Result<(), Refused> {
    only_system(work)?;
    PER_COMMUNITY.take(work, &format!("arrivals {community}")).await
}

/// Its bytes; [`Refused::Gone`] once they were forgotten.
pub async fn raw(work: &mut Work<'_>, id: ArrivalId) -> Result<Vec<u8>, Refused> {
    only_system(work)?;
    let found: Option<(Option<Vec<u8>>, Option<String>)> = work.opt(&sql::RAW, args![id]).await?;
    match found {
        None => Err(Refused::NotFound),
        Some((Some(raw), _)) => Ok(raw),
        Some((None, None)) => Err(Refused::Gone),
        Some((None, Some(blob))) => {
            let blobs = work.house().blobs().clone();
            let read = tokio::task::spawn_blocking(move || blobs.get(&blob)).await;
            Ok(read.map_err(|error| Refused::Broken(error.to_string()))??)
        }
    }
}

/// Notes what became of a letter; `outcome` says in a word or two what it was taken for and what came of it. Part of the act that read it.
pub async fn finish(
    work: &mut Work<'_>,
    id: ArrivalId,
    state: State,
    outcome: &str,
    subject: Option<i64>,
) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    work.exec(&sql::FINISH, args![id, state.word(), outcome, subject, now]).await?;
    Ok(())
}

/// Letters that are not read yet, the oldest first.
pub async fn waiting(work: &mut Work<'_>, limit: i64) -> Result<Vec<Arrival>, Refused> {
    only_system(work)?;
    work.all(&sql::WAITING, args![limit]).await
}

/// Message-IDs of letters that came, a thousand at a time, after the one with the id `after`: whatever became of them.
pub async fn message_ids(work: &mut Work<'_>, after: ArrivalId) -> Result<Vec<(ArrivalId, String)>, Refused> {
    only_system(work)?;
    work.all(&sql::MESSAGE_IDS, args![after]).await
}

/// The newest letters that came.
pub async fn newest(work: &mut Work<'_>, limit: i64) -> Result<Vec<Arrival>, Refused> {
    only_system(work)?;
    work.all(&sql::NEWEST, args![limit]).await
}
