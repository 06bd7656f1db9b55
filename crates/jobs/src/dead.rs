//! What was given up: a person reads it, and runs it again or lets it go.

use base::{Id, Time};
use store::{Error, Store, args, row};

use crate::sql;

row! {
    /// A job that was given up.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Dead {
        /// For [`again`] and [`forget`].
        pub id: Id,
        /// What was to be done.
        pub kind: String,
        /// With what.
        pub payload: String,
        /// How often it was tried.
        pub attempts: i64,
        /// When it was given up.
        pub failed_at: Time,
        /// Why it failed the last time.
        pub error: Option<String>,
    }
}

/// The longest list that is read at once. Whoever has more has one cause many times, and sees it here.
const LONGEST_LIST: i64 = 1000;

/// What was given up, the oldest first, at most a thousand.
pub async fn list(store: &Store) -> Result<Vec<Dead>, Error> {
    store.all(&sql::DEAD, args![LONGEST_LIST]).await
}

/// Lets a job that was given up be tried again from the beginning. False when there is no such job.
pub async fn again(store: &Store, id: Id, now: Time) -> Result<bool, Error> {
    let mut tx = store.begin().await?;
    let touched = tx.exec(&sql::AGAIN, args![id, now]).await?;
    tx.commit().await?;
    Ok(touched == 1)
}

/// Takes a job that was given up off the list for good. False when there is no such job.
pub async fn forget(store: &Store, id: Id) -> Result<bool, Error> {
    let mut tx = store.begin().await?;
    let touched = tx.exec(&sql::FORGET, args![id]).await?;
    tx.commit().await?;
    Ok(touched == 1)
}
