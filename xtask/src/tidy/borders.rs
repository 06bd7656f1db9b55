//! What a room may know: tools know no community, the heart no formats, a door no database and no other door.

use super::Finding;
use crate::tree::Tree;

const TOOLS: &[&str] = &["base", "store", "jobs", "mail", "calendar", "markup", "matching", "network"];
const DOORS: &[&str] = &["web", "letters", "api", "chat"];
/// Tools that could be published without our store.
const WITHOUT_STORE: &[&str] = &["base", "mail", "calendar", "markup", "matching", "network"];
const DATABASES: &[&str] = &["rusqlite", "tokio-postgres", "deadpool-postgres", "sqlx", "diesel"];
const FORMATS: &[&str] = &[
    "axum",
    "hyper",
    "http",
    "tower-http",
    "askama",
    "serde_json",
    "mail-parser",
    "mail-builder",
    "reqwest",
];

/// A kind of room and what it may not use.
struct Border {
    rooms: &'static [&'static str],
    forbidden: &'static [&'static [&'static str]],
    remedy: &'static str,
}

const BORDERS: &[Border] = &[
    Border {
        rooms: DOORS,
        forbidden: &[DATABASES, &["store"], DOORS],
        remedy: "a door calls verbs of the heart: let one answer what is asked; doors meet only in the journal",
    },
    Border {
        rooms: &["community"],
        forbidden: &[FORMATS, DATABASES, DOORS],
        remedy: "the heart returns nouns; the door that speaks this format does the rest",
    },
    Border {
        rooms: TOOLS,
        forbidden: &[&["community", "guildhall"], DOORS],
        remedy: "a tool could be published alone: give it what it needs as an argument",
    },
    Border {
        rooms: WITHOUT_STORE,
        forbidden: &[&["store", "jobs"], DATABASES],
        remedy: "this tool is mathematics or a standard: whoever calls it reads and writes",
    },
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for border in BORDERS {
        for room in border.rooms {
            let path = format!("crates/{room}/Cargo.toml");
            let Some(manifest) = tree.files.get(&path) else { continue };
            for (line, name) in dependencies(manifest) {
                let is_forbidden = border.forbidden.iter().any(|names| names.contains(&name));
                if is_forbidden && name != *room {
                    found.push(Finding::new(
                        &path,
                        line,
                        format!("{room} may not use {name}"),
                        border.remedy,
                    ));
                }
            }
        }
    }
    for room in TOOLS {
        let folder = format!("crates/{room}/src/");
        for (path, text) in tree.under(&folder, ".rs") {
            for (number, _) in
                text.lines().enumerate().filter(|(_, line)| line.to_lowercase().contains("community"))
            {
                let remedy = "say it without our words, as for someone who uses this tool for something else";
                found.push(Finding::new(
                    path,
                    number + 1,
                    "a tool that knows the word \"community\"",
                    remedy,
                ));
            }
        }
    }
    found
}

/// The names under `[dependencies]`, each with its line. What only tests use is not counted.
fn dependencies(manifest: &str) -> Vec<(usize, &str)> {
    let mut inside = false;
    let mut names = Vec::new();
    for (number, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.trim() == "[dependencies]";
        } else if inside && let Some(end) = line.find(['.', '=', ' ']) {
            names.push((number + 1, &line[..end]));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_crosses_a_border_is_found() {
        let tree = Tree::of(&[
            (
                "crates/web/Cargo.toml",
                "[dependencies]\ncommunity.workspace = true\nrusqlite = \"0.42\"\nletters.workspace = true\n[dev-dependencies]\nstore.workspace = true",
            ),
            (
                "crates/community/Cargo.toml",
                "[dependencies]\nstore.workspace = true\nserde_json = { version = \"1\" }",
            ),
            ("crates/network/Cargo.toml", "[dependencies]\nstore.workspace = true"),
            ("crates/network/src/lib.rs", "//! Ties.\n//! A community of many."),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|finding| (finding.what, finding.line)).collect();
        let said = |what: &str, line| (what.to_owned(), line);
        assert_eq!(
            found,
            [
                said("web may not use rusqlite", 3),
                said("web may not use letters", 4),
                said("community may not use serde_json", 3),
                said("network may not use store", 2),
                said("a tool that knows the word \"community\"", 2),
            ]
        );
    }
}
