//! Where SQL stands, and that each statement has someone who says it.

use super::{Finding, source::Source};
use crate::tree::Tree;

/// Rooms whose trade it is.
const ROOMS: &[&str] = &["crates/store/", "crates/jobs/", "crates/testkit/", "benches/", "xtask/"];

/// SQL stands only in `sql.rs`, in folders called `search` and their story, and in rooms whose trade it is.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.under("", ".rs") {
        if may_have_sql(path) {
            continue;
        }
        for said in Source::read(text).texts_outside_tests().filter(|said| is_sql(&said.text)) {
            let what = format!("a statement outside its place: {:.40}", said.text.trim());
            found.push(Finding::new(
                path,
                said.line,
                what,
                "move it into the sql.rs of its feature, with a name",
            ));
        }
    }
    found
}

fn may_have_sql(path: &str) -> bool {
    path.ends_with("/sql.rs")
        || path.contains("/search/")
        || path.ends_with("/tests/search.rs")
        || ROOMS.iter().any(|room| path.starts_with(room))
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    let begins = |words: &str| text.starts_with(words);
    let has = |words: &str| text.contains(words);
    begins("SELECT ")
        || begins("INSERT INTO ")
        || begins("DELETE FROM ")
        || begins("CREATE TABLE ")
        || begins("UPDATE ") && has(" SET ")
        || begins("WITH ") && has(" AS (")
}

/// A statement that nothing calls is a memory of something.
pub fn unused(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.under("crates/", ".rs").filter(|(_, text)| text.contains("statements! {")) {
        let source = Source::read(text);
        // Beside the file itself, whoever stands in the same crate may say it.
        let crate_folder: String = path.split_inclusive('/').take(2).collect();
        let others: Vec<String> = tree
            .under(&crate_folder, ".rs")
            .filter(|(other, _)| *other != path)
            .map(|(_, text)| Source::read(text).code)
            .collect();
        for (line, name) in names(&source.code) {
            let is_said = count(&source.code, name) > 1 || others.iter().any(|code| count(code, name) > 0);
            if !is_said {
                found.push(Finding::new(path, line, format!("nothing calls {name}"), "take it out"));
            }
        }
    }
    found
}

/// The names that `statements!` defines, each with its line. Their texts are blanks here.
fn names(code: &str) -> Vec<(usize, &str)> {
    let mut inside = false;
    let mut names = Vec::new();
    for (number, line) in code.lines().enumerate() {
        if line.contains("statements! {") {
            inside = true;
        } else if line.starts_with('}') {
            inside = false;
        } else if inside
            && let Some((name, _)) = line.split_once('=')
            && is_constant(name.trim())
        {
            names.push((number + 1, name.trim()));
        }
    }
    names
}

fn is_constant(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn count(code: &str, name: &str) -> usize {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let whole = |(place, _): &(usize, &str)| {
        !code[..*place].ends_with(is_word) && !code[place + name.len()..].starts_with(is_word)
    };
    code.match_indices(name).filter(whole).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_outside_its_place_is_found_with_its_line() {
        let tree = Tree::of(&[
            (
                "crates/web/src/people.rs",
                "fn f() {\n    g(\"SELECT name FROM people\");\n}\n#[cfg(test)]\nmod t { g(\"SELECT 1\") }",
            ),
            ("crates/community/src/people/sql.rs", "A = \"SELECT 1\";"),
            ("crates/web/src/forms.rs", "label(\"SELECT\"); say(\"UPDATE your profile\");"),
        ]);
        let found = check(&tree);
        assert_eq!((found.len(), found[0].file.as_str(), found[0].line), (1, "crates/web/src/people.rs", 2));
    }

    #[test]
    fn a_statement_that_nothing_calls_is_found() {
        let sql = "statements! {\n    ONE = \"SELECT 1\";\n    ONE_MORE = \"SELECT 2\";\n    /// Doc.\n    TWO = \"SELECT 3\";\n}\n";
        let tree = Tree::of(&[
            ("crates/community/src/people/sql.rs", sql),
            (
                "crates/community/src/people/mod.rs",
                "fn f() { all(&sql::ONE_MORE); /* TWO */ all(&sql::ONE) }",
            ),
            ("crates/jobs/src/lib.rs", "TWO"),
        ]);
        let found = unused(&tree);
        assert_eq!((found.len(), found[0].what.as_str(), found[0].line), (1, "nothing calls TWO", 5));
    }
}
