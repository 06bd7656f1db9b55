//! `guildhall member add`

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use community::people::address::Address;

use super::community::{admit, found, named_address};
use crate::{
    config::Settings,
    wire::{Alone, Open},
};

/// What can be done with members from outside.
#[derive(Subcommand)]
pub enum Member {
    /// Add members; nothing is sent to them
    Add(Add),
}

/// Adds members to a community.
#[derive(Args)]
pub struct Add {
    /// The community, by its name
    #[arg(long)]
    community: String,
    /// They convene it
    #[arg(long)]
    convenor: bool,
    /// Addresses, "Name <address>", or files with one of these on each line
    #[arg(required = true, value_name = "ADDRESS_OR_FILE")]
    who: Vec<String>,
}

impl Member {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let Member::Add(add) = self;
        let who = read(&add.who)?;
        let open = Open::begin(settings, "member", Alone::No).await?;
        let community = found(&open, &add.community).await?;
        for (name, address) in &who {
            admit(&open, &community.slug, name, address, add.convenor).await?;
        }
        let as_what = if add.convenor { "convene" } else { "belong to" };
        super::say(format_args!("{} of {} {as_what} {}", who.len(), who.len(), community.name));
        open.end().await?;
        super::WELL
    }
}

/// Everyone who was named; all lines are looked at before anything is done.
fn read(given: &[String]) -> Result<Vec<(String, Address)>> {
    let (mut who, mut wrong) = (Vec::new(), Vec::new());
    for given in given {
        if !Path::new(given).is_file() {
            who.push(named_address(given)?);
            continue;
        }
        let text = std::fs::read_to_string(given).with_context(|| format!("{given} cannot be read"))?;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match named_address(line) {
                Ok(one) => who.push(one),
                Err(error) => wrong.push(format!("{given}, line {}: {error}", number + 1)),
            }
        }
    }
    if !wrong.is_empty() {
        bail!("nobody was added:\n{}", wrong.join("\n"));
    }
    Ok(who)
}
