//! The one address of what differs between the engines. Each fragment says why it must.

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite = 0,
    /// The one for many nodes.
    Postgres = 1,
}

/// Writes the `{TOKENS}` of a statement or a migration for one engine.
///
/// | Token | SQLite | PostgreSQL | Why |
/// | --- | --- | --- | --- |
/// | `{ID}` | `INTEGER PRIMARY KEY` | `BIGINT PRIMARY KEY` | only `INTEGER PRIMARY KEY` is SQLite's own key; `BIGINT` would be a second tree |
/// | `{BYTES}` | `BLOB` | `BYTEA` | no common name |
/// | `{IN $n}` | `IN (SELECT value FROM json_each($n))` | `= ANY($n)` | no arrays in SQLite |
/// | `{IN_TEXT $n}` | the same | the same | the type of the array must be known |
/// | `{SKIP_LOCKED}` | nothing | `FOR UPDATE SKIP LOCKED` | SQLite has one writer, so nothing else can hold the row |
/// | `{FOR_UPDATE}` | nothing | `FOR UPDATE` | the same |
pub fn write(sql: &str, engine: Engine) -> String {
    let mut written = String::with_capacity(sql.len() + 64);
    let mut rest = sql;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        written.push_str(&rest[..open]);
        written.push_str(&token(&rest[open + 1..open + close], engine));
        rest = &rest[open + close + 1..];
    }
    written.push_str(rest);
    written
}

fn token(token: &str, engine: Engine) -> String {
    use Engine::*;
    let (name, parameter) = token.split_once(' ').unwrap_or((token, ""));
    match (name, engine) {
        ("ID", Sqlite) => "INTEGER PRIMARY KEY".into(),
        ("ID", Postgres) => "BIGINT PRIMARY KEY".into(),
        ("BYTES", Sqlite) => "BLOB".into(),
        ("BYTES", Postgres) => "BYTEA".into(),
        ("IN" | "IN_TEXT", Sqlite) => format!("IN (SELECT value FROM json_each({parameter}))"),
        ("IN", Postgres) => format!("= ANY(CAST({parameter} AS BIGINT[]))"),
        ("IN_TEXT", Postgres) => format!("= ANY(CAST({parameter} AS TEXT[]))"),
        ("SKIP_LOCKED" | "FOR_UPDATE", Sqlite) => String::new(),
        ("SKIP_LOCKED", Postgres) => "FOR UPDATE SKIP LOCKED".into(),
        ("FOR_UPDATE", Postgres) => "FOR UPDATE".into(),
        // Left as it is: the engine will refuse it, and the test that prepares every statement will say so.
        _ => format!("{{{token}}}"),
    }
}

/// Keeps the lines of a migration that are meant for `engine`: a block begins with `-- only sqlite` or
/// `-- only postgres` and ends with `-- end`. Full-text search is the reason: the engines share nothing there.
pub fn only(sql: &str, engine: Engine) -> String {
    let mut kept = String::with_capacity(sql.len());
    let mut wanted = true;
    for line in sql.lines() {
        match line.trim() {
            "-- only sqlite" => wanted = engine == Engine::Sqlite,
            "-- only postgres" => wanted = engine == Engine::Postgres,
            "-- end" => wanted = true,
            _ if wanted => {
                kept.push_str(line);
                kept.push('\n');
            }
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_written_for_each_engine() {
        let sql = "SELECT id FROM posts WHERE id {IN $2} AND thread_id = $1 {SKIP_LOCKED}";
        assert_eq!(
            write(sql, Engine::Sqlite),
            "SELECT id FROM posts WHERE id IN (SELECT value FROM json_each($2)) AND thread_id = $1 "
        );
        assert_eq!(
            write(sql, Engine::Postgres),
            "SELECT id FROM posts WHERE id = ANY(CAST($2 AS BIGINT[])) AND thread_id = $1 FOR UPDATE SKIP LOCKED"
        );
    }

    #[test]
    fn a_block_is_kept_for_its_engine_only() {
        let sql = "a\n-- only sqlite\nb\n-- end\n-- only postgres\nc\n-- end\nd";
        assert_eq!(only(sql, Engine::Sqlite), "a\nb\nd\n");
        assert_eq!(only(sql, Engine::Postgres), "a\nc\nd\n");
    }
}
