//! Lists of people and their addresses, however they are pasted or exported: `Ann Other <ann@example.org>`, bare addresses, the line of
//! recipients of a mail program, tables with commas, semicolons or tabs, with a head in any order or none, contact books.
//!
//! ```
//! let roll = mail::contacts::Roll::of("Ann Other <ann@example.org>\nbob@example", 1_000);
//! assert_eq!(roll.people[0].name, "Ann Other");
//! assert_eq!((roll.bad[0].line, roll.bad[0].why.to_string().as_str()), (2, "the part after the @ has no dot, as in example.org"));
//! ```
//!
//! # What you can rely on
//!
//! - [`Reader`] reads a file of any length in little memory: a line has at most 64 kB, a cell in quotes at most twenty lines. A quote that
//!   is never closed costs its own line and no other.
//! - UTF-8 and UTF-16 with or without their marks, and windows-1252 for whatever is neither, line by line.
//! - Nothing is merged: one human being under five addresses is five entries, and [`Roll::namesakes`] says so.
//! - Nothing is calculated: what begins like a formula of a spreadsheet is no name and no address. [`cell`] writes one so that a spreadsheet
//!   takes it as text.
//! - What cannot be read is [`Bad`], with its line and what is wrong.

mod cells;
mod columns;
mod entry;
mod export;
mod roll;
mod text;

use std::{collections::VecDeque, fmt, io};

pub use export::cell;
pub use roll::{Namesakes, Repeat, Roll};

use crate::address::Flaw;

/// Longest name that is kept, in characters.
const LONGEST_NAME: usize = 120;
/// So much is shown of a line that cannot be read, in characters.
const SHOWN: usize = 120;

/// Somebody in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line that it stands in, from 1.
    pub line: u64,
    /// The name; empty where there is none.
    pub name: String,
    /// The address, checked: see [`crate::address::check`].
    pub address: String,
    /// Further addresses of the same row.
    pub others: Vec<String>,
    /// The name was left out, since it begins like a formula.
    pub formula: bool,
}

/// A line without anybody to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The line, from 1.
    pub line: u64,
    /// How it begins, on one line.
    pub text: String,
    /// What is wrong.
    pub why: Wrong,
}

/// Why a line names nobody who can be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The address cannot be used.
    Address(Flaw),
    /// There is none in it.
    NoAddress,
    /// It begins like a formula of a spreadsheet.
    Formula,
    /// It is too long to be a line of a list.
    TooLong,
}

impl Wrong {
    /// One word for it, for whoever has sentences of their own.
    pub fn word(self) -> &'static str {
        match self {
            Wrong::Address(Flaw::Empty) | Wrong::NoAddress => "nothing",
            Wrong::Address(Flaw::NoAt) => "no-at",
            Wrong::Address(Flaw::SeveralAt) => "several-at",
            Wrong::Address(Flaw::NothingBefore) => "nothing-before",
            Wrong::Address(Flaw::NothingAfter) => "nothing-after",
            Wrong::Address(Flaw::Character(' ')) => "space",
            Wrong::Address(Flaw::Character(_)) => "character",
            Wrong::Address(Flaw::NoDot) => "no-dot",
            Wrong::Address(Flaw::Domain) => "domain",
            Wrong::Address(Flaw::TooLong) => "long",
            Wrong::Formula => "formula",
            Wrong::TooLong => "long-line",
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Address(flaw) => flaw.fmt(f),
            Wrong::NoAddress => f.write_str("there is no address in it"),
            Wrong::Formula => f.write_str("it begins like a formula of a spreadsheet"),
            Wrong::TooLong => f.write_str("the line is too long"),
        }
    }
}

/// What a list holds, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Somebody.
    Entry(Entry),
    /// A line without anybody.
    Bad(Bad),
}

/// Reads a list from beginning to end.
pub struct Reader<R> {
    cells: cells::Records<R>,
    columns: Option<columns::Columns>,
    ready: VecDeque<Item>,
}

impl<R: io::Read> Reader<R> {
    /// Over the bytes of a file.
    pub fn new(bytes: R) -> Reader<R> {
        Reader { cells: cells::Records::new(text::Lines::new(bytes)), columns: None, ready: VecDeque::new() }
    }

    /// How many bytes were read so far.
    pub fn bytes_read(&self) -> u64 {
        self.cells.bytes_read()
    }

    /// The next; none at the end. It fails only where the bytes cannot be read.
    pub fn next_item(&mut self) -> io::Result<Option<Item>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Ok(Some(item));
            }
            let Some(record) = self.cells.next()? else { return Ok(None) };
            if record.is_empty() {
                continue;
            }
            if record.too_long {
                let text = shown(&record.cells.join(" "));
                self.ready.push_back(Item::Bad(Bad { line: record.line, text, why: Wrong::TooLong }));
                continue;
            }
            if self.columns.is_none()
                && let Some(columns) = columns::Columns::of(&record.cells)
            {
                self.cells.keep_to(record.parted_by);
                self.columns = Some(columns);
                continue;
            }
            entry::read(&record, self.columns.as_ref(), &mut self.ready);
        }
    }
}

/// How a line begins, for showing it.
fn shown(text: &str) -> String {
    let line = crate::clean::line(text);
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}
