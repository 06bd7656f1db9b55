//! `guildhall letter explain`

use std::{io::Read, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Args, Subcommand};

/// A longer letter is read in part. Bytes.
const MOST: u64 = 64_000_000;

/// What can be done with one letter.
#[derive(Subcommand)]
pub enum Letter {
    /// Read a letter from the input, and say as JSON what it is taken for
    Explain(Explain),
}

/// Reads a letter from the input and says as JSON what it is taken for. Nothing is kept, and no settings are needed.
#[derive(Args)]
pub struct Explain {}

impl Letter {
    pub fn run(self) -> Result<ExitCode> {
        let Letter::Explain(Explain {}) = self;
        let mut raw = Vec::new();
        std::io::stdin().take(MOST).read_to_end(&mut raw).context("the input cannot be read")?;
        super::say(mail::explain::to_json(&raw));
        super::WELL
    }
}
