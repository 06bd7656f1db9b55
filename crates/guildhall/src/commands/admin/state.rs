//! `guildhall admin state`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use store::dump;

use super::say;
use crate::{config::Settings, trouble};

/// What changes by itself, whether anybody clicks or not.
const VOLATILE: [&str; 4] = ["jobs", "lanes", "rates", "recurring"];

/// Shows how many rows each table has, and a hash of them: what a click can change. Two runs are equal when nothing was
/// changed in between.
#[derive(Args)]
pub struct State {}

impl State {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let without = [&VOLATILE, community::search::DERIVED].concat();
        let tables =
            dump::state(&settings.place(), &without).await.map_err(|error| trouble::told(error, settings))?;
        for (table, rows, hash) in tables {
            say(format_args!("{hash}  {rows:>9}  {table}"));
        }
        Ok(ExitCode::SUCCESS)
    }
}
