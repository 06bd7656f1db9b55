//! The words that hold in any letter, each with the verb that it means and the answer that says what was done.

use base::Words;
use community::{
    Actor, Level, ReceiptId, Refused, ThreadId, Work,
    conversations::{self, Wish},
    people::{self, reach},
    receipts,
};

use super::{
    Outcome, Reader, Word, acting::Acting, author, belonging, came::Came, commitments, help, invitations,
    leaving, me, moderation, notes, posting, recaps, roles, said::Command, topics, when,
};
use crate::{
    answers::{self, Says, inside},
    dates,
};

/// Does what a word of ours means. None when it means nothing in an answer to this letter: then it is words for people.
pub(super) async fn command(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let allowed = acting.allowed;
    let universal = allowed.universal;
    let done = Outcome::done(said.word.key());
    match said.word {
        Word::Undo if allowed.undo => undo(work, acting).await?,
        Word::KeepName | Word::NoName | Word::Alumni | Word::AlumniNo | Word::Return
            if universal || allowed.after_leaving =>
        {
            return leaving::word(work, acting, said).await.map(Some);
        }
        Word::Leave if universal => return leaving::leave(work, acting).await.map(Some),
        _ if !universal => return Ok(None),
        Word::Help => help::help(work, acting).await?,
        Word::Less | Word::More | Word::Rest | Word::Stop => less_or_more(work, acting, said.word).await?,
        Word::Pause => pause(work, acting, said).await?,
        Word::Daily | Word::Weekly | Word::Monthly => rhythm(work, acting, said.word).await?,
        Word::Each | Word::Digest => deliver(work, acting, said.word).await?,
        Word::Mute | Word::Follow => return wish(work, acting, said).await,
        Word::Who => who(work, acting).await?,
        Word::CatchUp => posting::catch_up(work, acting).await?,
        Word::MyData => me::data(work, acting).await?,
        Word::DeleteMe | Word::DeleteEverything => return me::ask_to_erase(work, acting).await.map(Some),
        Word::Correct => me::correct(work, acting, said).await?,
        Word::Delegate => me::delegate(work, acting, said).await?,
        Word::Private => {
            return notes::to_convenors(work, acting, &said.words(), "answer-private").await.map(Some);
        }
        Word::Care | Word::Heavy => return notes::care(work, acting, said).await.map(Some),
        // With nothing that it is about: the convenors alone read it. It is never posted.
        Word::Worry => {
            return notes::to_convenors(work, acting, &said.words(), "answer-to-convenors").await.map(Some);
        }
        Word::Appeal => return moderation::appeal(work, acting, None, said).await.map(Some),
        Word::Will => return commitments::will(work, acting, said).await.map(Some),
        Word::Take => return recaps::take(work, acting, said).await,
        Word::Roles => return roles::word(work, acting, said).await.map(Some),
        Word::StepDown => return roles::step_down(work, acting, said).await.map(Some),
        Word::Ask => return posting::ask(work, acting, said).await.map(Some),
        Word::Offer => me::offer(work, acting, said).await?,
        Word::Buddy => belonging::willing(work, acting, said).await?,
        Word::Topic => {
            return match topics::word(work, acting, said).await? {
                Some(outcome) => Ok(Some(outcome)),
                None => notes::later(work, acting, said).await.map(Some),
            };
        }
        Word::Story | Word::Thank | Word::Intro | Word::Mirror => {
            return notes::later(work, acting, said).await.map(Some);
        }
        Word::Suggest => return invitations::suggest(work, acting, said).await.map(Some),
        // They mean something only to letters that ask for them.
        Word::Accept
        | Word::Reject
        | Word::Yes
        | Word::No
        | Word::None
        | Word::Found
        | Word::Agree
        | Word::Question
        | Word::Concern
        | Word::Object
        | Word::Used
        | Word::Later
        | Word::Switch
        | Word::MovedTo
        | Word::MovedOn
        | Word::Maybe
        | Word::Late
        | Word::Phone
        | Word::NotOn
        | Word::Unsure
        | Word::DeleteIt
        | Word::Minutes
        | Word::AWeek
        | Word::Undo
        | Word::Leave
        | Word::KeepName
        | Word::NoName
        | Word::Alumni
        | Word::AlumniNo
        | Word::Return
        | Word::TellMore
        | Word::Withdraw
        | Word::Done
        | Word::Changed
        | Word::NotYet
        | Word::Drop
        | Word::Part
        | Word::Pass
        | Word::StepOut
        | Word::Share
        | Word::Fix
        | Word::With => return Ok(None),
    }
    Ok(Some(done))
}

/// `30 MINUTES`, `2 A WEEK`. None when the line is neither.
pub(super) async fn amount(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    line: &str,
) -> Result<Option<Outcome>, Refused> {
    let Some((number, word)) = when::amount(line).filter(|_| acting.allowed.universal) else {
        return Ok(None);
    };
    let choice = match word {
        Word::Minutes => reach::Choice { minutes: Some(number), ..reach::Choice::default() },
        _ => reach::Choice { mails: Some(number), ..reach::Choice::default() },
    };
    let change = reach::choose(work, choice).await?;
    let lead = acting.words().tell(
        "answer-amount",
        &[
            ("mails", change.after.mails.to_string().into()),
            ("minutes", change.after.minutes.to_string().into()),
        ],
    );
    acting.receipt(work, change.receipt, lead, Vec::new()).await?;
    Ok(Some(Outcome::done(word.key())))
}

/// `UNDO`: what the letter that is answered was the receipt of; else the last that can be taken back.
async fn undo(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<(), Refused> {
    let named =
        acting.named.as_ref().filter(|named| matches!(named.kind.as_str(), "receipt" | "left" | "settled"));
    let receipt = match named.and_then(|named| named.item) {
        Some(item) => Some(ReceiptId::from(item)),
        None => {
            let now = work.now();
            receipts::list(work)
                .await?
                .into_iter()
                .find(|receipt| receipt.is_open(now))
                .map(|receipt| receipt.id)
        }
    };
    let words = acting.words();
    let lead = match receipt {
        None => words.say("answer-undo-nothing").to_owned(),
        Some(id) => match receipts::undo(work, id).await {
            Ok(receipt) => words.tell("answer-undone", &[("act", words.say(act_key(&receipt.act)).into())]),
            Err(Refused::Gone) => words.say("answer-undo-late").to_owned(),
            Err(refused) => return Err(refused),
        },
    };
    let says = acting.says("receipt", "answer-receipt-subject", lead);
    acting.answer(work, says).await
}

/// What an act is called in a sentence.
pub(crate) fn act_key(act: &str) -> &'static str {
    match act {
        "posted" => "act-posted",
        "wish" => "act-wish",
        "left" => "act-left",
        "alumni" => "act-alumni",
        "accepted" => "act-accepted",
        "rejected" => "act-rejected",
        "delegate" => "act-delegate",
        "name" => "act-name",
        "offer" => "act-offer",
        "lines" => "act-lines",
        "buddy" => "act-buddy",
        "date-answer" => "act-date-answer",
        "commitment" => "act-commitment",
        "topic" => "act-topic",
        "needs" => "act-needs",
        "attendance" => "act-attendance",
        "attendance-list" => "act-attendance-list",
        "heavy" => "act-heavy",
        "took" => "act-took",
        "fixed-line" => "act-fixed-line",
        "dots" => "act-dots",
        "commitment-said" => "act-commitment-said",
        "rsvp" => "act-rsvp",
        "delivery" => "act-delivery",
        "narrow" => "act-narrow",
        "exchange-in" | "exchange-out" => "act-exchange-in",
        "set-in" => "act-set-in",
        "set-bid" => "act-set-bid",
        "exchange-said" => "act-exchange-said",
        "consent" => "act-consent",
        "stepped-down" => "act-stepped-down",
        _ => "act-reach",
    }
}

async fn less_or_more(work: &mut Work<'_>, acting: &Acting<'_, '_>, word: Word) -> Result<(), Refused> {
    let person = acting.person;
    // `MORE` to the one letter brings what it left out; when it left nothing out, more of everything is meant.
    if let Some(named) = acting.named.as_ref().filter(|named| word == Word::More && named.kind == "digest") {
        work.begin().await?;
        let actor = work.actor();
        work.act_as(Actor::System);
        let sent = crate::digest::send_left_out(work, person, named.delivery, &acting.reader.sender).await;
        work.act_as(actor);
        if sent?.is_some() {
            return Ok(());
        }
    }
    let change = match word {
        Word::Less => reach::less(work, person).await?,
        Word::More => reach::more(work, person).await?,
        Word::Rest => reach::rest(work, person).await?,
        _ => reach::stop(work, person).await?,
    };
    let words = acting.words();
    let key = match word {
        Word::Rest => "answer-rest",
        Word::Stop => "answer-stop",
        _ if change.is_nothing() => "answer-no-further",
        Word::Less => "answer-less",
        _ => "answer-more",
    };
    let after = &change.after;
    let lead = words.tell(
        key,
        &[
            ("mails", after.mails.to_string().into()),
            ("minutes", after.minutes.to_string().into()),
            ("rhythm", words.say(rhythm_key(&after.rhythm)).into()),
        ],
    );
    acting.receipt(work, change.receipt, lead, Vec::new()).await
}

fn rhythm_key(rhythm: &str) -> &'static str {
    match rhythm {
        "daily" => "answer-rhythm-daily",
        "weekly" => "answer-rhythm-weekly",
        "monthly" => "answer-rhythm-monthly",
        _ => "answer-rhythm-never",
    }
}

/// TP39: `PAUSE UNTIL 1 SEP`.
async fn pause(work: &mut Work<'_>, acting: &Acting<'_, '_>, said: &Command) -> Result<(), Refused> {
    let who = people::get(work, acting.person).await?;
    let zone: chrono_tz::Tz = who.zone.parse().unwrap_or(chrono_tz::UTC);
    let words = acting.words();
    let now = work.now();
    let Some(until) = when::until(&said.rest, now, zone) else {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("answer-pause-when").to_owned());
        return acting.answer(work, says).await;
    };
    let change = reach::pause(work, acting.person, until).await?;
    let lead = words.tell("answer-pause", &[("day", dates::day_and_year(words, until, &who.zone).into())]);
    acting.receipt(work, change.receipt, lead, vec![words.say("answer-pause-back").to_owned()]).await
}

async fn rhythm(work: &mut Work<'_>, acting: &Acting<'_, '_>, word: Word) -> Result<(), Refused> {
    let rhythm = match word {
        Word::Daily => "daily",
        Word::Weekly => "weekly",
        _ => "monthly",
    };
    let change =
        reach::choose(work, reach::Choice { rhythm: Some(rhythm), ..reach::Choice::default() }).await?;
    let words = acting.words();
    let lead = words.tell("answer-rhythm", &[("rhythm", words.say(rhythm_key(rhythm)).into())]);
    acting.receipt(work, change.receipt, lead, Vec::new()).await
}

async fn deliver(work: &mut Work<'_>, acting: &Acting<'_, '_>, word: Word) -> Result<(), Refused> {
    let place = acting.place()?;
    let (delivery, key) = match word {
        Word::Each => ("each", "answer-each"),
        _ => ("digest", "answer-digest"),
    };
    let (_, receipt) = reach::deliver(work, acting.person, place.id, delivery).await?;
    acting.receipt(work, receipt, acting.here(key), Vec::new()).await
}

/// `MUTE`, `FOLLOW` the thread of the letter; `MUTE word` a topic.
async fn wish(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let topic = said.rest.trim();
    if said.word == Word::Mute
        && !topic.is_empty()
        && super::lexicon::pieces(topic).iter().any(|piece| !is_small(piece))
    {
        let place = acting.place()?;
        let viewer = acting.viewer(work).await?;
        let language = viewer.community().language.clone();
        let receipt = reach::narrow(work, acting.person, place.id, &language, topic).await?;
        let lead = acting.words().tell(
            "answer-narrow",
            &[("topic", inside(topic, 60).into()), ("community", inside(&place.name, 100).into())],
        );
        acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
        return Ok(Some(Outcome::done("narrow")));
    }
    let Some(thread) = acting.thread else {
        let lead = acting.words().say("answer-mute-which").to_owned();
        let says = acting.says("receipt", "answer-question-subject", lead);
        acting.answer(work, says).await?;
        return Ok(Some(Outcome::done("mute")));
    };
    let (lead, receipt) = set_wish(work, acting, thread, said.word).await?;
    acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
    Ok(Some(Outcome::of(said.word.key(), thread.into())))
}

fn is_small(piece: &str) -> bool {
    super::said::is_polite(piece)
}

/// Follows or mutes a thread; what is said of it, and its receipt.
pub(super) async fn set_wish(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
    word: Word,
) -> Result<(String, ReceiptId), Refused> {
    let viewer = acting.viewer(work).await?;
    let head = conversations::thread(work, &viewer, thread, 1).await?.thread;
    let (wish, key) = match word {
        Word::Mute => (Wish::Mute, "answer-mute"),
        _ => (Wish::Follow, "answer-follow"),
    };
    conversations::watch(work, &viewer, thread, wish).await?;
    let before = head.wish.unwrap_or_default();
    let receipt =
        receipts::keep(work, acting.person, Some(viewer.community().id), "wish", thread.into(), &before)
            .await?;
    let lead = acting.words().tell(key, &[("subject", inside(&head.subject, 120).into())]);
    Ok((lead, receipt))
}

/// `WHO`: who reads what is answered.
async fn who(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<(), Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let level = match acting.thread {
        Some(thread) => conversations::thread(work, &viewer, thread, 1).await?.thread.level,
        None => viewer.community().usual_level,
    };
    let (members, _) = community::members::count(work, &viewer).await?;
    let key = match level {
        Level::Open => "room-open-text",
        Level::Network => "room-network-text",
        Level::ChathamHouse => "room-chatham-text",
        Level::MembersOnly => "room-members-text",
        Level::InTheRoom => "room-present-text",
        Level::Sealed => "room-sealed-text",
    };
    let lead = words.tell(
        "answer-who",
        &[("count", members.into()), ("community", inside(&viewer.community().name, 100).into())],
    );
    let mut says = acting.says("who", "answer-who-subject", lead);
    says.level = Some(level);
    says.lines = vec![words.say(key).to_owned(), words.say("levels-limit").to_owned()];
    let notice = format!("/c/{}/privacy", viewer.community().slug);
    says.link = Some((words.say("notice-link").to_owned(), acting.reader.sender.link(&notice)));
    acting.answer(work, says).await
}

/// Says why a letter could not do what it asks, to whoever wrote it, when they are somebody of ours. Nothing they wrote is lost: the
/// letter is kept, and what was meant for others is quoted back.
pub(super) async fn say_refused(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    refused: &Refused,
) -> Result<(), Refused> {
    work.act_as(Actor::System);
    let Some(from) = &came.from else { return Ok(()) };
    let Some(person) = people::speaks_from(work, from).await? else { return Ok(()) };
    if !came.may_be_answered() || came.is_forged() {
        return Ok(());
    }
    let Some(to) = author::addressee(work, Some(came), person).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let why = match refused {
        Refused::NotAllowed("members") => "refused-members",
        Refused::NotAllowed("no-community") => "refused-no-community",
        Refused::NotAllowed(_) => "refused-not-allowed",
        Refused::NotFound => "refused-not-found",
        Refused::Gone => "refused-gone",
        Refused::Conflict => "refused-conflict",
        Refused::Invalid(_) => "refused-invalid",
        _ => "refused-not-allowed",
    };
    let mut lines = vec![words.say(why).to_owned()];
    if let Refused::Invalid(problems) = refused {
        lines.extend(problems.iter().map(|problem| words.say(problem.key).to_owned()));
    }
    let quoted = answers::apart(&came.reply.words, 4_000);
    let says = Says {
        kind: "receipt",
        subject: words.say("refused-subject").to_owned(),
        lead: words.say("refused-lead").to_owned(),
        lines,
        quoted: if quoted.is_empty() { Vec::new() } else { vec![quoted] },
        choices: vec![words.say("answer-choice-help").to_owned()],
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    answers::send(work, &reader.sender, &to, says).await.map(drop)
}
