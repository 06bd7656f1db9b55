//! Choosing by letter: marks for an application that one reads, an objection, and the answer to a decision.

use base::Words;
use community::{
    ApplicationId, IntakeId, ReadingId, Refused, Work,
    curation::{self, Application, Progress},
    intakes::{self, Marked},
    notices::Named,
};

use super::{
    Outcome, Reader, Word, acting,
    acting::Acting,
    acts,
    author::Author,
    came::{Came, Place},
    invitations::{self as invited, Whose},
    lexicon::{LEXICON, pieces},
    notes,
    numbered::Numbered,
    said::{self, Said, after_pieces},
    settle::Line,
};
use crate::answers::{self, Addressee, Says, inside};

/// The marks, as the lists of words name them.
const MARKS: [(&str, &str); 3] = [("not-yet", "not-yet"), ("some", "some"), ("clear", "clear")];

/// An answer to an application that somebody was asked to read. None when it is a word that holds in any letter.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let Some(item) = named.item else { return Ok(None) };
    let (id, words) = (ReadingId::from(item), acting.words());
    let viewer = acting.viewer(work).await?;
    let said = said::read(&acting.came.reply.words, true);
    let key = match said {
        Said::Command(said) if said.word == Word::No => match intakes::knows_them(work, &viewer, id).await {
            Ok(_) => "reading-handed-on",
            Err(Refused::Gone | Refused::NotFound) => "reading-over",
            Err(refused) => return Err(refused),
        },
        Said::Command(said) => return acts::command(work, acting, &said).await,
        Said::Numbers(said) => {
            let page = match intakes::look(work, &viewer, id).await {
                Ok(page) => page,
                Err(Refused::NotFound) => return over(work, acting).await.map(Some),
                Err(refused) => return Err(refused),
            };
            let parts: Vec<&str> = page
                .criteria
                .profile()
                .iter()
                .filter(|(_, wanted)| !wanted.trim().is_empty())
                .map(|(criterion, _)| *criterion)
                .collect();
            let mut marks = page.marks.clone();
            for one in &said {
                let place = usize::try_from(one.number - 1).ok();
                if let (Some(criterion), Some(mark)) = (place.and_then(|at| parts.get(at)), mark_of(one)) {
                    marks.retain(|other| other.criterion != *criterion);
                    marks.push(Marked { criterion: (*criterion).to_owned(), ..mark });
                }
            }
            match intakes::mark(work, &viewer, id, &marks, "").await {
                Ok(()) => "reading-done",
                Err(Refused::Invalid(_)) => "reading-how",
                Err(Refused::Gone | Refused::NotFound) => "reading-over",
                Err(refused) => return Err(refused),
            }
        }
        Said::Words | Said::Nothing => "reading-how",
    };
    let mut says = acting.says("receipt", "answer-receipt-subject", words.say(key).to_owned());
    if key == "reading-how" {
        // Its answer means the same as an answer to the letter that asked.
        says.kind = "reading";
        says.subject = words.say("answer-question-subject").to_owned();
        says.item = named.item;
        says.choices =
            ["reading-choice-marks", "reading-choice-know"].map(|key| words.say(key).to_owned()).to_vec();
        says.quoted = vec![answers::apart(acting.came.reply.words.trim(), 4_000)];
    }
    acting.answer(work, says).await?;
    Ok(Some(Outcome::of("read", item)))
}

async fn over(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    acting.receipt(work, None, acting.words().say("reading-over").to_owned(), Vec::new()).await?;
    Ok(Outcome::done("over"))
}

/// "SOME they have not done it alone yet": a mark, and why.
fn mark_of(said: &Numbered) -> Option<Marked> {
    let all = pieces(&said.words);
    let (mark, count) =
        MARKS.iter().find_map(|(list, mark)| Some((*mark, LEXICON.begins_with(list, &all)?)))?;
    let reason = after_pieces(&said.words, count);
    let reason = reason.trim_start_matches(|c: char| !c.is_alphanumeric()).trim();
    let below = if said.words.contains(said.below.as_str()) { "" } else { said.below.as_str() };
    Some(Marked {
        criterion: String::new(),
        mark: mark.to_owned(),
        reason: format!("{reason} {below}").trim().to_owned(),
    })
}

/// "2" and a reason: the member objects to somebody who was chosen.
pub(super) async fn objects(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    intake: Option<i64>,
    application: i64,
    reason: &str,
) -> Result<Line, Refused> {
    let viewer = acting.viewer(work).await?;
    let intake = IntakeId::from(intake.ok_or(Refused::NotFound)?);
    let key = match intakes::object(work, &viewer, intake, ApplicationId::from(application), reason).await {
        Ok(_) => "chosen-objected",
        Err(Refused::Gone | Refused::NotFound) => "chosen-late",
        Err(Refused::Invalid(_)) => "chosen-how",
        Err(refused) => return Err(refused),
    };
    Ok(Line { lead: acting.words().say(key).to_owned(), receipt: None })
}

/// An answer to a decision: `ACCEPT`, `APPEAL` and why, `NO`, `YES` for the next round.
pub(super) async fn answered(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
) -> Result<Outcome, Refused> {
    let Some(item) = named.item else { return Ok(Outcome::refused("nothing-to-answer")) };
    let id = ApplicationId::from(item);
    let (application, decision) = match (curation::by_id(work, id).await, intakes::letter(work, id).await) {
        (Ok(application), Ok(decision)) => (application, decision),
        (Err(Refused::NotFound), _) | (_, Err(Refused::NotFound)) => {
            return Ok(Outcome::refused("forgotten"));
        }
        (Err(refused), _) | (_, Err(refused)) => return Err(refused),
    };
    let place = acting::place(work, application.community).await?;
    if invited::whose(work, came, named).await? != Whose::Theirs {
        return invited::others(work, came, reader, &place, "application-other").await;
    }
    let offered = decision.outcome == "offer";
    let (done, key, what) = match said::read(&came.reply.words, false) {
        Said::Command(said) => match said.word {
            Word::Accept | Word::Yes | Word::Agree if offered => {
                (intakes::accept(work, id).await.map(drop), "decision-accepted", "accepted")
            }
            Word::No | Word::Reject | Word::Withdraw => {
                (intakes::refuse(work, id).await, "decision-refused", "refused")
            }
            Word::Appeal if !offered => {
                (intakes::appeal(work, id, &said.words()).await, "decision-appealed", "appealed")
            }
            Word::Yes | Word::Accept if !offered => {
                (intakes::next_round(work, id).await, "decision-noted", "next-round")
            }
            _ => return to_convenors(work, came, reader, &place).await,
        },
        Said::Nothing => (Ok(()), "decision-how", "empty"),
        // "Accept, with pleasure": said in one short line, it is what it says.
        Said::Words if offered && begins_with_yes(&came.reply.words) => {
            (intakes::accept(work, id).await.map(drop), "decision-accepted", "accepted")
        }
        _ => return to_convenors(work, came, reader, &place).await,
    };
    let key = match done {
        Ok(()) => key,
        Err(Refused::Conflict) => "decision-before",
        Err(Refused::Gone | Refused::NotAllowed(_)) => "decision-over",
        Err(refused) => return Err(refused),
    };
    tell(work, came, reader, &place, &application, key).await?;
    Ok(Outcome::of(what, item))
}

/// An answer to the letter of a round that opens: the same answers count again, or not this time.
pub(super) async fn next_round(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
) -> Result<Outcome, Refused> {
    let Some(item) = named.item else { return Ok(Outcome::refused("nothing-to-answer")) };
    let id = ApplicationId::from(item);
    let application = match curation::by_id(work, id).await {
        Ok(application) => application,
        Err(Refused::NotFound) => return Ok(Outcome::refused("forgotten")),
        Err(refused) => return Err(refused),
    };
    let place = acting::place(work, application.community).await?;
    if invited::whose(work, came, named).await? != Whose::Theirs {
        return invited::others(work, came, reader, &place, "application-other").await;
    }
    let yes = match said::read(&came.reply.words, false) {
        Said::Command(said) if matches!(said.word, Word::Yes | Word::Accept | Word::Agree) => true,
        Said::Command(said) if matches!(said.word, Word::No | Word::Reject | Word::Withdraw) => false,
        Said::Words if begins_with_yes(&came.reply.words) => true,
        _ => return to_convenors(work, came, reader, &place).await,
    };
    if !yes {
        tell(work, came, reader, &place, &application, "next-round-not").await?;
        return Ok(Outcome::of("not-again", item));
    }
    // What became of it is told by the letter of the new application.
    let key = match curation::again(work, id).await? {
        Progress::Sent | Progress::Missing(_) => return Ok(Outcome::of("applied-again", item)),
        Progress::Another => "application-another",
        Progress::Over => "application-closed",
    };
    tell(work, came, reader, &place, &application, key).await?;
    Ok(Outcome::of("over", item))
}

/// Whether a letter is one short line that begins with a yes.
fn begins_with_yes(words: &str) -> bool {
    let mut lines = words.lines().filter(|line| !line.trim().is_empty());
    let first = pieces(lines.next().unwrap_or_default());
    let word = LEXICON.begins(&first).map(|(word, _)| word);
    first.len() <= 6 && lines.next().is_none() && matches!(word, Some(Word::Accept | Word::Yes))
}

async fn to_convenors(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
) -> Result<Outcome, Refused> {
    notes::from_anyone(work, came, reader, place, Author::Stranger { proven: true }).await
}

async fn tell(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    application: &Application,
    key: &'static str,
) -> Result<(), Refused> {
    let words = Words::of(&application.language);
    let domain = reader.sender.domain();
    let facts = [
        ("community", inside(&place.name, 100).into()),
        ("convenor", format!("{}-convenor@{domain}", place.slug).into()),
    ];
    let says = Says {
        kind: "application-done",
        community: Some((place.id, place.name.clone())),
        item: Some(application.id.into()),
        level: Some(community::Level::Open),
        subject: words.tell("application-done-subject", &facts),
        lead: words.tell(key, &facts),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    let to = Addressee {
        person: None,
        address: application.address.clone(),
        language: application.language.clone(),
    };
    answers::send(work, &reader.sender, &to, says).await.map(drop)
}
