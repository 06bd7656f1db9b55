//! A letter is three files: subject, text, HTML.

use std::collections::BTreeSet;

use super::Finding;
use crate::tree::Tree;

const FOLDER: &str = "crates/letters/templates/";
const PARTS: &[&str] = &["subject", "txt", "html"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let paths: BTreeSet<&str> = tree.under(FOLDER, "").map(|(path, _)| path).collect();
    // A letter lies in the folder of its feature; what lies above, or begins with an underscore, is shared by letters.
    let is_letter = |path: &&str| path[FOLDER.len()..].contains('/') && !path.contains("/_");
    let stems: BTreeSet<&str> =
        paths.iter().copied().filter(is_letter).filter_map(|path| Some(path.rsplit_once('.')?.0)).collect();
    let mut found = Vec::new();
    for stem in stems {
        for part in PARTS {
            let path = format!("{stem}.{part}");
            if !paths.contains(path.as_str()) {
                let what = format!("the letter has no {part}");
                found.push(Finding::new(&path, 1, what, "write it: some read only this part"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_without_its_text_is_found() {
        let tree = Tree::of(&[
            ("crates/letters/templates/people/passage.subject", ""),
            ("crates/letters/templates/people/passage.html", ""),
            ("crates/letters/templates/frame.html", ""),
        ]);
        assert_eq!(check(&tree)[0].file, "crates/letters/templates/people/passage.txt");
    }
}
