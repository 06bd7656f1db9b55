//! The tests in a real browser: `e2e/`, driven by playwright-core in the Chromium of the system.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::{install, step};
use crate::tree::root;

/// Builds the program, installs what is missing, and runs `npm test` in `e2e/`, which finds the program by
/// `GUILDHALL_BIN` and the browser by `CHROMIUM`.
pub fn run() -> Result<()> {
    if !root().join("e2e/package.json").exists() {
        println!("there is no e2e/package.json: nothing to run");
        return Ok(());
    }
    if install::find("npm").is_none() {
        install::packages(&["nodejs", "npm"])?;
    }
    let chromium = match chromium() {
        Some(found) => found,
        None => {
            install::packages(&["chromium"])?;
            chromium().context("Chromium was installed, and cannot be found")?
        }
    };
    step::run(Command::new("cargo").args(["build", "--locked", "--quiet", "-p", "guildhall"]))?;
    let program = program()?;
    let npm = |words: &[&str]| {
        let mut command = Command::new("npm");
        command.args(words).args(["--prefix", "e2e"]);
        command.env("GUILDHALL_BIN", &program).env("CHROMIUM", &chromium);
        step::run(&mut command)
    };
    npm(&["ci", "--no-audit", "--no-fund"])?;
    npm(&["test"])
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    named.or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(install::find))
}

/// Where cargo puts the program: it may have been told another folder in more than one way, so we ask.
fn program() -> Result<PathBuf> {
    let told = step::output(Command::new("cargo").args([
        "metadata",
        "--format-version=1",
        "--no-deps",
        "--locked",
    ]))?;
    let folder = told.split("\"target_directory\":\"").nth(1).and_then(|rest| rest.split('"').next());
    Ok(PathBuf::from(folder.context("cargo does not say where it builds")?).join("debug/guildhall"))
}
