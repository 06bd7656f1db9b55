//! Keeping what arrives, before its sender is told so.

use std::{collections::HashMap, fs::File};

use base::{Time, secret::hash};
use store::{Batch, Value, args};

use super::{READ, sql};
use crate::{ArrivalId, House, Refused, Work, charter::only_system};

/// A letter that is longer than this many bytes goes to the blobs; a shorter one lies in its row.
pub const IN_ROW: usize = 64_000;

/// The bytes of a letter.
#[derive(Clone, Debug)]
pub enum Raw {
    /// At hand.
    Here(Vec<u8>),
    /// Among the blobs already: its name and its length. See [`put_away`].
    Away(String, u64),
}

/// A letter as it comes in, for all the addresses of ours that it was sent to.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// By which way: `smtp`, `lmtp`, `imap`, `command`.
    pub came_by: &'static str,
    /// Who brought it: an IP address, or empty.
    pub peer: String,
    /// The name that whoever brought it gave itself.
    pub helo: String,
    /// The sender on the envelope.
    pub sender: String,
    /// Addresses of ours.
    pub recipients: Vec<String>,
    /// Its Message-ID, without brackets; one made up where it has none.
    pub message_id: String,
    /// What a repeat of the letter has in common with it, made by whoever can read letters. What is brought to the same recipient with
    /// the same mark is one letter.
    pub mark: String,
    /// The letter.
    pub raw: Raw,
}

/// That it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id for the first of its recipients.
    pub id: ArrivalId,
    /// For how many recipients it is new.
    pub new: usize,
}

/// Puts a long letter among the blobs, before it is [kept](keep). Without that it is an orphan, and harms nobody.
pub async fn put_away(house: &House, mut file: File, size: u64) -> Result<Raw, Refused> {
    let blobs = house.blobs().clone();
    let put = tokio::task::spawn_blocking(move || blobs.put_all(&mut file)).await;
    Ok(Raw::Away(put.map_err(|error| Refused::Broken(error.to_string()))??, size))
}

/// Keeps letters and promises that they are read, in one commit for all: when this returns, they are on disk. What is known already is
/// left as it is. Many at once cost little more than one.
pub async fn keep(work: &mut Work<'_>, letters: Vec<Incoming>) -> Result<Vec<Kept>, Refused> {
    only_system(work)?;
    let now = work.now();
    let (mut rows, mut names, mut firsts) = (Vec::new(), Vec::new(), Vec::new());
    for mut letter in letters {
        if let Raw::Here(raw) = &mut letter.raw
            && raw.len() > IN_ROW
        {
            let (raw, blobs) = (std::mem::take(raw), work.house().blobs().clone());
            let size = raw.len() as u64;
            let put = tokio::task::spawn_blocking(move || blobs.put(&raw)).await;
            letter.raw = Raw::Away(put.map_err(|error| Refused::Broken(error.to_string()))??, size);
        }
        firsts.push(names.len());
        let mut recipients = std::mem::take(&mut letter.recipients).into_iter().peekable();
        while let Some(recipient) = recipients.next() {
            let id: ArrivalId = work.id();
            let sameness = hash(format!("{} {}", letter.mark, recipient.to_lowercase()).as_bytes());
            let raw = match recipients.peek() {
                Some(_) => letter.raw.clone(),
                None => std::mem::replace(&mut letter.raw, Raw::Here(Vec::new())),
            };
            rows.push(row(id, now, &letter, recipient, &sameness, raw));
            names.push((sameness, id));
        }
    }
    firsts.push(names.len());
    // Nearly always all is new: then rows and jobs are one journey to the database.
    work.begin().await?;
    let all = names.iter().map(|(_, id)| id.to_string()).collect();
    let batch = Batch { statement: &sql::KEEP, lists: rows.clone() };
    if work.done_if_new(batch, READ, all).await? {
        let kept = |ends: &[usize]| Kept {
            id: names.get(ends[0]).map(|(_, id)| *id).unwrap_or_default(),
            new: ends[1] - ends[0],
        };
        return Ok(firsts.windows(2).map(kept).collect());
    }
    work.begin().await?;
    let wanted = rows.len() as u64;
    let taken = work.each(&sql::KEEP, rows).await?;
    let known: HashMap<String, ArrivalId> = match taken == wanted {
        true => HashMap::new(),
        false => {
            let all: Vec<String> = names.iter().map(|(sameness, _)| sameness.clone()).collect();
            work.all(&sql::KNOWN, args![all]).await?.into_iter().collect()
        }
    };
    let holder = |(sameness, id): &(String, ArrivalId)| known.get(sameness).copied().unwrap_or(*id);
    let new = |name: &(String, ArrivalId)| holder(name) == name.1;
    let payloads = names.iter().filter(|name| new(name)).map(|(_, id)| id.to_string()).collect();
    work.promise_all(READ, payloads, now).await?;
    work.done().await?;
    let told = firsts.windows(2).map(|ends| {
        let names = &names[ends[0]..ends[1]];
        Kept {
            id: names.first().map(holder).unwrap_or_default(),
            new: names.iter().filter(|name| new(name)).count(),
        }
    });
    Ok(told.collect())
}

fn row(id: ArrivalId, now: Time, l: &Incoming, recipient: String, sameness: &str, raw: Raw) -> Vec<Value> {
    let (raw, blob, size) = match raw {
        Raw::Here(raw) => {
            let size = raw.len();
            (Some(raw), None, size as i64)
        }
        Raw::Away(blob, size) => (None, Some(blob), i64::try_from(size).unwrap_or(i64::MAX)),
    };
    args![
        id,
        now,
        l.came_by,
        &l.peer,
        &l.helo,
        &l.sender,
        recipient,
        &l.message_id,
        sameness,
        raw,
        blob,
        size
    ]
}
