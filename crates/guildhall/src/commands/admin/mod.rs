//! `guildhall admin`: what an operator looks at and puts right by hand.

mod appeals;
mod arrivals;
mod dkim;
mod jobs;
mod level;
mod message_ids;
mod outbox;
mod processing;
mod reindex;
mod sign_in;
mod state;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use super::say;
use crate::{
    config::Settings,
    wire::{Alone, Open},
};

/// What an operator can ask.
#[derive(Subcommand)]
pub enum Admin {
    /// List every Message-ID that is kept, one a line
    MessageIds(message_ids::MessageIds),
    /// List the letters that came, and what became of them
    Arrivals(arrivals::Arrivals),
    /// See what waits in the outbox and why, let go what is held, try again what has failed
    Outbox(outbox::Outbox),
    /// Make a key that letters are signed with, or list the keys
    #[command(subcommand)]
    Dkim(dkim::Dkim),
    /// Show what a click can change, as a fingerprint of each table
    State(state::State),
    /// Read the jobs that were given up, run one again, or let it go
    #[command(subcommand)]
    Jobs(jobs::Jobs),
    /// Show the link and code of a sign-in that somebody asked for, when its letter cannot arrive
    SignIn(sign_in::SignIn),
    /// Make the index for searching anew
    Reindex(reindex::Reindex),
    /// Set the level of confidentiality of a community
    Level(level::Level),
    /// List appeals that only you can decide, and answer one
    Appeals(appeals::Appeals),
    /// Print the record of processing: what is kept of people, why, how long, who reads it
    Processing(processing::Processing),
}

impl Admin {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        if let Admin::State(asked) = self {
            return asked.run(settings).await;
        }
        if let Admin::Dkim(asked) = self {
            return asked.run(settings);
        }
        let open = Open::begin(settings, "admin", Alone::No).await?;
        let code = match self {
            Admin::MessageIds(asked) => asked.run(&open).await?,
            Admin::Arrivals(asked) => asked.run(&open).await?,
            Admin::Outbox(asked) => asked.run(&open).await?,
            Admin::Jobs(asked) => asked.run(&open).await?,
            Admin::SignIn(asked) => asked.run(&open).await?,
            Admin::Reindex(asked) => asked.run(&open).await?,
            Admin::Level(asked) => asked.run(&open).await?,
            Admin::Appeals(asked) => asked.run(&open).await?,
            Admin::Processing(asked) => asked.run(&open).await?,
            Admin::State(_) | Admin::Dkim(_) => ExitCode::SUCCESS,
        };
        open.end().await?;
        Ok(code)
    }
}
