//! Every sentence that a person reads is there, and each that is there is read.

use std::collections::BTreeMap;

use super::{Finding, source::Source};
use crate::tree::Tree;

/// The methods that take a key first.
const CALLS: &[&str] = &["say(", "tell(", "rich("];
/// Code, pages, and the parts of letters.
const ENDINGS: &[&str] = &[".rs", ".html", ".subject", ".txt"];
const ENGLISH: &str = "locales/en/";
/// Keys that begin so are sentences wherever they stand: they travel as the names of problems.
const ALWAYS: &str = "problem-";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let known = keys(tree);
    let mut found = Vec::new();
    let mut used = Vec::new();
    let mut patterns = Vec::new();
    for (path, text) in ENDINGS.iter().flat_map(|ending| tree.under("crates/", ending)) {
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
        let is_said = |key: &str| used.iter().any(|said| said == key);
        if !referred && !is_said(key) && !patterns.iter().any(|pattern| pattern.matches(key, is_said)) {
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
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A key that is put together: `trouble-{name}-title`, or `{key}-text` where the key itself is said.
struct Pattern {
    before: String,
    after: String,
}

impl Pattern {
    fn of(text: &str) -> Option<Pattern> {
        let (before, rest) = text.split_once('{')?;
        let (_, after) = rest.rsplit_once('}')?;
        let is_fixed =
            |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let begins_well = before.len() > 2 && before.ends_with('-');
        let ends_well = before.is_empty() && after.len() > 2 && after.starts_with('-');
        let is_one = is_fixed(before) && is_fixed(after) && (begins_well || ends_well);
        is_one.then(|| Pattern { before: before.to_owned(), after: after.to_owned() })
    }

    fn matches(&self, key: &str, is_said: impl Fn(&str) -> bool) -> bool {
        let middle =
            key.strip_prefix(self.before.as_str()).and_then(|rest| rest.strip_suffix(self.after.as_str()));
        // With nothing before it, it would fit too much: then what is put in must be a key that stands somewhere.
        middle.is_some_and(|middle| !middle.is_empty() && (!self.before.is_empty() || is_said(middle)))
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
                "people-title = People\npeople-old = Gone\npeople-none = { people-title } nobody\ntrouble-404-title = Lost\npeople-none-text = Ask\nother-text = No\n",
            ),
            (
                "crates/web/src/people.rs",
                "f(words.say(\"people-title\"), words.tell(\"people-count\", &[]), class(\"not-a-key\"));\nwords.say(&format!(\"trouble-{code}-title\")); words.say(&format!(\"{key}-text\")); \"problem-\";\n#[cfg(test)]\nmod t { words.say(\"no-such\"); }",
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
                said("nobody says other-text", 6),
                said("nobody says people-old", 2),
            ]
        );
    }
}
