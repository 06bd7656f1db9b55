//! Guildhall: one program that serves communities of practice.
//!
//! [`commands`] lists what it can be asked to do, one file each; [`config`] is what can be set; [`wire`] opens the house;
//! [`serve`] keeps its doors open.

// The help of a command is its documentation, and shows addresses as people write them: "Name <address>".
#![allow(rustdoc::invalid_html_tags)]

mod commands;
mod config;
mod folder;
mod health;
mod ledger;
mod serve;
mod trouble;
mod wire;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let asked = commands::Asked::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&anyhow::anyhow!("no threads to work with: {error}")),
    };
    match runtime.block_on(asked.run()) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

/// One clear paragraph on the error output, and a status that scripts can see.
fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("guildhall: {error:#}");
    ExitCode::FAILURE
}
