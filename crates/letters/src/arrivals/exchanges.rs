//! Answers to letters of methods that run themselves: `YES` or `NO`; words or numbers of a step, `PASS`, `STEP OUT`; `SHARE`.

use community::{
    ExchangeId, ExchangePartId, Refused, Work,
    exchanges::{self, Said as Done},
    notices::Named,
};

use super::{
    Outcome, Word,
    acting::Acting,
    commitments,
    said::{self, Command, Said},
};
use crate::{
    answers::{apart, inside},
    exchanges::{ASKED, RESULT, SHARED, STEP, called},
};

/// What an answer does. None when it says nothing of that: a word that holds for any letter.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let Some(item) = named.item else { return Ok(None) };
    match named.kind.as_str() {
        ASKED => whether(work, acting, ExchangeId::from(item)).await,
        STEP => step(work, acting, ExchangePartId::from(item)).await,
        RESULT | SHARED => {
            let id = ExchangeId::from(item);
            match said::read(&acting.came.reply.words, false) {
                // What is promised in a set stays in it.
                Said::Command(said) if said.word == Word::Will => {
                    let viewer = acting.viewer(work).await?;
                    let set = exchanges::set_of(work, &viewer, id).await?;
                    commitments::will_in(work, acting, &said, set).await.map(Some)
                }
                _ => shared(work, acting, id).await,
            }
        }
        _ => Ok(None),
    }
}

async fn whether(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: ExchangeId,
) -> Result<Option<Outcome>, Refused> {
    let Some(said) = said::leading(&acting.came.reply.words) else { return Ok(None) };
    let yes = match said.word {
        Word::Yes | Word::Accept => true,
        Word::No | Word::None | Word::Reject | Word::Later | Word::StepOut | Word::Pass => false,
        _ => return Ok(None),
    };
    let viewer = acting.viewer(work).await?;
    match exchanges::join(work, &viewer, id, yes).await {
        Ok((exchange, receipt)) => {
            let words = acting.words();
            let given = [("what", called(words, &exchange).into())];
            let lead = words.tell(if yes { "exchange-is-in" } else { "exchange-is-not-in" }, &given);
            acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
            Ok(Some(Outcome::of(if yes { "exchange-in" } else { "exchange-no" }, id.into())))
        }
        Err(Refused::Gone) => late(work, acting, "exchange-began-without").await.map(Some),
        Err(refused) => Err(refused),
    }
}

/// Too late: nothing was done, and whoever wrote has their words back.
async fn late(work: &mut Work<'_>, acting: &Acting<'_, '_>, key: &'static str) -> Result<Outcome, Refused> {
    let mut says = acting.says("receipt", "answer-question-subject", acting.words().say(key).to_owned());
    let words = apart(&acting.came.reply.words, 4_000);
    if words.split_whitespace().count() > 3 {
        says.quoted = vec![words];
    }
    acting.answer(work, says).await?;
    Ok(Outcome::refused("exchange-over"))
}

/// Words that hold for any letter: a step takes none of them for an answer.
const UNIVERSAL: &[Word] = &[
    Word::Help,
    Word::Stop,
    Word::Leave,
    Word::Pause,
    Word::Less,
    Word::More,
    Word::Who,
    Word::CatchUp,
    Word::MyData,
    Word::DeleteMe,
    Word::DeleteEverything,
    Word::Private,
    Word::Care,
    Word::Heavy,
    Word::Undo,
    Word::Rest,
    Word::Daily,
    Word::Weekly,
    Word::Monthly,
    Word::Digest,
    Word::Delegate,
    Word::Roles,
    Word::StepDown,
];

async fn step(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: ExchangePartId,
) -> Result<Option<Outcome>, Refused> {
    let written = acting.came.reply.words.trim();
    let done = match said::read(written, true) {
        Said::Nothing => return Ok(None),
        Said::Command(said) if UNIVERSAL.contains(&said.word) => return Ok(None),
        Said::Command(said) => command(work, acting, id, &said).await,
        Said::Numbers(list) => {
            let numbers: Vec<i64> = list.iter().map(|one| one.number).collect();
            let viewer = acting.viewer(work).await?;
            match exchanges::choose(work, &viewer, id, &numbers).await {
                Ok((kept, receipt)) => {
                    let list = kept.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
                    let lead = acting.words().tell("exchange-chose", &[("numbers", list.into())]);
                    acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
                    Ok(Outcome::of("exchange-chose", id.into()))
                }
                // Numbered lines, where words are asked for, are words.
                Err(Refused::Invalid(problems))
                    if problems.iter().any(|one| one.key == "problem-exchange-words") =>
                {
                    say(work, acting, id, written).await
                }
                Err(refused) => Err(refused),
            }
        }
        Said::Words => say(work, acting, id, written).await,
    };
    match done {
        Ok(outcome) => Ok(Some(outcome)),
        Err(Refused::Gone) => late(work, acting, "exchange-moved-on").await.map(Some),
        Err(Refused::Invalid(problems)) => {
            let key = match problems.first().map(|problem| problem.key) {
                Some("problem-exchange-numbers" | "problem-exchange-number") => "exchange-how-numbers",
                _ => "exchange-how-words",
            };
            late(work, acting, key).await.map(Some)
        }
        Err(refused) => Err(refused),
    }
}

async fn command(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: ExchangePartId,
    said: &Command,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    match said.word {
        Word::Pass | Word::None | Word::No if said.words().is_empty() => {
            let receipt = exchanges::pass(work, &viewer, id).await?;
            acting.receipt(work, Some(receipt), words.say("exchange-passed").to_owned(), Vec::new()).await?;
            Ok(Outcome::of("exchange-passed", id.into()))
        }
        Word::StepOut => {
            let exchange = exchanges::of_part(work, &viewer, id).await?;
            let (exchange, receipt) = exchanges::step_out(work, &viewer, exchange).await?;
            let lead = words.tell("exchange-stepped-out", &[("what", called(words, &exchange).into())]);
            acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
            Ok(Outcome::of("exchange-out", exchange.id.into()))
        }
        // What was handed back is a question as it is.
        Word::Yes | Word::Accept if said.words().is_empty() => {
            match exchanges::as_it_is(work, &viewer, id).await {
                Ok(done) => kept(work, acting, id, done).await,
                Err(Refused::NotFound) => say(work, acting, id, acting.came.reply.words.trim()).await,
                Err(refused) => Err(refused),
            }
        }
        // Said in the step, and asked for on its day (touchpoint 20): one receipt.
        Word::Will => {
            let exchange = exchanges::of_part(work, &viewer, id).await?;
            exchanges::say(work, &viewer, id, acting.came.reply.words.trim()).await?;
            let set = exchanges::set_of(work, &viewer, exchange).await?;
            commitments::will_in(work, acting, said, set).await
        }
        Word::Question | Word::Ask => say(work, acting, id, &said.words()).await,
        _ => say(work, acting, id, acting.came.reply.words.trim()).await,
    }
}

async fn say(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: ExchangePartId,
    words: &str,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let done = exchanges::say(work, &viewer, id, words).await?;
    kept(work, acting, id, done).await
}

async fn kept(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: ExchangePartId,
    done: Done,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    match done {
        Done::Kept(_, receipt) => {
            acting.receipt(work, Some(receipt), words.say("exchange-said").to_owned(), Vec::new()).await?;
            Ok(Outcome::of("exchange-said", id.into()))
        }
        Done::HandedBack(_, advice) => {
            let lead = words.say(if advice { "exchange-advice" } else { "exchange-no-question" }).to_owned();
            // Answered like the step itself: a question, or YES.
            let mut says = acting.says(STEP, "exchange-advice-subject", lead);
            says.item = Some(id.into());
            says.level = Some(community::Level::InTheRoom);
            says.quoted = vec![apart(&acting.came.reply.words, 1_500)];
            says.choices =
                ["exchange-advice-ask", "exchange-advice-yes"].map(|key| words.say(key).to_owned()).to_vec();
            acting.answer(work, says).await?;
            Ok(Outcome::of("exchange-handed-back", id.into()))
        }
    }
}

async fn shared(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: ExchangeId,
) -> Result<Option<Outcome>, Refused> {
    if said::leading(&acting.came.reply.words).is_none_or(|said| said.word != Word::Share) {
        return Ok(None);
    }
    let viewer = acting.viewer(work).await?;
    let exchange = exchanges::share(work, &viewer, id).await?;
    let lead = acting.words().tell("exchange-is-shared", &[("name", inside(&exchange.name, 80).into())]);
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Some(Outcome::of("exchange-shared", id.into())))
}
