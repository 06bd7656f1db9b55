//! Letters to a community's addresses, and to the house, that answer no letter of ours.

use std::time::Duration;

use base::Words;
use community::{
    Actor, Refused, Work,
    arrivals::{Destination, For},
    charter,
    held::WaitsFor,
    notices, people,
};

use super::{
    Outcome, Reader, Word,
    acting::{self, Acting},
    acts,
    author::{self, Author},
    came::{Came, Place},
    curation, founding, help, leaving, notes, posting,
    said::{self, Said},
    settle,
};
use crate::answers::{self, Says};

/// How long the same stranger does not get the same answer again (RFC 3834 2).
const ONCE: Duration = Duration::from_secs(90 * 86_400);
/// How long until help, and the promise of a community, are sent to a stranger again who asks for them.
const ONCE_ASKED: Duration = Duration::from_secs(3_600);

/// A letter to an address of a community.
pub(super) async fn read(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
) -> Result<Outcome, Refused> {
    let Some((_, community)) = &to.community else { return Ok(Outcome::refused("nobody")) };
    let place = acting::place(work, *community).await?;
    let author = author::of_new(work, came).await?;
    match to.what {
        For::Help => match author {
            Author::Person(person) => {
                let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
                help::help(work, &acting).await?;
                Ok(Outcome::done("help"))
            }
            _ => help_stranger(work, came, reader, &place).await,
        },
        For::Join => match curation::wants_to_join(work, came, reader, &place, &author).await? {
            Some(outcome) => Ok(outcome),
            None => settle::wants_to_join(work, came, reader, &place, author).await,
        },
        For::Leave => match author {
            Author::Person(person) => {
                let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
                leaving::leave(work, &acting).await
            }
            // Nobody else leaves for a person: they are asked, and say so by answering.
            Author::Claims(person) => leaving::ask(work, came, reader, &place, person).await,
            _ => Ok(Outcome::refused("no-member")),
        },
        For::Convenor => notes::from_anyone(work, came, reader, &place, author).await,
        For::Care => notes::care_from_anyone(work, came, reader, &place, author).await,
        _ => post(work, came, reader, &place, author).await,
    }
}

/// A letter to the community's own address.
async fn post(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    author: Author,
) -> Result<Outcome, Refused> {
    let person = match author {
        Author::Person(person) => person,
        Author::Claims(person) | Author::Assistant(person) => {
            // Whether that person is a member is nobody else's business: the answer goes to them alone, and the letter waits.
            work.act_as(Actor::Person(person));
            let member = charter::visit(work, &place.slug).await.is_ok_and(|viewer| viewer.is_member());
            work.act_as(Actor::System);
            return match member {
                true => {
                    posting::hold(work, came, place, WaitsFor::Author, Some(person), "held-unproven").await
                }
                false => stranger(work, came, reader, place, false).await,
            };
        }
        Author::Stranger { proven } => return stranger(work, came, reader, place, proven).await,
    };
    let mut acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
    let viewer = acting.viewer(work).await;
    let member = viewer.as_ref().is_ok_and(|viewer| viewer.is_member());
    let known = viewer.as_ref().is_ok_and(|viewer| viewer.standing().is_some());
    if member || known {
        // A word of ours to the whole community is meant for the house: "unsubscribe" is no post.
        if let Said::Command(said) = said::read(&came.reply.words, false)
            && came.reply.words.split_whitespace().count() < 200
            && let Some(outcome) = acts::command(work, &acting, &said).await?
        {
            return Ok(outcome);
        }
    }
    if member {
        return posting::to_community(work, &mut acting).await;
    }
    work.act_as(Actor::System);
    stranger(work, came, reader, place, true).await
}

/// Somebody who is no member writes to a community: a convenor reads it first, and the writer is told so.
async fn stranger(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    proven: bool,
) -> Result<Outcome, Refused> {
    if came.from.is_none() {
        return Ok(Outcome::refused("no-author"));
    }
    let why = if proven { "held-stranger" } else { "held-stranger-unproven" };
    let outcome = posting::hold(work, came, place, WaitsFor::Convenors, None, why).await?;
    say_waits(work, came, reader, place).await?;
    Ok(outcome)
}

/// Tells a stranger that their letter waits for a convenor: once in ninety days, and never a machine.
pub(super) async fn say_waits(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
) -> Result<(), Refused> {
    // An answer to an address that nobody has proven may go to somebody who never wrote: at most once, and it says little.
    if !came.may_be_answered() || came.auto.suppress_response || came.is_forged() {
        return Ok(());
    }
    if notices::had(work, &came.arrival.sender, "waits", work.now() - ONCE).await? {
        return Ok(());
    }
    let words = Words::of(&language(work, place).await?);
    let says = Says {
        kind: "waits",
        community: Some((place.id, place.name.clone())),
        subject: words.say("answer-waits-subject").to_owned(),
        lead: words.tell("answer-waits", &[("community", place.name.as_str().into())]),
        lines: vec![words.say("answer-waits-how").to_owned()],
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    let to = came.stranger(words.tag());
    answers::send(work, &reader.sender, &to, says).await.map(drop)
}

/// The language of a community: a stranger's is not known.
pub(super) async fn language(work: &mut Work<'_>, place: &Place) -> Result<String, Refused> {
    Ok(charter::visit(work, &place.slug).await?.community().language.clone())
}

async fn help_stranger(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
) -> Result<Outcome, Refused> {
    let asked_lately = notices::had(work, &came.arrival.sender, "help", work.now() - ONCE_ASKED).await?;
    if !came.may_be_answered() || came.is_forged() || asked_lately {
        return Ok(Outcome::refused("help"));
    }
    let words = Words::of(&language(work, place).await?);
    let says = Says {
        kind: "help",
        community: Some((place.id, place.name.clone())),
        subject: words.say("answer-help-subject").to_owned(),
        lead: words.tell("answer-help-stranger", &[("community", place.name.as_str().into())]),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    let mut says = help::help_letter(words, says, reader, Some(place));
    // The words are for members; a stranger is told the addresses.
    says.choices = Vec::new();
    answers::send(work, &reader.sender, &came.stranger(words.tag()), says).await?;
    Ok(Outcome::done("help"))
}

/// A letter to the house itself, which answers no letter: words of ours are heard, and for all else there is HELP.
pub(super) async fn house(work: &mut Work<'_>, came: &Came<'_>, reader: &Reader) -> Result<Outcome, Refused> {
    let Author::Person(person) = author::of_new(work, came).await? else {
        return Ok(Outcome::refused("house"));
    };
    let acting = Acting::of(work, came, reader, person, None).await?;
    if let Said::Command(said) = said::read(&came.reply.words, false) {
        if said.word == Word::Found {
            return founding::begin(work, &acting, &said).await;
        }
        if let Some(outcome) = acts::command(work, &acting, &said).await? {
            return Ok(outcome);
        }
    }
    help::help(work, &acting).await?;
    Ok(Outcome::done(Word::Help.key()))
}

/// Whoever runs the house reads these where letters that arrived are listed.
pub(super) async fn postmaster(work: &mut Work<'_>, came: &Came<'_>, _: &Reader) -> Result<Outcome, Refused> {
    let known = match &came.from {
        Some(from) => people::speaks_from(work, from).await?.is_some(),
        None => false,
    };
    Ok(Outcome {
        state: community::arrivals::State::Held,
        what: if known { "postmaster-member" } else { "postmaster" },
        subject: None,
    })
}
