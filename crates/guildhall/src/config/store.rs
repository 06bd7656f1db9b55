//! Where things are kept.

use std::{path::PathBuf, str::FromStr};

use serde::{Deserialize, Serialize};

/// Section `[store]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Store {
    /// The folder for everything that is kept: the embedded database, attachments, the lock.
    pub data: PathBuf,
    /// Which database.
    pub database: Database,
}

impl Default for Store {
    fn default() -> Store {
        Store { data: PathBuf::from("./data"), database: Database::InFolder }
    }
}

/// Which database.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Database {
    /// The embedded one, `guildhall.db` in the data folder.
    #[default]
    InFolder,
    /// The embedded one, in this file.
    File(PathBuf),
    /// A PostgreSQL, by its address. It may hold a password: it is never printed whole.
    Postgres(String),
}

impl Database {
    /// For people: without the password.
    pub fn shown(&self) -> String {
        match self {
            Database::InFolder => "guildhall.db in the data folder".into(),
            Database::File(file) => file.display().to_string(),
            Database::Postgres(address) => without_password(address),
        }
    }
}

/// A `postgres://` address as it may be shown.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let (user, host) = rest.rsplit_once('@').unwrap_or(("", rest));
    // Behind the question mark a password may stand too.
    let host = host.split('?').next().unwrap_or_default();
    match user.split(':').next().unwrap_or_default() {
        "" => format!("{scheme}://{host}"),
        user => format!("{scheme}://{user}@{host}"),
    }
}

impl FromStr for Database {
    type Err = String;

    fn from_str(text: &str) -> Result<Database, String> {
        Database::try_from(text.to_owned())
    }
}

impl TryFrom<String> for Database {
    type Error = String;

    fn try_from(text: String) -> Result<Database, String> {
        if text.is_empty() {
            Ok(Database::InFolder)
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Database::Postgres(text))
        } else if let Some((scheme, _)) = text.split_once("://") {
            Err(format!(
                "\"{scheme}://…\" is no database that we know; expected \"\" for the embedded one, the path of a file, or postgres://user@host/name"
            ))
        } else {
            Ok(Database::File(PathBuf::from(text)))
        }
    }
}

impl From<Database> for String {
    fn from(database: Database) -> String {
        match database {
            Database::InFolder => String::new(),
            Database::File(file) => file.to_string_lossy().into_owned(),
            Database::Postgres(address) => address,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for address in [
            "postgres://guildhall:secret@db.example:5432/hall",
            "postgres://guildhall@db.example:5432/hall?password=secret",
        ] {
            let shown = Database::try_from(address.to_owned()).unwrap().shown();
            assert_eq!(shown, "postgres://guildhall@db.example:5432/hall");
        }
    }
}
