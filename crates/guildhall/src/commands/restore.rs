//! `guildhall restore FILE`

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Args;
use store::{blobs::Blobs, dump};

use crate::{
    config::Settings,
    folder, trouble,
    wire::{Alone, Open},
};

/// Reads a backup into an empty folder or an empty PostgreSQL, whichever the backup came from.
#[derive(Args)]
pub struct Restore {
    /// The file that `guildhall backup` wrote
    file: PathBuf,
}

impl Restore {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        folder::make(&settings.store.data)?;
        let lock = folder::lock(&settings.store.data)?;
        let blobs = Blobs::open(&settings.blobs())
            .with_context(|| format!("the folder {} cannot be written", settings.blobs().display()))?;
        let told = dump::restore(&self.file, &settings.place(), &blobs)
            .await
            .map_err(|error| trouble::told(error, settings))?;
        super::say(format_args!(
            "{} rows of {} tables, {} attachments",
            told.rows(),
            told.tables.len(),
            told.blobs
        ));
        let open = Open::begin(settings, "restore", Alone::No).await?;
        open.end().await?;
        drop(lock);
        super::say("Restored. Serve it with: guildhall serve");
        super::WELL
    }
}
