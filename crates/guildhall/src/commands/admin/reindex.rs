//! `guildhall admin reindex`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use community::search::index;

use super::say;
use crate::wire::Open;

/// Makes the index for searching anew from what is stored. A running server may go on; until it is done, a search finds less.
#[derive(Args)]
pub struct Reindex {}

impl Reindex {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let mut next = 0;
        let told = |progress: index::Progress| {
            // One line for every tenth.
            if progress.all > 0 && progress.done * 10 / progress.all >= next {
                say(format_args!("{} of {} posts", progress.done, progress.all));
                next = progress.done * 10 / progress.all + 1;
            }
        };
        let made = index::reindex_all(&open.house, None, told).await.map_err(|error| open.told(error))?;
        index::settle(&open.house).await.map_err(|error| open.told(error))?;
        say(format_args!("The index was made anew: {} posts.", made.done));
        Ok(ExitCode::SUCCESS)
    }
}
