//! PostgreSQL: a small pool, prepared statements kept by each connection.

use bytes::BytesMut;
use deadpool_postgres::{
    ClientWrapper, Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts,
};
use futures_util::{FutureExt, future::try_join_all};
use std::time::Duration;
use tokio_postgres::{
    Config, NoTls,
    config::SslMode,
    types::{IsNull, ToSql, Type, to_sql_checked},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::{Engine, Error, FromRow, Row, Statement, Value};

const CONNECTIONS: usize = 16;
const WAIT: Duration = Duration::from_secs(5);
/// How many statements of one batch are on their way at once.
const PIPELINED: usize = 32;

pub(crate) struct Postgres {
    pool: Pool,
}

/// One transaction's connection. Dropped without a commit, the connection is closed, which undoes it.
pub(crate) struct Session {
    connection: Option<Object>,
}

impl Postgres {
    pub async fn open(address: &str) -> Result<Postgres, Error> {
        let mut config: Config =
            address.parse().map_err(|error| Error::Broken(format!("not a postgres:// address: {error}")))?;
        config.connect_timeout(WAIT).application_name("guildhall");
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = if config.get_ssl_mode() == SslMode::Disable || is_local(&config) {
            config.ssl_mode(SslMode::Disable);
            Manager::from_config(config, NoTls, recycling)
        } else {
            let roots = rustls::RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
            let tls = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
            Manager::from_config(config, MakeRustlsConnect::new(tls), recycling)
        };
        let timeouts = Timeouts { wait: Some(WAIT), create: Some(WAIT), recycle: Some(WAIT) };
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .timeouts(timeouts)
            .runtime(Runtime::Tokio1)
            .post_create(Hook::async_fn(|connection, _| Box::pin(settle_plans(connection))))
            .build()
            .map_err(|error| Error::Broken(error.to_string()))?;
        let db = Postgres { pool };
        drop(db.connection().await?);
        Ok(db)
    }

    pub async fn connection(&self) -> Result<Object, Error> {
        self.pool.get().await.map_err(|error| match error {
            deadpool_postgres::PoolError::Backend(error) => error.into(),
            other => Error::Away(other.to_string()),
        })
    }

    pub async fn read<R: FromRow>(&self, statement: &Statement, args: &[Value]) -> Result<Vec<R>, Error> {
        rows(&self.connection().await?, statement, args).await
    }

    pub async fn script(&self, sql: &str) -> Result<(), Error> {
        Ok(self.connection().await?.batch_execute(sql).await?)
    }

    pub async fn begin(&self) -> Result<Session, Error> {
        let connection = self.connection().await?;
        let session = Session { connection: Some(connection) };
        session.connection()?.batch_execute("BEGIN").await?;
        Ok(session)
    }

    pub async fn describe(&self, statement: &Statement) -> Result<(Vec<String>, usize), Error> {
        let prepared = self.connection().await?.prepare(statement.text(Engine::Postgres)).await?;
        Ok((
            prepared.columns().iter().map(|column| column.name().to_owned()).collect(),
            prepared.params().len(),
        ))
    }
}

/// A statement is planned once for a connection, not each time for its values: to plan costs more than to run most of ours,
/// and with the values before it PostgreSQL likes to read all people for the names of fifty.
async fn settle_plans(connection: &mut ClientWrapper) -> Result<(), HookError> {
    // What only speaks the protocol of PostgreSQL may not know the setting; then it plans as it likes.
    drop(connection.batch_execute("SET plan_cache_mode = force_generic_plan").await);
    Ok(())
}

/// A server on this machine or behind a socket speaks without TLS; any other must have it unless `sslmode=disable` is said.
fn is_local(config: &Config) -> bool {
    use tokio_postgres::config::Host;
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => name == "localhost" || name.starts_with("127.") || name == "::1",
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

impl Session {
    fn connection(&self) -> Result<&Object, Error> {
        self.connection.as_ref().ok_or_else(|| Error::Broken("the transaction has ended".into()))
    }

    pub async fn all<R: FromRow>(&self, statement: &Statement, args: &[Value]) -> Result<Vec<R>, Error> {
        rows(self.connection()?, statement, args).await
    }

    pub async fn exec(&self, statement: &Statement, args: &[Value]) -> Result<u64, Error> {
        let connection = self.connection()?;
        let prepared = connection
            .prepare_cached(statement.text(Engine::Postgres))
            .await
            .map_err(|e| name(e, statement))?;
        connection
            .execute_raw(&prepared, args.iter().map(borrowed))
            .await
            .map_err(|error| name(error, statement))
    }

    pub async fn each(&self, statement: &Statement, lists: &[Vec<Value>]) -> Result<u64, Error> {
        let connection = self.connection()?;
        let prepared = connection
            .prepare_cached(statement.text(Engine::Postgres))
            .await
            .map_err(|e| name(e, statement))?;
        let mut touched = 0;
        for some in lists.chunks(PIPELINED) {
            // All are sent before the first is waited for; the server takes them in order.
            let sent =
                some.iter().map(|args| connection.execute_raw(&prepared, args.iter().map(borrowed)).boxed());
            let sent: Vec<_> = sent.collect();
            let done = try_join_all(sent).await.map_err(|error| name(error, statement))?;
            touched += done.iter().sum::<u64>();
        }
        Ok(touched)
    }

    /// Ends it without keeping anything, and gives the connection back.
    pub async fn undo(mut self) -> Result<(), Error> {
        self.connection()?.batch_execute("ROLLBACK").await?;
        self.connection.take();
        Ok(())
    }

    pub async fn commit(mut self) -> Result<(), Error> {
        self.connection()?.batch_execute("COMMIT").await?;
        // Only now may the connection go back to the pool.
        self.connection.take();
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            // There is no waiting in a drop: the connection leaves the pool and is closed, and the server undoes the rest.
            drop(Object::take(connection));
        }
    }
}

fn borrowed(value: &Value) -> &(dyn ToSql + Sync) {
    value
}

async fn rows<R: FromRow>(
    connection: &Object,
    statement: &Statement,
    args: &[Value],
) -> Result<Vec<R>, Error> {
    let prepared =
        connection.prepare_cached(statement.text(Engine::Postgres)).await.map_err(|e| name(e, statement))?;
    let given: Vec<&(dyn ToSql + Sync)> = args.iter().map(borrowed).collect();
    let found = connection.query(&prepared, &given).await.map_err(|error| name(error, statement))?;
    found.iter().map(|row| R::from_row(&Row::Postgres(row))).collect()
}

fn name(error: tokio_postgres::Error, statement: &Statement) -> Error {
    match Error::from(error) {
        Error::Broken(why) => Error::Broken(format!("{}: {why}", statement.name)),
        Error::Conflict(why) => Error::Conflict(format!("{}: {why}", statement.name)),
        other => other,
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Value::Int(number) if *kind == Type::FLOAT8 => (*number as f64).to_sql(kind, out),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Bool(truth) => truth.to_sql(kind, out),
            Value::Real(number) => number.to_sql(kind, out),
            Value::Text(text) => text.as_str().to_sql(kind, out),
            Value::Bytes(bytes) => bytes.as_slice().to_sql(kind, out),
            Value::Ints(numbers) => numbers.to_sql(kind, out),
            Value::Texts(texts) => texts.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        // What a value becomes depends on the value; a wrong pair is refused here, before it is sent.
        matches!(
            *kind,
            Type::INT8
                | Type::INT4
                | Type::FLOAT8
                | Type::BOOL
                | Type::TEXT
                | Type::VARCHAR
                | Type::BYTEA
                | Type::INT8_ARRAY
                | Type::TEXT_ARRAY
        )
    }

    to_sql_checked!();
}
