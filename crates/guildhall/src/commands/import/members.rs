//! `guildhall import members`: people of a list, as drafted invitations or as members who have agreed elsewhere. It writes to nobody.

use std::{
    collections::HashSet,
    fs::File,
    hash::{DefaultHasher, Hash, Hasher},
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::Args;
use community::{
    charter::{self, Viewer},
    members::{self, Brought, Newcomer},
    people::address::Address,
};
use mail::contacts::{self, Bad, Item, Reader};

use super::{progress::Progress, report::line};
use crate::{
    commands::{community::found, say},
    config::Settings,
    trouble,
    wire::{Alone, Open},
};

/// People of one commit.
const BATCH: usize = 500;
/// Lines of each kind that are told one by one.
const TOLD: usize = 20;

/// Imports people. It may be run again, or killed and run again: who is known is not kept twice. Nobody is written to.
#[derive(Args)]
pub struct Members {
    /// The list: a table with names and addresses in any order, or lines like "Name <name@place.example>"
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The community that they are to belong to, by its name
    #[arg(long, value_name = "NAME")]
    community: String,
    /// They have agreed elsewhere, and are members at once; without it invitations are drafted, which a convenor reads and sends
    #[arg(long)]
    agreed: bool,
    /// Only report what would be imported
    #[arg(long)]
    dry_run: bool,
    /// Write every line that cannot be read into this file, as a table with its place and what is wrong
    #[arg(long, value_name = "FILE")]
    bad: Option<PathBuf>,
}

/// What came of it.
#[derive(Default)]
struct Report {
    read: u64,
    new: u64,
    known: u64,
    left: u64,
    repeated: u64,
    formulas: u64,
    doubtful: u64,
    told_doubtful: Vec<String>,
    bad: u64,
    told_bad: Vec<String>,
}

impl Members {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        crate::commands::write_log(settings);
        if !self.file.is_file() {
            bail!("{} is no file; nothing was imported", self.file.display());
        }
        let open = Open::begin(settings, "import", Alone::No).await?;
        let done = self.import(&open).await;
        open.end().await?;
        done
    }

    async fn import(&self, open: &Open) -> Result<ExitCode> {
        let community = found(open, &self.community).await?;
        // Before anything is written: making it is an act of its own, and drafts want it.
        open.house.letters_key().await.map_err(|error| open.told(error))?;
        let viewer =
            charter::visit(&mut open.work(), &community.slug).await.map_err(|error| open.told(error))?;
        let file =
            File::open(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let progress = Progress::of(&self.file, "people");
        let mut reader = Reader::new(file);
        let mut bad = self.bad.as_deref().map(table).transpose()?;
        let (mut report, mut batch) = (Report::default(), Vec::with_capacity(BATCH));
        // Eight bytes a person: what is in the file twice is known without keeping the file.
        let mut seen: HashSet<u64> = HashSet::new();
        loop {
            let item =
                reader.next_item().with_context(|| format!("{} cannot be read", self.file.display()))?;
            match item {
                Some(Item::Bad(one)) => report.wrong(&self.file, &one, bad.as_mut())?,
                Some(Item::Entry(entry)) => {
                    report.read += 1;
                    report.formulas += u64::from(entry.formula);
                    let Ok(address) = Address::of(&entry.address) else { continue };
                    let mut hasher = DefaultHasher::new();
                    address.folded().hash(&mut hasher);
                    if seen.insert(hasher.finish()) {
                        batch.push((entry.line, Newcomer { name: entry.name, address }));
                    } else {
                        report.repeated += 1;
                    }
                }
                None => {
                    self.take(open, &viewer, &mut batch, &mut report).await?;
                    break;
                }
            }
            if batch.len() == BATCH {
                self.take(open, &viewer, &mut batch, &mut report).await?;
                progress.at(reader.bytes_read());
                progress.people(report.read);
            }
        }
        drop(progress);
        report.tell(&viewer, self);
        crate::commands::WELL
    }

    /// One batch in one commit; in a dry run it is done as well, and not kept.
    async fn take(
        &self,
        open: &Open,
        viewer: &Viewer,
        batch: &mut Vec<(u64, Newcomer)>,
        report: &mut Report,
    ) -> Result<()> {
        let (lines, some): (Vec<u64>, Vec<Newcomer>) = std::mem::take(batch).into_iter().unzip();
        if some.is_empty() {
            return Ok(());
        }
        let told = |error| trouble::refused(error, &open.settings);
        let mut work = open.work();
        work.together();
        let doubtful = members::namesakes(&mut work, viewer.community().id, &some).await.map_err(told)?;
        let became = self.each(&mut work, viewer, &some).await.map_err(told)?;
        for (place, became) in became.iter().enumerate() {
            match became {
                Brought::New => {
                    report.new += 1;
                    if doubtful.contains(&place) {
                        report.doubt(&self.file, lines[place], &some[place]);
                    }
                }
                Brought::Already => report.known += 1,
                Brought::Left => report.left += 1,
            }
        }
        if !self.dry_run {
            work.all_done().await.map_err(told)?;
        }
        Ok(())
    }

    async fn each(
        &self,
        work: &mut community::Work<'_>,
        viewer: &Viewer,
        some: &[Newcomer],
    ) -> Result<Vec<Brought>, community::Refused> {
        if self.agreed {
            return members::bring(work, viewer, some).await;
        }
        use community::invitations::{self, Drafted, Invitee};
        let invitees: Vec<Invitee> = some
            .iter()
            .map(|one| Invitee {
                name: one.name.clone(),
                address: one.address.written().to_owned(),
                note: String::new(),
            })
            .collect();
        let drafted = invitations::draft(work, viewer, &invitees).await?;
        Ok(drafted
            .iter()
            .map(|one| match one {
                Drafted::New(_) => Brought::New,
                Drafted::Already(_) | Drafted::Member(_) => Brought::Already,
                _ => Brought::Left,
            })
            .collect())
    }
}

/// A table of what could not be read.
fn table(path: &Path) -> Result<File> {
    let mut file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    writeln!(file, "line,wrong,text")?;
    Ok(file)
}

impl Report {
    fn wrong(&mut self, file: &Path, one: &Bad, into: Option<&mut File>) -> Result<()> {
        self.bad += 1;
        if self.told_bad.len() < TOLD {
            self.told_bad.push(format!("{}, line {}: {}: {}", file.display(), one.line, one.why, one.text));
        }
        if let Some(into) = into {
            // It may be opened by a spreadsheet again: nothing in it is a formula there.
            writeln!(
                into,
                "{},{},{}",
                one.line,
                contacts::cell(&one.why.to_string()),
                contacts::cell(&one.text)
            )?;
        }
        Ok(())
    }

    fn doubt(&mut self, file: &Path, line: u64, one: &Newcomer) {
        self.doubtful += 1;
        if self.told_doubtful.len() < TOLD {
            let (name, address) = (&one.name, one.address.written());
            self.told_doubtful.push(format!("{}, line {line}: {name} <{address}>", file.display()));
        }
    }

    fn tell(&self, viewer: &Viewer, asked: &Members) {
        if asked.dry_run {
            say("This is what would be imported; nothing was kept.");
        }
        say(format_args!("{}:", viewer.community().name));
        line("people read", self.read);
        line(if asked.agreed { "members now" } else { "invitations drafted" }, self.new);
        line("known already", self.known);
        line("of the same address twice in the file", self.repeated);
        if self.left > 0 {
            line("had left, or said no: left alone", self.left);
        }
        if self.formulas > 0 {
            line("names left out that begin like a formula", self.formulas);
        }
        line("doubtful: the name is here under another address; kept apart", self.doubtful);
        for one in &self.told_doubtful {
            say(format_args!("  {one}"));
        }
        line("not readable", self.bad);
        for one in &self.told_bad {
            say(format_args!("  {one}"));
        }
        if self.bad > self.told_bad.len() as u64 && asked.bad.is_none() {
            say("  and more: --bad FILE writes all of them");
        }
        say("Nobody was written to.");
        if !asked.agreed && !asked.dry_run && self.new > 0 {
            say("A convenor reads the invitations and sends them.");
        }
    }
}
