//! How the queue stands: for readiness, metrics and the doctor.

use base::Time;
use store::{Error, Store, args, row};

use crate::sql;

row! {
    /// How many jobs there are, by what they wait for.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Waiting {
        /// Due, and not begun.
        pub due: i64,
        /// For their time to come, or to be tried again.
        pub later: i64,
        /// Being done now.
        pub held: i64,
        /// For a person: given up.
        pub dead: i64,
        /// Since when the oldest of those that are due has been.
        pub oldest_due: Option<Time>,
    }
}

/// How the queue stands at `now`.
pub async fn waiting(store: &Store, now: Time) -> Result<Waiting, Error> {
    store.one(&sql::WAITING, args![now]).await
}
