//! `guildhall restore FILE`

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Args;
use community::{notices::deliveries, search::index};
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
        // Not in the backup, because it is made from what is.
        let made = index::reindex_all(&open.house, None, |_| {}).await.map_err(|error| open.told(error))?;
        super::say(format_args!("the index for searching is made anew: {} posts", made.done));
        // Nobody knows which of them left after the backup was made.
        let held = deliveries::hold(&mut open.work()).await.map_err(|error| open.told(error))?;
        if held > 0 {
            super::say(format_args!(
                "{held} letters that had not left are held, because they may have left since: guildhall admin outbox release lets them go"
            ));
        }
        open.end().await?;
        drop(lock);
        super::say("Restored. Serve it with: guildhall serve");
        super::WELL
    }
}
