//! `guildhall discover FILE.mbox`: what an archive tells, as one page that needs no server.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use base::{Clock, Time};
use clap::Args;
use community::discover::{self, Archive, Conversation, Look, Speaker, Utterance};
use mail::{
    address::fold,
    date, headers,
    mbox::{Item, Mailbox},
    people::{Seen, people},
    thread::{Threads, ids_of, made_up_id},
};

/// Letters whose words decide which language the archive is in.
const SAMPLE: usize = 60;
/// A letter's words, at most, in bytes: what is longer is no letter but a file.
const LONGEST: usize = 200_000;

/// Says what a mailing-list archive tells, as one HTML page that needs nothing else: who was answered and how soon, whether
/// newcomers came back, who answers whom, and how that changed. Nothing leaves this machine.
#[derive(Args)]
pub struct Discover {
    /// Archives of one list, plain or packed with gzip
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The page; without it, the first file's name with .html
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What the page calls the archive; without it, the first file's name
    #[arg(long)]
    name: Option<String>,
    /// Someone who asked to be left out: they are in no figure and not on the map. May be given again
    #[arg(long, value_name = "ADDRESS")]
    leave_out: Vec<String>,
    /// Draw the map without names
    #[arg(long)]
    no_names: bool,
}

impl Discover {
    /// Reads the files, counts, and writes the page.
    pub fn run(self) -> Result<ExitCode> {
        let first = self.files.first().context("name a file")?;
        let stem = first.file_stem().map_or("archive".to_owned(), |stem| stem.to_string_lossy().into_owned());
        let output = self.output.clone().unwrap_or_else(|| PathBuf::from(format!("{stem}.html")));
        if self.files.contains(&output) {
            bail!("{} is one of the archives; choose another name for the page with -o", output.display());
        }
        let now = Clock::system().now();
        let read = read(&self.files, &self.leave_out, now)?;
        if read.archive.is_empty() {
            bail!("no letter was found in {}", first.display());
        }
        for line in &read.remarks {
            eprintln!("{line}");
        }
        let (letters, look) = (read.archive.len(), Look { now, living: false, named: !self.no_names });
        let discovery = discover::discover(read.archive, look);
        let name = self.name.unwrap_or(stem);
        let page = web::discover::self_contained(base::Words::english(), &name, &discovery)?;
        std::fs::write(&output, page).with_context(|| format!("{} cannot be written", output.display()))?;
        super::say(format_args!(
            "{}: {letters} letters by {} people",
            output.display(),
            discovery.whole.people
        ));
        super::WELL
    }
}

/// An archive as it was read.
struct Read {
    /// Who said what.
    archive: Archive,
    /// What was left out, in words.
    remarks: Vec<String>,
}

/// Reads all files, twice: once for who belongs to whom and what answers what, once for the words. So memory holds
/// ids and counts, and never the letters.
fn read(files: &[PathBuf], leave_out: &[String], now: Time) -> Result<Read> {
    let mut heads = Heads::default();
    for file in files {
        each(file, |raw, _| heads.add(raw), |_| {})?;
    }
    let mut bodies = Bodies::after(heads, leave_out, now);
    let mut remarks = Vec::new();
    for file in files {
        let unreadable = |line: String| remarks.push(format!("{}: {line}", file.display()));
        each(file, |raw, from_line| bodies.add(raw, from_line), unreadable)?;
    }
    let left_out = [
        (bodies.twice, "letters that were there twice"),
        (bodies.machines, "letters that machines wrote"),
        (bodies.nobody, "letters that name no author"),
    ];
    remarks.extend(
        left_out.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{why}: {count}")),
    );
    Ok(Read { archive: bodies.archive, remarks })
}

/// Goes through the letters of a file.
fn each(
    file: &Path,
    mut letter: impl FnMut(&[u8], Option<i64>),
    mut unreadable: impl FnMut(String),
) -> Result<()> {
    let told = || format!("{} cannot be read", file.display());
    let mut mailbox = Mailbox::open(file).with_context(told)?;
    while let Some(item) = mailbox.next().with_context(told)? {
        match item {
            Item::Letter(found) => letter(&found.raw, found.from_line_date),
            Item::Problem(problem) => unreadable(format!("line {}: {}", problem.place.line, problem.why)),
        }
    }
    Ok(())
}

/// What the heads of all letters tell: threads, and who is who.
#[derive(Default)]
struct Heads {
    threads: Threads,
    seen: HashMap<(String, String), u32>,
    sample: String,
    letters: usize,
}

impl Heads {
    fn add(&mut self, raw: &[u8]) {
        self.threads.add(&ids_of(raw), raw);
        if let Some(author) = mail::parse(headers::block(raw)).from.into_iter().next() {
            let name = author.shown_name().unwrap_or_default().to_owned();
            *self.seen.entry((author.address, name)).or_default() += 1;
        }
        self.letters += 1;
        if self.letters <= SAMPLE {
            self.sample.push_str(&words_of(&mail::parse(raw)));
            self.sample.push('\n');
        }
    }
}

/// The letters one by one, once threads and people are known.
struct Bodies {
    archive: Archive,
    threads: Threads,
    /// From a thread's top to its conversation.
    conversations: HashMap<u32, u32>,
    /// From a folded address to its person.
    authors: HashMap<String, u32>,
    known: HashSet<i64>,
    now: Time,
    neighbour: Option<i64>,
    twice: usize,
    machines: usize,
    nobody: usize,
}

impl Bodies {
    fn after(heads: Heads, leave_out: &[String], now: Time) -> Bodies {
        let mut archive = Archive::new(community::search::terms::language_of(&heads.sample, "en"));
        let mut seen: Vec<Seen> = heads
            .seen
            .into_iter()
            .map(|((address, name), letters)| Seen { address, name, letters })
            .collect();
        // A hash map has no order of its own, and the same file is to make the same page.
        seen.sort_by(|one, other| (&one.address, &one.name).cmp(&(&other.address, &other.name)));
        let left_out: HashSet<String> = leave_out.iter().map(|address| fold(address)).collect();
        let mut authors = HashMap::new();
        for person in people(&seen) {
            let main = person.addresses.first().map_or("", String::as_str);
            let (local, domain) = main.rsplit_once('@').unwrap_or((main, ""));
            let number = archive.meet(Speaker {
                id: None,
                name: if person.name.is_empty() { local.to_owned() } else { person.name.clone() },
                domain: domain.to_owned(),
                off_the_map: person.addresses.iter().any(|address| left_out.contains(address)),
                convenor: false,
            });
            authors.extend(person.addresses.into_iter().map(|address| (address, number)));
        }
        Bodies {
            archive,
            threads: heads.threads,
            conversations: HashMap::new(),
            authors,
            known: HashSet::new(),
            now,
            neighbour: None,
            twice: 0,
            machines: 0,
            nobody: 0,
        }
    }

    fn add(&mut self, raw: &[u8], from_line: Option<i64>) {
        let letter = mail::parse(raw);
        let id = letter.ids.message_id.clone().unwrap_or_else(|| made_up_id(raw));
        if !self.known.insert(key(&id)) {
            self.twice += 1;
            return;
        }
        if letter.auto_submitted {
            self.machines += 1;
            return;
        }
        let author = letter.from.first().and_then(|from| self.authors.get(&fold(&from.address)).copied());
        let Some(author) = author else {
            self.nobody += 1;
            return;
        };
        let latest = self.now.0 / 1_000_000 + 86_400;
        let (secs, believed) = date::best(letter.date, &letter.received, from_line, self.neighbour, latest);
        if believed != date::Believed::Nothing {
            self.neighbour = Some(secs);
        }
        let words = words_of(&letter);
        let answers = !letter.ids.in_reply_to.is_empty() || !letter.ids.references.is_empty();
        let asks = asks(&letter.subject, &words);
        let said = Utterance {
            key: key(&id),
            parent: letter.ids.parents().map(key).find(|parent| self.known.contains(parent)),
            author,
            thread: self.conversation(&id, raw, &letter.subject),
            at: Time::from_secs(secs),
            offset: offset_of(raw),
            opens: !answers && !is_reply(&letter.subject),
            asks,
            words: &words,
        };
        self.archive.say(said);
    }

    fn conversation(&mut self, id: &str, raw: &[u8], subject: &str) -> u32 {
        // An id without angle brackets names a letter that stands alone.
        let top = if ids_of(raw).bare { None } else { self.threads.thread_of(id) };
        let conversation = || Conversation { id: None, subject: bare_subject(subject).to_owned() };
        match top {
            Some(top) => *self.conversations.entry(top).or_insert_with(|| self.archive.open(conversation())),
            None => self.archive.open(conversation()),
        }
    }
}

/// The words that the author wrote themself.
fn words_of(letter: &mail::Letter<'_>) -> String {
    let text = match (&letter.text, &letter.html) {
        (Some(text), html) if letter.text_is_whole || html.is_none() => text.clone(),
        (_, Some(html)) => markup::text_of_html(html, false),
        (text, None) => text.clone().unwrap_or_default(),
    };
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    markup::quote::split(&text[..end]).reply_without_signature()
}

fn asks(subject: &str, words: &str) -> bool {
    subject.trim_end().ends_with('?') || community::conversations::is_question(words)
}

/// A subject that says it answers, whatever the headers say: `Re:`, `AW:`, `SV:`, and their like.
fn is_reply(subject: &str) -> bool {
    bare_subject(subject).len() < subject.trim().len() && !subject.trim_start().starts_with('[')
}

/// The subject without the tag of the list and without `Re:`.
fn bare_subject(subject: &str) -> &str {
    const REPLIES: [&str; 8] = ["re", "aw", "sv", "antw", "odp", "vs", "rif", "res"];
    let mut rest = subject.trim();
    for _ in 0..8 {
        let before = rest;
        if let Some((_, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            rest = if after.trim().is_empty() { rest } else { after.trim_start() };
        }
        if let Some((mark, after)) = rest.split_once(':') {
            let mark = mark.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()".contains(c));
            if REPLIES.iter().any(|reply| mark.eq_ignore_ascii_case(reply)) {
                rest = after.trim_start();
            }
        }
        if rest == before {
            break;
        }
    }
    rest
}

/// Minutes that the author's clock was ahead of UTC, as the Date field says: `... 10:12:00 +0200`.
fn offset_of(raw: &[u8]) -> Option<i32> {
    let value = headers::fields(raw).find(|field| field.is("Date"))?.text();
    let zone = value.split_whitespace().find(|word| {
        word.len() == 5
            && word.starts_with(['+', '-'])
            && word[1..].bytes().all(|digit| digit.is_ascii_digit())
    })?;
    let (hours, minutes): (i32, i32) = (zone[1..3].parse().ok()?, zone[3..5].parse().ok()?);
    let ahead = hours * 60 + minutes;
    // `-0000` says that the zone is not known (RFC 5322, 3.3); the farthest zones are 14 hours away.
    (zone != "-0000" && ahead <= 14 * 60).then_some(if zone.starts_with('-') { -ahead } else { ahead })
}

fn key(id: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_that_says_re_answers_even_without_references() {
        for subject in ["Re: hello", "AW: hello", "RE[2]: hello", "Re: [list] hello"] {
            assert!(is_reply(subject), "{subject}");
            assert_eq!(bare_subject(subject), "hello");
        }
        for subject in ["hello", "[list] hello", "Reading: a list", ""] {
            assert!(!is_reply(subject), "{subject}");
        }
        assert_eq!(bare_subject("[list] Re: [list] hello"), "hello");
        assert_eq!(bare_subject("[list]"), "[list]");
    }

    #[test]
    fn the_authors_clock_is_read_from_the_date() {
        let at = |zone: &str| offset_of(format!("Date: Fri, 9 Oct 2026 10:12:00 {zone}\n\n").as_bytes());
        assert_eq!(at("+0200"), Some(120));
        assert_eq!(at("-0730 (PST)"), Some(-450));
        assert_eq!(at("GMT"), None);
        assert_eq!(at("-0000"), None);
    }

    /// A small list, written by us: a letter that is there twice, an answer that only its subject tells, a machine, somebody
    /// with two addresses, and a date that was never set.
    const LIST: &str = "\
From a@kettle.example Mon Jan 05 10:00:00 2026
From: Ada Kettle <a@kettle.example>
Date: Mon, 05 Jan 2026 10:00:00 +0100
Message-ID: <1@kettle.example>
Subject: [list] Who keeps bees?

Who of you keeps bees on a roof?

From b@commons.example Mon Jan 05 12:00:00 2026
From: Bea Commons <b@commons.example>
Date: Mon, 05 Jan 2026 12:00:00 +0100
Message-ID: <2@commons.example>
In-Reply-To: <1@kettle.example>
Subject: Re: [list] Who keeps bees?

I do.

> Who of you keeps bees on a roof?

From b@commons.example Mon Jan 05 12:00:00 2026
From: Bea Commons <b@commons.example>
Message-ID: <2@commons.example>
Subject: Re: [list] Who keeps bees?

I do.

From away@commons.example Mon Jan 05 13:00:00 2026
From: Away <away@commons.example>
Date: Mon, 05 Jan 2026 13:00:00 +0100
Auto-Submitted: auto-replied
Message-ID: <3@commons.example>
In-Reply-To: <1@kettle.example>
Subject: Away

Away.

From ada@elsewhere.example Tue Jan 06 10:00:00 2026
From: Ada Kettle <ada@elsewhere.example>
Date: Fri, 01 Jan 1904 00:00:00 +0000
Message-ID: <4@elsewhere.example>
Subject: AW: honey

Thank you, Bea.

";

    fn told(leave_out: &[&str]) -> (discover::Discovery, Vec<String>) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("list.mbox");
        std::fs::write(&file, LIST).expect("a file");
        let now = Time::from_secs(1_800_000_000);
        let leave_out: Vec<String> = leave_out.iter().map(|one| (*one).to_owned()).collect();
        let read = read(&[file.clone(), file], &leave_out, now).expect("it is read");
        (discover::discover(read.archive, Look { now, living: false, named: true }), read.remarks)
    }

    #[test]
    fn a_letter_counts_once_and_a_machine_does_not() {
        let (seen, remarks) = told(&[]);
        assert_eq!((seen.whole.people, seen.whole.posts, seen.whole.started), (2, 3, 1));
        assert_eq!(remarks, ["letters that were there twice: 6", "letters that machines wrote: 1"]);
        assert_eq!(
            (seen.unanswered.all, seen.undated),
            (0, 0),
            "1904 was the clock; the list's server knew better"
        );
    }

    #[test]
    fn who_asked_to_be_left_out_is_left_out_with_all_their_addresses() {
        let (seen, _) = told(&["ADA@elsewhere.example"]);
        assert_eq!((seen.whole.people, seen.whole.posts), (1, 1));
    }
}
