//! Moderation by reply, and joining by reply.

use base::{Id, Words};
use community::{
    Actor, HeldId, PersonId, Refused, Work, charter,
    held::{self, Settled},
    members::{self, Joining},
    notices::{self, Named, Number},
    people::{self, address::Address, confirmations},
};

use super::{
    Outcome, Reader, Word,
    acting::{self, Acting},
    addresses,
    author::{self, Author},
    came::{Came, Place},
    notes, posting, replies,
    said::{self, Command, Said},
};
use crate::answers::{self, Addressee, Says, inside};

/// `ACCEPT`, `REJECT reason` to a letter about one thing that waits.
pub(super) async fn only_one(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    work.act_as(Actor::System);
    let numbers = notices::numbers(work, named.delivery).await?;
    work.act_as(Actor::Person(acting.person));
    match numbers.as_slice() {
        [one] => {
            let accept = matches!(said.word, Word::Accept | Word::Yes);
            let line = one_word(work, acting, one, accept, &said.words()).await?;
            acting.receipt(work, line.receipt, line.lead, Vec::new()).await?;
            Ok(Outcome::of(if accept { "accepted" } else { "rejected" }, one.item))
        }
        _ => {
            let says = acting.says(
                "receipt",
                "answer-question-subject",
                acting.words().say("answer-which-held").to_owned(),
            );
            acting.answer(work, says).await?;
            Ok(Outcome::done("which"))
        }
    }
}

/// What came of one word.
pub(super) struct Line {
    pub lead: String,
    pub receipt: Option<community::ReceiptId>,
}

/// Settles one thing that waits, as the convenor or carer who wrote.
pub(super) async fn one_word(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    number: &Number,
    accept: bool,
    reason: &str,
) -> Result<Line, Refused> {
    let id = HeldId::from(number.item);
    let viewer = acting.viewer(work).await?;
    let held = held::get(work, &viewer, id).await?;
    let words = acting.words();
    let what = inside(if held.subject.is_empty() { &held.name } else { &held.subject }, 120);
    if held.settled_at.is_some() {
        let lead = words
            .tell("answer-held-late", &[("what", what.into()), ("name", inside(&held.settler, 80).into())]);
        return Ok(Line { lead, receipt: None });
    }
    let settled = match accept {
        true => held::accept(work, &viewer, id).await?,
        false => held::reject(work, &viewer, id, reason).await?,
    };
    let key = match settled {
        Settled::Posted(..) => "answer-held-posted",
        Settled::Joined(_) => "answer-held-joined",
        Settled::Done if accept => "answer-held-done",
        Settled::Done => "answer-held-rejected",
    };
    let now = work.now();
    let receipt = community::receipts::list(work)
        .await?
        .into_iter()
        .find(|one| one.subject == number.item && one.is_open(now));
    let lead = words.tell(key, &[("what", what.into()), ("name", inside(&held.name, 80).into())]);
    Ok(Line { lead, receipt: receipt.map(|receipt| receipt.id) })
}

/// A letter to `-join`. Nothing is kept of whoever writes but that they were sent the promise: they join by answering it.
pub(super) async fn wants_to_join(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    author: Author,
) -> Result<Outcome, Refused> {
    let person = match author {
        Author::Person(person) | Author::Claims(person) => Some(person),
        _ => None,
    };
    if let Some(person) = person {
        work.act_as(Actor::Person(person));
        let member = charter::visit(work, &place.slug).await.is_ok_and(|viewer| viewer.is_member());
        work.act_as(Actor::System);
        if member {
            if let Author::Person(person) = author {
                let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
                acting.receipt(work, None, acting.here("answer-join-already"), Vec::new()).await?;
            }
            return Ok(Outcome::done("member-already"));
        }
    }
    let Some(from) = came.from.clone().filter(|_| came.may_be_answered() && !came.is_forged()) else {
        return Ok(Outcome::refused("join"));
    };
    let to = match person {
        Some(person) => author::addressee(work, Some(came), person).await?.ok_or(Refused::NotFound)?,
        // The promise goes to the author's address; only who reads letters there can answer it.
        None => Addressee {
            person: None,
            address: from.written().to_owned(),
            language: addresses::language(work, place).await?,
        },
    };
    let since = work.now() - std::time::Duration::from_secs(3_600);
    if person.is_none() && notices::had(work, &to.address, "promise", since).await? {
        return Ok(Outcome::refused("asked-lately"));
    }
    let name = inside(&came.name, 100);
    let detail = format!("{name}\n{}", came.reply.words.trim());
    let ask =
        confirmations::Ask { person, address: &from, act: "join", subject: place.id.into(), detail: &detail };
    let (id, _) = confirmations::ask(work, ask).await?;
    let says = promise(work, place, &to, id, came).await?;
    answers::send(work, &reader.sender, &to, says).await?;
    Ok(Outcome::of("promise", id.0))
}

/// TP5: what one promises, who reads what, what is kept; in the words that are agreed to.
async fn promise(
    work: &mut Work<'_>,
    place: &Place,
    to: &Addressee,
    id: Id,
    came: &Came<'_>,
) -> Result<Says, Refused> {
    let viewer = charter::visit(work, &place.slug).await?;
    let words = Words::of(&to.language);
    let community = viewer.community();
    let lines = vec![
        inside(&community.cause, 400),
        words.say("answer-promise-1").to_owned(),
        words.say("answer-promise-2").to_owned(),
        words.say("answer-promise-3").to_owned(),
        words.say("answer-promise-kept").to_owned(),
    ];
    Ok(Says {
        kind: "promise",
        community: Some((place.id, place.name.clone())),
        item: Some(id.0),
        level: Some(community.usual_level),
        subject: words.tell("answer-promise-subject", &[("community", inside(&place.name, 100).into())]),
        lead: words.tell("answer-promise", &[("community", inside(&place.name, 100).into())]),
        lines,
        choices: ["answer-promise-agree", "answer-promise-question"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    })
}

/// An answer to a letter that went to an address that is no member's.
pub(super) async fn strangers(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: Named,
) -> Result<Outcome, Refused> {
    let Some(community) = named.community else { return Ok(Outcome::refused("no-community")) };
    let place = acting::place(work, community).await?;
    if named.kind == "note" {
        return notes::from_anyone(
            work,
            came,
            reader,
            &place,
            Author::Stranger { proven: came.proven.proven },
        )
        .await;
    }
    if named.kind != "promise" {
        return Ok(Outcome::refused("nothing-to-answer"));
    }
    let said = said::read(&came.reply.words, false);
    let to = Addressee {
        person: None,
        address: named.address.clone(),
        language: addresses::language(work, &place).await?,
    };
    let words = Words::of(&to.language);
    match said {
        Said::Command(said) if said.word == Word::Agree => {
            let Some(asked) = replies::confirmation(work, &named).await? else {
                return Ok(Outcome::refused("over"));
            };
            let address = Address::of(&named.address).map_err(|key| Refused::invalid("address", key))?;
            confirmations::use_up(work, asked.id).await?;
            let (name, wrote) = asked.detail.split_once('\n').unwrap_or((asked.detail.as_str(), ""));
            let person = people::meet(work, &address, name, &to.language).await?;
            people::answered_from(work, &address).await?;
            join(work, came, reader, &place, person, wrote).await
        }
        Said::Command(said) if said.word == Word::Question => {
            notes::from_anyone(work, came, reader, &place, Author::Stranger { proven: true }).await
        }
        Said::Command(said) if said.word == Word::No => Ok(Outcome::done("not-joining")),
        _ => {
            let says = Says {
                kind: "promise",
                community: Some((place.id, place.name.clone())),
                item: named.item,
                subject: words.say("answer-question-subject").to_owned(),
                lead: words.say("answer-promise-phrase").to_owned(),
                answers: came.message_id().map(str::to_owned),
                ..Says::default()
            };
            answers::send(work, &reader.sender, &to, says).await?;
            Ok(Outcome::done("not-the-phrase"))
        }
    }
}

/// `I AGREE` of somebody who is known to the house.
pub(super) async fn promised(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    match said.word {
        Word::Agree => {
            let Some(asked) = replies::confirmation(work, named).await? else {
                return Ok(Outcome::refused("over"));
            };
            work.act_as(Actor::System);
            confirmations::use_up(work, asked.id).await?;
            let wrote = asked.detail.split_once('\n').map_or("", |(_, words)| words);
            join(work, acting.came, acting.reader, acting.place()?, acting.person, wrote).await
        }
        Word::Question => notes::to_convenors(work, acting, &said.words(), "answer-to-convenors").await,
        Word::No => Ok(Outcome::done("not-joining")),
        _ => full_phrase(work, acting).await,
    }
}

/// A promise is made by its whole phrase: a yes is too easily said.
pub(super) async fn full_phrase(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let mut says = acting.says(
        "promise",
        "answer-question-subject",
        acting.words().say("answer-promise-phrase").to_owned(),
    );
    says.item = acting.named.as_ref().and_then(|named| named.item);
    acting.answer(work, says).await?;
    Ok(Outcome::done("not-the-phrase"))
}

/// They have agreed: a member now, or a convenor is asked.
async fn join(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    person: PersonId,
    wrote: &str,
) -> Result<Outcome, Refused> {
    work.act_as(Actor::System);
    let viewer = charter::visit(work, &place.slug).await?;
    let joining = members::ask_to_join(work, &viewer, person, wrote).await?;
    let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
    match joining {
        Joining::Joined => {
            let says = welcome(work, &acting).await?;
            acting.answer(work, says).await?;
            Ok(Outcome::of("joined", person.into()))
        }
        Joining::Asked(id) => {
            acting.receipt(work, None, acting.here("answer-join-asked"), Vec::new()).await?;
            Ok(Outcome::held("asked", id.into()))
        }
        Joining::Already => {
            acting.receipt(work, None, acting.here("answer-join-already"), Vec::new()).await?;
            Ok(Outcome::done("member-already"))
        }
    }
}

/// Welcome, and the story so far (TP9, TP49).
pub(super) async fn welcome(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Says, Refused> {
    let mut says = posting::story_so_far(work, acting).await?;
    let words = acting.words();
    let domain = acting.reader.sender.domain();
    let place = acting.place()?;
    says.kind = "joined";
    says.subject = words.tell("answer-joined-subject", &[("community", inside(&place.name, 100).into())]);
    says.lead = acting.here("answer-joined");
    let post = words.tell("answer-joined-how", &[("address", format!("{}@{domain}", place.slug).into())]);
    says.lines.insert(0, post);
    says.numbers.clear();
    says.choices =
        ["answer-choice-help", "answer-choice-leave"].map(|key| words.say(key).to_owned()).to_vec();
    Ok(says)
}
