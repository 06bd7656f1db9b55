//! `guildhall clean`

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Args;

/// More is not read. Bytes.
const MOST: u64 = 20_000_000;

/// Reads HTML from the input, and writes it as it would be shown: without anything that could act.
#[derive(Args)]
pub struct Clean {}

impl Clean {
    pub fn run(self) -> Result<ExitCode> {
        let mut html = Vec::new();
        std::io::stdin().take(MOST).read_to_end(&mut html).context("the input cannot be read")?;
        let shown = markup::clean(&String::from_utf8_lossy(&html));
        std::io::stdout().write_all(shown.as_bytes())?;
        super::WELL
    }
}
