//! `guildhall letter explain`

mod calendar;
mod chat;
mod credential;
mod forum;
mod mailbox;
mod slack_export;

use std::{io::Read, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

/// A longer letter is read in part. Bytes.
const MOST: u64 = 64_000_000;

/// What can be done with one letter.
#[derive(Subcommand)]
pub enum Letter {
    /// Read a letter from the input, and say as JSON what it is taken for
    Explain(Explain),
}

/// Reads a letter from the input and says as JSON what it is taken for. Nothing is kept, no settings are needed, and nobody is
/// asked: who it is proven to be from takes the network, and is not told here.
#[derive(Args)]
pub struct Explain {
    /// What the input is
    #[arg(long, value_enum, default_value_t = Kind::Letter)]
    kind: Kind,
}

/// What there is on the input.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A letter, as it came
    #[value(
        alias = "reply",
        alias = "forward",
        alias = "bounce",
        alias = "autoreply",
        alias = "mime",
        alias = "itip",
        alias = "auth"
    )]
    Letter,
    /// A calendar file
    Ics,
    /// A mailbox, packed or plain
    Mbox,
    /// The zip file of a Slack export
    SlackExport,
    /// What Slack tells a program
    SlackEvents,
    /// An event of Matrix
    MatrixEvents,
    /// An object or activity of ActivityPub
    Activitypub,
    /// A topic of a Discourse forum
    DiscourseJson,
    /// A verifiable credential
    Vc,
}

impl Letter {
    pub fn run(self) -> Result<ExitCode> {
        let Letter::Explain(Explain { kind }) = self;
        let read = || {
            let mut raw = Vec::new();
            std::io::stdin().take(MOST).read_to_end(&mut raw).context("the input cannot be read")?;
            anyhow::Ok(raw)
        };
        let told = match kind {
            Kind::Letter => letter(&read()?),
            Kind::Ics => calendar::file(&read()?),
            Kind::Mbox => or_problem(mailbox::counts(std::io::stdin().lock())),
            Kind::SlackExport => or_problem(slack_export::counts(&read()?)),
            Kind::SlackEvents | Kind::MatrixEvents => chat::event(&read()?),
            Kind::Activitypub => chat::activity(&read()?),
            Kind::DiscourseJson => forum::topic(&read()?),
            Kind::Vc => credential::checked(&read()?),
        };
        super::say(told);
        super::WELL
    }
}

/// What cannot be read is told like everything else.
fn or_problem(told: Result<Value>) -> Value {
    told.unwrap_or_else(|error| json!({ "problem": format!("{error:#}") }))
}

/// A letter and the calendar in it.
fn letter(raw: &[u8]) -> Value {
    let mut told = mail::explain::to_value(raw);
    told["calendar"] = calendar::of_letter(&mail::parse(raw));
    told
}

/// The input as JSON; null where it is none. Nesting has an end in the reader.
fn as_json(raw: &[u8]) -> Value {
    serde_json::from_slice(raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw)).unwrap_or_default()
}
