//! `cargo x where`: one noun, one spelling, every tree.

use anyhow::{Result, ensure};

use crate::tree::Tree;

/// Prints the files that carry the noun in a name of a file or a folder.
pub fn run(noun: &str) -> Result<()> {
    let found = find(&Tree::read()?, noun);
    ensure!(!found.is_empty(), "no file is called {noun}");
    found.iter().for_each(|path| println!("{path}"));
    Ok(())
}

fn find(tree: &Tree, noun: &str) -> Vec<String> {
    let carries = |path: &str| path.split('/').any(|part| stem(part) == noun);
    tree.files.keys().filter(|path| carries(path)).cloned().collect()
}

/// The noun in the name of a file: without its ending, and without a migration's number.
fn stem(name: &str) -> &str {
    let name = name.split('.').next().unwrap_or(name);
    name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_found_in_every_tree() {
        let tree = Tree::of(&[
            ("crates/community/src/people/mod.rs", ""),
            ("crates/web/src/people.rs", ""),
            ("crates/web/src/shell.rs", ""),
            ("locales/en/people.ftl", ""),
            ("migrations/0002_people.sql", ""),
        ]);
        assert_eq!(find(&tree, "people").len(), 4);
    }
}
