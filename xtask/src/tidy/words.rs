//! Every sentence that a person reads is there, and each that is there is read.

use std::collections::BTreeMap;

use super::{Finding, source::Source};
use crate::tree::Tree;

/// The methods that take a key first.
const CALLS: &[&str] = &["say(", "tell(", "rich("];
const ENGLISH: &str = "locales/en/";
/// Keys that begin so are sentences wherever they stand: they travel as the names of problems.
const ALWAYS: &str = "problem-";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let known = keys(tree);
    let mut found = Vec::new();
    let mut used = Vec::new();
    let mut patterns = Vec::new();
    for (path, text) in tree.under("crates/", ".rs").chain(tree.under("crates/", ".html")) {
        for Said { line, text, is_key } in said(path, text) {
            if !is_like_a_key(&text) {
                patterns.extend(Pattern::of(&text));
            } else if known.contains_key(&text) {
                used.push(text);
            } else if is_key || text.starts_with(ALWAYS) {
                let remedy = "write the sentence into the file of its feature in locales/en";
                found.push(Finding::new(path, line, format!("no sentence is called {text}"), remedy));
            }
        }
    }
    for (key, (path, line, referred)) in &known {
        if !referred && !used.contains(key) && !patterns.iter().any(|pattern| pattern.matches(key)) {
            found.push(Finding::new(path, *line, format!("nobody says {key}"), "take it out, or say it"));
        }
    }
    found
}

/// Each English key: its file, its line, and whether another sentence refers to it.
fn keys(tree: &Tree) -> BTreeMap<String, (String, usize, bool)> {
    let mut keys = BTreeMap::new();
    for (path, text) in tree.under(ENGLISH, ".ftl") {
        for (number, line) in text.lines().enumerate() {
            let name = line.split_once('=').map(|(name, _)| name.trim_end());
            if let Some(name) =
                name.filter(|name| is_like_a_key(name) || name.bytes().all(|b| b.is_ascii_lowercase()))
                && !name.is_empty()
            {
                let referred = text.contains(&format!("{{ {name} }}"));
                keys.insert(name.to_owned(), (path.to_owned(), number + 1, referred));
            }
        }
    }
    keys
}

/// A text, and whether it stands where a key must.
struct Said {
    line: usize,
    text: String,
    is_key: bool,
}

fn said(path: &str, text: &str) -> Vec<Said> {
    if !path.ends_with(".rs") {
        return in_template(text);
    }
    if path.contains("/tests/") {
        return Vec::new();
    }
    let source = Source::read(text);
    let said = source.texts_outside_tests().map(|said| {
        let is_key = takes_a_key(&source.code[..said.place]);
        Said { line: said.line, text: said.text.clone(), is_key }
    });
    said.collect()
}

/// What stands between quotes; a quote within a text only makes us see less.
fn in_template(text: &str) -> Vec<Said> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let parts: Vec<&str> = line.split('"').collect();
        for pair in parts.windows(2) {
            let is_key = takes_a_key(pair[0]);
            found.push(Said { line: number + 1, text: pair[1].to_owned(), is_key });
        }
    }
    found
}

/// Whether the code that stands before a text is a call that takes a key.
fn takes_a_key(before: &str) -> bool {
    let is_call =
        |call: &str| before.trim_end().strip_suffix(call).is_some_and(|before| before.ends_with('.'));
    CALLS.iter().any(|call| is_call(call))
}

/// Lower-case words joined by dashes.
fn is_like_a_key(text: &str) -> bool {
    text.contains('-')
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A key that is put together, as in `format!("trouble-{name}-title")`.
struct Pattern(Vec<String>);

impl Pattern {
    fn of(text: &str) -> Option<Pattern> {
        let mut fixed = vec![String::new()];
        let mut inside = false;
        for c in text.chars() {
            match c {
                '{' => inside = true,
                '}' => {
                    inside = false;
                    fixed.push(String::new());
                }
                _ if inside => {}
                c => fixed.last_mut()?.push(c),
            }
        }
        let is_fixed =
            |part: &String| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let begins_well = fixed[0].len() > 2 && fixed[0].ends_with('-');
        (fixed.len() > 1 && begins_well && fixed.iter().all(is_fixed)).then_some(Pattern(fixed))
    }

    fn matches(&self, key: &str) -> bool {
        let Some(mut rest) = key.strip_prefix(self.0[0].as_str()) else { return false };
        for part in &self.0[1..] {
            match rest.find(part.as_str()) {
                Some(place) => rest = &rest[place + part.len()..],
                None => return false,
            }
        }
        self.0.last().is_none_or(|last| key.ends_with(last.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_is_missing_and_one_that_nobody_says_are_found() {
        let tree = Tree::of(&[
            (
                "locales/en/people.ftl",
                "people-title = People\npeople-old = Gone\npeople-none = { people-title } nobody\ntrouble-404-title = Lost\n",
            ),
            (
                "crates/web/src/people.rs",
                "f(words.say(\"people-title\"), words.tell(\"people-count\", &[]), class(\"not-a-key\"));\nwords.say(&format!(\"trouble-{code}-title\"));\n#[cfg(test)]\nmod t { words.say(\"no-such\"); }",
            ),
            (
                "crates/web/templates/people/list.html",
                "<p class=\"people-none\">{{ shell.say(\"people-none\") }}</p>\n{{ problem(\"problem-name\") }}",
            ),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|finding| (finding.what, finding.line)).collect();
        let said = |what: &str, line| (what.to_owned(), line);
        assert_eq!(
            found,
            [
                said("no sentence is called people-count", 1),
                said("no sentence is called problem-name", 2),
                said("nobody says people-old", 2),
            ]
        );
    }
}
