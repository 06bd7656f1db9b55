//! The letter of "network or community?": six statements, answered with six numbers.

use base::{Id, Words};
use community::{Actor, House, Level, Refused, lifecycle::fellowship};

use crate::{
    Sender,
    answers::{Says, inside},
    charter::to_all,
    dates,
};

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
        choices: statements(words),
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

/// The six statements, each with its place.
pub(crate) fn statements(words: Words) -> Vec<String> {
    (1..=fellowship::STATEMENTS)
        .map(|place| format!("{place}. {}", words.say(&format!("fellowship-statement-{place}"))))
        .collect()
}
