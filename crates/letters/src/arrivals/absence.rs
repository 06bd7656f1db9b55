//! The answer of somebody's mail program that they are away. It does nothing by itself: it only lets us ask the person whether we
//! should be quiet until they are back (practice 4.1). Their own yes does it.

use std::time::Duration;

use base::{Time, Words};
use community::{
    DeliveryId, Refused, Work, notices,
    people::{self, reach},
};

use super::{
    Outcome, Reader,
    acting::Acting,
    author::{self, Author},
    came::Came,
    when,
};
use crate::{
    answers::{self, Says},
    dates,
};

/// One absence is asked about once: mail programs say it again and again.
const ASKED_LATELY: Duration = Duration::from_secs(14 * 86_400);
/// A shorter absence is not worth a letter.
const SHORTEST: Duration = Duration::from_secs(2 * 86_400);

/// Asks the person whose mail program answered the letter of `delivery`; whether it did.
pub(super) async fn ask(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    delivery: DeliveryId,
) -> Result<bool, Refused> {
    let Some(named) = notices::named(work, delivery).await? else { return Ok(false) };
    let Some(person) = named.person else { return Ok(false) };
    if author::of_reply(work, came, Some(person)).await? != Author::Person(person) {
        return Ok(false);
    }
    let who = people::get(work, person).await?;
    let (now, zone) = (work.now(), who.zone.parse().unwrap_or(chrono_tz::UTC));
    let said = when::away_until(&format!("{}\n{}", came.letter.subject, came.reply.words), now, zone);
    let Some(until) = said.filter(|until| *until > now + SHORTEST) else { return Ok(false) };
    if reach::get(work, person).await?.is_away(now)
        || notices::had_about(work, person, "absence", now - ASKED_LATELY).await?
    {
        return Ok(false);
    }
    let Some(to) = author::addressee(work, Some(came), person).await? else { return Ok(false) };
    let words = Words::of(&to.language);
    let day = dates::day_and_year(words, until, &who.zone);
    let says = Says {
        kind: "absence",
        item: Some(until.0),
        subject: words.tell("absence-subject", &[("day", day.as_str().into())]),
        lead: words.tell("absence-lead", &[("day", day.as_str().into())]),
        lines: vec![words.say("absence-nothing").to_owned()],
        choices: ["absence-yes", "absence-no"].map(|key| words.say(key).to_owned()).to_vec(),
        unasked: true,
        ..Says::default()
    };
    answers::send(work, &reader.sender, &to, says).await?;
    Ok(true)
}

/// `YES`: nothing until then. Any other word of the letter leaves things as they are.
pub(super) async fn answered(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    until: i64,
    yes: bool,
) -> Result<Outcome, Refused> {
    let (words, until, now) = (acting.words(), Time(until), work.now());
    if !yes || until <= now {
        let key = if yes { "absence-over" } else { "absence-not" };
        acting.receipt(work, None, words.say(key).to_owned(), Vec::new()).await?;
        return Ok(Outcome::done("not-away"));
    }
    let who = people::get(work, acting.person).await?;
    let change = reach::pause(work, acting.person, until).await?;
    let day = dates::day_and_year(words, until, &who.zone);
    let lead = words.tell("answer-pause", &[("day", day.into())]);
    acting.receipt(work, change.receipt, lead, vec![words.say("answer-pause-back").to_owned()]).await?;
    Ok(Outcome::done("away"))
}
