//! The letter of "network or community?": six statements, answered with six numbers. And the one that asks what it is for.

use base::{Id, Words};
use community::{
    Actor, House, Level, Refused,
    lifecycle::{clarity, fellowship},
};

use crate::{
    Sender,
    answers::{Says, inside},
    charter::to_all,
    dates,
};

/// The kind of the letter that asks what it is for: the one letter on which the cause does not stand.
pub(crate) const CLARITY: &str = "clarity";

/// Asks every member: the job `fellowship::ASK`. Whoever answered on the page before it left is told so when they answer again.
pub async fn ask(house: &House, sender: &Sender, id: Id) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let (check, viewer) = fellowship::told(&mut work, id).await?;
    if check.closed_at.is_some() || !fellowship::mark_told(&mut work, id).await? {
        return Ok(());
    }
    let community = viewer.community();
    let day = |words| dates::day(words, check.closes_at, "UTC");
    let letter = |words: Words| Says {
        kind: "fellowship",
        community: Some((community.id, community.name.clone())),
        item: Some(id.0),
        level: Some(Level::MembersOnly),
        subject: words.tell("fellowship-subject", &[("community", inside(&community.name, 100).into())]),
        lead: words.tell("fellowship-letter", &[("day", day(words).into())]),
        because: vec![words.say("fellowship-letter-counted").to_owned()],
        seconds: 45,
        choices: vec![words.say("fellowship-choice").to_owned()],
        lines: statements(words),
        link: Some((
            words.say("fellowship-letter-page").to_owned(),
            sender.link(&format!("/c/{}/stage/fellowship", community.slug)),
        )),
        unasked: true,
        ..Says::default()
    };
    to_all(&mut work, sender, community.id, letter).await?;
    work.all_done().await
}

/// Asks every member what it is for, in a sentence of their own: the job `clarity::ASK`. The cause does not stand on this letter: it is asked.
pub async fn ask_clarity(house: &House, sender: &Sender, id: Id) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let (check, viewer) = clarity::told(&mut work, id).await?;
    if check.closes_at <= work.now() || !clarity::mark_told(&mut work, id).await? {
        return Ok(());
    }
    let community = viewer.community();
    let letter = |words: Words| {
        let facts = [
            ("community", inside(&community.name, 100).into()),
            ("day", dates::day(words, check.closes_at, "UTC").into()),
        ];
        Says {
            kind: CLARITY,
            community: Some((community.id, community.name.clone())),
            item: Some(id.0),
            level: Some(Level::MembersOnly),
            subject: words.tell("clarity-subject", &facts),
            lead: words.tell("clarity-letter", &facts),
            because: vec![words.say("clarity-letter-reads").to_owned()],
            seconds: 30,
            choices: vec![words.say("clarity-choice").to_owned()],
            link: Some((
                words.say("clarity-letter-page").to_owned(),
                sender.link(&format!("/c/{}/stage/clarity", community.slug)),
            )),
            unasked: true,
            ..Says::default()
        }
    };
    to_all(&mut work, sender, community.id, letter).await?;
    work.all_done().await
}

/// The six statements, each with its place.
pub(crate) fn statements(words: Words) -> Vec<String> {
    (1..=fellowship::STATEMENTS)
        .map(|place| format!("{place}. {}", words.say(&format!("fellowship-statement-{place}"))))
        .collect()
}
