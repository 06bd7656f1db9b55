//! What a mailbox holds.

use std::io::Read;

use anyhow::{Context, Result};
use mail::mbox::{Item, Mailbox};
use mail::thread::{Threads, ids_of};
use serde_json::{Value, json};

/// How many letters, how many different ones, and in how many threads.
pub fn counts(input: impl Read) -> Result<Value> {
    let mut mailbox = Mailbox::new(input).context("the input cannot be read")?;
    let (mut letters, mut problems, mut threads) = (0u64, 0u64, Threads::new());
    while let Some(item) = mailbox.next().context("the mailbox cannot be read on")? {
        match item {
            Item::Letter(letter) => {
                letters += 1;
                threads.add(&ids_of(&letter.raw), &letter.raw);
            }
            Item::Problem(_) => problems += 1,
        }
    }
    Ok(json!({
        "messages": letters,
        "unique_message_ids": threads.distinct_letters(),
        "threads": threads.count(),
        "problems": problems,
    }))
}
