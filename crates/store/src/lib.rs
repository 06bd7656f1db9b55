//! One SQL text on two engines: SQLite (embedded) and PostgreSQL (many nodes).
//!
//! * [`Store`] opens a database, reads, and begins transactions ([`Tx`]).
//! * [`statements!`] keeps every statement in a registry; [`testing::differences`] prepares each on both engines.
//! * [`row!`] makes a struct that is read from a row by position; [`args!`] makes the values that go in.
//! * [`dialect`] is the one address of what differs between the engines.
//! * [`migrate`] holds the one history of both.
//! * [`blobs`] keeps large bytes in a folder, named by their hash.
//! * [`dump`] is backup and restore, from either engine into either; [`schema`] is the tables as the database describes them.
//! * [`lanes`] gives each process that writes its own lane of ids.
//!
//! It is small and dull on purpose: open, transaction, row, migrate. There is no query builder and no mapping of objects.

pub mod blobs;
pub mod dialect;
pub mod dump;
mod error;
pub mod lanes;
pub mod migrate;
mod near;
mod postgres;
mod row;
pub mod schema;
mod sqlite;
mod statement;
pub mod testing;
mod tx;
mod value;

use std::{path::PathBuf, sync::Arc};

pub use dialect::Engine;
pub use error::Error;
pub use row::{Column, FromRow, Row};
pub use statement::Statement;
pub use tx::{Batch, Tx};
pub use value::Value;

#[doc(hidden)]
pub use rusqlite::types::ValueRef as SqliteValue;
#[doc(hidden)]
pub use tokio_postgres::Row as PostgresRow;

/// Where a database is.
#[derive(Clone, Debug)]
pub enum Place {
    /// A SQLite file; its folder must exist.
    File(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

enum Inner {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens the database. It neither creates tables nor changes them: see [`migrate::run`].
    pub async fn open(place: &Place) -> Result<Store, Error> {
        let inner = match place {
            Place::File(path) => Inner::Sqlite(sqlite::Sqlite::open(path)?),
            Place::Postgres(address) => Inner::Postgres(postgres::Postgres::open(address).await?),
        };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &*self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows, read outside of any transaction.
    pub async fn all<R: FromRow>(
        &self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Vec<R>, Error> {
        match &*self.inner {
            Inner::Sqlite(db) => db.rows(statement, args).await,
            Inner::Postgres(db) => db.read(statement, &args).await,
        }
    }

    /// The first row, if there is one.
    pub async fn opt<R: FromRow>(
        &self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Option<R>, Error> {
        Ok(self.all(statement, args).await?.into_iter().next())
    }

    /// The row that must be there.
    pub async fn one<R: FromRow>(&self, statement: &'static Statement, args: Vec<Value>) -> Result<R, Error> {
        self.opt(statement, args).await?.ok_or_else(|| Error::missing(statement))
    }

    /// Begins a transaction that may write. On SQLite there is one writer: it is this transaction's turn when
    /// those before it have ended, and several that end close together share one commit to disk.
    pub async fn begin(&self) -> Result<Tx, Error> {
        match &*self.inner {
            Inner::Sqlite(db) => Ok(Tx::sqlite(db.begin()?)),
            Inner::Postgres(db) => Ok(Tx::postgres(db.begin().await?)),
        }
    }

    /// Runs text that is not a registered statement: migrations, schema pictures, vacuum. Never with anything from outside in it.
    pub async fn script(&self, sql: &str) -> Result<(), Error> {
        match &*self.inner {
            Inner::Sqlite(db) => {
                let sql = sql.to_owned();
                db.write(move |connection| Ok(connection.execute_batch(&sql)?)).await
            }
            Inner::Postgres(db) => db.script(sql).await,
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        static PING: Statement = Statement::new("PING", "SELECT CAST(1 AS BIGINT)");
        self.one::<(i64,)>(&PING, vec![]).await.map(drop)
    }

    /// What time it is for a database on another machine; none for the embedded one, which has ours.
    pub async fn now(&self) -> Result<Option<base::Time>, Error> {
        static NOW: Statement =
            Statement::new("NOW", "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)");
        match self.engine() {
            Engine::Sqlite => Ok(None),
            Engine::Postgres => self.one::<(base::Time,)>(&NOW, vec![]).await.map(|(time,)| Some(time)),
        }
    }

    /// The columns and the count of parameters that a statement has on this engine.
    pub async fn describe(&self, statement: &'static Statement) -> Result<(Vec<String>, usize), Error> {
        match &*self.inner {
            Inner::Sqlite(db) => db.read(move |connection| sqlite::describe(connection, statement)).await,
            Inner::Postgres(db) => db.describe(statement).await,
        }
    }

    /// Checks the SQLite file from end to end, and writes nothing; PostgreSQL checks itself.
    pub async fn integrity(&self) -> Result<Vec<String>, Error> {
        match &*self.inner {
            Inner::Sqlite(db) => db.read(sqlite::integrity).await,
            Inner::Postgres(_) => Ok(Vec::new()),
        }
    }
}
