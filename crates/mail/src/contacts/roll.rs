//! A whole list that fits on a page, with what is to be said of it.

use std::collections::HashMap;

use super::{Bad, Entry, Item, Reader};
use crate::address;

/// More lines than these that cannot be read are only counted.
const MOST_BAD: usize = 200;

/// A list, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// Everybody, each address once, in the order of the list.
    pub people: Vec<Entry>,
    /// The first lines that name nobody who can be written to.
    pub bad: Vec<Bad>,
    /// How many such lines there are in all.
    pub bad_in_all: usize,
    /// Addresses that come again.
    pub repeated: Vec<Repeat>,
    /// One name under several addresses: perhaps one human being, perhaps not.
    pub namesakes: Vec<Namesakes>,
    /// There are more than were asked for: nothing behind these was read.
    pub more: bool,
}

/// An address that comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The line.
    pub line: u64,
    /// The line where it stood first.
    pub first: u64,
    /// The address.
    pub address: String,
}

/// One name under several addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesakes {
    /// The name, as it stands first.
    pub name: String,
    /// The addresses.
    pub addresses: Vec<String>,
}

impl Roll {
    /// Reads a pasted list, of at most `most` people.
    pub fn of(text: &str, most: usize) -> Roll {
        Roll::read(text.as_bytes(), most)
    }

    /// The same for the bytes of a file.
    pub fn read(bytes: &[u8], most: usize) -> Roll {
        let (mut roll, mut reader) = (Roll::default(), Reader::new(bytes));
        let mut lines: HashMap<String, u64> = HashMap::new();
        // Bytes in memory can always be read.
        while let Ok(Some(item)) = reader.next_item() {
            match item {
                Item::Bad(bad) => {
                    roll.bad_in_all += 1;
                    if roll.bad.len() < MOST_BAD {
                        roll.bad.push(bad);
                    }
                }
                Item::Entry(entry) => {
                    if let Some(first) = lines.get(&address::fold(&entry.address)) {
                        let (line, first, address) = (entry.line, *first, entry.address);
                        roll.repeated.push(Repeat { line, first, address });
                        continue;
                    }
                    if roll.people.len() == most {
                        roll.more = true;
                        break;
                    }
                    lines.insert(address::fold(&entry.address), entry.line);
                    roll.people.push(entry);
                }
            }
        }
        roll.namesakes = namesakes(&roll.people);
        roll
    }
}

fn namesakes(people: &[Entry]) -> Vec<Namesakes> {
    let key = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut places, mut found): (HashMap<String, usize>, Vec<Namesakes>) = Default::default();
    // One word is a first name, which many share.
    for entry in people.iter().filter(|entry| entry.name.contains(' ')) {
        let place = *places.entry(key(&entry.name)).or_insert_with(|| {
            found.push(Namesakes { name: entry.name.clone(), addresses: Vec::new() });
            found.len() - 1
        });
        found[place].addresses.push(entry.address.clone());
    }
    found.retain(|one| one.addresses.len() > 1);
    found
}
