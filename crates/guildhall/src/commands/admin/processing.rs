//! `guildhall admin processing`

use std::process::ExitCode;

use anyhow::Result;
use base::Words;
use clap::Args;
use community::privacy;

use super::say;
use crate::wire::Open;

/// Prints the record of processing (GDPR, article 30) as far as this program knows it: for each community what is kept of people, why, how
/// long, and who reads it. Who is responsible, and who works for you, you add yourself.
#[derive(Args)]
pub struct Processing;

impl Processing {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let mut work = open.work();
        let record = privacy::record(&mut work).await.map_err(|refused| open.told(refused))?;
        let words = Words::english();
        for (community, kept) in record {
            say(format_args!("# {} ({}), {} members\n", community.name, community.slug, community.members));
            for key in kept {
                say(format_args!("## {}", words.say(key)));
                say(format_args!("- {}: {}", words.say("notice-why"), words.say(&format!("{key}-why"))));
                say(format_args!("- {}: {}", words.say("notice-long"), words.say(&format!("{key}-long"))));
                say(format_args!("- {}: {}", words.say("notice-who"), words.say(&format!("{key}-who"))));
                say(format_args!(""));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
