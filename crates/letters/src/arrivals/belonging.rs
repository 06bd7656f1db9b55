//! Answers to letters about belonging: a few lines about oneself, a buddy, what was written down after a talk, whether one still
//! practises. Each of these letters asks one thing, so its words are looked for wherever the answer begins with them.

use community::{
    BuddyId, CheckId, NoteId, PersonId, Refused, Work, listening,
    members::{self, Lines},
    newcomers,
    notices::Named,
    people::quiet,
    practice,
};

use super::{
    Outcome, Word,
    acting::Acting,
    lexicon::pieces,
    said::{self, Command, Said},
};
use crate::answers::{Says, apart, inside};

/// What an answer to one of these letters does. None when it says nothing of that: then it is read as any other.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let words = acting.came.reply.words.as_str();
    match named.kind.as_str() {
        "profile" => profile(work, acting, words).await,
        "practice-what" => practises(work, acting, words).await,
        "reach" => by_mail(work, acting, words).await,
        _ => match (said::leading(words), named.item) {
            (Some(said), Some(item)) => match named.kind.as_str() {
                "buddy" => buddy(work, acting, BuddyId::from(item), &said).await,
                "talk-note" => note(work, acting, NoteId::from(item), &said).await,
                "practice" => check(work, acting, CheckId::from(item), &said).await,
                _ => Ok(None),
            },
            (Some(said), None) if named.kind == "still-here" && said.word == Word::Yes => {
                quiet::still_here(work).await?;
                acting.receipt(work, None, acting.words().say("quiet-kept").to_owned(), Vec::new()).await?;
                Ok(Some(Outcome::done("still-here")))
            }
            _ => Ok(None),
        },
    }
}

/// TP6: numbered lines, or lines in their order. Any may be left out.
async fn profile(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    words: &str,
) -> Result<Option<Outcome>, Refused> {
    let mut lines = Lines::default();
    match said::read(words, true) {
        Said::Numbers(numbers) => {
            for one in numbers.iter().rev() {
                set(&mut lines, one.number, &one.words);
            }
        }
        Said::Words => {
            for (number, line) in
                (1..).zip(words.lines().map(str::trim).filter(|line| !line.is_empty()).take(5))
            {
                set(&mut lines, number, line);
            }
        }
        Said::Command(_) | Said::Nothing => return Ok(None),
    }
    if lines.is_empty() {
        return Ok(None);
    }
    say(work, acting, &lines, "profile-kept").await.map(Some)
}

fn set(lines: &mut Lines, number: i64, said: &str) {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    // A dash, "skip": nothing to say to that.
    if said.is_empty() || pieces(&said).is_empty() || matches!(said.to_lowercase().as_str(), "skip" | "none")
    {
        return;
    }
    match number {
        1 => lines.practice = Some(said),
        2 => lines.seeks = Some(said),
        3 => lines.offers = Some(said),
        4 => lines.access = Some(said),
        5 => lines.name = Some(said),
        _ => {}
    }
}

async fn say(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    lines: &Lines,
    key: &str,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let receipt = members::say_lines(work, &viewer, lines).await?;
    let words = acting.words();
    let mut says = acting.says("receipt", "answer-receipt-subject", words.say(key).to_owned());
    says.item = Some(receipt.into());
    for (key, line) in [
        ("profile-kept-practice", &lines.practice),
        ("profile-kept-seeks", &lines.seeks),
        ("profile-kept-offers", &lines.offers),
        ("profile-kept-access", &lines.access),
        ("profile-kept-name", &lines.name),
    ] {
        if let Some(line) = line {
            let what = [("what", inside(line, 600).into())];
            says.lines.push(match key {
                "profile-kept-practice" => words.tell("profile-kept-practice", &what),
                "profile-kept-seeks" => words.tell("profile-kept-seeks", &what),
                "profile-kept-offers" => words.tell("profile-kept-offers", &what),
                "profile-kept-access" => words.tell("profile-kept-access", &what),
                _ => words.tell("profile-kept-name", &what),
            });
        }
    }
    says.choices = vec![words.say("answer-undo").to_owned()];
    acting.answer(work, says).await?;
    Ok(Outcome::of("profile", acting.person.into()))
}

/// S2.5: what they practise now, in a line.
async fn practises(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    words: &str,
) -> Result<Option<Outcome>, Refused> {
    if !matches!(said::read(words, false), Said::Words) {
        return Ok(None);
    }
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = Lines { practice: Some(line), ..Lines::default() };
    say(work, acting, &lines, "profile-kept").await.map(Some)
}

/// TP7: `EMAIL`: as it is.
async fn by_mail(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    words: &str,
) -> Result<Option<Outcome>, Refused> {
    let first = words.lines().find(|line| !line.trim().is_empty()).map(pieces).unwrap_or_default();
    if !matches!(first.join("").as_str(), "email" | "mail" | "courriel" | "correo") {
        return Ok(None);
    }
    acting.receipt(work, None, acting.words().say("reach-kept").to_owned(), Vec::new()).await?;
    Ok(Some(Outcome::done("reach")))
}

/// TP8: `YES`, `LATER`, `SWITCH`, `NO`; over, when the pair is.
async fn buddy(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: BuddyId,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let words = acting.words();
    let done = match said.word {
        Word::Yes | Word::Accept => match newcomers::yes(work, id).await {
            Ok(true) => Ok(words.say("buddy-both").to_owned()),
            Ok(false) => Ok(words.say("buddy-one").to_owned()),
            Err(refused) => Err(refused),
        },
        Word::Later => newcomers::later(work, id).await.map(|_| words.say("buddy-then").to_owned()),
        Word::Switch => newcomers::switch(work, id).await.map(|pair| ended(acting.person, &pair, words)),
        Word::No => newcomers::no_buddy(work, id).await.map(|pair| ended(acting.person, &pair, words)),
        _ => return Ok(None),
    };
    let lead = match done {
        Ok(lead) => lead,
        Err(Refused::Gone) => words.say("buddy-over").to_owned(),
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Some(Outcome::of("buddy", id.into())))
}

fn ended(person: PersonId, pair: &newcomers::Buddy, words: base::Words) -> String {
    words
        .say(if pair.newcomer == person { "buddy-switched-newcomer" } else { "buddy-switched-buddy" })
        .to_owned()
}

/// S1.16: `CORRECT ...`, `DELETE`: what was written down about oneself.
async fn note(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: NoteId,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let words = acting.words();
    let viewer = acting.viewer(work).await?;
    let (lead, quoted) = match said.word {
        Word::Correct if !said.words().is_empty() => {
            listening::correct(work, &viewer, id, &said.words()).await?;
            (words.say("talk-corrected"), said.words())
        }
        Word::DeleteIt => {
            listening::delete(work, &viewer, id).await?;
            (words.say("talk-deleted"), String::new())
        }
        _ => return Ok(None),
    };
    let mut says = acting.says("receipt", "answer-receipt-subject", lead.to_owned());
    if !quoted.is_empty() {
        says.quoted = vec![apart(&quoted, 4_000)];
    }
    acting.answer(work, says).await?;
    Ok(Some(Outcome::of("talk-note", id.into())))
}

/// TP41: `YES`, `MOVED TO ...`, `MOVED ON`, `UNSURE`.
async fn check(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: CheckId,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let words = acting.words();
    let mut receipt = None;
    let (lead, choices): (&str, &[&'static str]) = match said.word {
        Word::Yes | Word::Accept => {
            practice::still(work, id).await?;
            ("practice-kept", &[])
        }
        Word::MovedTo if !said.words().is_empty() => {
            let viewer = acting.viewer(work).await?;
            receipt = Some(practice::moved_to(work, &viewer, id, &said.rest_or_below()).await?);
            ("practice-moved", &[])
        }
        // NO to "do you still practise" is the same, and nothing else changes by it.
        Word::MovedOn | Word::No => {
            practice::moved_on(work, id, &said.words()).await?;
            ("practice-friend", &["practice-alumni", "practice-stay"])
        }
        Word::Unsure => {
            practice::unsure(work, id, &said.words()).await?;
            ("practice-talk", &[])
        }
        _ => return Ok(None),
    };
    let lead = match lead {
        "practice-kept" => words.say("practice-kept").to_owned(),
        "practice-moved" => {
            words.tell("practice-moved", &[("what", inside(&said.rest_or_below(), 600).into())])
        }
        "practice-friend" => acting.here("practice-friend"),
        _ => words.say("practice-talk").to_owned(),
    };
    let mut says: Says = acting.says("receipt", "answer-receipt-subject", lead);
    says.item = receipt.map(i64::from);
    says.choices = choices
        .iter()
        .map(|key| match *key {
            "practice-alumni" => words.say("practice-alumni").to_owned(),
            _ => words.say("practice-stay").to_owned(),
        })
        .collect();
    if receipt.is_some() {
        says.choices.push(words.say("answer-undo").to_owned());
    }
    acting.answer(work, says).await?;
    Ok(Some(Outcome::of("practice", id.into())))
}

/// `BUDDY`: I would be one; `BUDDY NO`: rather not.
pub(super) async fn willing(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<(), Refused> {
    let viewer = acting.viewer(work).await?;
    let no = said::command(&said.rest, &[]).is_some_and(|rest| rest.word == Word::No);
    let receipt = members::be_buddy(work, &viewer, !no).await?;
    let key = if no { "buddy-not-willing" } else { "buddy-willing" };
    acting.receipt(work, Some(receipt), acting.words().say(key).to_owned(), Vec::new()).await
}
