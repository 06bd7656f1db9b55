//! `guildhall migrate`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use store::migrate;

use crate::{config::Settings, folder, trouble, wire};

/// Brings the tables to this version. `serve` does so by itself; this is for whoever wants to see it first.
#[derive(Args)]
pub struct Migrate {
    /// Only list what would be done
    #[arg(long)]
    dry_run: bool,
}

impl Migrate {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        folder::make(&settings.store.data)?;
        let store = wire::store(settings).await?;
        let told = |error| trouble::told(error, settings);
        let (steps, word) = if self.dry_run {
            let pending = migrate::pending(&store).await.map_err(told)?;
            (pending.into_iter().map(|step| step.name).collect::<Vec<_>>(), "waits")
        } else {
            (migrate::run(&store).await.map_err(told)?, "done")
        };
        for step in &steps {
            super::say(format_args!("{word}: {step}"));
        }
        if steps.is_empty() {
            super::say("The tables are those of this version already.");
        }
        super::WELL
    }
}
