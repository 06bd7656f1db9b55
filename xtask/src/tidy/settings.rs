//! The example names every setting, and no other.

use std::collections::BTreeMap;

use super::{Finding, source::Source};
use crate::tree::Tree;

const EXAMPLE: &str = "guildhall.example.toml";
const CODE: &str = "crates/guildhall/src/config";

/// Compares `section.key` in the example with the public fields of the structs in `config/<section>.rs`.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(example) = tree.files.get(EXAMPLE) else { return Vec::new() };
    let given = given(example);
    let mut read = BTreeMap::new();
    for (path, text) in tree.under(CODE, ".rs") {
        let file = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        // The root names the sections; each section is a file.
        if file != "mod" && file != "config" && text.contains("Deserialize") {
            read.extend(fields(text).map(|(line, name)| (format!("{file}.{name}"), (path.to_owned(), line))));
        }
    }
    if read.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (key, (path, line)) in &read {
        if !given.contains_key(key) {
            let remedy = "add it to guildhall.example.toml with its default and one sentence";
            found.push(Finding::new(path, *line, format!("the example does not name {key}"), remedy));
        }
    }
    for (key, line) in &given {
        if !read.contains_key(key) {
            found.push(Finding::new(EXAMPLE, *line, format!("no code reads {key}"), "take it out"));
        }
    }
    found
}

/// The settings of the example; one that has no default is commented out: `#key = ...`.
fn given(example: &str) -> BTreeMap<String, usize> {
    let mut section = "";
    let mut keys = BTreeMap::new();
    for (number, line) in example.lines().enumerate() {
        let line = line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line);
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            // A section within another, `[arriving.imap]`, is a field of that one and has a file of its own.
            section = match name.rsplit_once('.') {
                Some((_, last)) => {
                    keys.insert(name.to_owned(), number + 1);
                    last
                }
                None => name,
            };
        } else if let Some((name, _)) = line.split_once(" = ")
            && is_name(name)
        {
            keys.insert(format!("{section}.{name}"), number + 1);
        }
    }
    keys
}

fn fields(text: &str) -> impl Iterator<Item = (usize, String)> {
    let code = Source::read(text).code;
    let mut inside = false;
    let mut found = Vec::new();
    let mut derives = false;
    for (number, line) in code.lines().enumerate() {
        if line.contains("derive(") {
            derives = line.contains("Deserialize");
        } else if line.starts_with("pub struct") {
            inside = derives;
        } else if line.starts_with('}') {
            inside = false;
        } else if inside
            && let Some((name, _)) = line.trim().strip_prefix("pub ").and_then(|rest| rest.split_once(':'))
        {
            found.push((number + 1, name.to_owned()));
        }
    }
    found.into_iter()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_the_example_forgot_and_one_that_no_code_reads_are_found() {
        let code = "#[derive(Deserialize)]\npub struct Web {\n    pub address: String,\n    pub port: u16,\n}\n#[derive(Debug)]\npub struct Other {\n    pub hidden: u8,\n}";
        let tree = Tree::of(&[
            ("guildhall.example.toml", "# Where pages are.\n[web]\naddress = \"x\"\n#old = 1\n"),
            ("crates/guildhall/src/config/web.rs", code),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|finding| (finding.what, finding.line)).collect();
        assert_eq!(
            found,
            [("the example does not name web.port".to_owned(), 4), ("no code reads web.old".to_owned(), 4)]
        );
    }
}
