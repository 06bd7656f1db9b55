//! `cargo x tidy`: the rules of the house that the compiler does not know. Each fails with the line and the remedy.

mod borders;
mod documents;
mod letters;
mod settings;
mod sizes;
mod source;
mod sql;
mod stories;
mod unfinished;
mod words;

use std::fmt;

use anyhow::{Result, bail};

use crate::tree::Tree;

/// Every rule, in the order in which a reader of the house meets them.
const RULES: &[fn(&Tree) -> Vec<Finding>] = &[
    sizes::check,
    sql::check,
    sql::unused,
    borders::check,
    stories::check,
    words::check,
    letters::check,
    settings::check,
    documents::links,
    documents::decisions,
    unfinished::check,
];

/// Something that is not as the house wants it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    file: String,
    /// From 1.
    line: usize,
    what: String,
    remedy: &'static str,
}

impl Finding {
    fn new(file: &str, line: usize, what: impl Into<String>, remedy: &'static str) -> Finding {
        Finding { file: file.into(), line, what: what.into(), remedy }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n    {}", self.file, self.line, self.what, self.remedy)
    }
}

/// Applies every rule to the working copy.
pub fn run() -> Result<()> {
    let tree = Tree::read()?;
    let mut found: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    found.sort();
    found.dedup();
    found.iter().for_each(|finding| println!("{finding}"));
    match found.len() {
        0 => Ok(()),
        1 => bail!("one thing is not tidy"),
        count => bail!("{count} things are not tidy"),
    }
}
