//! Databases for tests: a fresh one each, on both engines.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Error, Place, Statement, Store, migrate};

/// The variable that names a PostgreSQL server whose databases tests may fill, as a `postgres://` address.
pub const POSTGRES: &str = "GUILDHALL_TEST_POSTGRES";

/// A database that is there for one test only.
pub struct Fresh {
    /// The open database, its tables made.
    pub store: Store,
    /// Where it is, to be opened again.
    pub place: Place,
    /// What goes with it: on SQLite the folder.
    pub folder: tempfile::TempDir,
}

/// A fresh SQLite database in a folder of its own.
pub async fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let place = Place::File(folder.path().join("guildhall.db"));
    make(place, folder).await
}

/// A fresh schema on the PostgreSQL server of [`POSTGRES`]; none, with one line that says so, where no server is named.
/// With `CI=true` its absence is a failure.
pub async fn postgres() -> Option<Fresh> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let Ok(address) = std::env::var(POSTGRES) else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{POSTGRES} must name a server when CI=true");
        eprintln!("skipped on PostgreSQL: {POSTGRES} names no server");
        return None;
    };
    let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let server = Store::open(&Place::Postgres(address.clone())).await.expect("the test server answers");
    server
        .script(&format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"))
        .await
        .expect("a schema");
    let mark = if address.contains('?') { '&' } else { '?' };
    let place = Place::Postgres(format!("{address}{mark}options=-csearch_path%3D{name}"));
    Some(make(place, tempfile::tempdir().expect("a folder for the test")).await)
}

async fn make(place: Place, folder: tempfile::TempDir) -> Fresh {
    let store = Store::open(&place).await.expect("the database opens");
    migrate::run(&store).await.expect("the tables are made");
    Fresh { store, place, folder }
}

/// What differs when the same statements are prepared on both engines: nothing, or a line for each difference.
pub async fn differences(statements: &[&'static Statement], one: &Store, other: &Store) -> Vec<String> {
    let mut found = Vec::new();
    for statement in statements {
        match (one.describe(statement).await, other.describe(statement).await) {
            (Ok(a), Ok(b)) if a == b => {}
            (Ok(a), Ok(b)) => found.push(format!("{}: {a:?} and {b:?}", statement.name)),
            (a, b) => {
                let told =
                    |side: Result<_, Error>| side.err().map_or("fine".to_owned(), |error| error.to_string());
                found.push(format!("{}: {} / {}", statement.name, told(a), told(b)));
            }
        }
    }
    found
}
