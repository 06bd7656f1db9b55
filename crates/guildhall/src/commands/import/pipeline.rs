//! The second reading: one thread reads, several parse and clean, this one writes batches in the order of the file.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::Path,
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use base::{Time, Words, secret};
use community::{
    Level,
    archives::{self, Arrived, Import, Problem},
    charter::Viewer,
};
use mail::{
    date,
    mbox::{Item, Limits, Mailbox, MboxError, Place},
};
use tokio::sync::mpsc as to_writer;

use super::{
    author::{self, People},
    budget::Budget,
    letter::{self, Desk, Raw, Ready},
    progress::Progress,
};
use crate::{
    config::{Settings, limits_bytes},
    trouble,
    wire::Open,
};

/// Letters that are kept in one transaction.
const BATCH: usize = 500;
/// A batch of more raw bytes is kept at once.
const BATCH_BYTES: usize = 6 << 20;
/// How many letters wait between two steps.
const WAITING: usize = 256;
/// When nothing comes for so long, what is in hand is kept.
const IDLE: Duration = Duration::from_millis(200);
/// How many bytes of a file tell it from others.
const HEAD: u64 = 64 << 10;

/// What is read, and how.
pub struct Asked<'a> {
    pub path: &'a Path,
    pub level: Level,
    pub people: &'a People,
    pub tag: Option<&'a str>,
}

/// How reading ended, when it was before the end of the file.
pub type Ended = Option<String>;

/// What is on its way.
enum Step {
    Letter(Raw),
    Problem(Problem),
    /// The file ends, or cannot be read any further.
    End(Ended),
}

enum Done {
    Letter(io::Result<Box<Ready>>),
    Problem(Problem),
    End(Ended),
}

/// How much of a mailbox is read.
pub fn limits(settings: &Settings) -> Limits {
    let letter_bytes = usize::try_from(limits_bytes(settings.limits.letter_mb)).unwrap_or(usize::MAX);
    Limits { letter_bytes, ..Limits::default() }
}

/// A hash of the head of a file: the same file again goes on where it was left.
pub fn fingerprint(path: &Path) -> Result<String> {
    let mut head = Vec::new();
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    file.take(HEAD).read_to_end(&mut head).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(secret::hash(&head))
}

/// Imports one file from where `import` stands.
pub async fn run(open: &Open, viewer: &Viewer, import: &mut Import, asked: Asked<'_>) -> Result<Ended> {
    let mailbox = resume(asked.path, import, limits(&open.settings))
        .with_context(|| format!("{} cannot be read", asked.path.display()))?;
    let words = Words::of(&viewer.community().language);
    let desk = Desk {
        blobs: open.house.blobs().clone(),
        language: viewer.community().language.clone(),
        earlier: words.say("post-quoted"),
        open: asked.level.max(viewer.community().level) == Level::Open,
        tag: asked.tag.map(str::to_owned),
        no_subject: words.say("archives-no-subject"),
    };
    let budget = Arc::new(Budget::default());
    let progress = Arc::new(Progress::of(asked.path, "letters"));
    let (from_reader, to_parsers) = mpsc::sync_channel(WAITING);
    let (from_parsers, received) = to_writer::channel(WAITING);
    let reader = {
        let (budget, progress) = (budget.clone(), progress.clone());
        thread::spawn(move || read_all(mailbox, &from_reader, &budget, &progress))
    };
    let to_parsers = Arc::new(Mutex::new(to_parsers));
    let cores = thread::available_parallelism().map_or(2, usize::from);
    let parsers: Vec<_> = (0..cores.clamp(1, 8))
        .map(|_| {
            let (steps, done, desk) = (to_parsers.clone(), from_parsers.clone(), desk.clone());
            thread::spawn(move || parse_all(&steps, &done, &desk))
        })
        .collect();
    drop((from_parsers, to_parsers));

    let mut writer = Writer {
        open,
        viewer,
        import,
        asked,
        budget: &budget,
        progress: &progress,
        letters: Vec::new(),
        problems: Vec::new(),
        weight: 0,
    };
    let ended = writer.write_all(received).await;
    budget.close();
    for thread in parsers.into_iter().chain([reader]) {
        thread.join().map_err(|_| anyhow!("a thread of the import stopped"))?;
    }
    ended
}

/// Opens the mailbox where the import stands; from its beginning, when the file is not the one that it was.
fn resume(path: &Path, import: &mut Import, limits: Limits) -> Result<Mailbox<File>, MboxError> {
    let place = Place { offset: import.done_to as u64, line: import.done_line as u64 };
    if place.offset == 0 {
        return Mailbox::with_limits(File::open(path)?, limits);
    }
    match Mailbox::open_at(path, place) {
        Err(MboxError::Moved(_)) => {
            (import.done_to, import.done_line) = (0, 1);
            Mailbox::with_limits(File::open(path)?, limits)
        }
        other => other,
    }
}

/// The first thread. It ends when the file does, or when nobody listens any more.
fn read_all(
    mut mailbox: Mailbox<File>,
    steps: &mpsc::SyncSender<(u64, Step)>,
    budget: &Budget,
    progress: &Progress,
) {
    for number in 0.. {
        progress.at(mailbox.bytes_read());
        let step = match mailbox.next() {
            Ok(Some(Item::Letter(raw))) => {
                let (place, next, from_line_date) = (raw.place, raw.next, raw.from_line_date);
                if !budget.take(raw.raw.len()) {
                    return;
                }
                Step::Letter(Raw { place, next, bytes: raw.raw.into_owned(), from_line_date })
            }
            Ok(Some(Item::Problem(problem))) => {
                let place = archives::Place { line: problem.place.line, byte: problem.place.offset };
                Step::Problem(Problem { place, reason: problem.why.to_string() })
            }
            Ok(None) => Step::End(None),
            Err(error) => Step::End(Some(error.to_string())),
        };
        let is_end = matches!(step, Step::End(_));
        if steps.send((number, step)).is_err() || is_end {
            return;
        }
    }
}

/// A thread that parses.
fn parse_all(steps: &Mutex<mpsc::Receiver<(u64, Step)>>, done: &to_writer::Sender<(u64, Done)>, desk: &Desk) {
    loop {
        let step = steps.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, step)) = step else { return };
        let made = match step {
            Step::Letter(raw) => Done::Letter(letter::read(&raw, desk).map(Box::new)),
            Step::Problem(problem) => Done::Problem(problem),
            Step::End(ended) => Done::End(ended),
        };
        if done.blocking_send((number, made)).is_err() {
            return;
        }
    }
}

/// The one that writes.
struct Writer<'a> {
    open: &'a Open,
    viewer: &'a Viewer,
    import: &'a mut Import,
    asked: Asked<'a>,
    budget: &'a Budget,
    progress: &'a Progress,
    letters: Vec<Arrived>,
    problems: Vec<Problem>,
    weight: usize,
}

impl Writer<'_> {
    async fn write_all(&mut self, mut received: to_writer::Receiver<(u64, Done)>) -> Result<Ended> {
        // What was parsed before its turn.
        let (mut early, mut next) = (BTreeMap::new(), 0u64);
        loop {
            while let Some(done) = early.remove(&next) {
                next += 1;
                match done {
                    Done::Letter(ready) => self.add(ready?),
                    Done::Problem(problem) => self.problems.push(problem),
                    Done::End(ended) => {
                        self.keep().await?;
                        return Ok(ended);
                    }
                }
                if self.letters.len() >= BATCH || self.weight >= BATCH_BYTES {
                    self.keep().await?;
                }
            }
            match tokio::time::timeout(IDLE, received.recv()).await {
                Ok(Some((number, done))) => drop(early.insert(number, done)),
                Ok(None) => return Err(anyhow!("the archive could not be read to its end")),
                // Whoever reads may be waiting for room.
                Err(_) => self.keep().await?,
            }
        }
    }

    fn add(&mut self, ready: Box<Ready>) {
        let mut ready = *ready;
        let now = self.open.house.clock().now() + Duration::from_secs(86_400);
        let before = (self.import.done_at != Time::default()).then(|| self.import.done_at.secs());
        let (at, _) =
            date::best(ready.header_date, &ready.received, ready.from_line_date, before, now.secs());
        ready.arrived.at = Time::from_secs(at);
        let author = self.asked.people.get(&ready.author).or_else(|| self.asked.people.get(author::NOBODY));
        match author {
            Some(author) => {
                ready.arrived.author = *author;
                self.letters.push(ready.arrived);
            }
            // The file has changed since it was read the first time.
            None => self.problems.push(Problem {
                place: ready.arrived.place,
                reason: "its author was not there when the file was looked through: the file has changed; import it again".into(),
            }),
        }
        self.import.done_at = Time::from_secs(at);
        self.stand_at(ready.next);
        self.weight += ready.weight;
    }

    fn stand_at(&mut self, next: Place) {
        self.import.done_to = i64::try_from(next.offset).unwrap_or(i64::MAX);
        self.import.done_line = i64::try_from(next.line).unwrap_or(i64::MAX);
    }

    async fn keep(&mut self) -> Result<()> {
        if self.letters.is_empty() && self.problems.is_empty() {
            self.budget.give_back(std::mem::take(&mut self.weight));
            return Ok(());
        }
        let (letters, problems) = (std::mem::take(&mut self.letters), std::mem::take(&mut self.problems));
        let mut work = self.open.work();
        archives::take(&mut work, self.viewer, self.import, self.asked.level, letters, problems)
            .await
            .map_err(|error| trouble::refused(error, &self.open.settings))?;
        self.budget.give_back(std::mem::take(&mut self.weight));
        self.progress.letters(self.import.messages);
        Ok(())
    }
}
