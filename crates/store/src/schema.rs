//! The tables as the database itself describes them: for backups, which may forget none, and for pictures of the schema.

use std::collections::BTreeMap;

use crate::{Engine, Error, Statement, Store, args};

/// A table of either engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// The columns of its primary key in order.
    pub key: Vec<String>,
    /// What its rows point at.
    pub references: Vec<Reference>,
    /// Its indexes besides the primary key, as the database would make them again: name and text.
    pub indexes: Vec<(String, String)>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type in the engine's own words, in capitals.
    pub kind: String,
    /// Whether it may be absent.
    pub nullable: bool,
}

/// A foreign key of one column; the house has no others.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Which column points.
    pub column: String,
    /// At which table.
    pub table: String,
}

/// The step that is written by [`migrate`](crate::migrate) itself.
pub(crate) const HISTORY: &str = "migrations";

static SQLITE_TABLES: Statement = Statement::new(
    "SQLITE_TABLES",
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name",
);
static SQLITE_COLUMNS: Statement = Statement::new(
    "SQLITE_COLUMNS",
    "SELECT name, upper(type), \"notnull\" = 0 AND pk = 0, pk FROM pragma_table_info($1) ORDER BY cid",
);
static SQLITE_REFERENCES: Statement = Statement::new(
    "SQLITE_REFERENCES",
    "SELECT \"from\", \"table\" FROM pragma_foreign_key_list($1) ORDER BY \"from\"",
);
static SQLITE_INDEXES: Statement = Statement::new(
    "SQLITE_INDEXES",
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL ORDER BY name",
);

static POSTGRES_TABLES: Statement = Statement::new(
    "POSTGRES_TABLES",
    "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name",
);
static POSTGRES_COLUMNS: Statement = Statement::new(
    "POSTGRES_COLUMNS",
    "SELECT CAST(c.column_name AS TEXT), upper(CAST(c.data_type AS TEXT)), c.is_nullable = 'YES',
        CAST(COALESCE(array_position(k.conkey, CAST(c.ordinal_position AS SMALLINT)), 0) AS BIGINT)
     FROM information_schema.columns c
     LEFT JOIN pg_constraint k ON k.contype = 'p' AND k.conrelid = to_regclass(quote_ident(CAST($1 AS TEXT)))
     WHERE c.table_schema = current_schema() AND c.table_name = CAST($1 AS TEXT) ORDER BY c.ordinal_position",
);
static POSTGRES_REFERENCES: Statement = Statement::new(
    "POSTGRES_REFERENCES",
    "SELECT CAST(a.attname AS TEXT), CAST(t.relname AS TEXT) FROM pg_constraint k
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.conrelid = to_regclass(quote_ident(CAST($1 AS TEXT))) ORDER BY 1",
);
static POSTGRES_INDEXES: Statement = Statement::new(
    "POSTGRES_INDEXES",
    "SELECT CAST(indexname AS TEXT), replace(indexdef, quote_ident(schemaname) || '.', '') FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename = CAST($1 AS TEXT)
     AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'p' AND k.conname = indexname AND k.conrelid = to_regclass(quote_ident(CAST($1 AS TEXT))))
     ORDER BY indexname",
);

/// Every table, by name. What belongs to a full-text index of SQLite is not among them.
pub async fn tables(store: &Store) -> Result<Vec<Table>, Error> {
    let (tables, columns, references, indexes) = match store.engine() {
        Engine::Sqlite => (&SQLITE_TABLES, &SQLITE_COLUMNS, &SQLITE_REFERENCES, &SQLITE_INDEXES),
        Engine::Postgres => (&POSTGRES_TABLES, &POSTGRES_COLUMNS, &POSTGRES_REFERENCES, &POSTGRES_INDEXES),
    };
    let mut found = Vec::new();
    for (name,) in store.all::<(String,)>(tables, args![]).await? {
        let described: Vec<(String, String, bool, i64)> = store.all(columns, args![&name]).await?;
        let key: BTreeMap<i64, String> = described
            .iter()
            .filter(|column| column.3 > 0)
            .map(|column| (column.3, column.0.clone()))
            .collect();
        let pointing: Vec<(String, String)> = store.all(references, args![&name]).await?;
        found.push(Table {
            columns: described
                .into_iter()
                .map(|(name, kind, nullable, _)| Column { name, kind, nullable })
                .collect(),
            key: key.into_values().collect(),
            references: pointing.into_iter().map(|(column, table)| Reference { column, table }).collect(),
            indexes: store.all(indexes, args![&name]).await?,
            name,
        });
    }
    Ok(found)
}

/// The tables in an order in which each comes after all that it points at.
pub fn parents_first(mut tables: Vec<Table>) -> Result<Vec<Table>, Error> {
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let waits = |table: &Table| {
            let points_at = |other: &Table| table.references.iter().any(|to| to.table == other.name);
            tables.iter().any(|other| other.name != table.name && points_at(other))
        };
        let (later, now): (Vec<_>, Vec<_>) = tables.iter().cloned().partition(waits);
        if now.is_empty() {
            let names: Vec<_> = later.into_iter().map(|table| table.name).collect();
            return Err(Error::Broken(format!(
                "these tables point at each other in a circle: {}",
                names.join(", ")
            )));
        }
        ordered.extend(now);
        tables = later;
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, points_at: &[&str]) -> Table {
        let references = points_at.iter().map(|to| Reference { column: "x".into(), table: (*to).into() });
        Table {
            name: name.into(),
            columns: vec![],
            key: vec![],
            references: references.collect(),
            indexes: vec![],
        }
    }

    #[test]
    fn a_table_comes_after_all_that_it_points_at() {
        let tables = vec![
            table("posts", &["threads", "people", "posts"]),
            table("threads", &["people"]),
            table("people", &[]),
        ];
        let names: Vec<_> = parents_first(tables).unwrap().into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["people", "threads", "posts"]);
        assert!(parents_first(vec![table("a", &["b"]), table("b", &["a"])]).is_err());
    }
}
