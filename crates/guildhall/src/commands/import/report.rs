//! What came of an import.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use community::{
    archives::{self, Import},
    charter::Viewer,
};
use mail::people::Person;

use super::{pipeline::Ended, survey::Survey};
use crate::{commands::say, wire::Open};

/// One file that was read.
pub struct File {
    pub path: PathBuf,
    /// What an earlier run had kept of it.
    pub before: i64,
    pub import: Import,
    pub ended: Ended,
}

/// What there is to tell.
pub struct Report<'a> {
    survey: &'a Survey,
    unreadable: Vec<(PathBuf, String)>,
    pub files: Vec<File>,
}

impl<'a> Report<'a> {
    /// Nothing yet.
    pub fn of(survey: &'a Survey) -> Report<'a> {
        Report { survey, unreadable: Vec::new(), files: Vec::new() }
    }

    /// A file that is no archive.
    pub fn unreadable(&mut self, path: &Path, why: &str) {
        self.unreadable.push((path.to_owned(), why.to_owned()));
    }

    /// Says it. A file that could not be read at all makes the command fail, after all others were imported.
    pub async fn tell(&self, open: &Open, viewer: &Viewer) -> Result<ExitCode> {
        let ids: Vec<_> = self.files.iter().map(|file| file.import.id).collect();
        let stands =
            archives::report(&mut open.work(), viewer, &ids).await.map_err(|error| open.told(error))?;
        let sum = |of: fn(&Import) -> i64| self.files.iter().map(|file| of(&file.import)).sum::<i64>() as u64;
        let before: i64 = self.files.iter().map(|file| file.before).sum();
        let community = viewer.community();
        say(format_args!("{}:", community.name));
        line("messages read", sum(|import| import.messages));
        line("stored", sum(|import| import.stored));
        if before > 0 {
            line("of these, in a run before", before as u64);
        }
        line("already known", sum(|import| import.known));
        line("attachments", sum(|import| import.attachments));
        line("threads in these files, as other tools count them", self.survey.threads);
        line("people in these files", self.survey.people.len() as u64);
        line("threads in the community", stands.threads as u64);
        line("posts in the community", stands.posts as u64);
        line("people who wrote in it", stands.authors as u64);
        people(&self.survey.people);
        let cut_off = self.files.iter().filter(|file| file.ended.is_some()).count();
        line("not readable", (stands.problems.len() + self.unreadable.len() + cut_off) as u64);
        for (path, why) in &self.unreadable {
            say(format_args!("  {}: {why}", path.display()));
        }
        for file in &self.files {
            for (_, found) in stands.problems.iter().filter(|(import, _)| *import == file.import.id) {
                problem(&file.path, found.place.line, found.place.byte, &found.reason);
            }
            if let Some(why) = &file.ended {
                problem(&file.path, file.import.done_line as u64, file.import.done_to as u64, why);
            }
        }
        say(format_args!(
            "Read it at {}/c/{} once guildhall serve runs.",
            open.settings.base_url(),
            community.slug
        ));
        Ok(if self.unreadable.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A figure.
pub fn line(what: &str, count: u64) {
    say(format_args!("{count:>9}  {what}"));
}

/// Something that could not be read, with its place.
pub fn problem(file: &Path, line: u64, byte: u64, reason: &str) {
    say(format_args!("  {}, line {line} (byte {byte}): {reason}", file.display()));
}

/// Which addresses were taken for one person, and why.
pub fn people(people: &[Person]) {
    let joined: Vec<&Person> = people.iter().filter(|person| !person.joined.is_empty()).collect();
    line("of these, under several addresses", joined.len() as u64);
    for person in joined {
        say(format_args!("  {}: {}", person.name, person.addresses.join(", ")));
        for joined in &person.joined {
            say(format_args!("    {} and {}: {}", joined.address, joined.with, joined.why));
        }
    }
}
