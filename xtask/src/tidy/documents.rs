//! Documents lead where they say, and a decision says when it was taken.

use super::Finding;
use crate::tree::{Tree, root};

/// Links from one file of ours to another that is not there.
pub fn links(tree: &Tree) -> Vec<Finding> {
    dead_links(tree, |path| root().join(path).exists())
}

fn dead_links(tree: &Tree, is_there: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.under("", ".md").filter(|(path, _)| !path.contains("/fixtures/")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (number, line) in text.lines().enumerate() {
            for target in targets(line).filter(|target| !leads_outside(target)) {
                let file = target.split('#').next().unwrap_or_default();
                let is_known = resolve(folder, file)
                    .is_some_and(|path| tree.files.contains_key(&path) || is_there(&path));
                if !file.is_empty() && !is_known {
                    let what = format!("{target} leads nowhere");
                    found.push(Finding::new(path, number + 1, what, "correct the path, or write the file"));
                }
            }
        }
    }
    found
}

/// What stands in `[words](target)` and `<img src="target">`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let links = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let pictures = line.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.chain(pictures)
}

fn leads_outside(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:") || target.starts_with('#')
}

/// A path from the root; none when it leaves the project.
fn resolve(folder: &str, file: &str) -> Option<String> {
    let mut parts: Vec<&str> = if file.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join("/"))
}

/// Each file in `docs/decisions` carries its date, and a number of its own.
pub fn decisions(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut numbers = Vec::new();
    for (path, text) in tree.under("docs/decisions/", ".md").filter(|(path, _)| !path.ends_with("/README.md"))
    {
        if !text.lines().take(8).any(has_date) {
            let remedy = "write the day on which it was taken under its title: 2026-11-24";
            found.push(Finding::new(path, 1, "a decision without a date", remedy));
        }
        let number: String = path.trim_start_matches("docs/decisions/").chars().take(4).collect();
        if numbers.contains(&number) || !number.bytes().all(|b| b.is_ascii_digit()) {
            found.push(Finding::new(
                path,
                1,
                "a decision without a number of its own",
                "take the next free number",
            ));
        }
        numbers.push(number);
    }
    found
}

fn has_date(line: &str) -> bool {
    line.as_bytes().windows(10).any(|word| {
        word.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_leads_nowhere_is_found() {
        let tree = Tree::of(&[
            (
                "docs/operate/backup.md",
                "See [one](../glossary.md#words), [two](gone.md) and [three](https://example.org/x.md).\n[a](#here) [b](/README.md) [c](../../../x.md)",
            ),
            ("docs/glossary.md", ""),
            ("README.md", "<img src=\"docs/picture.png\">"),
        ]);
        let found: Vec<_> = dead_links(&tree, |path| path == "docs/picture.png")
            .into_iter()
            .map(|finding| (finding.what, finding.line))
            .collect();
        assert_eq!(
            found,
            [("gone.md leads nowhere".to_owned(), 1), ("../../../x.md leads nowhere".to_owned(), 2)]
        );
    }

    #[test]
    fn a_decision_needs_a_date_and_a_number() {
        let tree = Tree::of(&[
            ("docs/decisions/0001-ids.md", "# Ids\n\n2026-11-24\n"),
            ("docs/decisions/0001-jobs.md", "# Jobs\n\nsome day\n"),
        ]);
        assert_eq!(decisions(&tree).len(), 2);
    }
}
