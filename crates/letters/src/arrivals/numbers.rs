//! Numbers of a letter: `3 MUTE`, `1 ACCEPT`, `2:` and an answer.

use community::{
    Actor, CommunityId, Refused, Work,
    notices::Number,
    people::{address::Address, confirmations},
};

use super::{
    Outcome, Word, acting::Acting, acts, intakes, invitations, moderation, notes, numbered::Numbered,
    posting, replies, said::Command, settle,
};
use crate::answers::{Says, inside};

/// So many words below a word of ours are a name or a greeting; of more it is told that they went nowhere.
const CLOSING: usize = 5;

/// Does what is said to each number, and tells in one letter what was done. None when no number is one of the letter's.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    numbers: &[Number],
    said: &[Numbered],
) -> Result<Option<Outcome>, Refused> {
    let words = acting.words();
    // A word of ours with a number that is not there is never posted: it is said that there is none.
    let ours = said.iter().any(|one| one.word.is_some());
    if !ours && !said.iter().any(|one| numbers.iter().any(|number| number.number == one.number)) {
        return Ok(None);
    }
    if acting.named.as_ref().is_some_and(|named| named.kind == "which") {
        return place(work, acting, numbers, said).await.map(Some);
    }
    let (mut lines, mut receipt, mut done) = (Vec::new(), None, 0);
    for one in said.iter().take(40) {
        let Some(number) = numbers.iter().find(|number| number.number == one.number) else {
            lines.push(words.tell("answer-no-number", &[("number", one.number.to_string().into())]));
            continue;
        };
        let line = each(work, acting, number, one).await?;
        receipt = line.receipt.or(receipt);
        done += 1;
        lines.push(format!("{}: {}", one.number, line.lead));
        if one.below.split_whitespace().count() > CLOSING {
            lines.push(words.tell("answer-number-unplaced", &[("words", inside(&one.below, 240).into())]));
        }
    }
    let lead = words.tell("answer-numbers", &[("count", done.into())]);
    // One UNDO takes one thing back; of several, the last. The others stand on the account page, each with its button.
    acting.receipt(work, receipt, lead, lines).await?;
    Ok(Some(Outcome::done("numbers")))
}

async fn each(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    number: &Number,
    said: &Numbered,
) -> Result<settle::Line, Refused> {
    let words = acting.words();
    let here = at(work, acting, number.community).await?;
    let plain = |key: &str| settle::Line { lead: words.say(key).to_owned(), receipt: None };
    match (number.kind.as_str(), said.word) {
        ("held", Some(Word::Accept | Word::Yes)) if here.allowed.settle => {
            settle::one_word(work, &here, number, true, "").await
        }
        ("held", Some(Word::Reject | Word::No)) if here.allowed.settle => {
            settle::one_word(work, &here, number, false, &said.rest).await
        }
        ("held", _) => Ok(plain("answer-held-how")),
        ("invitation", Some(word @ (Word::Accept | Word::Yes | Word::Reject | Word::No)))
            if here.allowed.settle =>
        {
            let accept = matches!(word, Word::Accept | Word::Yes);
            invitations::decide(work, &here, number.item.into(), accept).await
        }
        (kind, _) if kind.starts_with("case-") => {
            let reason = if said.words.trim().is_empty() { &said.below } else { &said.words };
            moderation::number(work, &here, number, reason.trim()).await
        }
        // What worries somebody is never posted.
        ("thread", Some(Word::Worry)) => {
            moderation::about_thread(work, &here, number.item.into(), &said.rest).await
        }

        ("applicant", _) => {
            let intake = acting.named.as_ref().and_then(|named| named.item);
            intakes::objects(work, &here, intake, number.item, &said.words).await
        }
        ("thread", Some(word @ (Word::Mute | Word::Follow))) => {
            let (lead, receipt) = acts::set_wish(work, &here, number.item.into(), word).await?;
            Ok(settle::Line { lead, receipt: Some(receipt) })
        }
        ("thread", Some(Word::More)) => {
            posting::in_full(work, &here, number.item.into()).await?;
            Ok(plain("answer-more-sent"))
        }
        ("thread", Some(word @ (Word::Thank | Word::Used | Word::Story | Word::Intro))) => {
            let command = Command { word, rest: said.rest.clone(), below: String::new() };
            notes::about_thread(work, &here, number.item.into(), &command).await?;
            Ok(plain("answer-passed-on"))
        }
        // Words for people, also where they begin with a word of ours that says nothing to a thread: "1 Yes".
        ("thread", _) if !said.words.trim().is_empty() => {
            let outcome = posting::reply_quietly(work, &here, number.item.into(), &said.words).await?;
            Ok(settle::Line {
                lead: words.tell("answer-number-posted", &[("subject", inside(&outcome.1, 120).into())]),
                receipt: Some(outcome.0),
            })
        }
        _ => Ok(plain("answer-number-how")),
    }
}

/// The same person, in the community of a number.
async fn at<'c, 'r>(
    work: &mut Work<'_>,
    acting: &Acting<'c, 'r>,
    community: Option<CommunityId>,
) -> Result<Acting<'c, 'r>, Refused> {
    let mut here = Acting::of(work, acting.came, acting.reader, acting.person, community).await?;
    here.allowed = acting.allowed;
    here.to = acting.to.clone();
    Ok(here)
}

/// Words to a letter of many things, without a number: which did they mean? The words are kept until that is said.
pub(super) async fn which(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let Some(named) = &acting.named else { return Err(Refused::NotFound) };
    let words = acting.words();
    work.act_as(Actor::System);
    let numbers = community::notices::numbers(work, named.delivery).await?;
    let address = Address::of(&acting.to.address).map_err(|key| Refused::invalid("address", key))?;
    let threads: Vec<&Number> = numbers.iter().filter(|number| number.kind == "thread").collect();
    if let [only] = threads.as_slice() {
        let here = at(work, acting, only.community).await?;
        return posting::reply(work, &here, only.item.into(), None, None).await;
    }
    let said = acting.came.reply.words.trim().to_owned();
    if threads.is_empty() {
        let mut says =
            acting.says("receipt", "answer-question-subject", words.say("answer-nowhere").to_owned());
        says.quoted = vec![crate::answers::apart(&said, 4_000)];
        says.choices = vec![words.say("answer-choice-help").to_owned()];
        acting.answer(work, says).await?;
        return Ok(Outcome::done("nowhere"));
    }
    let ask = confirmations::Ask {
        person: Some(acting.person),
        address: &address,
        act: "place",
        subject: named.delivery.into(),
        detail: &said,
    };
    let (id, _) = confirmations::ask(work, ask).await?;
    let mut says = acting.says("which", "answer-question-subject", words.say("answer-which").to_owned());
    says.item = Some(id.0);
    for number in &threads {
        let here = at(work, acting, number.community).await?;
        let subject = posting::subject_of(work, &here, number.item.into()).await?;
        says.choices.push(format!("*{}* {}", says.numbers.len() + 1, inside(&subject, 120)));
        says.numbers.push((number.community, "thread", number.item));
    }
    says.quoted = vec![crate::answers::apart(&said, 4_000)];
    acting.answer(work, says).await?;
    Ok(Outcome::held("which", id.0))
}

/// The number of a thread, for words that wait.
async fn place(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    numbers: &[Number],
    said: &[Numbered],
) -> Result<Outcome, Refused> {
    let named = acting.named.as_ref().ok_or(Refused::NotFound)?;
    let number = said
        .iter()
        .find_map(|one| numbers.iter().find(|number| number.number == one.number))
        .ok_or(Refused::NotFound)?;
    let Some(asked) = replies::confirmation(work, named).await? else {
        let says: Says =
            acting.says("receipt", "answer-question-subject", acting.words().say("answer-over").to_owned());
        acting.answer(work, says).await?;
        return Ok(Outcome::refused("over"));
    };
    work.act_as(Actor::System);
    confirmations::use_up(work, asked.id).await?;
    let here = at(work, acting, number.community).await?;
    posting::reply(work, &here, number.item.into(), None, Some(&asked.detail)).await
}
