//! What the program can be asked to do, one file each.

mod admin;
mod backup;
mod clean;
mod community;
mod demo;
mod discover;
mod doctor;
mod doctor_loop;
mod doctor_mail;
mod import;
mod letter;
mod member;
mod migrate;
mod restore;
mod serve;

use std::{io::IsTerminal, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::config::{Overrides, Settings};

const FIRST_STEPS: &str = "\
First steps:
  guildhall demo                         look around a small community, with nothing to set up
  guildhall discover list.mbox           what a mailing-list archive tells, as one page; no server needed
  guildhall import mbox list.mbox --community \"Our list\" --convenor you@example.org
  guildhall serve                        serve what was imported, at http://127.0.0.1:8080
  guildhall doctor                       what is wrong, and what to do

Settings may stand in guildhall.toml; guildhall.example.toml lists them all.";

/// Guildhall runs communities of practice: one program, one folder, one file of settings.
#[derive(Parser)]
#[command(name = "guildhall", version, after_help = FIRST_STEPS, arg_required_else_help = true)]
pub struct Asked {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    overrides: Overrides,
}

#[derive(Subcommand)]
enum Command {
    /// Look around a small community of invented people, with nothing to set up
    Demo(demo::Demo),
    /// Serve the pages, and do what was promised
    Serve(serve::Serve),
    /// Say what a mailing-list archive tells, as one page; no server, and nothing leaves this machine
    Discover(discover::Discover),
    /// Import an archive into a community
    #[command(subcommand)]
    Import(import::Import),
    /// Found a community
    #[command(subcommand)]
    Community(community::Community),
    /// Add people to a community
    #[command(subcommand)]
    Member(member::Member),
    /// Write everything into one file; a running server may be backed up
    Backup(backup::Backup),
    /// Read a backup into an empty folder or database
    Restore(restore::Restore),
    /// Say what is wrong with settings, store, folder and clock, and what to do
    Doctor(doctor::Doctor),
    /// Bring the tables of the database to this version
    Migrate(migrate::Migrate),
    /// Look into the house, and put things right by hand
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Read a letter from the input, and say what it is taken for
    #[command(subcommand)]
    Letter(letter::Letter),
    /// Read HTML from the input, and write it as it would be shown: cleaned
    Clean(clean::Clean),
}

impl Asked {
    /// Does it.
    pub async fn run(self) -> Result<ExitCode> {
        let settings = || Settings::read(&self.overrides);
        match self.command {
            Command::Demo(asked) => asked.run(&settings()?).await,
            Command::Serve(asked) => asked.run(&settings()?).await,
            Command::Discover(asked) => asked.run(),
            Command::Import(asked) => asked.run(&settings()?).await,
            Command::Community(asked) => asked.run(&settings()?).await,
            Command::Member(asked) => asked.run(&settings()?).await,
            Command::Backup(asked) => asked.run(&settings()?).await,
            Command::Restore(asked) => asked.run(&settings()?).await,
            Command::Doctor(asked) => asked.run(&settings()?).await,
            Command::Migrate(asked) => asked.run(&settings()?).await,
            Command::Admin(asked) => asked.run(&settings()?).await,
            Command::Letter(asked) => asked.run(),
            Command::Clean(asked) => asked.run(),
        }
    }
}

/// What a command that went well returns.
const WELL: Result<ExitCode> = Ok(ExitCode::SUCCESS);

/// Writes the log to the error output, as the settings say.
fn write_log(settings: &Settings) {
    let log = tracing_subscriber::fmt()
        .with_env_filter(settings.log.filter.filter())
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second log in one process (a test) keeps the first.
    drop(log.try_init());
}

/// A line of a server. Whoever stops reading what it says does not stop it.
fn tell(line: impl std::fmt::Display) {
    use std::io::Write;
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// A line of the output. A reader that has gone away (`| head`) ends the writing without a word.
fn say(line: impl std::fmt::Display) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}
