//! `guildhall admin jobs`

use std::process::ExitCode;

use anyhow::{Result, bail};
use base::Id;
use clap::Subcommand;
use jobs::dead;

use super::say;
use crate::{trouble, wire::Open};

/// What can be done with jobs that were given up.
#[derive(Subcommand)]
pub enum Jobs {
    /// List them, the oldest first
    List,
    /// Let one be tried again from the beginning
    Again {
        /// Its id
        id: Id,
    },
    /// Take one off the list for good
    Forget {
        /// Its id
        id: Id,
    },
}

impl Jobs {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let (store, now) = (open.house.store(), open.house.clock().now());
        let told = |error| trouble::told(error, &open.settings);
        let (id, done, word) = match self {
            Jobs::List => {
                let dead = dead::list(store).await.map_err(told)?;
                for job in &dead {
                    let (error, at) = (job.error.as_deref().unwrap_or("no reason"), job.failed_at.secs());
                    say(format_args!(
                        "{}  {}  {} attempts, given up at {at}: {error}",
                        job.id, job.kind, job.attempts
                    ));
                }
                if dead.is_empty() {
                    say("No job was given up.");
                }
                return Ok(ExitCode::SUCCESS);
            }
            Jobs::Again { id } => {
                (id, dead::again(store, id, now).await.map_err(told)?, "will be tried again")
            }
            Jobs::Forget { id } => (id, dead::forget(store, id).await.map_err(told)?, "is forgotten"),
        };
        if !done {
            bail!("no job {id} was given up; see guildhall admin jobs list");
        }
        say(format_args!("{id} {word}"));
        Ok(ExitCode::SUCCESS)
    }
}
