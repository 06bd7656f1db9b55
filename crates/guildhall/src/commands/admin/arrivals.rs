//! `guildhall admin arrivals`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use community::arrivals::{self, Arrival};

use super::say;
use crate::wire::Open;

/// Lists the newest letters that came, one a line: its id, when it came (Unix seconds), by which way, from whom, for whom, its bytes, its
/// Message-ID, and what became of it.
#[derive(Args)]
pub struct Arrivals {
    /// How many at most
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// Only those that are not read yet, the oldest first
    #[arg(long)]
    waiting: bool,
    /// Show the letter with this id as it came
    #[arg(long, value_name = "ID")]
    raw: Option<community::ArrivalId>,
}

impl Arrivals {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let mut work = open.work();
        if let Some(id) = self.raw {
            let raw = arrivals::raw(&mut work, id).await.map_err(|error| open.told(error))?;
            std::io::Write::write_all(&mut std::io::stdout(), &raw)?;
            return Ok(ExitCode::SUCCESS);
        }
        let limit = i64::from(self.limit);
        let found = match self.waiting {
            true => arrivals::waiting(&mut work, limit).await,
            false => arrivals::newest(&mut work, limit).await,
        };
        let found = found.map_err(|error| open.told(error))?;
        for arrival in &found {
            say(line(arrival));
        }
        if found.is_empty() {
            say("No letter came.");
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn line(arrival: &Arrival) -> String {
    let sender = if arrival.sender.is_empty() { "<>" } else { &arrival.sender };
    let outcome = match arrival.outcome.as_str() {
        "" => String::new(),
        outcome => format!(": {outcome}"),
    };
    format!(
        "{}  {}  {}  {sender}  {}  {}  <{}>  {}{outcome}",
        arrival.id,
        arrival.at.secs(),
        arrival.came_by,
        arrival.recipient,
        arrival.size,
        arrival.message_id,
        arrival.state
    )
}
