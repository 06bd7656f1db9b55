//! One transaction, on either engine.

use crate::{Error, FromRow, Statement, Value, postgres, sqlite};

/// One statement, and the values of each time that it is run.
#[derive(Clone)]
pub struct Batch {
    /// The statement.
    pub statement: &'static Statement,
    /// The values.
    pub lists: Vec<Vec<Value>>,
}

/// A transaction that may write. Dropped without [`commit`](Tx::commit), it leaves nothing behind.
///
/// After an error nothing more can be done in it, on both engines alike: PostgreSQL works so, and SQLite is held to it.
/// Where a conflict is expected, say `ON CONFLICT DO NOTHING` and look at the count.
pub struct Tx {
    inner: Inner,
    failed: bool,
}

enum Inner {
    Sqlite(sqlite::Session),
    // Boxed, because it is much the larger of the two.
    Postgres(Box<postgres::Session>),
}

impl Tx {
    pub(crate) fn sqlite(session: sqlite::Session) -> Tx {
        Tx { inner: Inner::Sqlite(session), failed: false }
    }

    pub(crate) fn postgres(session: postgres::Session) -> Tx {
        Tx { inner: Inner::Postgres(Box::new(session)), failed: false }
    }

    /// All rows.
    pub async fn all<R: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Vec<R>, Error> {
        self.usable()?;
        let done = match &self.inner {
            Inner::Sqlite(session) => {
                session.run(move |connection| sqlite::rows(connection, statement, &args)).await
            }
            Inner::Postgres(session) => session.all(statement, &args).await,
        };
        self.note(done)
    }

    /// The first row, if there is one.
    pub async fn opt<R: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Option<R>, Error> {
        Ok(self.all(statement, args).await?.into_iter().next())
    }

    /// The row that must be there.
    pub async fn one<R: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<R, Error> {
        self.opt(statement, args).await?.ok_or_else(|| Error::missing(statement))
    }

    /// Runs a statement; returns how many rows it touched.
    pub async fn exec(&mut self, statement: &'static Statement, args: Vec<Value>) -> Result<u64, Error> {
        self.usable()?;
        let done = match &self.inner {
            Inner::Sqlite(session) => {
                session.run(move |connection| sqlite::exec(connection, statement, &args)).await
            }
            Inner::Postgres(session) => session.exec(statement, &args).await,
        };
        self.note(done)
    }

    /// Runs one statement for each list of values, in one journey; returns how many rows were touched in all.
    pub async fn each(
        &mut self,
        statement: &'static Statement,
        lists: Vec<Vec<Value>>,
    ) -> Result<u64, Error> {
        self.usable()?;
        if lists.is_empty() {
            return Ok(0);
        }
        let done = match &self.inner {
            Inner::Sqlite(session) => {
                session
                    .run(move |connection| {
                        let mut touched = 0;
                        for args in &lists {
                            touched += sqlite::exec(connection, statement, args)?;
                        }
                        Ok(touched)
                    })
                    .await
            }
            Inner::Postgres(session) => session.each(statement, &lists).await,
        };
        self.note(done)
    }

    /// Runs statements and keeps everything, in one journey: for acts that many do at once. True when each run touched a row; else
    /// nothing was kept, and the answer is false.
    pub async fn keep_all_or_none(self, batches: Vec<Batch>) -> Result<bool, Error> {
        self.usable()?;
        match self.inner {
            Inner::Sqlite(session) => {
                session
                    .run_and_commit(move |connection| {
                        for batch in &batches {
                            for args in &batch.lists {
                                if sqlite::exec(connection, batch.statement, args)? == 0 {
                                    return Ok(false);
                                }
                            }
                        }
                        Ok(true)
                    })
                    .await
            }
            Inner::Postgres(session) => {
                for batch in &batches {
                    if session.each(batch.statement, &batch.lists).await? < batch.lists.len() as u64 {
                        return session.undo().await.map(|()| false);
                    }
                }
                session.commit().await.map(|()| true)
            }
        }
    }

    /// Keeps everything. When this returns, it is on disk.
    pub async fn commit(self) -> Result<(), Error> {
        self.usable()?;
        match self.inner {
            Inner::Sqlite(session) => session.commit().await,
            Inner::Postgres(session) => session.commit().await,
        }
    }

    fn usable(&self) -> Result<(), Error> {
        if self.failed { Err(Error::Broken("the transaction has failed already".into())) } else { Ok(()) }
    }

    fn note<T>(&mut self, done: Result<T, Error>) -> Result<T, Error> {
        self.failed |= done.is_err();
        done
    }
}
