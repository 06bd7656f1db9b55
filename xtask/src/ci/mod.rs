//! `cargo x ci`: a short list of named steps.

mod browser;
mod install;
mod mail;
pub mod postgres;
pub mod step;

use std::{cell::OnceCell, process::Command, time::Instant};

use anyhow::{Context, Result, bail};

use crate::tidy;
use postgres::Server;

type Step = (&'static str, &'static str, fn(&Machine) -> Result<()>);

/// Cheap ones first. Each can be run alone by its name.
const STEPS: &[Step] = &[
    ("format", "every file is laid out by rustfmt", |_| cargo(&["fmt", "--all", "--check"])),
    ("tidy", "the rules of the house", |_| tidy::run()),
    ("lints", "clippy has nothing to say", |_| {
        cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"])
    }),
    ("docs", "the documentation is whole, its links too", |_| {
        let doc = ["doc", "--workspace", "--no-deps", "--locked", "--quiet"];
        step::run(Command::new("cargo").args(doc).env("RUSTDOCFLAGS", "-D warnings"))
    }),
    ("tests", "every story on SQLite, and its twin on PostgreSQL", |machine| {
        mail::install()?;
        let test = ["test", "--workspace", "--locked", "--no-fail-fast"];
        step::run(Command::new("cargo").args(test).envs(machine.postgres()?.variables()))
    }),
    ("damage", "letters and sessions with random damage, for a minute", |_| {
        let test = [
            "test",
            "--quiet",
            "--locked",
            "-p",
            "mail",
            "--test",
            "mutated_letters",
            "--test",
            "mutated_sessions",
        ];
        step::run(Command::new("cargo").args(test).env("GUILDHALL_DAMAGE", "4"))
    }),
    ("schema", "the pictures of the tables are those of the databases", |machine| {
        let test = ["test", "--quiet", "--locked", "-p", "store", "--test", "schema"];
        step::run(Command::new("cargo").args(test).envs(machine.postgres()?.variables()))
    }),
    ("browser", "a real browser reads, signs in, writes and finds", |_| browser::run()),
];

/// What the steps share: a database server, started when the first of them asks.
#[derive(Default)]
struct Machine {
    postgres: OnceCell<Server>,
}

impl Machine {
    fn postgres(&self) -> Result<&Server> {
        if self.postgres.get().is_none() {
            drop(self.postgres.set(Server::borrowed_or_started()?));
        }
        self.postgres.get().context("a server was started")
    }
}

/// Prints the steps.
pub fn list() -> Result<()> {
    for (name, what, _) in STEPS {
        println!("{name:<10} {what}");
    }
    Ok(())
}

/// Runs the steps named, or all; goes on after a failure, and tells all failures at the end.
pub fn run(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|(known, ..)| known == *name)) {
        bail!("there is no step {unknown}; see cargo x ci --list");
    }
    let machine = Machine::default();
    let mut failed = Vec::new();
    for (name, what, act) in STEPS.iter().filter(|(name, ..)| names.is_empty() || names.contains(name)) {
        println!("── {name}: {what}");
        #[allow(clippy::disallowed_methods)] // only to print how long it took
        let begun = Instant::now();
        let done = act(&machine);
        let secs = begun.elapsed().as_secs_f32();
        match done {
            Ok(()) => println!("── {name}: fine after {secs:.1} s\n"),
            Err(error) => {
                println!("── {name}: FAILED after {secs:.1} s: {error:#}\n");
                failed.push(*name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}

fn cargo(words: &[&str]) -> Result<()> {
    step::run(Command::new("cargo").args(words))
}
