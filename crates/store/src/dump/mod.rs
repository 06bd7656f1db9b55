//! Backup and restore, whatever the engine: one file holds every table and every blob.
//!
//! The file is a `tar.gz` that other tools can read: `head` (what made it, and the shape of each table),
//! `tables/<name>/<number>` (rows as lines of text, some megabytes each, so that no table must fit into memory),
//! `blobs/<hash>`, and last `manifest` (how many rows, and their hash). A file without its manifest was cut off.
//!
//! A backup is one consistent view: a live server may go on writing. The tables are asked of the database itself, so that
//! a new one is never forgotten, and a column of a type that a backup cannot hold stops it.
//!
//! A restore needs an empty database, of either engine, and is all or nothing: tables are loaded into a file beside and
//! renamed (SQLite), or in one transaction (PostgreSQL). It loads into the shape that the backup had, checks what it has
//! loaded against the manifest, and runs later migrations after that.
//!
//! Derived tables (an index for searching) are neither kept nor loaded; whoever restores makes them again.

mod lines;
mod manifest;
mod postgres;
mod read;
mod sqlite;
mod write;

use std::path::Path;

use base::Time;
use tokio::{runtime::Handle, task::spawn_blocking};

use crate::{Engine, Error, Place, Store, Value, args, blobs::Blobs, migrate, schema};
use manifest::{Head, Shape};

/// What a backup holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// When it was made.
    pub made_at: Time,
    /// On which engine.
    pub engine: Engine,
    /// How many rows each table has.
    pub tables: Vec<(String, u64)>,
    /// How many blobs.
    pub blobs: u64,
}

impl Summary {
    /// How many rows there are in all.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// Writes everything into `file`, which must not exist, except the tables that are `derived` from others.
pub async fn backup(
    place: &Place,
    blobs: &Blobs,
    file: &Path,
    derived: &[&str],
    now: Time,
) -> Result<Summary, Error> {
    if file.exists() {
        return Err(Error::Conflict(format!("{} exists already, and is not written over", file.display())));
    }
    if let Place::File(path) = place
        && !path.exists()
    {
        return Err(Error::Broken(format!("there is no database at {}", path.display())));
    }
    let store = Store::open(place).await?;
    let history: Vec<(i64, String, String)> = store.all(&migrate::HISTORY, args![]).await?;
    let shapes = shapes(&store, derived).await?;
    let head = Head { engine: store.engine(), made_at: now, history, shapes };
    drop(store);
    let mut source = source(place).await?;
    let (blobs, file) = (blobs.clone(), file.to_owned());
    blocking(move || write::write(&mut *source, &head, &blobs, &file)).await
}

/// How many rows each table has but those named in `without`, and a hash of them: equal as long as nothing changes.
pub async fn state(place: &Place, without: &[&str]) -> Result<Vec<(String, u64, String)>, Error> {
    let store = Store::open(place).await?;
    let shapes = shapes(&store, without).await?;
    let head = Head { engine: store.engine(), made_at: Time(0), history: Vec::new(), shapes };
    drop(store);
    let mut source = source(place).await?;
    let sums = blocking(move || write::sums(&mut *source, &head)).await?;
    Ok(sums.into_iter().map(|(table, (rows, hash))| (table, rows, hash)).collect())
}

async fn shapes(store: &Store, without: &[&str]) -> Result<Vec<Shape>, Error> {
    let tables = schema::parents_first(schema::tables(store).await?)?;
    let kept =
        |table: &schema::Table| table.name != schema::HISTORY && !without.contains(&table.name.as_str());
    tables.into_iter().filter(kept).map(Shape::of).collect()
}

/// One consistent view of everything.
async fn source(place: &Place) -> Result<Box<dyn Source>, Error> {
    Ok(match place {
        Place::File(path) => Box::new(sqlite::snapshot(path)?),
        Place::Postgres(address) => Box::new(postgres::snapshot(address, Handle::current()).await?),
    })
}

/// Reads `file` into an empty database at `place`, and its blobs into `blobs`. Derived tables are empty afterwards: make them again.
pub async fn restore(file: &Path, place: &Place, blobs: &Blobs) -> Result<Summary, Error> {
    let (place, blobs, file, handle) = (place.clone(), blobs.clone(), file.to_owned(), Handle::current());
    blocking(move || {
        let begin = |head: &Head| -> Result<Box<dyn Target>, Error> {
            let (then, later) = migrate::as_of(&head.history)?;
            Ok(match &place {
                Place::File(path) => Box::new(sqlite::Restored::begin(path, &then, later)?),
                Place::Postgres(address) => {
                    Box::new(postgres::Restored::begin(address, &then, later, handle.clone())?)
                }
            })
        };
        read::read(&file, begin, &blobs)
    })
    .await
}

/// Where rows are read from.
trait Source: Send {
    /// Gives each row of a table, in the order of its key.
    fn rows(
        &mut self,
        shape: &Shape,
        each: &mut dyn FnMut(&[Value]) -> Result<(), Error>,
    ) -> Result<(), Error>;
}

/// Where rows are loaded into. Dropped without [`finish`](Target::finish), it leaves nothing behind.
trait Target: Source {
    /// Loads whole lines into a table.
    fn load(&mut self, shape: &Shape, lines: &str) -> Result<(), Error>;
    /// Runs later migrations and keeps everything.
    fn finish(&mut self) -> Result<(), Error>;
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    spawn_blocking(work).await.map_err(|stopped| Error::Broken(stopped.to_string()))?
}

/// Tells a trouble with a file apart by what can be done about it.
fn trouble(what: &Path, error: std::io::Error) -> Error {
    use std::io::ErrorKind::*;
    let told = format!("{}: {error}", what.display());
    match error.kind() {
        StorageFull | QuotaExceeded => Error::Full(told),
        PermissionDenied | ReadOnlyFilesystem => Error::ReadOnly(told),
        _ => Error::Broken(told),
    }
}
