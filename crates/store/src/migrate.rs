//! One history of the tables, for both engines.
//!
//! `migrations/NNNN_name.sql`, in order, each once, each in a transaction. A migration that has shipped is not
//! edited: its hash is kept, and a changed one stops the start.

use base::secret::hash;
use rust_embed::RustEmbed;

use crate::{Engine, Error, Statement, Store, args, dialect};

#[derive(RustEmbed)]
#[folder = "../../migrations"]
struct Files;

/// One step of the history.
#[derive(Clone, Debug)]
pub struct Migration {
    /// Its number, from 1.
    pub number: i64,
    /// Its file's name.
    pub name: String,
    sql: String,
}

impl Migration {
    /// What its text was when it was run: a changed one is noticed.
    pub(crate) fn hash(&self) -> String {
        hash(self.sql.as_bytes())
    }

    /// Its text for one engine, and the mark that it was run. The transaction is the caller's.
    pub(crate) fn script(&self, engine: Engine) -> String {
        let sql = dialect::write(&dialect::only(&self.sql, engine), engine);
        format!("{}; {sql};", self.mark())
    }

    fn mark(&self) -> String {
        format!(
            "INSERT INTO migrations (number, name, hash) VALUES ({}, '{}', '{}')",
            self.number,
            self.name,
            self.hash()
        )
    }
}

static DONE: Statement = Statement::new("DONE", "SELECT number, hash FROM migrations ORDER BY number");
/// What was run on this database: number, name and hash.
pub(crate) static HISTORY: Statement =
    Statement::new("HISTORY", "SELECT number, name, hash FROM migrations ORDER BY number");

pub(crate) const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)";
/// Any number will do, as long as all nodes take the same.
pub(crate) const LOCK: i64 = 7_201_983_441;

/// The whole history that this program knows.
pub fn history() -> Vec<Migration> {
    let mut all: Vec<Migration> = Files::iter()
        .filter_map(|path| {
            let number = path.get(..4)?.parse().ok()?;
            let sql = String::from_utf8(Files::get(&path)?.data.into_owned()).ok()?;
            Some(Migration { number, name: path.into_owned(), sql })
        })
        .collect();
    all.sort_by_key(|migration| migration.number);
    all
}

/// What has not been run yet. Fails when the database is newer than the program, or its past was edited.
pub async fn pending(store: &Store) -> Result<Vec<Migration>, Error> {
    store.script(TABLE).await?;
    let done: Vec<(i64, String)> = store.all(&DONE, args![]).await?;
    let mut waiting = history();
    for (number, hash_then) in done {
        let Some(place) = waiting.iter().position(|migration| migration.number == number) else {
            return Err(Error::Version(format!(
                "the database has step {number}, which this program does not know: it was used by a newer Guildhall. Install that one, or restore a backup made before."
            )));
        };
        let migration = waiting.remove(place);
        if migration.hash() != hash_then {
            return Err(Error::Version(format!(
                "{} was changed after it was run on this database",
                migration.name
            )));
        }
    }
    Ok(waiting)
}

/// Runs what has not been run; returns the names. Many nodes may start at once: one runs, the others wait.
pub async fn run(store: &Store) -> Result<Vec<String>, Error> {
    if pending(store).await?.is_empty() {
        return Ok(Vec::new());
    }
    let mut run = Vec::new();
    for migration in pending(store).await? {
        apply(store, &migration).await?;
        run.push(migration.name);
    }
    Ok(run)
}

async fn apply(store: &Store, migration: &Migration) -> Result<(), Error> {
    let engine = store.engine();
    // Whoever comes second fails on the mark's key, which undoes all of it, and looks again.
    let script = match engine {
        // The writer's thread has begun a transaction for us.
        Engine::Sqlite => migration.script(engine),
        Engine::Postgres => {
            format!("BEGIN; SELECT pg_advisory_xact_lock({LOCK}); {} COMMIT", migration.script(engine))
        }
    };
    match store.script(&script).await {
        Err(Error::Conflict(why)) => {
            let is_pending = pending(store).await?.iter().any(|other| other.number == migration.number);
            if is_pending { Err(Error::Conflict(why)) } else { Ok(()) }
        }
        other => other,
    }
}

/// Splits the history at the moment of a backup: what had been run then, and what came later. Fails when this program does
/// not know that past.
pub(crate) fn as_of(past: &[(i64, String, String)]) -> Result<(Vec<Migration>, Vec<Migration>), Error> {
    let mut later = history();
    let mut then = Vec::new();
    for (number, name, hash) in past {
        let known =
            later.iter().position(|migration| migration.number == *number && migration.hash() == *hash);
        let Some(place) = known else {
            return Err(Error::Version(format!(
                "the backup was made after the step {name}, which this program does not know: restore it with the Guildhall that made it, or a newer one"
            )));
        };
        then.push(later.remove(place));
    }
    Ok((then, later))
}
