//! `cargo x schema`: pictures of the tables, drawn from live databases by a test of `store`.

use std::process::Command;

use anyhow::Result;

use crate::ci::{postgres::Server, step};

/// Writes `schema/*.md` anew.
pub fn draw() -> Result<()> {
    test(&[("UPDATE_SCHEMA", "1")])
}

/// Fails when the pictures differ from the tables.
pub fn check() -> Result<()> {
    test(&[])
}

fn test(variables: &[(&str, &str)]) -> Result<()> {
    let server = Server::borrowed_or_started()?;
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "--locked", "-p", "store", "--test", "schema"]);
    step::run(command.envs(variables.iter().copied()).envs(server.variables()))
}
