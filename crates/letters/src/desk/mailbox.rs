//! Letters that somebody else's server keeps in a mailbox are fetched, and handed in like any others.

use std::{collections::HashSet, io::Write, time::Duration};

use community::{Actor, Refused, arrivals};
use mail::{
    Address, headers,
    imap::{Account, Mailbox, Trouble},
    smtp::server::{Envelope, Letter, Way, refusal},
};

use super::Desk;

/// Pauses after a trouble: from the first to the last, each twice as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LAST_PAUSE: Duration = Duration::from_secs(300);
/// Addresses of ours that one letter is kept for.
const MOST_RECIPIENTS: usize = 50;
/// A longer letter is not held in memory twice.
const LONG: usize = 1 << 20;

/// Where servers write whom a letter was sent to, whatever its To field says.
const ENVELOPE: [&str; 4] = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To"];

impl Desk {
    /// Fetches letters from a mailbox for as long as it is let: as soon as the server tells of one, and at least `every` so often.
    /// Letters of more than `most` bytes are left where they are.
    pub async fn fetch(&self, account: Account, every: Duration, most: u64) {
        let mut pause = FIRST_PAUSE;
        loop {
            let told = self.fetch_until_trouble(&account, every, most, &mut pause).await;
            tracing::warn!(%told, "letters cannot be fetched just now");
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LAST_PAUSE);
        }
    }

    async fn fetch_until_trouble(
        &self,
        account: &Account,
        every: Duration,
        most: u64,
        pause: &mut Duration,
    ) -> Trouble {
        let mut mailbox = match Mailbox::open(account).await {
            Ok(mailbox) => mailbox,
            Err(trouble) => return trouble,
        };
        // Letters that are not ours to take stay as they are; they are not looked at again over this line.
        let mut left = HashSet::new();
        loop {
            match self.round(&mut mailbox, most, &mut left).await {
                Ok(0) => {}
                // There may be more than one round of them.
                Ok(_) => continue,
                Err(trouble) => return trouble,
            }
            *pause = FIRST_PAUSE;
            mailbox = match mailbox.wait(every).await {
                Ok(mailbox) => mailbox,
                Err(trouble) => return trouble,
            };
        }
    }

    /// Takes what is there; how many letters were looked at.
    async fn round(
        &self,
        mailbox: &mut Mailbox,
        most: u64,
        left: &mut HashSet<u32>,
    ) -> Result<usize, Trouble> {
        let waiting = mailbox.waiting(left).await?;
        for uid in &waiting {
            let Some((head, size)) = mailbox.head(*uid).await? else { continue };
            let recipients =
                self.ours_in(&head).await.map_err(|refused| Trouble::Away(refused.to_string()))?;
            if recipients.is_empty() {
                tracing::info!(
                    uid,
                    "a letter in the mailbox is for none of our addresses, and is left there"
                );
                left.insert(*uid);
                continue;
            }
            if !self.has_room(size) {
                return Err(Trouble::Away("there is no room on the disk for a letter".into()));
            }
            if size > most {
                tracing::warn!(uid, size, "a letter in the mailbox is too large, and is left there");
                left.insert(*uid);
                continue;
            }
            let Some(raw) = mailbox.letter(*uid).await? else { continue };
            if let Some(reply) = refusal(&raw) {
                tracing::info!(uid, %reply, "a letter in the mailbox was refused");
                mailbox.done(*uid).await?;
                continue;
            }
            let envelope = Envelope {
                way: Way::Lmtp,
                peer: None,
                helo: String::new(),
                tls: false,
                sender: returned_to(&head),
                recipients,
                announced: size,
            };
            let letter = small_or_large(raw).map_err(|error| Trouble::Away(error.to_string()))?;
            match self.take("imap", envelope, letter).await {
                // Only now: what is kept twice is kept once, and what is lost is lost.
                Ok(_) => mailbox.done(*uid).await?,
                Err(reply) => return Err(Trouble::Away(reply.to_string())),
            }
        }
        Ok(waiting.len())
    }

    /// The addresses of ours that a letter was sent to: as the servers on the way noted them, else as it says itself.
    async fn ours_in(&self, head: &[u8]) -> Result<Vec<String>, Refused> {
        let noted = headers::fields(head).filter(|field| ENVELOPE.iter().any(|name| field.is(name)));
        let noted: Vec<String> =
            noted.map(|field| field.text().trim_matches(['<', '>', ' ']).to_owned()).collect();
        let letter = mail::head(head);
        let said: Vec<String> =
            letter.to.iter().chain(&letter.cc).map(|one: &Address| one.address.clone()).collect();
        for addresses in [noted, said] {
            let mut ours = Vec::new();
            for address in addresses.into_iter().take(MOST_RECIPIENTS).filter(|address| address.contains('@'))
            {
                let mut work = self.house.work(Actor::System);
                let is_ours = arrivals::destination(&mut work, &address, &self.domain).await?.is_some();
                if is_ours && !ours.iter().any(|known: &String| known.eq_ignore_ascii_case(&address)) {
                    ours.push(address);
                }
            }
            if !ours.is_empty() {
                return Ok(ours);
            }
        }
        Ok(Vec::new())
    }
}

/// The sender of the envelope, as the last server noted it (RFC 5321, 4.4); empty for a report.
fn returned_to(head: &[u8]) -> String {
    let noted = headers::first(head, "Return-Path").map(|field| field.text()).unwrap_or_default();
    noted.trim_matches(['<', '>', ' ']).to_owned()
}

fn small_or_large(raw: Vec<u8>) -> std::io::Result<Letter> {
    if raw.len() <= LONG {
        return Ok(Letter::Small(raw));
    }
    let mut file = tempfile::tempfile()?;
    file.write_all(&raw)?;
    std::io::Seek::rewind(&mut file)?;
    Ok(Letter::Large(file, raw.len() as u64))
}
