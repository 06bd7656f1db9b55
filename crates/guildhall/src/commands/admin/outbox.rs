//! `guildhall admin outbox`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use community::notices;

use super::say;
use crate::wire::Open;

/// Lists the newest letters of the outbox.
#[derive(Args)]
pub struct Outbox {
    /// How many at most
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// Show the plain text of each too
    #[arg(long)]
    text: bool,
}

impl Outbox {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let letters = notices::outbox(&mut open.work(), i64::from(self.limit))
            .await
            .map_err(|error| open.told(error))?;
        for letter in &letters {
            let stands = match (&letter.sent_at, &letter.error) {
                (Some(at), _) => format!("sent at {}", at.secs()),
                (None, Some(error)) => format!("waits: {error}"),
                (None, None) => "waits: no relay is set".to_owned(),
            };
            say(format_args!(
                "{}  {}  {}  {}  ({stands})",
                letter.delivery, letter.kind, letter.address, letter.subject
            ));
            if self.text {
                say(format_args!("\n{}\n", letter.plain));
            }
        }
        if letters.is_empty() {
            say("The outbox is empty.");
        }
        Ok(ExitCode::SUCCESS)
    }
}
