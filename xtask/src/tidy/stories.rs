//! A feature has its story.

use super::Finding;
use crate::tree::Tree;

/// Folders of the heart that are not features: what verbs stand on is told by the stories of the features.
const NO_FEATURES: &[&str] = &["journal", "rates"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, _) in tree.under("crates/community/src/", "/mod.rs") {
        let names: Vec<&str> = path.split('/').collect();
        let [_, _, _, feature, _] = names[..] else { continue };
        let story = format!("crates/community/tests/{feature}.rs");
        if !tree.files.contains_key(&story) && !NO_FEATURES.contains(&feature) {
            let what = format!("{feature} has no story: {story}");
            found.push(Finding::new(path, 1, what, "tell what a person can do with it, on both databases"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_without_its_story_is_found() {
        let tree = Tree::of(&[
            ("crates/community/src/people/mod.rs", ""),
            ("crates/community/src/asks/mod.rs", ""),
            ("crates/community/src/asks/deeper/mod.rs", ""),
            ("crates/community/tests/people.rs", ""),
        ]);
        assert_eq!(check(&tree).len(), 1);
    }
}
