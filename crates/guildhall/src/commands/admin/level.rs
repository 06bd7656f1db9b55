//! `guildhall admin level`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use community::charter::{self, Charter};

use super::say;
use crate::{
    commands::community::{found, level},
    wire::Open,
};

/// Sets the level of a community. Tightening it tightens every thread that was looser; loosening opens none.
#[derive(Args)]
pub struct Level {
    /// The community, by its name
    #[arg(long)]
    community: String,
    /// open, network, chatham-house, members-only, in-the-room or sealed
    #[arg(value_parser = level)]
    level: community::Level,
}

impl Level {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let listed = found(open, &self.community).await?;
        let mut work = open.work();
        let amended = async {
            let viewer = charter::visit(&mut work, &listed.slug).await?;
            let c = viewer.community().clone();
            let charter = Charter {
                name: c.name,
                cause: c.cause,
                domain: c.domain,
                practice: c.practice,
                rhythm: c.rhythm,
                level: self.level,
                usual_level: self.level.max(c.usual_level),
                listed: c.visibility == "listed",
                language: c.language,
            };
            charter::amend(&mut work, &viewer, &charter).await
        };
        amended.await.map_err(|error| open.told(error))?;
        say(format_args!("Nothing in {} is looser than {} now.", listed.name, self.level.word()));
        Ok(ExitCode::SUCCESS)
    }
}
