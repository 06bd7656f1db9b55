//! The pictures of the tables in `schema/` are those of live databases. `UPDATE_SCHEMA=1` draws them anew.

use std::{collections::BTreeSet, fs, path::PathBuf};

use store::{
    schema::{self, Table},
    testing,
};

#[tokio::test]
async fn the_pictures_of_the_tables_are_those_of_the_databases() {
    let sqlite = schema::tables(&testing::sqlite().await.store).await.unwrap();
    compare("sqlite.md", &page("SQLite", &sqlite));
    compare("picture.md", &picture(&sqlite));
    if let Some(fresh) = testing::postgres().await {
        let postgres = schema::tables(&fresh.store).await.unwrap();
        compare("postgres.md", &page("PostgreSQL", &postgres));
        // Only what searches may differ: the engines share nothing there.
        let names = |tables: &[Table]| tables.iter().map(|table| table.name.clone()).collect::<BTreeSet<_>>();
        let (one, other) = (names(&sqlite), names(&postgres));
        assert_eq!(one.symmetric_difference(&other).collect::<Vec<_>>(), ["person_words", "post_words"]);
    }
}

fn compare(name: &str, drawn: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schema").join(name);
    if std::env::var("UPDATE_SCHEMA").as_deref() == Ok("1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "schema/{name} is not what the tables are: run `cargo x schema` and look at what changed"
    );
}

const MADE: &str = "Drawn from the live tables by `cargo x schema`; not written by hand.";

fn page(engine: &str, tables: &[Table]) -> String {
    let mut page = format!("# The tables on {engine}\n\n{MADE}\n");
    for table in tables {
        page.push_str(&format!("\n## {}\n\n| Column | Type | |\n| --- | --- | --- |\n", table.name));
        for column in &table.columns {
            let mut notes = Vec::new();
            if table.key.contains(&column.name) {
                notes.push("key".to_owned());
            }
            if column.nullable {
                notes.push("may be absent".to_owned());
            }
            let to = table.references.iter().filter(|to| to.column == column.name);
            notes.extend(to.map(|to| format!("of [{0}](#{0})", to.table)));
            page.push_str(&format!("| `{}` | {} | {} |\n", column.name, column.kind, notes.join(", ")));
        }
        if !table.indexes.is_empty() {
            page.push_str("\n```sql\n");
            table.indexes.iter().for_each(|(_, text)| page.push_str(&format!("{text};\n")));
            page.push_str("```\n");
        }
    }
    page
}

/// How the tables point at each other, for whoever looks at it where Mermaid is drawn.
fn picture(tables: &[Table]) -> String {
    let mut picture = format!("# How the tables point at each other\n\n{MADE}\n\n```mermaid\nerDiagram\n");
    for table in tables {
        for to in &table.references {
            picture.push_str(&format!("    {} ||--o{{ {} : {}\n", to.table, table.name, to.column));
        }
    }
    picture.push_str("```\n");
    picture
}
