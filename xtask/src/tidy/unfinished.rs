//! Nothing is left for later without saying so where later is planned.

use super::{Finding, source::Source};
use crate::tree::Tree;

/// In code.
const CALLS: &[&str] = &["todo!(", "unimplemented!(", "dbg!(", "#[ignore"];
/// Anywhere, also in comments.
const NOTES: &[&str] = &["TODO", "FIXME", "XXX"];
const REMEDY: &str = "finish it, or take it out and file it as an issue";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    // This file says the words itself.
    let others = |path: &&str| !path.starts_with("xtask/src/tidy/") && !path.contains("/fixtures/");
    for (path, text) in tree.under("", ".rs").filter(|(path, _)| others(path)) {
        search(path, &Source::read(text).code, CALLS, &mut found);
    }
    for ending in [".rs", ".html", ".css", ".js", ".mjs", ".sql", ".ftl", ".md"] {
        for (path, text) in tree.under("", ending).filter(|(path, _)| others(path)) {
            search(path, text, NOTES, &mut found);
        }
    }
    found
}

fn search(path: &str, text: &str, words: &[&str], found: &mut Vec<Finding>) {
    for (number, line) in text.lines().enumerate() {
        for word in words.iter().filter(|word| has(line, word)) {
            found.push(Finding::new(path, number + 1, format!("{word} is left"), REMEDY));
        }
    }
}

/// Whether the word stands there by itself: `XXXL` is a size.
fn has(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        !line[..place].ends_with(is_word) && !line[place + word.len()..].starts_with(is_word)
            || word.ends_with('(')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_for_later_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/a.rs", "// TODO later\nfn f() { todo!() }\nlet x = \"todo!()\";"),
            ("b.css", "/* XXXL */\n/* FIXME */"),
        ]);
        let lines: Vec<_> = check(&tree).into_iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [2, 1, 2]);
    }
}
