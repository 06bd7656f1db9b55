//! Words that are for the convenors alone, or for a carer: never posted, and each answered by a person.

use base::Words;
use community::{
    Actor, HeldId, Refused, ThreadId, Work, care,
    held::{self, Hold, WaitsFor},
    notices::Named,
};

use super::{
    Outcome, Reader, Word,
    acting::Acting,
    addresses,
    author::Author,
    came::{Came, Place},
    posting::Made,
    said::Command,
};
use crate::answers::{self, Addressee, Says, inside};

/// A member's words to the convenors alone; the receipt says so by `key`.
pub(super) async fn to_convenors(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    words: &str,
    key: &'static str,
) -> Result<Outcome, Refused> {
    let id = note(work, acting, &acting.came.subject(), words).await?;
    acting.receipt(work, None, acting.here(key), Vec::new()).await?;
    Ok(Outcome::held("private", id.into()))
}

async fn note(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    subject: &str,
    words: &str,
) -> Result<HeldId, Refused> {
    let place = acting.place()?;
    let (address, name) =
        (acting.to.address.clone(), community::people::get(work, acting.person).await?.name);
    work.act_as(Actor::System);
    let made = Made::only(words, None);
    let hold = Hold {
        kind: "private",
        arrival: Some(acting.came.arrival.id),
        person: Some(acting.person),
        address: &address,
        name: &name,
        subject,
        letter: made.letter(),
        files: acting.came.files(),
        why: "held-private",
        ..Hold::default()
    };
    let id = held::hold(work, place.id, hold).await?;
    work.act_as(Actor::Person(acting.person));
    Ok(id)
}

/// A letter to `-convenor`: from a member, or from anybody; it waits for a convenor's answer.
pub(super) async fn from_anyone(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    author: Author,
) -> Result<Outcome, Refused> {
    if let Author::Person(person) = author {
        let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
        return to_convenors(work, &acting, came.reply.words.trim(), "answer-to-convenors").await;
    }
    let Some(from) = &came.from else { return Ok(Outcome::refused("no-author")) };
    let made = Made::only(came.reply.words.trim(), None);
    let subject = came.subject();
    let hold = Hold {
        kind: "private",
        arrival: Some(came.arrival.id),
        address: from.written(),
        name: &came.name,
        subject: &subject,
        letter: made.letter(),
        files: came.files(),
        why: if came.proven.proven { "held-to-convenor" } else { "held-to-convenor-unproven" },
        ..Hold::default()
    };
    let id = held::hold(work, place.id, hold).await?;
    addresses::say_waits(work, came, reader, place).await?;
    Ok(Outcome::held("private", id.into()))
}

/// An answer to a note: a convenor's goes to whoever wrote it, everybody else's to the convenors.
pub(super) async fn answered(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let words = acting.came.reply.words.trim().to_owned();
    let viewer = acting.viewer(work).await?;
    let Some(item) = named.item.filter(|_| named.kind == "note" && viewer.is_convenor()) else {
        return to_convenors(work, acting, &words, "answer-to-convenors").await;
    };
    let id = HeldId::from(item);
    let held = held::get(work, &viewer, id).await?;
    if held.settled_at.is_none() {
        held::accept(work, &viewer, id).await?;
    }
    let name = community::people::get(work, acting.person).await?.name;
    work.act_as(Actor::System);
    let language = match held.person {
        Some(person) => community::people::get(work, person).await?.language,
        None => viewer.community().language.clone(),
    };
    let place = acting.place()?;
    let said = Words::of(&language);
    let says = Says {
        kind: "note",
        community: Some((place.id, place.name.clone())),
        item: Some(item),
        subject: said.tell("answer-note-re", &[("subject", inside(&held.subject, 120).into())]),
        lead: said.tell(
            "answer-note-from",
            &[("name", inside(&name, 80).into()), ("community", inside(&place.name, 100).into())],
        ),
        quoted: vec![answers::apart(&words, 20_000)],
        choices: vec![said.say("answer-note-back").to_owned()],
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: held.person, address: held.address.clone(), language };
    answers::send(work, &acting.reader.sender, &to, says).await?;
    work.act_as(Actor::Person(acting.person));
    let lead = acting.words().tell("answer-note-sent", &[("name", inside(&held.name, 80).into())]);
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Outcome::of("note-answered", item))
}

/// TP38: `CARE`, `HEAVY`, with words or without, and with a carer's name on its first line where somebody wants that one. The carer is told
/// that somebody asks, and reads who and what on a page: nothing of it travels by letter. The receipt says who answers and until when.
pub(super) async fn care(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let words = said.words();
    let words = if words.is_empty() {
        acting
            .words()
            .say(if said.word == Word::Heavy { "answer-heavy-word" } else { "answer-care-word" })
            .to_owned()
    } else {
        words
    };
    to_carers(work, acting, &words, said.word == Word::Heavy).await
}

async fn to_carers(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    words: &str,
    heavy: bool,
) -> Result<Outcome, Refused> {
    let place = acting.place()?;
    let viewer = acting.viewer(work).await?;
    if !viewer.is_member() {
        // Who has left is answered as anybody else is.
        work.act_as(Actor::System);
        return care_of_stranger(work, acting.came, acting.reader, place, Some(acting.person)).await;
    }
    let subject = acting.words().say("answer-care-thread").to_owned();
    let made = Made::only(words, None);
    let to = chosen(work, place, acting.person, words).await?;
    let wish = care::Wish { to, about: words, heavy, arrival: Some(acting.came.arrival.id) };
    let Some(asked) = care::ask(work, &viewer, &made.letter(), &subject, wish).await? else {
        acting
            .receipt(
                work,
                None,
                acting.here("answer-care-nobody"),
                vec![acting.words().say("answer-care-danger").to_owned()],
            )
            .await?;
        return Ok(Outcome::done("no-carer"));
    };
    let zone = community::people::get(work, acting.person).await?.zone;
    let (lead, lines) = care_said(acting.words(), &asked, &zone);
    acting.receipt(work, None, lead, lines).await?;
    Ok(Outcome::held("care", asked.held.into()))
}

/// S4.27: who answers, and until when; who is asked after them; what stays between the two, and what does not.
fn care_said(words: Words, asked: &care::Asked, zone: &str) -> (String, Vec<String>) {
    let name = inside(&asked.who.name, 80);
    let by = crate::dates::day_and_hour(words, asked.by, zone);
    let lead = words.tell("care-said", &[("name", name.into()), ("by", by.into())]);
    let mut lines = Vec::new();
    if !asked.then.is_empty() {
        let then: Vec<String> = asked.then.iter().map(|one| inside(&one.name, 80)).collect();
        lines.push(words.tell("care-said-then", &[("names", then.join(", ").into())]));
    }
    lines.extend(["care-said-sealed", "answer-care-danger"].map(|key| words.say(key).to_owned()));
    (lead, lines)
}

/// Whom somebody names to be asked: alone on the first line.
async fn chosen(
    work: &mut Work<'_>,
    place: &Place,
    person: community::PersonId,
    words: &str,
) -> Result<Option<community::PersonId>, Refused> {
    let first = super::lexicon::pieces(words.lines().next().unwrap_or(""));
    let carers = care::carers(work, place.id, Some(person)).await?;
    let called = |name: &str| {
        let name = super::lexicon::pieces(name);
        !first.is_empty() && (first == name || first.len() == 1 && first.first() == name.first())
    };
    let found: Vec<_> = carers.iter().filter(|one| called(&one.name)).collect();
    Ok(match found.as_slice() {
        [one] => Some(one.person),
        _ => None,
    })
}

/// TP46: a letter to `-care`, from anyone; `PRIVATE` before it changes nothing, for it is private anyway.
pub(super) async fn care_from_anyone(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    author: Author,
) -> Result<Outcome, Refused> {
    if let Author::Person(person) = author {
        let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
        return to_carers(work, &acting, came.reply.words.trim(), false).await;
    }
    care_of_stranger(work, came, reader, place, None).await
}

/// Somebody who is no member, or whose letter proves nothing: the carers read it, and it is said that it is not proven.
async fn care_of_stranger(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    person: Option<community::PersonId>,
) -> Result<Outcome, Refused> {
    let Some(from) = &came.from else { return Ok(Outcome::refused("no-author")) };
    let made = Made::only(came.reply.words.trim(), None);
    let hold = Hold {
        kind: "care",
        waits_for: Some(WaitsFor::Carers),
        arrival: Some(came.arrival.id),
        person,
        address: from.written(),
        name: &came.name,
        letter: made.letter(),
        why: if came.proven.proven { "held-care" } else { "held-care-unproven" },
        ..Hold::default()
    };
    let Some(asked) = care::take_stranger(work, place.id, hold, came.reply.words.trim()).await? else {
        return Ok(Outcome::refused("no-carer"));
    };
    let id = asked.held;
    let lately = community::notices::had(
        work,
        &came.arrival.sender,
        "care-receipt",
        work.now() - std::time::Duration::from_secs(86_400),
    )
    .await?;
    if came.may_be_answered() && !came.is_forged() && !lately {
        let words = Words::of(&addresses::language(work, place).await?);
        let says = Says {
            kind: "care-receipt",
            community: Some((place.id, place.name.clone())),
            subject: words.say("answer-receipt-subject").to_owned(),
            lead: words.say("answer-care-stranger").to_owned(),
            lines: vec![words.say("answer-care-danger").to_owned()],
            answers: came.message_id().map(str::to_owned),
            ..Says::default()
        };
        answers::send(work, &reader.sender, &came.stranger(words.tag()), says).await?;
    }
    Ok(Outcome::held("care", id.into()))
}

/// Words whose feature is still to come: nothing is dropped, and nothing is promised that is not there. A convenor has them.
pub(super) async fn later(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    if said.word == Word::Mirror {
        acting.receipt(work, None, words.say("answer-mirror").to_owned(), Vec::new()).await?;
        return Ok(Outcome::done("mirror"));
    }
    let text = said.words();
    if text.is_empty() && said.word != Word::Intro {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("answer-later-empty").to_owned());
        acting.answer(work, says).await?;
        return Ok(Outcome::done(said.word.key()));
    }
    let kind = words.say(kind_key(said.word));
    let id = note(work, acting, kind, &format!("{kind}: {text}")).await?;
    let lead = words.tell(
        "answer-later",
        &[("what", kind.into()), ("community", inside(&acting.place()?.name, 100).into())],
    );
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Outcome::held(said.word.key(), id.into()))
}

fn kind_key(word: Word) -> &'static str {
    match word {
        Word::Story => "answer-kind-story",
        Word::Topic => "answer-kind-topic",
        Word::Thank => "answer-kind-thank",
        Word::Used => "answer-kind-used",
        _ => "answer-kind-intro",
    }
}

/// The same, about one thread of a numbered letter; its receipt is a line of the letter that tells of all numbers.
pub(super) async fn about_thread(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
    said: &Command,
) -> Result<(), Refused> {
    let subject = super::posting::subject_of(work, acting, thread).await?;
    let kind = acting.words().say(kind_key(said.word));
    let words = format!("{kind}: {subject}\n{}", said.words());
    note(work, acting, kind, words.trim()).await.map(drop)
}
