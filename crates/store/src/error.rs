//! What can go wrong between us and a database, told apart by what can be done about it.

use crate::Statement;

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The same key is there already.
    #[error("it is there already ({0})")]
    Conflict(String),
    /// The disk or the quota is full. Nothing of the transaction was kept.
    #[error("the disk is full: {0}")]
    Full(String),
    /// The file or its folder cannot be written.
    #[error("the database cannot be written: {0}")]
    ReadOnly(String),
    /// Another process holds it, or the other side is away; trying again later may work.
    #[error("the database is not to be had just now: {0}")]
    Away(String),
    /// The database is of another version of the program.
    #[error("{0}")]
    Version(String),
    /// A defect: the statement, a row or the file is not what the program expects.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    pub(crate) fn missing(statement: &Statement) -> Error {
        Error::Broken(format!("{}: no row where one must be", statement.name))
    }

    /// Whether the same act may work when it is tried again.
    pub fn is_passing(&self) -> bool {
        matches!(self, Error::Away(_))
    }

    /// The same error again, for everyone who waited for one commit.
    pub(crate) fn again(&self) -> Error {
        match self {
            Error::Conflict(why) => Error::Conflict(why.clone()),
            Error::Full(why) => Error::Full(why.clone()),
            Error::ReadOnly(why) => Error::ReadOnly(why.clone()),
            Error::Away(why) => Error::Away(why.clone()),
            Error::Version(why) => Error::Version(why.clone()),
            Error::Broken(why) => Error::Broken(why.clone()),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode::*;
        let why = error.to_string();
        match error.sqlite_error_code() {
            Some(ConstraintViolation) => Error::Conflict(why),
            Some(DiskFull) => Error::Full(why),
            Some(ReadOnly | CannotOpen | PermissionDenied) => Error::ReadOnly(why),
            Some(DatabaseBusy | DatabaseLocked) => Error::Away(why),
            _ => Error::Broken(why),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        let why = match error.as_db_error() {
            Some(told) => format!("{}: {}", told.code().code(), told.message()),
            None => error.to_string(),
        };
        match error.code().map(|code| code.code()) {
            Some("23505" | "23503" | "23P01" | "23514" | "23502") => Error::Conflict(why),
            Some("53100" | "53200") => Error::Full(why),
            Some("25006") => Error::ReadOnly(why),
            // Serialisation, deadlock, lock not available, shutting down, starting up, too many connections.
            Some("40001" | "40P01" | "55P03" | "57P01" | "57P02" | "57P03" | "53300") => Error::Away(why),
            Some(code) if code.starts_with("08") => Error::Away(why),
            Some(_) => Error::Broken(why),
            // Not told by the server: the line is gone, or we asked wrongly.
            None if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|cause| cause.is::<std::io::Error>()) =>
            {
                Error::Away(why)
            }
            None => Error::Broken(why),
        }
    }
}
