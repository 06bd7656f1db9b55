//! `guildhall doctor`

use std::{process::ExitCode, time::Duration};

use anyhow::Result;
use base::{Clock, Time};
use clap::{Args, Subcommand};
use store::migrate;
use tokio::net::TcpListener;

use crate::{
    config::{Database, Settings},
    folder, trouble, wire,
};

/// More between two clocks is a fault: sign-in letters would be too old when they arrive.
const MOST_APART: Duration = Duration::from_secs(60);

/// Looks at settings, folder, disk, database, tables, clock, port and jobs; says what is wrong and what to do.
#[derive(Args)]
pub struct Doctor {
    #[command(subcommand)]
    of: Option<Of>,
    /// Read the embedded database from end to end too
    #[arg(long)]
    thorough: bool,
}

/// What else there is to look at.
#[derive(Subcommand)]
enum Of {
    /// Look at what other mail servers will ask about yours: DNS, keys, relay
    Mail(super::doctor_mail::DoctorMail),
}

/// What was found.
#[derive(Default)]
pub struct Findings {
    wrong: usize,
}

impl Findings {
    /// As it should be.
    pub fn well(&self, what: &str, told: impl std::fmt::Display) {
        super::say(format_args!("well   {what}: {told}"));
    }

    /// To be known.
    pub fn note(&self, what: &str, told: impl std::fmt::Display) {
        super::say(format_args!("note   {what}: {told}"));
    }

    /// To be put right, and how.
    pub fn wrong(&mut self, what: &str, told: impl std::fmt::Display) {
        self.wrong += 1;
        super::say(format_args!("WRONG  {what}: {told}"));
    }
}

impl Findings {
    /// The last line, and how the command ends.
    pub fn told(&self) -> ExitCode {
        if self.wrong == 0 {
            super::say("All is well.");
            return ExitCode::SUCCESS;
        }
        super::say(format_args!("{} to put right.", self.wrong));
        ExitCode::FAILURE
    }
}

impl Doctor {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        if let Some(Of::Mail(asked)) = self.of {
            return asked.run(settings).await;
        }
        let mut found = Findings::default();
        look_at_settings(settings, &found);
        look_at_folder(settings, &mut found);
        self.look_at_database(settings, &mut found).await;
        look_at_port(settings, &mut found).await;
        Ok(found.told())
    }

    async fn look_at_database(&self, settings: &Settings, found: &mut Findings) {
        let what = "database";
        if settings.sqlite_file().is_some_and(|file| !file.exists()) {
            return found.note(what, "there is none yet; it is made by the first serve or import");
        }
        let store = match wire::store(settings).await {
            Ok(store) => store,
            Err(error) => return found.wrong(what, format_args!("{error:#}")),
        };
        match migrate::pending(&store).await {
            Ok(steps) if steps.is_empty() => {
                found.well(what, format_args!("{}, tables of this version", settings.store.database.shown()));
            }
            // Nothing more can be asked of tables that are not there yet.
            Ok(steps) => {
                let steps = steps.len();
                return found
                    .note(what, format_args!("{steps} steps wait; serve runs them, or guildhall migrate"));
            }
            Err(error) => return found.wrong(what, format_args!("{:#}", trouble::told(error, settings))),
        }
        if self.thorough {
            match store.integrity().await {
                Ok(lines) if lines.is_empty() => found.well("integrity", "read from end to end"),
                Ok(lines) => found.wrong("integrity", lines.join("; ")),
                Err(error) => found.wrong("integrity", format_args!("{:#}", trouble::told(error, settings))),
            }
        }
        match store.now().await {
            Ok(Some(theirs)) => compare("clock of the database", theirs, found),
            Ok(None) => {}
            Err(error) => found.wrong("clock of the database", error),
        }
        let now = Clock::system().now();
        match jobs::waiting(&store, now).await {
            Ok(waiting) => look_at_jobs(&waiting, now, settings, found),
            Err(error) => found.wrong("jobs", error),
        }
    }
}

fn look_at_settings(settings: &Settings, found: &Findings) {
    found.well("settings", format_args!("they can be read; pages at {}", settings.base_url()));
    let public = !settings.web.listen.0.ip().is_loopback();
    if public && settings.base_url().starts_with("http://") {
        found.note("settings", "people reach this without https: put a proxy with a certificate in front, and set web.base_url to its https:// address");
    }
    if settings.base_url().starts_with("https://") && settings.web.trusted_proxies.is_empty() {
        found.note("settings", "web.base_url is https, and web.trusted_proxies is empty: rates will count the proxy as one person");
    }
    if matches!(settings.store.database, Database::InFolder | Database::File(_)) {
        found.note(
            "settings",
            "the embedded database is in use: one server, one folder; back it up with guildhall backup",
        );
    }
}

fn look_at_folder(settings: &Settings, found: &mut Findings) {
    let data = &settings.store.data;
    if let Err(error) = folder::make(data) {
        return found.wrong("folder", format_args!("{error:#}"));
    }
    found.well("folder", format_args!("{} can be written", data.display()));
    match folder::free_bytes(data) {
        Some(free) if free < crate::config::limits_bytes(settings.limits.free_disk_mb) => {
            found.wrong("disk", format_args!("{} MB are free; make room", free / 1_000_000));
        }
        Some(free) => found.well("disk", format_args!("{} MB are free", free / 1_000_000)),
        None => found.note("disk", "this machine does not tell how much is free"),
    }
    if let Some(file) = settings.sqlite_file().filter(|file| file.exists()) {
        found.well("size", format_args!("{} has {} MB", file.display(), folder::size(&file) / 1_000_000));
    }
    if let Some(theirs) = folder::clock(data) {
        compare("clock of the disk", theirs, found);
    }
}

fn compare(what: &str, theirs: Time, found: &mut Findings) {
    let ours = Clock::system().now();
    let apart = ours.since(theirs).max(theirs.since(ours));
    if apart > MOST_APART {
        found.wrong(
            what,
            format_args!("it is {} s apart from ours; set both by a time server", apart.as_secs()),
        );
    } else {
        found.well(what, "it agrees with ours");
    }
}

fn look_at_jobs(waiting: &jobs::Waiting, now: Time, settings: &Settings, found: &mut Findings) {
    let age = waiting.oldest_due.map_or(Duration::ZERO, |due| now.since(due));
    if age > Duration::from_secs(u64::from(settings.limits.queue_minutes.get()) * 60) {
        found.wrong(
            "jobs",
            format_args!("the oldest has waited for {} min; is a server running?", age.as_secs() / 60),
        );
    } else {
        found.well("jobs", format_args!("{} are due, {} later", waiting.due, waiting.later));
    }
    if waiting.dead > 0 {
        found.wrong("jobs", format_args!("{} were given up; see guildhall admin jobs list", waiting.dead));
    }
}

async fn look_at_port(settings: &Settings, found: &mut Findings) {
    let address = settings.web.listen;
    match TcpListener::bind(address.0).await {
        Ok(_) => found.well("port", format_args!("{address} is free for serve")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            found
                .note("port", format_args!("{address} is in use, by a running Guildhall or another program"));
        }
        Err(error) => found.wrong("port", format_args!("{address} cannot be listened at: {error}")),
    }
}
