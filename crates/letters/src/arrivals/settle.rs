//! Moderation by reply, and joining by reply.

use base::Words;
use community::{
    Actor, HeldId, PromiseId, Refused, Work, charter,
    held::{self, Settled},
    members::{
        Joining,
        promises::{self, By, Promise},
    },
    notices::{self, Named, Number},
    people::{self, address::Address, confirmations},
};

use super::{
    Outcome, Reader, Word,
    acting::{self, Acting},
    addresses,
    author::{self, Author},
    came::{Came, Place},
    notes, replies,
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
    let viewer = charter::visit(work, &place.slug).await?;
    let asked = promises::for_a_stranger(work, viewer.community()).await?;
    let name = inside(&came.name, 100);
    let detail = format!("{}\n{name}\n{}", asked.version, came.reply.words.trim());
    let ask =
        confirmations::Ask { person, address: &from, act: "join", subject: place.id.into(), detail: &detail };
    let (id, _) = confirmations::ask(work, ask).await?;
    let words = Words::of(&to.language);
    let mut says = crate::promises::to_whom_asked(words, (place.id, &place.name), &asked);
    says.item = Some(id.0);
    says.answers = came.message_id().map(str::to_owned);
    answers::send(work, &reader.sender, &to, says).await?;
    Ok(Outcome::of("promise", id.0))
}

/// What was written when a letter asked to join: the version that was sent, the name, the words.
fn wanted(detail: &str) -> (i64, &str, &str) {
    let (version, rest) = detail.split_once('\n').unwrap_or((detail, ""));
    let (name, wrote) = rest.split_once('\n').unwrap_or((rest, ""));
    (version.parse().unwrap_or(0), name, wrote)
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
            let (version, name, wrote) = wanted(&asked.detail);
            let person = people::meet(work, &address, name, &to.language).await?;
            people::answered_from(work, &address).await?;
            let joining = promises::agree_at_the_door(work, place.id, person, version, wrote).await?;
            let acting = Acting::of(work, came, reader, person, Some(place.id)).await?;
            agreed(work, &acting, joining).await
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
                lead: words.say("promise-phrase").to_owned(),
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
            let joining = match promise(work, named).await? {
                Some(asked) if asked.is_open(work.now()) || asked.agreed_at.is_some() => {
                    promises::agree(work, asked.id, By::Letter).await?
                }
                None => {
                    let place = acting.place()?.id;
                    let Some(asked) = replies::confirmation(work, named).await? else {
                        return too_late(work, acting).await;
                    };
                    work.act_as(Actor::System);
                    confirmations::use_up(work, asked.id).await?;
                    let (version, _, wrote) = wanted(&asked.detail);
                    promises::agree_at_the_door(work, place, acting.person, version, wrote).await?
                }
                Some(_) => return too_late(work, acting).await,
            };
            work.act_as(Actor::Person(acting.person));
            agreed(work, acting, joining).await
        }
        Word::Question => notes::to_convenors(work, acting, &said.words(), "answer-to-convenors").await,
        Word::No => {
            if let Some(asked) = promise(work, named).await? {
                promises::decline(work, asked.id).await?;
            }
            acting
                .receipt(work, None, acting.words().say("answer-nothing-done").to_owned(), Vec::new())
                .await?;
            Ok(Outcome::done("not-joining"))
        }
        _ => full_phrase(work, acting).await,
    }
}

/// The promise that a letter asked for, when it was not a letter to whoever asked to join by one.
async fn promise(work: &mut Work<'_>, named: &Named) -> Result<Option<Promise>, Refused> {
    match named.item {
        Some(item) => match promises::get(work, PromiseId::from(item)).await {
            Ok(promise) => Ok(Some(promise)),
            Err(Refused::NotFound) => Ok(None),
            Err(refused) => Err(refused),
        },
        None => Ok(None),
    }
}

async fn too_late(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let domain = acting.reader.sender.domain();
    let address = format!("{}-join@{domain}", acting.place()?.slug);
    let lead = acting.words().tell("promise-over", &[("address", address.into())]);
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Outcome::refused("over"))
}

/// A promise is made by its whole phrase: a yes is too easily said.
pub(super) async fn full_phrase(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let mut says =
        acting.says("promise", "answer-question-subject", acting.words().say("promise-phrase").to_owned());
    says.item = acting.named.as_ref().and_then(|named| named.item);
    acting.answer(work, says).await?;
    Ok(Outcome::done("not-the-phrase"))
}

/// They have agreed: a member now, whom a letter of its own welcomes; or a convenor is asked.
async fn agreed(work: &mut Work<'_>, acting: &Acting<'_, '_>, joining: Joining) -> Result<Outcome, Refused> {
    match joining {
        Joining::Joined => Ok(Outcome::of("joined", acting.person.into())),
        Joining::Asked(id) => {
            acting.receipt(work, None, acting.here("answer-join-asked"), Vec::new()).await?;
            Ok(Outcome::held("asked", id.into()))
        }
        Joining::Already => {
            acting.receipt(work, None, acting.here("promise-thanks"), Vec::new()).await?;
            Ok(Outcome::done("agreed"))
        }
        Joining::Promise(_) => {
            let lead = acting.words().say("promise-changed-since").to_owned();
            acting.receipt(work, None, lead, Vec::new()).await?;
            Ok(Outcome::done("words-changed"))
        }
    }
}
