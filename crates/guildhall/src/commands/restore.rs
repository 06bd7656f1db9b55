//! `guildhall restore FILE`

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Args;
use community::{notices::deliveries, people::erase, search::index};
use store::{blobs::Blobs, dump};

use crate::{
    config::Settings,
    folder, ledger, trouble,
    wire::{Alone, Open},
};

/// Reads a backup into an empty folder or an empty PostgreSQL, whichever the backup came from.
#[derive(Args)]
pub struct Restore {
    /// The file that `guildhall backup` wrote
    file: PathBuf,
    /// The ledger of erasures that was kept beside the house, `erasures.ledger`: whoever was erased after the backup was made is
    /// erased again. Without it, one that lies in the data folder is taken
    #[arg(long, value_name = "FILE")]
    erasures: Option<PathBuf>,
}

impl Restore {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        folder::make(&settings.store.data)?;
        let lock = folder::lock(&settings.store.data)?;
        let blobs = Blobs::open(&settings.blobs())
            .with_context(|| format!("the folder {} cannot be written", settings.blobs().display()))?;
        // Read before anything is written: a ledger that cannot be read stops the restore.
        let ledger = ledger::read(self.erasures.as_deref(), settings)?;
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
        match &ledger {
            Some(ledger) => {
                let again = erase::again(&mut open.work(), ledger).await.map_err(|error| open.told(error))?;
                super::say(format_args!(
                    "{} erasures are in the ledger: {again} people of this backup are erased again",
                    ledger.lines.len()
                ));
                crate::ledger::write(&open.house, settings).await?;
            }
            None => super::say(
                "no ledger of erasures was found: whoever was erased after this backup was made is in it again. Name it with --erasures, or look for erasures.ledger in the folder that the backup came from",
            ),
        }
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
