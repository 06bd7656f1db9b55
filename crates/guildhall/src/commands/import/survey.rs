//! The first reading: who wrote, under which names, and what tag the list puts before subjects. With `whole`, everything that a
//! report without an import needs.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use anyhow::Result;
use base::Words;
use community::{archives::Human, people::address::Address};
use mail::{
    Letter,
    mbox::{Item, Limits, Mailbox, MboxError},
    people::{Person, Seen, people},
    thread::Threads,
};

use super::{author, progress::Progress, report, subject};

/// What was found.
pub struct Survey {
    /// Whether each file can be read; why not.
    pub files: Vec<Result<(), String>>,
    /// Letters in all.
    pub letters: u64,
    /// Who wrote.
    pub people: Vec<Person>,
    /// Threads, as other tools count them: copies of a letter whose id is not written as ids are count by themselves.
    pub threads: u64,
    distinct: u64,
    /// What the list puts before most subjects.
    pub tag: Option<String>,
    whole: Option<Whole>,
}

/// What only a report without an import needs.
#[derive(Default)]
struct Whole {
    attachments: u64,
    problems: Vec<(PathBuf, u64, u64, String)>,
}

#[derive(Default)]
struct Reading {
    letters: u64,
    threads: Threads,
    seen: HashMap<(String, String), u32>,
    tags: HashMap<String, u64>,
    whole: Option<Whole>,
}

/// More tags than this are no tags of a list.
const MOST_TAGS: usize = 1_000;

impl Survey {
    /// Reads the files.
    pub fn of(files: &[PathBuf], limits: Limits, whole: bool) -> Result<Survey> {
        let mut reading = Reading { whole: whole.then(Whole::default), ..Reading::default() };
        let readable = files.iter().map(|file| reading.read(file, limits).map_err(|error| error.to_string()));
        let files = readable.collect();
        let mut seen: Vec<((String, String), u32)> = reading.seen.into_iter().collect();
        // A map has no order of its own; the outcome must be the same each time.
        seen.sort();
        let seen: Vec<Seen> =
            seen.into_iter().map(|((address, name), letters)| Seen { address, name, letters }).collect();
        let half = reading.letters / 2;
        let tag = reading.tags.into_iter().find(|(_, count)| *count > half).map(|(tag, _)| tag);
        Ok(Survey {
            files,
            letters: reading.letters,
            people: people(&seen),
            threads: reading.threads.count() as u64,
            distinct: reading.threads.distinct_letters() as u64,
            tag,
            whole: reading.whole,
        })
    }

    /// The people for the heart. Who is named nowhere is called as `words` call nobody.
    pub fn humans(&self, words: Words) -> Vec<Human> {
        let human = |person: &Person| {
            let mut shown = person.addresses.clone();
            shown.extend(person.addresses.iter().filter_map(|key| author::unhidden(key)));
            let main = shown.iter().find_map(|key| Address::of(key).ok());
            let name = match (&person.name, &main, shown.first()) {
                (name, ..) if !name.is_empty() => name.clone(),
                (_, Some(_), _) => String::new(),
                (_, None, Some(key)) if key != author::NOBODY => key.trim_start_matches("name ").to_owned(),
                _ => words.say("archives-nobody").to_owned(),
            };
            Human { name, main, shown }
        };
        self.people.iter().map(human).collect()
    }

    /// Says what would be imported.
    pub fn tell(&self) {
        let nothing = Whole::default();
        let whole = self.whole.as_ref().unwrap_or(&nothing);
        let say = crate::commands::say;
        say("This is what would be imported; nothing was kept.");
        report::line("messages read", self.letters);
        report::line("of these, the same twice", self.letters - self.distinct);
        report::line("threads", self.threads);
        report::line("people", self.people.len() as u64);
        report::line("attachments", whole.attachments);
        report::people(&self.people);
        report::line("not readable", whole.problems.len() as u64);
        for (file, line, byte, reason) in &whole.problems {
            report::problem(file, *line, *byte, reason);
        }
    }
}

impl Reading {
    fn read(&mut self, file: &Path, limits: Limits) -> Result<(), MboxError> {
        let mut mailbox = Mailbox::with_limits(std::fs::File::open(file)?, limits)?;
        let progress = Progress::of(file, "who wrote");
        let mut count = 0u64;
        loop {
            if count.is_multiple_of(256) {
                progress.at(mailbox.bytes_read());
            }
            count += 1;
            match mailbox.next() {
                Ok(Some(Item::Letter(raw))) => self.add(&raw.raw),
                Ok(Some(Item::Problem(problem))) => {
                    let place = problem.place;
                    self.problem(file, place.line, place.offset, problem.why.to_string());
                }
                Ok(None) => return Ok(()),
                // What came before the damage is good, and is imported.
                Err(error) if count > 1 => {
                    self.problem(file, 0, mailbox.bytes_read(), error.to_string());
                    return Ok(());
                }
                Err(error) => {
                    self.problem(file, 0, 0, error.to_string());
                    return Err(error);
                }
            }
        }
    }

    fn problem(&mut self, file: &Path, line: u64, byte: u64, reason: String) {
        if let Some(whole) = &mut self.whole {
            whole.problems.push((file.to_owned(), line, byte, reason));
        }
    }

    fn add(&mut self, raw: &[u8]) {
        let head: Letter<'_> = match &mut self.whole {
            Some(whole) => {
                let letter = mail::parse(raw);
                whole.attachments += letter.attachments.len() as u64;
                letter
            }
            None => mail::head(raw),
        };
        self.threads.add(&head.ids, raw);
        self.letters += 1;
        *self.seen.entry(author::of(&head)).or_default() += 1;
        if let Some(tag) = subject::tag(&head.subject)
            && (self.tags.len() < MOST_TAGS || self.tags.contains_key(tag))
        {
            *self.tags.entry(tag.to_owned()).or_default() += 1;
        }
    }
}
