//! A file is one thing, and short.

use super::Finding;
use crate::tree::Tree;

const LONGEST: usize = 500;
const LONGEST_TEST: usize = 800;
const ENDINGS: &[&str] = &[".rs", ".html", ".css", ".js", ".mjs", ".sql"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let of_ours = tree.files.iter().filter(|(path, _)| ENDINGS.iter().any(|ending| path.ends_with(ending)));
    of_ours
        .filter(|(path, _)| !path.contains("/fixtures/"))
        .filter_map(|(path, text)| {
            let is_test = path.contains("/tests/") || path.starts_with("e2e/");
            let longest = if is_test { LONGEST_TEST } else { LONGEST };
            let lines = text.lines().count();
            (lines > longest).then(|| {
                let what = format!("{lines} lines, {longest} are allowed");
                Finding::new(
                    path,
                    longest + 1,
                    what,
                    "find the two things that are in it, and give each a file with its name",
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_found_and_a_test_may_be_longer() {
        let (long, longer) = ("x\n".repeat(501), "x\n".repeat(801));
        let tree = Tree::of(&[
            ("a/src/a.rs", &long),
            ("a/tests/b.rs", &long),
            ("a/tests/c.rs", &longer),
            ("d.md", &longer),
        ]);
        let files: Vec<_> = check(&tree).into_iter().map(|finding| finding.file).collect();
        assert_eq!(files, ["a/src/a.rs", "a/tests/c.rs"]);
    }
}
