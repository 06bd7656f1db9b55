//! What we answer to letters: receipts, questions back, what waits, what was settled. One design for all: what was done stands
//! first, then what can be done next, each choice with the word that does it.

mod set;

use askama::Template;
use base::Words;
use community::{
    CommunityId, DeliveryId, LetterId, Level, PersonId, Refused, ThreadId, Work,
    charter::sections,
    conversations::NewFile,
    notices::{self, Enclosed, Number, To, Written},
};

use crate::{
    Sender,
    hold::{self, Hold},
    look::Look,
};
use set::filters;

/// Whom an answer goes to.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Who; nobody for an address that is no member's.
    pub person: Option<PersonId>,
    /// Where.
    pub address: String,
    /// The language that they read.
    pub language: String,
}

/// What an answer says. Sentences may have reply words between stars: `*UNDO*`.
#[derive(Default)]
pub struct Says {
    /// Which letter it is: `receipt`, `held`, `confirm` ... What its answer may do follows from it.
    pub kind: &'static str,
    /// The community that it comes from, with its name.
    pub community: Option<(CommunityId, String)>,
    /// What it is about: the receipt, what is held, the confirmation.
    pub item: Option<i64>,
    /// The thread.
    pub thread: Option<ThreadId>,
    /// The level of what it tells.
    pub level: Option<Level>,
    /// It is between its reader and those who decide, and has no level of the community: sealed things never travel by letter.
    pub personal: bool,
    /// The one sentence that the community gathers for; [`send`] looks it up.
    pub cause: String,
    /// Its subject.
    pub subject: String,
    /// What was done, in one sentence.
    pub lead: String,
    /// What else there is to say.
    pub lines: Vec<String>,
    /// Words of people.
    pub quoted: Vec<String>,
    /// What can be replied, each with its word.
    pub choices: Vec<String>,
    /// A page: what it is, and where.
    pub link: Option<(String, String)>,
    /// What its numbers mean.
    pub numbers: Vec<(Option<CommunityId>, &'static str, i64)>,
    /// The Message-ID of the letter that it answers.
    pub answers: Option<String>,
    /// Files that go with it.
    pub files: Vec<NewFile>,
    /// An hour to be kept free, in their calendar: to accept it is the first of the choices.
    pub hold: Option<Hold>,
    /// Calendars that go with it.
    pub calendars: Vec<Enclosed>,
    /// How many seconds an answer takes, for a letter that asks something: then its choices stand first.
    pub seconds: u32,
    /// Why they have it, and who reads the answer: sentences of their own at its end.
    pub because: Vec<String>,
    /// Nobody asked for it: it tells of something that others did.
    pub unasked: bool,
}

#[derive(Template)]
#[template(path = "answers/answer.subject", escape = "none")]
struct Subject<'a> {
    says: &'a Says,
}

macro_rules! bodies { ($($name:ident $path:literal,)+) => {$(
    #[derive(Template)]
    #[template(path = $path)]
    struct $name<'a> {
        #[allow(dead_code, reason = "not every body wants every name")]
        words: Words,
        says: &'a Says,
        marker: &'a str,
        reply: &'a str,
        takes: &'a str,
        cause: &'a str,
        foot: &'a str,
        #[allow(dead_code, reason = "the plain body has no look")]
        look: Look,
    }
)+} }
bodies! { Plain "answers/answer.txt", Html "answers/answer.html", }

/// A letter, set: its subject, its text, its HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// Its subject.
    pub subject: String,
    /// As plain text: complete.
    pub plain: String,
    /// As HTML: the same facts.
    pub html: String,
}

/// Sets an answer in a language.
pub fn set(says: &Says, words: Words, sender: &Sender) -> Result<Set, Refused> {
    let broken = |error: askama::Error| Refused::Broken(format!("a letter could not be set: {error}"));
    let subject = Subject { says }.render().map_err(broken)?;
    // The level stands in the first line of every letter of a community.
    let marker = match level_of(says) {
        _ if says.personal => words.tell("letter-marker", &[("level", words.say("letter-for-you").into())]),
        Some(level) => words.tell("letter-marker", &[("level", words.say(level_key(level)).into())]),
        None => words.say("answer-marker").to_owned(),
    };
    let reply = words.say("answer-reply");
    let takes = match says.seconds {
        0 => String::new(),
        seconds => words.tell("answer-takes", &[("seconds", i64::from(seconds).into())]),
    };
    let takes = takes.as_str();
    let foot = words.tell("letter-foot", &[("host", sender.host().into())]);
    let name = says.community.as_ref().map_or("", |(_, name)| name.as_str());
    let cause = &crate::cause(words, name, &says.cause);
    let look = Look;
    let plain = Plain { words, says, marker: &marker, reply, takes, cause, foot: &foot, look }
        .render()
        .map_err(broken)?;
    let html = Html { words, says, marker: &marker, reply, takes, cause, foot: &foot, look }
        .render()
        .map_err(broken)?;
    Ok(Set { subject: subject.trim().to_owned(), plain: set::folded(&plain), html })
}

/// The level of an answer: of what it tells; else what is meant when nothing is said. What strangers are told is open.
fn level_of(says: &Says) -> Option<Level> {
    let usual = match says.kind {
        "help" | "waits" => Level::Open,
        _ => Level::MembersOnly,
    };
    says.level.or(says.community.as_ref().filter(|_| !says.personal).map(|_| usual))
}

pub(crate) fn level_key(level: Level) -> &'static str {
    match level {
        Level::Open => "letter-level-0",
        Level::Network => "letter-level-1",
        Level::ChathamHouse => "letter-level-2",
        Level::MembersOnly => "letter-level-3",
        Level::InTheRoom => "letter-level-4",
        Level::Sealed => "letter-level-5",
    }
}

/// Words of people inside a sentence of ours: on one line, without what would be taken for a reply word or a mark.
pub fn inside(words: &str, most: usize) -> String {
    let kept = words.chars().filter(|c| *c != '*' && !matches!(c, '\u{E000}' | '\u{E001}'));
    let line: String = kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most { line } else { line.chars().take(most).chain(['…']).collect() }
}

/// Words of people that stand by themselves: without marks, and no longer than a letter can bear.
pub fn apart(words: &str, most: usize) -> String {
    let kept: String = words.chars().filter(|c| !matches!(c, '\u{E000}' | '\u{E001}')).take(most).collect();
    kept.trim().to_owned()
}

/// With the cause of the community that it comes from: it stands on every letter (S1.11).
pub(crate) async fn with_cause(work: &mut Work<'_>, mut says: Says) -> Result<Says, Refused> {
    if let Some((community, _)) = &says.community
        && says.kind != crate::lifecycle::CLARITY
        && let Some(section) = sections::current(work, *community, "cause").await?
        && !says.lines.contains(&section.words)
    {
        says.cause = section.words;
    }
    Ok(says)
}

/// Writes an answer, for nobody yet. Part of the act that it tells of, as the system.
pub(crate) async fn write(
    work: &mut Work<'_>,
    sender: &Sender,
    language: &str,
    says: Says,
) -> Result<LetterId, Refused> {
    let words = Words::of(language);
    let says = with_cause(work, says).await?;
    let letter = set(&says, words, sender)?;
    let from_name = from_name(&says, words);
    let written = Written { from_name: &from_name, ..written(&says, &letter, sender, words) };
    notices::write(work, written).await
}

fn from_name(says: &Says, words: Words) -> String {
    says.community.as_ref().map_or_else(|| words.say("answer-from").to_owned(), |(_, name)| name.clone())
}

fn written<'a>(says: &Says, letter: &'a Set, sender: &'a Sender, words: Words) -> Written<'a> {
    Written {
        community: says.community.as_ref().map(|(id, _)| *id),
        kind: says.kind,
        item: says.item,
        thread: says.thread,
        level: level_of(says),
        language: words.tag(),
        subject: &letter.subject,
        plain: &letter.plain,
        html: &letter.html,
        host: sender.domain(),
        ..Written::default()
    }
}

/// Sends an answer. Part of the act that it tells of, as the system.
pub async fn send(
    work: &mut Work<'_>,
    sender: &Sender,
    to: &Addressee,
    says: Says,
) -> Result<DeliveryId, Refused> {
    let words = Words::of(&to.language);
    let says = with_cause(work, says).await?;
    let letter = set(&says, words, sender)?;
    let mut heads = String::new();
    if let Some(id) =
        says.answers.as_deref().filter(|id| id.contains('@') && !id.contains(['\r', '\n', '<', '>', ' ']))
    {
        heads = format!("In-Reply-To: <{id}>\nReferences: <{id}>");
    }
    let from_name = from_name(&says, words);
    let written = Written { from_name: &from_name, heads: &heads, ..written(&says, &letter, sender, words) };
    let why = if says.unasked { "direct" } else { "asked" };
    let to = To { person: to.person, address: &to.address, why, due_at: work.now() };
    let (id, delivery) = notices::leave(work, written, to).await?;
    let numbers: Vec<Number> = (1..)
        .zip(&says.numbers)
        .map(|(number, (community, kind, item))| Number {
            number,
            community: *community,
            kind: (*kind).to_owned(),
            item: *item,
        })
        .collect();
    notices::number(work, delivery, &numbers).await?;
    let mut calendars = says.calendars;
    if let Some(hold) = &says.hold {
        calendars.push(hold::sheet(hold, &from_name, words, work.now(), sender));
    }
    notices::enclose_calendars(work, id, &calendars).await?;
    for file in says.files {
        notices::enclose(work, id, file).await?;
    }
    Ok(delivery)
}
