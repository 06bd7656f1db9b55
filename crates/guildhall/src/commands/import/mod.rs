//! `guildhall import mbox`
//!
//! An archive is read twice: once for the people in it ([`survey`]), since who an address belongs to shows only at the end; then
//! letter by letter ([`pipeline`]): one thread reads, several parse and clean, one writes batches.

mod adopt;
mod author;
mod budget;
mod letter;
mod members;
mod pipeline;
mod progress;
mod report;
mod subject;
mod survey;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use community::{
    Level,
    archives::{self, Import as Started},
    charter::{self, Standing, Viewer},
    lifecycle,
    lists::List,
    people::address::Address,
};

use super::community::{admit, find, level, make, named_address, slug};
use crate::{
    config::Settings,
    wire::{Alone, Open},
};
use report::{File, Report};
use survey::Survey;

/// People are looked up and made known so many at a time.
const PEOPLE: usize = 500;

/// What can be imported.
#[derive(Subcommand)]
pub enum Import {
    /// Import mailing-list archives: mbox files, plain or packed with gzip
    Mbox(Mbox),
    /// Import people: a file of addresses, or a table with their names and addresses
    Members(members::Members),
}

/// Imports mailing-list archives. It may be run again, or killed and run again: what is known is not kept twice.
#[derive(Args)]
pub struct Mbox {
    /// The archives, in the order in which they were written
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The community that they belong to, by its name; founded when it is not there yet
    #[arg(long, value_name = "NAME", required_unless_present = "dry_run")]
    community: Option<String>,
    /// Only report what would be imported
    #[arg(long)]
    dry_run: bool,
    /// Who may read it: open, network, chatham-house or members-only [default: as usual in the community]
    #[arg(long, value_parser = level)]
    level: Option<Level>,
    /// Make everyone who wrote a member; without it they are only known, and see what a visitor sees
    #[arg(long)]
    members: bool,
    /// Who convenes the community: an address, or "Name <address>"
    #[arg(long, value_name = "ADDRESS")]
    convenor: Option<String>,
    /// Adopt the list: it goes on here, each post to all its members, who are told once
    #[arg(long)]
    adopt: bool,
    /// The list's List-Id, so that mail programs go on sorting it as before
    #[arg(long, value_name = "ID", requires = "adopt")]
    list_id: Option<String>,
    /// Who is on the list: a file of addresses, "Name <address>", or columns with an address in one
    #[arg(long, value_name = "FILE", requires = "adopt")]
    subscribers: Option<PathBuf>,
    /// Who had left it, in a file of the same kind: they are not written to
    #[arg(long, value_name = "FILE", requires = "adopt")]
    unsubscribed: Option<PathBuf>,
}

impl Import {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        let asked = match self {
            Import::Mbox(asked) => asked,
            Import::Members(asked) => return asked.run(settings).await,
        };
        super::write_log(settings);
        for file in &asked.files {
            if !file.is_file() {
                bail!("{} is no file; nothing was imported", file.display());
            }
        }
        // Read before anything is done: a line that is no address is found now.
        let listed = |path: &Option<PathBuf>| path.as_deref().map(adopt::read).transpose();
        let (who, left) = (listed(&asked.subscribers)?, listed(&asked.unsubscribed)?);
        let limits = pipeline::limits(settings);
        let survey = {
            let (files, whole) = (asked.files.clone(), asked.dry_run);
            tokio::task::spawn_blocking(move || Survey::of(&files, limits, whole)).await??
        };
        if asked.dry_run {
            survey.tell();
            return super::WELL;
        }
        let open = Open::begin(settings, "import", Alone::No).await?;
        let tag = survey.tag.clone();
        let mut done = asked.import(&open, survey).await;
        if asked.adopt && done.is_ok() {
            let (who, left) = (who.unwrap_or_default(), left.unwrap_or_default());
            if let Err(error) = asked.adopted(&open, tag, &who, &left).await {
                done = Err(error);
            }
        }
        open.end().await?;
        done
    }
}

impl Mbox {
    async fn import(&self, open: &Open, survey: Survey) -> Result<ExitCode> {
        let viewer = self.viewer(open).await?;
        let level = self.level.unwrap_or(viewer.community().usual_level);
        if level > Level::MembersOnly || viewer.community().level > Level::MembersOnly {
            bail!(
                "nobody could read an archive that is {}; expected members-only or a more open level",
                level.word()
            );
        }
        let people = self.know(open, &viewer, &survey).await?;
        let mut report = Report::of(&survey);
        for (path, readable) in self.files.iter().zip(&survey.files) {
            if let Err(why) = readable {
                report.unreadable(path, why);
                continue;
            }
            let fingerprint = pipeline::fingerprint(path)?;
            let mut import =
                archives::begin(&mut open.work(), &viewer, &path.to_string_lossy(), &fingerprint)
                    .await
                    .map_err(|error| open.told(error))?;
            let before = import.clone();
            let asked = pipeline::Asked { path, level, people: &people, tag: survey.tag.as_deref() };
            let ended = pipeline::run(open, &viewer, &mut import, asked).await?;
            finish(open, &viewer, &import).await?;
            report.files.push(File { path: path.clone(), before: before.stored, import, ended });
        }
        report.tell(open, &viewer).await
    }

    async fn adopted(
        &self,
        open: &Open,
        tag: Option<String>,
        who: &[(String, Address)],
        left: &[(String, Address)],
    ) -> Result<()> {
        let viewer = self.viewer(open).await?;
        let list_id = self.list_id.as_deref().unwrap_or_default().trim_matches(['<', '>', ' ']).to_owned();
        let list = List { tag: tag.unwrap_or_default(), list_id, ..List::default() };
        let done = adopt::adopt(open, &viewer, list, who, left).await?;
        super::say(format_args!(
            "\nThe list goes on here: {} members let in and told, {} belonged already, {} had left and stay away.",
            done.new, done.known, done.away
        ));
        Ok(())
    }

    async fn viewer(&self, open: &Open) -> Result<Viewer> {
        let name = self.community.as_deref().unwrap_or_default();
        let slug = match find(open, name).await? {
            Some(community) => community.slug,
            None => {
                let (slug, level) = (slug(name), self.level.unwrap_or(Level::MembersOnly));
                let id = make(open, &slug, name, "", level, true).await?;
                // It was here before: no gates behind it, and time to see how it is.
                lifecycle::adopt(&mut open.work(), id).await.map_err(|error| open.told(error))?;
                slug
            }
        };
        if let Some(convenor) = &self.convenor {
            let (name, address) = named_address(convenor)?;
            admit(open, &slug, &name, &address, true).await?;
        }
        charter::visit(&mut open.work(), &slug).await.map_err(|error| open.told(error))
    }

    async fn know(&self, open: &Open, viewer: &Viewer, survey: &Survey) -> Result<author::People> {
        let standing = if self.members { Standing::Member } else { Standing::Known };
        let humans = survey.humans(base::Words::of(&viewer.community().language));
        let mut people = author::People::default();
        for some in humans.chunks(PEOPLE) {
            let known = archives::know(&mut open.work(), viewer, some, standing).await;
            people.extend(known.map_err(|error| open.told(error))?);
        }
        Ok(people)
    }
}

async fn finish(open: &Open, viewer: &Viewer, import: &Started) -> Result<()> {
    archives::end(&mut open.work(), viewer, import).await.map_err(|error| open.told(error))
}
