//! Rows out of a SQLite file, and into a new one.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, types::ValueRef};

use super::{
    Source, Target,
    lines::{self, Kind},
    manifest::Shape,
    trouble,
};
use crate::{Engine, Error, Value, migrate, migrate::Migration, schema, sqlite};

/// One view of the whole file, however long it is read and whoever writes meanwhile.
pub fn snapshot(path: &Path) -> Result<Connection, Error> {
    let connection = sqlite::connect(path, false)?;
    // Read once from end to end, nothing is worth keeping in memory. The view is that of the first read.
    connection.execute_batch("PRAGMA mmap_size = 0; BEGIN; SELECT COUNT(*) FROM sqlite_master;")?;
    Ok(connection)
}

impl Source for Connection {
    fn rows(
        &mut self,
        shape: &Shape,
        each: &mut dyn FnMut(&[Value]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let key: Vec<_> = shape.key.iter().map(|name| format!("\"{name}\"")).collect();
        let sql = format!("SELECT {} FROM \"{}\" ORDER BY {}", shape.listed(), shape.name, key.join(", "));
        let mut prepared = self.prepare(&sql)?;
        let mut rows = prepared.query([])?;
        let mut values = Vec::with_capacity(shape.columns.len());
        while let Some(row) = rows.next()? {
            values.clear();
            for (place, (column, kind)) in shape.columns.iter().enumerate() {
                let value = value(row.get_ref(place)?, *kind).ok_or_else(|| {
                    Error::Broken(format!(
                        "{}.{column} holds something that is not a {}",
                        shape.name,
                        kind.name()
                    ))
                })?;
                values.push(value);
            }
            each(&values)?;
        }
        Ok(())
    }
}

fn value(found: ValueRef<'_>, kind: Kind) -> Option<Value> {
    Some(match (found, kind) {
        (ValueRef::Null, _) => Value::Null,
        (ValueRef::Integer(number), Kind::Int) => Value::Int(number),
        (ValueRef::Integer(number @ (0 | 1)), Kind::Bool) => Value::Bool(number == 1),
        (ValueRef::Real(number), Kind::Real) => Value::Real(number),
        (ValueRef::Integer(number), Kind::Real) => Value::Real(number as f64),
        (ValueRef::Text(text), Kind::Text) => Value::Text(std::str::from_utf8(text).ok()?.to_owned()),
        (ValueRef::Blob(bytes), Kind::Bytes) => Value::Bytes(bytes.to_vec()),
        _ => return None,
    })
}

/// A file beside the one that it will become.
pub struct Restored {
    /// Closed before the file is renamed.
    connection: Option<Connection>,
    later: Vec<Migration>,
    beside: PathBuf,
    path: PathBuf,
}

impl Restored {
    pub fn begin(path: &Path, then: &[Migration], later: Vec<Migration>) -> Result<Restored, Error> {
        if path.exists() {
            refuse_if_used(path)?;
        }
        let beside = path.with_added_extension("restoring");
        remove(&beside)?;
        let connection = Connection::open(&beside).map_err(|error| sqlite::explain(error, &beside))?;
        // Nobody else sees this file, and it is thrown away when anything fails: no journal is needed.
        connection.execute_batch(&format!(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN; {};",
            migrate::TABLE
        ))?;
        let restored = Restored { connection: Some(connection), later, beside, path: path.to_owned() };
        for migration in then {
            restored.connection()?.execute_batch(&migration.script(Engine::Sqlite))?;
        }
        Ok(restored)
    }

    fn connection(&self) -> Result<&Connection, Error> {
        self.connection.as_ref().ok_or_else(|| Error::Broken("the restore has ended".into()))
    }
}

impl Source for Restored {
    fn rows(
        &mut self,
        shape: &Shape,
        each: &mut dyn FnMut(&[Value]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.connection
            .as_mut()
            .ok_or_else(|| Error::Broken("the restore has ended".into()))?
            .rows(shape, each)
    }
}

impl Target for Restored {
    fn load(&mut self, shape: &Shape, text: &str) -> Result<(), Error> {
        let places: Vec<_> = (1..=shape.columns.len()).map(|number| format!("?{number}")).collect();
        let sql =
            format!("INSERT INTO \"{}\" ({}) VALUES ({})", shape.name, shape.listed(), places.join(", "));
        let mut prepared = self.connection()?.prepare_cached(&sql)?;
        let kinds = shape.kinds();
        for line in text.lines() {
            for (place, value) in lines::read(line, &kinds)?.iter().enumerate() {
                prepared.raw_bind_parameter(place + 1, value)?;
            }
            prepared.raw_execute()?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        for migration in std::mem::take(&mut self.later) {
            self.connection()?.execute_batch(&migration.script(Engine::Sqlite))?;
        }
        let astray =
            self.connection()?
                .query_row("SELECT COUNT(*) FROM pragma_foreign_key_check", [], |row| row.get(0));
        if let rows @ 1.. = astray.unwrap_or(0i64) {
            return Err(Error::Broken(format!("{rows} rows point at rows that are not there")));
        }
        self.connection()?.execute_batch("COMMIT")?;
        self.connection.take();
        let failed = |error| trouble(&self.path, error);
        File::open(&self.beside).and_then(|file| file.sync_all()).map_err(failed)?;
        remove(&self.path)?;
        fs::rename(&self.beside, &self.path).map_err(failed)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all()).map_err(failed)
    }
}

impl Drop for Restored {
    fn drop(&mut self) {
        self.connection.take();
        drop(remove(&self.beside));
    }
}

/// A database that holds something, or that a program has open, is not replaced.
fn refuse_if_used(path: &Path) -> Result<(), Error> {
    let connection = Connection::open(path).map_err(|error| sqlite::explain(error, path))?;
    let locked = connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
    locked.map_err(|error| match sqlite::explain(error, path) {
        Error::Away(_) => {
            Error::Conflict(format!("{} is open in another program; stop it first", path.display()))
        }
        other => other,
    })?;
    let mut tables = connection.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'",
    )?;
    let names = tables.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for name in names.iter().filter(|name| *name != schema::HISTORY) {
        let quoted = name.replace('"', "\"\"");
        if connection
            .query_row(&format!("SELECT EXISTS (SELECT 1 FROM \"{quoted}\")"), [], |row| row.get(0))?
        {
            return Err(not_empty(&path.display().to_string(), name));
        }
    }
    Ok(())
}

/// The sentence of a refusal.
pub fn not_empty(place: &str, table: &str) -> Error {
    Error::Conflict(format!(
        "{place} holds data already (the table {table} has rows). A backup is restored only into an empty database, so that nothing is lost: give another place."
    ))
}

/// Removes a database with what SQLite may have left beside it.
fn remove(path: &Path) -> Result<(), Error> {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(trouble(path, error)),
            _ => {}
        }
    }
    Ok(())
}
