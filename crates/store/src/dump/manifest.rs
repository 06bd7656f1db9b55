//! What stands before the tables (`head`) and after them (`manifest`): lines of words between tabs.

use std::collections::BTreeMap;

use base::Time;
use sha2::{Digest, Sha256};

use super::lines::Kind;
use crate::{Engine, Error, schema::Table};

/// The version of the format. It grows when an older program could no longer read it.
const VERSION: &str = "1";

/// What made the backup, and the shape of each table, in the order of loading.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub engine: Engine,
    pub made_at: Time,
    /// Number, name and hash of each migration that had been run.
    pub history: Vec<(i64, String, String)>,
    pub shapes: Vec<Shape>,
}

/// The shape of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub name: String,
    pub key: Vec<String>,
    pub columns: Vec<(String, Kind)>,
}

/// How many rows, and what they are.
#[derive(Clone, Default)]
pub struct Sum {
    pub rows: u64,
    hasher: Sha256,
}

/// The sums of a whole backup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    pub tables: BTreeMap<String, (u64, String)>,
    pub blobs: u64,
}

impl Shape {
    /// Of a table of a database.
    pub fn of(table: Table) -> Result<Shape, Error> {
        if table.key.is_empty() {
            return Err(Error::Broken(format!("the table {} has no primary key", table.name)));
        }
        let kind = |declared: &str| {
            Kind::of(declared)
                .ok_or_else(|| Error::Broken(format!("a backup cannot hold a {declared} ({})", table.name)))
        };
        let columns = table.columns.iter().map(|column| Ok((column.name.clone(), kind(&column.kind)?)));
        Ok(Shape { columns: columns.collect::<Result<_, Error>>()?, key: table.key, name: table.name })
    }

    /// The columns as SQL. Names are plain: see [`is_plain`].
    pub fn listed(&self) -> String {
        let quoted: Vec<_> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        quoted.join(", ")
    }

    /// The types in order.
    pub fn kinds(&self) -> Vec<Kind> {
        self.columns.iter().map(|(_, kind)| *kind).collect()
    }
}

impl Sum {
    /// Adds a line with its line feed.
    pub fn add(&mut self, line: &str) {
        self.rows += 1;
        self.hasher.update(line.as_bytes());
    }

    /// The count and the hash so far.
    pub fn told(&self) -> (u64, String) {
        let digits = self.hasher.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        (self.rows, digits)
    }
}

impl Head {
    pub fn write(&self) -> String {
        let engine = if self.engine == Engine::Sqlite { "sqlite" } else { "postgres" };
        let mut text = format!("guildhall-backup\t{VERSION}\nengine\t{engine}\nmade\t{}\n", self.made_at.0);
        for (number, name, hash) in &self.history {
            text.push_str(&format!("migration\t{number}\t{name}\t{hash}\n"));
        }
        for shape in &self.shapes {
            let columns: Vec<_> =
                shape.columns.iter().map(|(name, kind)| format!("{name}:{}", kind.name())).collect();
            text.push_str(&format!(
                "table\t{}\t{}\t{}\n",
                shape.name,
                shape.key.join(","),
                columns.join(",")
            ));
        }
        text
    }

    pub fn read(text: &str) -> Result<Head, Error> {
        let mut head =
            Head { engine: Engine::Sqlite, made_at: Time(0), history: Vec::new(), shapes: Vec::new() };
        for (place, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.split('\t').collect();
            match words[..] {
                ["guildhall-backup", VERSION] => {}
                ["guildhall-backup", other] => {
                    return Err(Error::Version(format!(
                        "the backup has format {other}; this program reads {VERSION}"
                    )));
                }
                _ if place == 0 => return Err(damaged("it is not a backup of ours")),
                ["engine", "sqlite"] => head.engine = Engine::Sqlite,
                ["engine", "postgres"] => head.engine = Engine::Postgres,
                ["made", micros] => head.made_at = Time(micros.parse().map_err(|_| damaged(line))?),
                ["migration", number, name, hash] => {
                    head.history.push((number.parse().map_err(|_| damaged(line))?, name.into(), hash.into()));
                }
                ["table", name, key, columns] => {
                    head.shapes.push(shape(name, key, columns).ok_or_else(|| damaged(line))?);
                }
                _ => return Err(damaged(line)),
            }
        }
        Ok(head)
    }
}

fn shape(name: &str, key: &str, columns: &str) -> Option<Shape> {
    let key: Vec<String> = key.split(',').map(str::to_owned).collect();
    let columns: Vec<(String, Kind)> = columns
        .split(',')
        .map(|column| {
            column.split_once(':').and_then(|(name, kind)| Some((name.to_owned(), Kind::of(kind)?)))
        })
        .collect::<Option<_>>()?;
    let all_plain = is_plain(name) && columns.iter().all(|(name, _)| is_plain(name));
    let key_is_there = key.iter().all(|name| columns.iter().any(|(column, _)| column == name));
    (all_plain && key_is_there).then(|| Shape { name: name.into(), key, columns })
}

/// Whether a name needs no escaping in SQL. The names of a backup come from outside.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl Manifest {
    pub fn write(&self) -> String {
        let mut text = String::new();
        for (name, (rows, hash)) in &self.tables {
            text.push_str(&format!("table\t{name}\t{rows}\t{hash}\n"));
        }
        text.push_str(&format!("blobs\t{}\n", self.blobs));
        text
    }

    pub fn read(text: &str) -> Result<Manifest, Error> {
        let mut manifest = Manifest::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split('\t').collect();
            match words[..] {
                ["table", name, rows, hash] => {
                    let rows = rows.parse().map_err(|_| damaged(line))?;
                    manifest.tables.insert(name.into(), (rows, hash.into()));
                }
                ["blobs", count] => manifest.blobs = count.parse().map_err(|_| damaged(line))?,
                _ => return Err(damaged(line)),
            }
        }
        Ok(manifest)
    }
}

/// The backup is not as it was written.
pub fn damaged(why: &str) -> Error {
    Error::Broken(format!("the backup is damaged: {why:.200}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_back_and_a_name_that_is_sql_is_refused() {
        let shape = Shape {
            name: "rates".into(),
            key: vec!["bucket".into()],
            columns: vec![("bucket".into(), Kind::Text), ("tokens".into(), Kind::Real)],
        };
        let history = vec![(1, "0001_house.sql".into(), "ab".into())];
        let head = Head { engine: Engine::Postgres, made_at: Time(7), history, shapes: vec![shape] };
        assert_eq!(Head::read(&head.write()).unwrap(), head);
        assert!(Head::read(&head.write().replace("\trates", "\trates\"; DROP")).is_err());
        assert!(matches!(Head::read("guildhall-backup\t2\n"), Err(Error::Version(_))));
        assert!(Head::read("PK").is_err());
    }
}
