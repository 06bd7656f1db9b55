//! `guildhall admin outbox`

use std::process::ExitCode;

use anyhow::Result;
use base::Time;
use clap::{Args, Subcommand};
use community::notices::{self, deliveries};

use super::say;
use crate::wire::Open;

/// Says what waits, is held or has failed, and why; then lists the newest letters.
#[derive(Args)]
pub struct Outbox {
    #[command(subcommand)]
    act: Option<Act>,
    /// How many letters at most
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// Show the plain text of each too
    #[arg(long)]
    text: bool,
}

/// What can be done with letters.
#[derive(Subcommand)]
enum Act {
    /// Let everything leave that is held since a backup was restored
    Release,
    /// Send nothing of what is held since a backup was restored
    Discard,
    /// Try again what has failed in the last two weeks, when what was wrong is put right
    Again,
}

impl Outbox {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let mut work = open.work();
        let (done, word) = match self.act {
            None => return self.list(open).await,
            Some(Act::Release) => (deliveries::release(&mut work).await, "may leave"),
            Some(Act::Discard) => (deliveries::discard(&mut work).await, "will not leave"),
            Some(Act::Again) => (deliveries::again(&mut work).await, "are tried again"),
        };
        say(format_args!("{} letters {word}", done.map_err(|error| open.told(error))?));
        Ok(ExitCode::SUCCESS)
    }

    async fn list(&self, open: &Open) -> Result<ExitCode> {
        let told = |error| open.told(error);
        let now = open.house.clock().now();
        let set = open.settings.leaving.is_set();
        for one in deliveries::standing(&mut open.work(), 200).await.map_err(told)? {
            let why = match (one.state.as_str(), one.error) {
                ("held", _) => {
                    "held since a backup was restored; see guildhall admin outbox --help".to_owned()
                }
                ("waiting", _) if !set => {
                    "no relay is set; see [leaving] in guildhall.example.toml".to_owned()
                }
                ("waiting", None) => "not tried yet".to_owned(),
                ("waiting", Some(error)) => format!("{error}; the next attempt {}", from_now(one.due, now)),
                (_, error) => error.unwrap_or_default(),
            };
            let age = hours(now, one.oldest);
            say(format_args!(
                "{:>7} {} to {}, the oldest {age} old: {why}",
                one.letters, one.state, one.domain
            ));
        }
        let letters = notices::outbox(&mut open.work(), i64::from(self.limit)).await.map_err(told)?;
        for letter in &letters {
            let stands = match (letter.state.as_str(), &letter.sent_at, &letter.error) {
                ("sent", Some(at), _) => format!("sent at {}", at.secs()),
                (state, _, Some(error)) => format!("{state}: {error}"),
                (state, ..) => state.to_owned(),
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

fn hours(now: Time, then: Time) -> String {
    match now.since(then).as_secs() / 60 {
        minutes @ 0..120 => format!("{minutes} min"),
        minutes => format!("{} h", minutes / 60),
    }
}

fn from_now(due: Time, now: Time) -> String {
    if due <= now { "is due".to_owned() } else { format!("in {}", hours(due, now)) }
}
