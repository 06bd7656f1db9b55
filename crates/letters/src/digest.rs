//! The one letter: what is new in all communities of a person, most fitting first, each item answerable by its number.

use askama::Template;
use base::{Time, Words, numbers};
use community::{
    Actor, DeliveryId, House, Level, PersonId, Refused, Work,
    charter::sections,
    notices::{
        self, To, Written,
        digest::{self, ASK_MINUTES, Digest, Fits, Item},
        mark,
    },
};

use crate::{
    Letter, Sender, dates,
    look::Look,
    plain::{all_of, folded, unmarked},
    post::level_name,
    set,
};

/// The kind of the one letter.
pub const DIGEST: &str = "digest";
/// How many people one look at the list takes.
const BATCH: i64 = 100;

/// One conversation, as the letter says it.
struct Line {
    number: usize,
    title: String,
    /// Sentences about it.
    says: String,
    /// Its first words, where they may be said.
    words: String,
    link: String,
    read: String,
    /// How to answer.
    reply: String,
    /// Opens a reply that begins with its number.
    mailto: String,
}

/// What both bodies say.
struct Says {
    marker: String,
    level: String,
    level_text: String,
    day: String,
    dear: String,
    sum: String,
    parts: String,
    /// Percent of the bar: asks, reading.
    bar: (i64, i64),
    how: String,
    how_example: String,
    lines: Vec<Line>,
    left_out: String,
    /// What each community in it gathers for.
    causes: Vec<String>,
    why: String,
    change: String,
    leave: String,
    hosted: String,
    stop: String,
    account: String,
}

macro_rules! bodies { ($($name:ident $path:literal,)+) => {$(
    #[derive(Template)]
    #[template(path = $path)]
    struct $name<'a> {
        #[allow(dead_code, reason = "the plain body says no language")]
        words: Words,
        #[allow(dead_code, reason = "not every body wants every name")]
        subject: &'a str,
        says: &'a Says,
        #[allow(dead_code, reason = "the plain body has no look")]
        look: Look,
    }
)+} }
bodies! { Plain "digest/digest.txt", Html "digest/digest.html", }

#[derive(Template)]
#[template(path = "digest/digest.subject", escape = "none")]
struct Subject<'a> {
    says: &'a str,
}

/// The words of somebody's letter.
pub fn letter(digest: &Digest, causes: Vec<String>, now: Time, sender: &Sender) -> Result<Letter, Refused> {
    let words = Words::of(&digest.language);
    let mut says = Says::of(digest, words, now, sender);
    says.causes = causes;
    let subject =
        set(&Subject { says: &subject(digest, words) })?.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = folded(&set(&Plain { words, subject: &subject, says: &says, look: Look })?);
    let html = set(&Html { words, subject: &subject, says: &says, look: Look })?;
    Ok(Letter { subject, plain, html })
}

fn asks(digest: &Digest) -> i64 {
    digest.items.iter().filter(|item| item.fits == Fits::Asked).count() as i64
}

fn count(words: Words, key: &str, count: i64) -> String {
    words.tell(key, &[("count", count.into()), ("said", numbers::say(words, count.unsigned_abs()).into())])
}

/// `Your week: one ask, three conversations, nine minutes`
fn subject(digest: &Digest, words: Words) -> String {
    let asks = asks(digest);
    let talks = digest.items.len() as i64 - asks;
    let mut parts = Vec::new();
    if asks > 0 {
        parts.push(count(words, "letter-digest-asks", asks));
    }
    if talks > 0 {
        parts.push(count(words, "letter-digest-talks", talks));
    }
    parts.push(count(words, "letter-digest-minutes", digest.minutes()));
    let key = match (digest.rest, digest.reach.rhythm.as_str()) {
        (true, _) => "letter-digest-subject-rest",
        (_, "daily") => "letter-digest-subject-daily",
        (_, "monthly") => "letter-digest-subject-monthly",
        _ => "letter-digest-subject-weekly",
    };
    words.tell(key, &[("parts", parts.join(", ").into())])
}

impl Says {
    fn of(digest: &Digest, words: Words, now: Time, sender: &Sender) -> Says {
        let level = digest.level();
        let (asks, minutes) = (asks(digest), digest.minutes());
        let asked = asks * ASK_MINUTES;
        let over = digest.budget.max(minutes).max(1);
        let several = digest.items.iter().any(|item| item.community != digest.items[0].community);
        let lines = digest
            .items
            .iter()
            .zip(1..)
            .map(|(item, number)| line(item, number, level, several, words, sender));
        let hour = dates::hour(now, &digest.zone);
        let greeting = match hour {
            0..=11 => "letter-digest-morning",
            12..=17 => "letter-digest-afternoon",
            _ => "letter-digest-evening",
        };
        let first_name = digest.name.split(' ').next().unwrap_or_default();
        let first_name = if first_name.chars().count() < 2 { &digest.name } else { first_name };
        Says {
            marker: words.tell("letter-marker", &[("level", level_name(words, level).into())]),
            level: level_name(words, level).to_owned(),
            level_text: words.say(&format!("letter-level-{}-text", level.number())).to_owned(),
            day: dates::day(words, now, &digest.zone),
            dear: words.tell(greeting, &[("name", unmarked(first_name).into())]),
            sum: sum(digest, words, minutes),
            parts: parts(words, asked, minutes, digest),
            bar: (asked * 100 / over, (minutes - asked) * 100 / over),
            how: words.say("letter-digest-how").to_owned(),
            how_example: words.say("letter-digest-how-example").to_owned(),
            lines: lines.collect(),
            left_out: left_out(digest, words),
            causes: Vec::new(),
            why: chosen(digest, words),
            change: words.say("letter-digest-change").to_owned(),
            leave: words.say("letter-digest-leave").to_owned(),
            hosted: hosted(words, sender),
            stop: mark("stop"),
            account: sender.link(&(sender.paths.account)()),
        }
    }
}

fn sum(digest: &Digest, words: Words, minutes: i64) -> String {
    if digest.rest {
        return count(words, "letter-digest-sum-rest", minutes);
    }
    let key = if minutes > digest.budget { "letter-digest-sum-over" } else { "letter-digest-sum" };
    let said = minutes.to_string();
    words.tell(
        key,
        &[("count", minutes.into()), ("said", said.into()), ("budget", digest.budget.to_string().into())],
    )
}

fn parts(words: Words, asked: i64, minutes: i64, digest: &Digest) -> String {
    if digest.rest {
        return String::new();
    }
    let mut parts = Vec::new();
    if asked > 0 {
        parts.push(words.tell("letter-digest-part-asks", &[("said", asked.to_string().into())]));
    }
    parts.push(words.tell("letter-digest-part-reading", &[("said", (minutes - asked).to_string().into())]));
    let mut said = format!("{}.", parts.join(", "));
    let mut letters = said.chars();
    said = letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect());
    let left = digest.budget - minutes;
    if left > 0 {
        let begin = numbers::begin(words, left.unsigned_abs());
        said.push(' ');
        said.push_str(
            &words.tell("letter-digest-part-left", &[("count", left.into()), ("said", begin.into())]),
        );
    }
    said
}

fn line(item: &Item, number: usize, level: Level, several: bool, words: Words, sender: &Sender) -> Line {
    let mut says = Vec::new();
    if several {
        says.push(words.tell("letter-digest-in", &[("community", unmarked(&item.community_name).into())]));
    }
    if item.level != level {
        says.push(format!("{}.", level_name(words, item.level)));
    }
    let names: Vec<String> = item.names.iter().take(5).map(|name| unmarked(name)).collect();
    let letters = numbers::begin(words, item.letters.unsigned_abs());
    let more =
        [("count", item.letters.into()), ("said", letters.into()), ("names", all_of(words, &names).into())];
    says.push(match (item.fits, names.is_empty()) {
        (_, true) => words.tell("letter-digest-unnamed", &more),
        (Fits::Asked | Fits::Unanswered, _) => words.tell("letter-digest-unanswered", &more),
        _ => words.tell("letter-digest-named", &more),
    });
    match item.fits {
        Fits::Asked => {
            says.push(words.tell("letter-digest-offers", &[("offer", unmarked(&item.offers).into())]));
        }
        Fits::Theirs => says.push(words.say("letter-digest-yours").to_owned()),
        _ => {}
    }
    let reading = if item.fits == Fits::Asked { item.minutes - ASK_MINUTES } else { item.minutes };
    let read = if item.fits == Fits::Asked {
        count(words, "letter-digest-read-and-answer", reading)
    } else {
        count(words, "letter-digest-read", reading)
    };
    let key = if item.fits <= Fits::Unanswered && item.fits != Fits::Theirs {
        "letter-digest-reply-ask"
    } else {
        "letter-digest-reply"
    };
    Line {
        number,
        title: unmarked(&item.subject),
        says: says.join(" "),
        words: unmarked(&item.words),
        link: sender.link(&(sender.paths.thread)(&item.slug, &item.thread.to_string())),
        read,
        reply: words.tell(key, &[("number", number.to_string().into())]),
        mailto: format!("mailto:{}?subject={}&body={number}%20", mark("reply"), number),
    }
}

fn left_out(digest: &Digest, words: Words) -> String {
    if digest.left_out.is_empty() {
        return String::new();
    }
    let talks = digest.left_out.len() as i64;
    let titles: Vec<String> =
        digest.left_out.iter().take(2).map(|item| format!("“{}”", unmarked(&item.subject))).collect();
    let key = if digest.left_out.len() > titles.len() {
        "letter-digest-left-out-more"
    } else {
        "letter-digest-left-out"
    };
    words.tell(
        key,
        &[
            ("budget", numbers::say(words, digest.budget.unsigned_abs()).into()),
            ("count", talks.into()),
            ("said", numbers::say(words, talks.unsigned_abs()).into()),
            ("titles", all_of(words, &titles).into()),
            ("first", (digest.items.len() as i64 + 1).to_string().into()),
        ],
    )
}

/// `You chose one letter a week, on Friday at 07:30, thirty minutes.`
fn chosen(digest: &Digest, words: Words) -> String {
    let reach = &digest.reach;
    let key = match reach.rhythm.as_str() {
        "daily" => "letter-digest-chosen-daily",
        "monthly" => "letter-digest-chosen-monthly",
        _ => "letter-digest-chosen-weekly",
    };
    words.tell(
        key,
        &[
            ("day", dates::weekday(words, reach.day).into()),
            ("hour", dates::clock(reach.minute).into()),
            ("minutes", reach.minutes.to_string().into()),
        ],
    )
}

fn hosted(words: Words, sender: &Sender) -> String {
    if sender.hosted_by.is_empty() {
        words.tell("letter-foot", &[("host", sender.host().into())])
    } else {
        words.tell("letter-foot-hosted", &[("by", sender.hosted_by.as_str().into())])
    }
}

/// Writes the letters that are due: a recurring job. Each person is a commit of their own, in which their next one is set;
/// whoever is due in the same moment on two nodes has one letter.
pub async fn send_due(house: &House, sender: &Sender) -> Result<usize, Refused> {
    let mut sent = 0;
    loop {
        let due = digest::due(&mut house.work(Actor::System), BATCH).await?;
        let all = due.len();
        for (person, was_due) in due {
            let mut work = house.work(Actor::System);
            work.begin().await?;
            if digest::advance(&mut work, person, was_due).await?
                && send(&mut work, person, sender).await?.is_some()
            {
                sent += 1;
            }
            work.done().await?;
        }
        if all < BATCH as usize {
            return Ok(sent);
        }
    }
}

/// Writes somebody's letter now, if there is anything to tell. Part of another act of the program, which has begun.
pub async fn send(
    work: &mut Work<'_>,
    person: PersonId,
    sender: &Sender,
) -> Result<Option<DeliveryId>, Refused> {
    match digest::compose(work, person).await? {
        Some(digest) => leave(work, &digest, sender).await.map(Some),
        None => Ok(None),
    }
}

/// `MORE`: writes what a letter left out. Nothing, when it left nothing out. Part of another act of the program, which has begun.
pub async fn send_left_out(
    work: &mut Work<'_>,
    person: PersonId,
    delivery: DeliveryId,
    sender: &Sender,
) -> Result<Option<DeliveryId>, Refused> {
    match digest::left_out(work, person, delivery).await? {
        Some(digest) => leave(work, &digest, sender).await.map(Some),
        None => Ok(None),
    }
}

/// The cause of each community that the letter tells of (S1.11), in the order in which they stand in it.
async fn causes(work: &mut Work<'_>, digest: &Digest, words: Words) -> Result<Vec<String>, Refused> {
    let mut known = Vec::new();
    let mut causes = Vec::new();
    for item in &digest.items {
        if known.contains(&item.community) {
            continue;
        }
        known.push(item.community);
        if let Some(section) = sections::current(work, item.community, "cause").await? {
            causes.push(crate::cause(words, &item.community_name, &section.words));
        }
    }
    causes.retain(|cause| !cause.is_empty());
    Ok(causes)
}

async fn leave(work: &mut Work<'_>, digest: &Digest, sender: &Sender) -> Result<DeliveryId, Refused> {
    let words = Words::of(&digest.language);
    let causes = causes(work, digest, words).await?;
    let made = letter(digest, causes, work.now(), sender)?;
    let one = digest.items.iter().all(|item| item.community == digest.items[0].community);
    let from_name = if one {
        unmarked(&digest.items[0].community_name)
    } else if sender.hosted_by.is_empty() {
        words.say("letter-digest-from").to_owned()
    } else {
        sender.hosted_by.clone()
    };
    let written = Written {
        kind: DIGEST,
        level: Some(digest.level()),
        language: words.tag(),
        from_name: &from_name,
        subject: &made.subject,
        plain: &made.plain,
        html: &made.html,
        host: sender.domain(),
        ..Written::default()
    };
    let why = if digest.rest { "asked" } else { "digest" };
    let to = To { person: Some(digest.person), address: &digest.address, why, due_at: work.now() };
    let (_, delivery) = notices::leave(work, written, to).await?;
    digest::sent(work, digest, delivery).await?;
    Ok(delivery)
}
