//! What the zip file of a Slack export holds: people, channels, messages, threads.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use anyhow::{Result, bail};
use flate2::read::DeflateDecoder;
use serde_json::{Value, json};

/// One file of the export, unpacked. Bytes.
const LONGEST_FILE: u64 = 64_000_000;
/// All files together, unpacked. Bytes.
const LONGEST: u64 = 600_000_000;
const MOST_FILES: usize = 100_000;

/// Counts what is in the file.
pub fn counts(zip: &[u8]) -> Result<Value> {
    let (mut users, mut messages, mut replies) = (0, 0, 0);
    let mut channels: BTreeMap<String, u64> = BTreeMap::new();
    let mut threads: BTreeSet<(String, String)> = BTreeSet::new();
    let mut left = LONGEST;
    for entry in entries(zip)? {
        let Some(name) = entry.name.strip_suffix(".json") else { continue };
        let mut text = Vec::new();
        entry.open(zip)?.take(LONGEST_FILE.min(left)).read_to_end(&mut text)?;
        left -= text.len() as u64;
        let read = super::as_json(&text);
        let Some(list) = read.as_array() else { continue };
        let Some((channel, _day)) = name.rsplit_once('/') else {
            if name == "users" {
                users = list.len();
            }
            continue;
        };
        let channel = channel.rsplit('/').next().unwrap_or(channel);
        for message in list.iter().filter(|message| message["type"] == "message") {
            messages += 1;
            *channels.entry(channel.to_owned()).or_default() += 1;
            if let Some(thread) = message["thread_ts"].as_str() {
                threads.insert((channel.to_owned(), thread.to_owned()));
                replies += u64::from(message["ts"] != message["thread_ts"]);
            }
        }
    }
    Ok(
        json!({ "users": users, "channels": channels, "messages": messages, "threads": threads.len(), "replies": replies }),
    )
}

/// A file in the zip.
struct Entry {
    name: String,
    packed: bool,
    at: usize,
    length: usize,
}

impl Entry {
    fn open<'a>(&self, zip: &'a [u8]) -> Result<Box<dyn Read + 'a>> {
        // The names in front of the file are as long as it says there (APPNOTE.TXT 4.3.7).
        let header = zip.get(self.at..self.at + 30).unwrap_or_default();
        if !header.starts_with(b"PK\x03\x04") {
            bail!("the zip file is damaged at byte {}", self.at);
        }
        let start = self.at + 30 + number(header, 26, 2) + number(header, 28, 2);
        let Some(bytes) = start.checked_add(self.length).and_then(|end| zip.get(start..end)) else {
            bail!("the zip file is cut off");
        };
        Ok(if self.packed { Box::new(DeflateDecoder::new(bytes)) } else { Box::new(bytes) })
    }
}

/// The files that the directory at the end of a zip lists (APPNOTE.TXT 4.3.12, 4.3.16). No zip of more than 4 GB, none of several
/// volumes, none with a password: Slack makes no such.
fn entries(zip: &[u8]) -> Result<Vec<Entry>> {
    let tail = zip.len().saturating_sub(66_000);
    let Some(end) = zip[tail..].windows(4).rposition(|at| at == b"PK\x05\x06").map(|at| tail + at) else {
        bail!("the input is no zip file");
    };
    let mut at = number(zip, end + 16, 4);
    let mut found = Vec::new();
    while found.len() < MOST_FILES {
        let Some(header) = zip.get(at..at + 46).filter(|header| header.starts_with(b"PK\x01\x02")) else {
            break;
        };
        let (name, extra, comment) = (number(header, 28, 2), number(header, 30, 2), number(header, 32, 2));
        let Some(bytes) = zip.get(at + 46..at + 46 + name) else { break };
        let method = number(header, 10, 2);
        if matches!(method, 0 | 8) {
            found.push(Entry {
                name: String::from_utf8_lossy(bytes).into_owned(),
                packed: method == 8,
                at: number(header, 42, 4),
                length: number(header, 20, 4),
            });
        }
        at += 46 + name + extra + comment;
    }
    Ok(found)
}

/// A little-endian number; 0 where the file ends before it.
fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    let Some(figures) = at.checked_add(length).and_then(|end| bytes.get(at..end)) else { return 0 };
    figures.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
