//! `guildhall admin dkim`

use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, process::ExitCode};

use anyhow::{Context, Result, bail};
use base::Chance;
use clap::{Subcommand, ValueEnum};
use mail::sign::{self, Key};

use super::say;
use crate::{
    config::{Domain, Settings},
    serve::leaving,
};

/// The keys that letters are signed with.
#[derive(Subcommand)]
pub enum Dkim {
    /// Make a key, and say what to put into the DNS
    New {
        /// The domain that letters come from, like hall.example.org
        domain: String,
        /// The name of the key, like 2026a: letters, digits and dashes
        selector: String,
        /// Which kind: all receivers know RSA, Ed25519 is quicker; a domain may have both
        #[arg(long, value_enum, default_value_t = Kind::Rsa)]
        kind: Kind,
    },
    /// List the keys, and what has to stand in the DNS
    List,
}

/// Which kind of key.
#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    /// 2048 bits
    Rsa,
    /// Short and quick
    Ed25519,
}

impl Dkim {
    /// Needs no database.
    pub fn run(self, settings: &Settings) -> Result<ExitCode> {
        match self {
            Dkim::New { domain, selector, kind } => new(settings, &domain, &selector, kind),
            Dkim::List => {
                let keys = leaving::keys(settings)?;
                keys.iter().for_each(show);
                if keys.iter().next().is_none() {
                    say("There is no key. Make one with: guildhall admin dkim new DOMAIN SELECTOR");
                }
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn new(settings: &Settings, domain: &str, selector: &str, kind: Kind) -> Result<ExitCode> {
    let domain = Domain::try_from(domain.to_owned()).map_err(anyhow::Error::msg)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if selector.is_empty() || selector.len() > 60 || !selector.chars().all(fits) || domain.as_str().is_empty()
    {
        bail!(
            "expected a domain like hall.example.org, and a selector of letters, digits and dashes, like 2026a"
        );
    }
    let file = leaving::key_file(settings, domain.as_str(), selector);
    let kind = match kind {
        Kind::Rsa => sign::Kind::Rsa,
        Kind::Ed25519 => sign::Kind::Ed25519,
    };
    let chance = Chance::system();
    let made = sign::make(kind, &mut |bytes| chance.fill(bytes)).context("no key could be made")?;
    let key = Key::read(domain.as_str(), selector, made.pem.as_bytes())?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    // A key that is there is never written over: letters that are signed with it are still on their way.
    let mut opened = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file)
        .with_context(|| format!("{} cannot be written; is there such a key already?", file.display()))?;
    opened.write_all(made.pem.as_bytes())?;
    opened.sync_all()?;
    say(format_args!("The key is in {}. Keep it to yourself; it is not in a backup.\n", file.display()));
    show(&key);
    say("\nWhen the record can be seen, start the server again: it signs with every key in that folder.");
    Ok(ExitCode::SUCCESS)
}

fn show(key: &Key) {
    say(format_args!(
        "Put this text record (TXT) into the DNS, in one piece or in pieces of 255 characters:"
    ));
    say(format_args!("  name    {}", key.record_name()));
    say(format_args!("  text    {}", key.record()));
}
