//! Leaving, staying a friend, coming back (TP47 to TP49).

use base::Words;
use community::{
    PersonId, Refused, Work,
    charter::{self, Standing},
    members,
    people::{self, address::Address, confirmations, reach},
};

use super::{
    Outcome, Reader, Word,
    acting::Acting,
    author,
    came::{Came, Place},
    said::Command,
};
use crate::answers::{self, Says, inside};

/// `LEAVE`: done at once, and nobody asks why. What is to become of their name is asked; no answer keeps it.
pub(super) async fn leave(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let words = acting.words();
    if acting.place.is_none() {
        // A letter of the house: they may belong to several.
        let mine = members::mine(work).await?;
        let names: Vec<String> = mine
            .iter()
            .map(|one| {
                format!("{}: {}-leave@{}", inside(&one.name, 100), one.slug, acting.reader.sender.domain())
            })
            .collect();
        let mut says =
            acting.says("receipt", "answer-question-subject", words.say("answer-leave-which").to_owned());
        says.lines = names;
        acting.answer(work, says).await?;
        return Ok(Outcome::done("leave-which"));
    }
    let viewer = acting.viewer(work).await?;
    if !viewer.is_member() {
        acting.receipt(work, None, acting.here("answer-left-before"), Vec::new()).await?;
        return Ok(Outcome::done("left-before"));
    }
    let receipt = match members::leave(work, &viewer).await {
        Ok(receipt) => receipt,
        Err(Refused::NotAllowed("last-convenor")) => return super::roles::last(work, acting).await,
        Err(refused) => return Err(refused),
    };
    let mut says = acting.says("left", "answer-left-subject", acting.here("answer-left"));
    says.item = Some(receipt.into());
    says.lines = vec![words.say("answer-left-name").to_owned()];
    says.choices =
        ["answer-keep-name", "answer-no-name", "answer-alumni-yes", "answer-return", "answer-undo"]
            .map(|key| words.say(key).to_owned())
            .to_vec();
    acting.answer(work, says).await?;
    Ok(Outcome::of("left", receipt.into()))
}

/// What is said after leaving, and by who wants to stay a friend.
pub(super) async fn word(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    if said.word == Word::Return {
        return back(work, acting).await;
    }
    let viewer = acting.viewer(work).await?;
    match said.word {
        Word::KeepName => {
            acting.receipt(work, None, words.say("answer-name-kept").to_owned(), Vec::new()).await?
        }
        Word::NoName => {
            if viewer.is_member() {
                // Who is still here keeps their name: it is what others answer to.
                acting.receipt(work, None, words.say("answer-no-name-first").to_owned(), Vec::new()).await?;
                return Ok(Outcome::done("no-name-first"));
            }
            let posts = members::without_name(work, &viewer).await?;
            let lead = words.tell("answer-name-gone", &[("count", posts.into())]);
            acting.receipt(work, None, lead, vec![words.say("answer-name-gone-mail").to_owned()]).await?;
        }
        _ => {
            let yes = said.word == Word::Alumni
                && !super::said::command(&said.rest, &[]).is_some_and(|rest| rest.word == Word::No);
            let receipt = members::alumni(work, &viewer, yes).await?;
            let key = if yes { "answer-alumni" } else { "answer-alumni-no" };
            acting.receipt(work, Some(receipt), acting.here(key), Vec::new()).await?;
        }
    }
    Ok(Outcome::done(said.word.key()))
}

/// `RETURN`: from having left, from a pause, from rest.
async fn back(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let change = reach::back(work, acting.person).await?;
    let returned = match &acting.place {
        Some(_) => {
            let viewer = acting.viewer(work).await?;
            matches!(viewer.standing(), Some(Standing::Left | Standing::Alumni))
                && members::come_back(work, &viewer).await?
        }
        None => false,
    };
    if returned {
        // Welcome, and what happened meanwhile.
        let viewer = acting.viewer(work).await?;
        let mut says = crate::story::so_far(work, &viewer, acting.words()).await?;
        crate::newcomers::as_welcome(&mut says, acting.words(), &acting.reader.sender, &viewer);
        says.answers = acting.came.message_id().map(str::to_owned);
        acting.answer(work, says).await?;
    } else {
        acting
            .receipt(work, change.receipt, acting.words().say("answer-back").to_owned(), Vec::new())
            .await?;
    }
    Ok(Outcome::done("return"))
}

/// A letter to `-leave` that claims to be from a member: they are asked at their own address.
pub(super) async fn ask(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    person: PersonId,
) -> Result<Outcome, Refused> {
    let member = charter::standing(work, place.id, person).await? == Some(Standing::Member);
    let (Some(to), true) = (author::addressee(work, Some(came), person).await?, member) else {
        return Ok(Outcome::refused("no-member"));
    };
    let address = Address::of(&to.address).map_err(|key| Refused::invalid("address", key))?;
    let ask = confirmations::Ask {
        person: Some(person),
        address: &address,
        act: "leave",
        subject: place.id.into(),
        detail: "",
    };
    let (id, _) = confirmations::ask(work, ask).await?;
    let words = Words::of(&people::get(work, person).await?.language);
    let says = Says {
        kind: "confirm",
        community: Some((place.id, place.name.clone())),
        item: Some(id.0),
        subject: words.say("answer-question-subject").to_owned(),
        lead: words.tell("answer-leave-ask", &[("community", inside(&place.name, 100).into())]),
        choices: ["answer-confirm-yes", "answer-confirm-no"].map(|key| words.say(key).to_owned()).to_vec(),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    answers::send(work, &reader.sender, &to, says).await?;
    Ok(Outcome::of("leave-asked", id.0))
}
