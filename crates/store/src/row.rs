//! Rows that come out of a statement, read by position.

use base::{Id, Time};
use rusqlite::types::ValueRef;

use crate::Error;

/// One row of either engine.
pub enum Row<'a> {
    #[doc(hidden)]
    Sqlite(&'a rusqlite::Row<'a>),
    #[doc(hidden)]
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// The value at `place`, counted from 0.
    pub fn get<T: Column>(&self, place: usize) -> Result<T, Error> {
        match self {
            Row::Sqlite(row) => T::of_sqlite(row.get_ref(place)?).ok_or_else(|| {
                Error::Broken(format!("column {place} is not a {}", std::any::type_name::<T>()))
            }),
            Row::Postgres(row) => T::of_postgres(row, place),
        }
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// From SQLite; none when it is of another type.
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self>;
    /// From PostgreSQL.
    fn of_postgres(row: &tokio_postgres::Row, place: usize) -> Result<Self, Error>;
}

macro_rules! column {
    ($kind:ty, $pattern:pat => $read:expr) => {
        impl Column for $kind {
            fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    $pattern => Some($read),
                    _ => None,
                }
            }
            fn of_postgres(row: &tokio_postgres::Row, place: usize) -> Result<Self, Error> {
                Ok(row.try_get(place)?)
            }
        }
    };
}
column!(i64, ValueRef::Integer(number) => number);
column!(bool, ValueRef::Integer(number) => number != 0);
column!(String, ValueRef::Text(text) => match std::str::from_utf8(text) {
    // Nearly always; and much faster than to look for what must be replaced.
    Ok(text) => text.to_owned(),
    Err(_) => String::from_utf8_lossy(text).into_owned(),
});
column!(Vec<u8>, ValueRef::Blob(bytes) => bytes.to_vec());

impl Column for f64 {
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Real(number) => Some(number),
            ValueRef::Integer(number) => Some(number as f64),
            _ => None,
        }
    }
    fn of_postgres(row: &tokio_postgres::Row, place: usize) -> Result<Self, Error> {
        Ok(row.try_get(place)?)
    }
}

impl<T: Column> Column for Option<T> {
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            other => T::of_sqlite(other).map(Some),
        }
    }
    fn of_postgres(row: &tokio_postgres::Row, place: usize) -> Result<Self, Error> {
        match row.try_get::<_, Option<Anything>>(place)? {
            None => Ok(None),
            Some(_) => T::of_postgres(row, place).map(Some),
        }
    }
}

/// Accepts any type, only to see whether a value is there.
struct Anything;

impl<'a> tokio_postgres::types::FromSql<'a> for Anything {
    fn from_sql(
        _: &tokio_postgres::types::Type,
        _: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Anything)
    }
    fn accepts(_: &tokio_postgres::types::Type) -> bool {
        true
    }
}

/// Types that are a `BIGINT` in the database: typed ids and the like. They must be `From<i64>` and `Into<i64>`.
#[macro_export]
macro_rules! stored_as_bigint {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::Column for $name {
            fn of_sqlite(value: $crate::SqliteValue<'_>) -> Option<Self> {
                <i64 as $crate::Column>::of_sqlite(value).map(Self::from)
            }
            fn of_postgres(row: &$crate::PostgresRow, place: usize) -> Result<Self, $crate::Error> {
                <i64 as $crate::Column>::of_postgres(row, place).map(Self::from)
            }
        }
        impl From<$name> for $crate::Value { fn from(it: $name) -> Self { $crate::Value::Int(i64::from(it)) } }
    )+};
}

macro_rules! bigint {
    ($name:ty, $make:expr) => {
        impl Column for $name {
            fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
                i64::of_sqlite(value).map($make)
            }
            fn of_postgres(row: &tokio_postgres::Row, place: usize) -> Result<Self, Error> {
                i64::of_postgres(row, place).map($make)
            }
        }
    };
}
bigint!(Time, Time);
bigint!(Id, Id);

/// A type that is read from a row: see [`row!`](crate::row!).
pub trait FromRow: Sized + Send + 'static {
    /// Reads the columns in order.
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

macro_rules! tuple {
    ($($name:ident $place:tt),+) => {
        impl<$($name: Column + Send + 'static),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, Error> { Ok(($(row.get::<$name>($place)?,)+)) }
        }
    };
}
tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);

/// A struct whose fields are the columns of a row, in order.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $kind:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $kind),* }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row<'_>) -> Result<Self, $crate::Error> {
                let mut place = 0..;
                Ok($name { $($field: row.get(place.next().unwrap_or_default())?),* })
            }
        }
    };
}
