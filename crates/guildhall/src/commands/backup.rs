//! `guildhall backup FILE`

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use base::Clock;
use clap::Args;
use store::{blobs::Blobs, dump};

use crate::{config::Settings, trouble};

/// Writes everything, attachments included, into one file. A running server may be backed up.
#[derive(Args)]
pub struct Backup {
    /// The file, for example guildhall-2026-11-24.tar.gz; it must not exist
    file: PathBuf,
}

impl Backup {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let blobs = Blobs::open(&settings.blobs())
            .with_context(|| format!("the folder {} cannot be read", settings.blobs().display()))?;
        let now = Clock::system().now();
        let kept = dump::backup(&settings.place(), &blobs, &self.file, community::search::DERIVED, now)
            .await
            .map_err(|error| trouble::told(error, settings))?;
        super::say(format_args!(
            "{}: {} rows of {} tables, {} attachments",
            self.file.display(),
            kept.rows(),
            kept.tables.len(),
            kept.blobs
        ));
        super::WELL
    }
}
