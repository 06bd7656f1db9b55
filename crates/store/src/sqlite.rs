//! SQLite: several that read, one that writes.
//!
//! `synchronous=FULL`: what was answered with "kept" survives a power cut. Many writers that wait share one
//! commit (a savepoint each), so that this stays fast.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use rusqlite::{Connection, OpenFlags, ToSql, config::DbConfig, types::ToSqlOutput};
use tokio::sync::oneshot;

use crate::{Engine, Error, FromRow, Row, Statement, Value, near::Near};

/// Readers: twice the cores of a small server; more only contend for its two cores.
const READERS: usize = 4;
/// How many transactions may share one commit.
const GATHERED: usize = 64;
/// A transaction that does nothing for this long is rolled back: it would hold up every other writer.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long we wait for another process that writes (an import beside a server).
const BUSY: Duration = Duration::from_secs(15);
const STATEMENTS_KEPT: usize = 256;

type Reading = Box<dyn FnOnce(&Connection) + Send>;
type Deciding = Box<dyn FnOnce(&Connection) -> Result<bool, Error> + Send>;
type Writing = Box<dyn FnOnce(Result<&Connection, &Error>) + Send>;

pub(crate) struct Sqlite {
    near: Near,
    readers: Sender<Reading>,
    writer: Sender<Receiver<Step>>,
}

/// What a transaction asks of the writer's thread.
enum Step {
    Run(Writing),
    Commit(oneshot::Sender<Result<(), Error>>),
    /// Both at once: kept when the act says so, else undone.
    RunAndCommit(Deciding, oneshot::Sender<Result<bool, Error>>),
}

/// Who waits for a commit.
enum Waiting {
    Plainly(oneshot::Sender<Result<(), Error>>),
    ToKnow(oneshot::Sender<Result<bool, Error>>),
}

impl Waiting {
    fn tell(self, ended: &Result<(), Error>) {
        let ended = ended.as_ref().map_err(Error::again).copied();
        match self {
            Waiting::Plainly(reply) => drop(reply.send(ended)),
            Waiting::ToKnow(reply) => drop(reply.send(ended.map(|()| true))),
        }
    }
}

/// One transaction's line to the writer. Dropped without a commit, it is rolled back.
pub(crate) struct Session {
    steps: Sender<Step>,
}

impl Sqlite {
    pub fn open(path: &Path) -> Result<Sqlite, Error> {
        let writing = connect(path, true)?;
        let (writer, sessions) = unbounded();
        spawn("sqlite-writer", move || write_all(&writing, &sessions))?;
        let (readers, readings) = bounded::<Reading>(4096);
        for number in 0..READERS {
            let (connection, readings) = (connect(path, false)?, readings.clone());
            spawn(&format!("sqlite-reader-{number}"), move || {
                for reading in readings {
                    reading(&connection);
                }
            })?;
        }
        let near = Near::open(|| connect(path, false))?;
        Ok(Sqlite { near, readers, writer })
    }

    /// All rows of a statement, read here when it is a short one, else on a thread of its own.
    pub async fn rows<R: FromRow>(
        &self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Vec<R>, Error> {
        if statement.pace.is_short()
            && let Some(connection) = self.near.free()
        {
            return timed_rows(&connection, statement, &args);
        }
        self.read(move |connection| timed_rows(connection, statement, &args)).await
    }

    pub async fn read<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let reading: Reading = Box::new(move |connection| drop(reply.send(act(connection))));
        self.readers.send(reading).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub fn begin(&self) -> Result<Session, Error> {
        let (steps, received) = unbounded();
        self.writer.send(received).map_err(|_| gone())?;
        Ok(Session { steps })
    }

    /// One act in a transaction of its own.
    pub async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let session = self.begin()?;
        let done = session.run(act).await?;
        session.commit().await?;
        Ok(done)
    }
}

impl Session {
    pub async fn run<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let writing: Writing = Box::new(move |connection| {
            drop(reply.send(match connection {
                Ok(connection) => act(connection),
                Err(error) => Err(error.again()),
            }));
        });
        self.steps.send(Step::Run(writing)).map_err(|_| expired())?;
        answer.await.map_err(|_| expired())?
    }

    /// Runs an act and commits, in one journey; what the act does not want kept is undone.
    pub async fn run_and_commit(
        self,
        act: impl FnOnce(&Connection) -> Result<bool, Error> + Send + 'static,
    ) -> Result<bool, Error> {
        let (reply, answer) = oneshot::channel();
        self.steps.send(Step::RunAndCommit(Box::new(act), reply)).map_err(|_| expired())?;
        answer.await.map_err(|_| expired())?
    }

    pub async fn commit(self) -> Result<(), Error> {
        let (reply, answer) = oneshot::channel();
        self.steps.send(Step::Commit(reply)).map_err(|_| expired())?;
        answer.await.map_err(|_| expired())?
    }
}

fn gone() -> Error {
    Error::Away("the database is closed".into())
}

fn expired() -> Error {
    Error::Away("the transaction took too long and was undone".into())
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let spawned = thread::Builder::new().name(name.into()).spawn(work);
    spawned.map(drop).map_err(|error| Error::Broken(format!("no thread: {error}")))
}

pub(crate) fn connect(path: &Path, writes: bool) -> Result<Connection, Error> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(|error| explain(error, path))?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Plans do not depend on the values: else SQLite plans anew each time that a LIMIT is bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection
        .execute_batch("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;")
        .map_err(|error| explain(error, path))?;
    if writes {
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;")
            .map_err(|error| explain(error, path))?;
    } else {
        connection.execute_batch(
            // The file is read in place (how much of it at most: .cargo/config.toml): what a page needs is spread over all of it.
            "PRAGMA query_only = ON; PRAGMA cache_size = -4096; PRAGMA mmap_size = 68719476736;",
        )?;
    }
    Ok(connection)
}

pub(crate) fn explain(error: rusqlite::Error, path: &Path) -> Error {
    let error = Error::from(error);
    let place = |why: &str| format!("{}: {why}", path.display());
    match error {
        Error::ReadOnly(why) => Error::ReadOnly(place(&why)),
        Error::Broken(why) => Error::Broken(place(&why)),
        other => other,
    }
}

/// The writer's thread: takes transactions in turn, and commits those that end close together as one.
fn write_all(connection: &Connection, sessions: &Receiver<Receiver<Step>>) {
    while let Ok(first) = sessions.recv() {
        let begun = connection.execute_batch("BEGIN IMMEDIATE").map_err(Error::from);
        let mut waiting = Vec::new();
        let mut next = Some(first);
        while let Some(session) = next.take() {
            if let Some(reply) = write_one(connection, &session, begun.as_ref().err()) {
                waiting.push(reply);
            }
            if waiting.len() < GATHERED && begun.is_ok() {
                next = sessions.try_recv().ok();
            }
        }
        let ended = match begun {
            Ok(()) => connection.execute_batch("COMMIT").map_err(Error::from),
            Err(error) => Err(error),
        };
        if ended.is_err() && !connection.is_autocommit() {
            drop(connection.execute_batch("ROLLBACK"));
        }
        for one in waiting {
            one.tell(&ended);
        }
    }
}

/// Serves one transaction; returns who waits for its commit, or nobody when it was undone.
fn write_one(connection: &Connection, steps: &Receiver<Step>, broken: Option<&Error>) -> Option<Waiting> {
    if broken.is_none() && connection.execute_batch("SAVEPOINT one").is_err() {
        return None;
    }
    loop {
        match steps.recv_timeout(PATIENCE) {
            Ok(Step::Run(act)) => act(broken.map_or(Ok(connection), Err)),
            Ok(Step::Commit(reply)) => {
                if broken.is_none()
                    && let Err(error) = connection.execute_batch("RELEASE one")
                {
                    drop(reply.send(Err(error.into())));
                    return None;
                }
                return Some(Waiting::Plainly(reply));
            }
            Ok(Step::RunAndCommit(act, reply)) => {
                let done = match broken {
                    None => act(connection).and_then(|keep| match keep {
                        true => Ok(connection.execute_batch("RELEASE one").map(|()| true)?),
                        false => Ok(false),
                    }),
                    Some(error) => Err(error.again()),
                };
                if matches!(done, Ok(true)) {
                    return Some(Waiting::ToKnow(reply));
                }
                if broken.is_none() {
                    drop(connection.execute_batch("ROLLBACK TO one; RELEASE one"));
                }
                drop(reply.send(done));
                return None;
            }
            Err(_) => {
                if broken.is_none() {
                    drop(connection.execute_batch("ROLLBACK TO one; RELEASE one"));
                }
                return None;
            }
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::{Value as Owned, ValueRef};
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Value::Bool(truth) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*truth))),
            Value::Real(number) => ToSqlOutput::Borrowed(ValueRef::Real(*number)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Ints(numbers) => {
                let listed: Vec<String> = numbers.iter().map(i64::to_string).collect();
                ToSqlOutput::Owned(Owned::Text(format!("[{}]", listed.join(","))))
            }
            Value::Texts(texts) => ToSqlOutput::Owned(Owned::Text(json_list(texts))),
        })
    }
}

/// SQLite's `json_each` wants JSON: quotes, backslashes and control characters escaped.
fn json_list(texts: &[String]) -> String {
    let mut json = String::from("[");
    for (number, text) in texts.iter().enumerate() {
        json.push_str(if number == 0 { "\"" } else { ",\"" });
        for c in text.chars() {
            match c {
                '"' => json.push_str("\\\""),
                '\\' => json.push_str("\\\\"),
                c if c < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(c))),
                c => json.push(c),
            }
        }
        json.push('"');
    }
    json.push(']');
    json
}

/// Binds by the number in the name: SQLite takes `$2` for a name and numbers names by first appearance.
fn bind(statement: &mut rusqlite::Statement<'_>, args: &[Value]) -> Result<(), Error> {
    if statement.parameter_count() != args.len() {
        return Err(Error::Broken(format!(
            "{} values for {} parameters",
            args.len(),
            statement.parameter_count()
        )));
    }
    for index in 1..=statement.parameter_count() {
        let name = statement.parameter_name(index).unwrap_or_default();
        let number: usize = name.trim_start_matches(['$', '?']).parse().unwrap_or(0);
        let value =
            args.get(number.wrapping_sub(1)).ok_or_else(|| Error::Broken(format!("no value for {name}")))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}

pub(crate) fn rows<R: FromRow>(
    connection: &Connection,
    statement: &Statement,
    args: &[Value],
) -> Result<Vec<R>, Error> {
    let mut prepared =
        connection.prepare_cached(statement.text(Engine::Sqlite)).map_err(|error| name(error, statement))?;
    bind(&mut prepared, args)?;
    let mut rows = prepared.raw_query();
    let mut read = Vec::new();
    while let Some(row) = rows.next().map_err(|error| name(error, statement))? {
        read.push(R::from_row(&Row::Sqlite(row))?);
    }
    Ok(read)
}

#[allow(clippy::disallowed_methods)] // how long it took decides where it is run the next time
fn timed_rows<R: FromRow>(
    connection: &Connection,
    statement: &Statement,
    args: &[Value],
) -> Result<Vec<R>, Error> {
    let begun = Instant::now();
    let read = rows(connection, statement, args);
    statement.pace.note(begun.elapsed());
    read
}

pub(crate) fn exec(connection: &Connection, statement: &Statement, args: &[Value]) -> Result<u64, Error> {
    let mut prepared =
        connection.prepare_cached(statement.text(Engine::Sqlite)).map_err(|error| name(error, statement))?;
    bind(&mut prepared, args)?;
    Ok(prepared.raw_execute().map_err(|error| name(error, statement))? as u64)
}

pub(crate) fn describe(
    connection: &Connection,
    statement: &Statement,
) -> Result<(Vec<String>, usize), Error> {
    let prepared =
        connection.prepare(statement.text(Engine::Sqlite)).map_err(|error| name(error, statement))?;
    let columns = prepared.column_names().map(str::to_owned).collect();
    Ok((columns, prepared.parameter_count()))
}

pub(crate) fn integrity(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut prepared = connection.prepare("PRAGMA integrity_check")?;
    let told = prepared.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(told.into_iter().filter(|line| line != "ok").collect())
}

fn name(error: rusqlite::Error, statement: &Statement) -> Error {
    match Error::from(error) {
        Error::Broken(why) => Error::Broken(format!("{}: {why}", statement.name)),
        Error::Conflict(why) => Error::Conflict(format!("{}: {why}", statement.name)),
        other => other,
    }
}
