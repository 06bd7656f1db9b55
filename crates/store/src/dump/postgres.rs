//! Rows out of PostgreSQL, and into it.

use std::pin::pin;

use bytes::Bytes;
use deadpool_postgres::Object;
use futures_util::{SinkExt, TryStreamExt};
use tokio::runtime::Handle;

use super::{Source, Target, lines::Kind, manifest::Shape, sqlite::not_empty};
use crate::{Engine, Error, Row, Value, migrate, migrate::Migration, postgres::Postgres, schema};

/// A connection of its own, used from a thread that may wait. When it is dropped, its transaction is undone.
pub struct Session {
    connection: Object,
    handle: Handle,
    /// Keeps the connection's pool.
    _pool: Postgres,
}

/// One view of all tables, however long it is read and whoever writes meanwhile.
pub async fn snapshot(address: &str, handle: Handle) -> Result<Session, Error> {
    let session = Session::open(address, handle).await?;
    session.connection.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1").await?;
    Ok(session)
}

impl Session {
    async fn open(address: &str, handle: Handle) -> Result<Session, Error> {
        let pool = Postgres::open(address).await?;
        Ok(Session { connection: pool.connection().await?, handle, _pool: pool })
    }

    fn script(&self, sql: &str) -> Result<(), Error> {
        Ok(self.handle.block_on(self.connection.batch_execute(sql))?)
    }

    fn texts(&self, sql: &str) -> Result<Vec<String>, Error> {
        let rows = self.handle.block_on(self.connection.query(sql, &[]))?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }
}

impl Source for Session {
    fn rows(
        &mut self,
        shape: &Shape,
        each: &mut dyn FnMut(&[Value]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let key: Vec<_> = shape.key.iter().map(|name| by_bytes(name, shape)).collect();
        let sql = format!("SELECT {} FROM \"{}\" ORDER BY {}", shape.listed(), shape.name, key.join(", "));
        self.handle.block_on(async {
            let none: [i64; 0] = [];
            let mut rows = pin!(self.connection.query_raw(&sql, none).await?);
            let mut values = Vec::with_capacity(shape.columns.len());
            while let Some(row) = rows.try_next().await? {
                values.clear();
                for (place, (_, kind)) in shape.columns.iter().enumerate() {
                    values.push(value(&Row::Postgres(&row), place, *kind)?);
                }
                each(&values)?;
            }
            Ok(())
        })
    }
}

/// In the order of SQLite: texts by their bytes, whatever the database's language.
fn by_bytes(column: &str, shape: &Shape) -> String {
    let is_text = shape.columns.iter().any(|(name, kind)| name == column && *kind == Kind::Text);
    format!("\"{column}\"{}", if is_text { " COLLATE \"C\"" } else { "" })
}

fn value(row: &Row<'_>, place: usize, kind: Kind) -> Result<Value, Error> {
    Ok(match kind {
        Kind::Int => row.get::<Option<i64>>(place)?.map(Value::Int),
        Kind::Bool => row.get::<Option<bool>>(place)?.map(Value::Bool),
        Kind::Real => row.get::<Option<f64>>(place)?.map(Value::Real),
        Kind::Text => row.get::<Option<String>>(place)?.map(Value::Text),
        Kind::Bytes => row.get::<Option<Vec<u8>>>(place)?.map(Value::Bytes),
    }
    .unwrap_or(Value::Null))
}

/// A transaction that holds the whole restore.
pub struct Restored {
    session: Session,
    later: Vec<Migration>,
}

impl Restored {
    pub fn begin(
        address: &str,
        then: &[Migration],
        later: Vec<Migration>,
        handle: Handle,
    ) -> Result<Restored, Error> {
        let session = handle.block_on(Session::open(address, handle.clone()))?;
        session.script(&format!(
            "BEGIN; SELECT pg_advisory_xact_lock({}); {}",
            migrate::LOCK,
            migrate::TABLE
        ))?;
        let tables = session.texts(
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1",
        )?;
        for table in tables.iter().filter(|name| *name != schema::HISTORY) {
            let quoted = table.replace('"', "\"\"");
            // Whoever writes at this moment has to wait, and then meets a database that is not empty.
            session.script(&format!("LOCK TABLE \"{quoted}\" IN ACCESS EXCLUSIVE MODE"))?;
            if !session.texts(&format!("SELECT '' FROM \"{quoted}\" LIMIT 1"))?.is_empty() {
                return Err(not_empty("the PostgreSQL database", table));
            }
        }
        let done = session.texts("SELECT hash FROM migrations")?;
        let is_known = |hash: &String| then.iter().any(|migration| migration.hash() == *hash);
        if !done.iter().all(is_known) {
            return Err(Error::Version(
                "the database was prepared by another version than the one that made the backup: give one without tables".into(),
            ));
        }
        for migration in then.iter().filter(|migration| !done.contains(&migration.hash())) {
            session.script(&migration.script(Engine::Postgres))?;
        }
        Ok(Restored { session, later })
    }
}

impl Source for Restored {
    fn rows(
        &mut self,
        shape: &Shape,
        each: &mut dyn FnMut(&[Value]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.session.rows(shape, each)
    }
}

impl Target for Restored {
    fn load(&mut self, shape: &Shape, lines: &str) -> Result<(), Error> {
        let sql = format!("COPY \"{}\" ({}) FROM STDIN", shape.name, shape.listed());
        let bytes = Bytes::copy_from_slice(lines.as_bytes());
        self.session.handle.block_on(async {
            let mut sink = pin!(self.session.connection.copy_in::<_, Bytes>(&sql).await?);
            sink.send(bytes).await?;
            sink.finish().await?;
            Ok(())
        })
    }

    fn finish(&mut self) -> Result<(), Error> {
        for migration in std::mem::take(&mut self.later) {
            self.session.script(&migration.script(Engine::Postgres))?;
        }
        self.session.script("COMMIT")?;
        // So that the first questions are planned well. What was kept is kept, whether or not this succeeds.
        drop(self.session.script("ANALYZE"));
        Ok(())
    }
}
