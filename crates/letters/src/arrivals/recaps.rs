//! Answers about recaps (touchpoint 21): a convenor's `YES`, `DROP 2`, `2 fewer words`; `FIX 2 ...` of whose line it is; and `I TAKE ...` in
//! any letter after a gathering (touchpoint 20).

use community::{
    GatheringId, Refused, Work, gatherings,
    notices::Named,
    recaps::{self, Recap},
};

use super::{
    Outcome, Word,
    acting::Acting,
    lexicon::pieces,
    notes,
    said::{self, Command, after_pieces},
};
use crate::{
    answers::inside,
    recaps::{DRAFT, RECAP},
};

/// What an answer to one of the letters does. None when another word of ours is meant.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let Some(id) = named.item.map(GatheringId::from) else { return Ok(None) };
    let words = acting.came.reply.words.as_str();
    let leading = said::leading(words);
    match (named.kind.as_str(), leading) {
        (DRAFT, Some(said)) if matches!(said.word, Word::Yes | Word::Accept) => {
            send(work, acting, id).await.map(Some)
        }
        (DRAFT, Some(said)) if said.word == Word::Drop => {
            let numbers: Vec<i64> =
                pieces(&said.rest).iter().filter_map(|piece| piece.parse().ok()).collect();
            edit(work, acting, id, &numbers.iter().map(|number| (*number, None)).collect::<Vec<_>>())
                .await
                .map(Some)
        }
        (DRAFT, _) if numbered(words).is_some() => {
            let edits: Vec<(i64, Option<String>)> =
                numbered(words).into_iter().flatten().map(|(number, words)| (number, Some(words))).collect();
            edit(work, acting, id, &edits).await.map(Some)
        }
        (RECAP, Some(said)) if matches!(said.word, Word::Fix | Word::Correct) => {
            fix(work, acting, id, &said).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// Lines that begin with a number and go on: as they were written, and with the lines right below, for letters are wrapped.
pub(super) fn numbered(words: &str) -> Option<Vec<(i64, String)>> {
    let of_line = |line: &str| -> Option<(i64, String)> {
        let all = pieces(line);
        let number = all.first()?.parse().ok()?;
        let rest = after_pieces(line, 1);
        let rest =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | ')' | '-' | ','));
        (all.len() > 1).then(|| (number, rest.trim().to_owned()))
    };
    let mut found: Vec<(i64, String)> = Vec::new();
    let mut goes_on = false;
    for line in words.lines().map(str::trim).skip_while(|line| line.is_empty()) {
        match (of_line(line), found.last_mut()) {
            (Some(one), _) => found.push(one),
            (None, None) => return None,
            (None, Some((_, last))) if goes_on && !line.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => {}
        }
        goes_on = !line.is_empty();
    }
    (!found.is_empty()).then_some(found)
}

/// Words that are none of these: a convenor is told how; of a recap, a person reads them.
pub(super) async fn words(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let draft = acting.named.as_ref().is_some_and(|named| named.kind == DRAFT);
    if !draft {
        let said = acting.came.reply.words.trim().to_owned();
        return notes::to_convenors(work, acting, &said, "answer-to-convenors").await;
    }
    let lead = acting.words().say("recap-draft-how").to_owned();
    acting.answer(work, acting.says("receipt", "answer-question-subject", lead)).await?;
    Ok(Outcome::done("recap-how"))
}

async fn title(work: &mut Work<'_>, acting: &Acting<'_, '_>, id: GatheringId) -> Result<String, Refused> {
    let viewer = acting.viewer(work).await?;
    Ok(inside(&gatherings::one(work, &viewer, id).await?.title, 100))
}

async fn send(work: &mut Work<'_>, acting: &Acting<'_, '_>, id: GatheringId) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let given = [("title", title(work, acting, id).await?.into())];
    let words = acting.words();
    let (lead, outcome) = match recaps::send_recap(work, &viewer, id).await {
        Ok(()) => (words.tell("recap-sent", &given), Outcome::of("recap-sent", id.into())),
        Err(Refused::Conflict) => {
            (words.tell("recap-sent-before", &given), Outcome::refused("recap-sent-before"))
        }
        Err(Refused::Invalid(_)) => (words.tell("recap-empty", &given), Outcome::refused("recap-empty")),
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(outcome)
}

async fn edit(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    edits: &[(i64, Option<String>)],
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let mut lines = Vec::new();
    for (number, said) in edits {
        match recaps::edit_line(work, &viewer, id, *number, said.as_deref()).await {
            Ok(()) => {}
            Err(Refused::NotFound) => {
                lines.push(words.tell("answer-no-number", &[("number", number.to_string().into())]));
            }
            Err(Refused::Invalid(_)) => lines.push(words.say("recap-long").to_owned()),
            Err(Refused::Conflict) => {
                let given = [("title", title(work, acting, id).await?.into())];
                acting.receipt(work, None, words.tell("recap-sent-before", &given), Vec::new()).await?;
                return Ok(Outcome::refused("recap-sent-before"));
            }
            Err(refused) => return Err(refused),
        }
    }
    let given = [("title", title(work, acting, id).await?.into())];
    lines.push(words.say("recap-edit-again").to_owned());
    acting.receipt(work, None, words.tell("recap-edit-receipt", &given), lines).await?;
    Ok(Outcome::of("recap-edited", id.into()))
}

/// `FIX 2 I said Tuesday`; without a number, of the one line that is theirs.
async fn fix(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    said: &Command,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let all: Recap = recaps::recap(work, &viewer, id).await?;
    let text = said.rest_or_below();
    let named = pieces(&text).first().and_then(|first| first.parse::<i64>().ok());
    let own: Vec<i64> =
        all.lines.iter().filter(|line| line.person == Some(acting.person)).map(|line| line.number).collect();
    let (number, right) = match (named, own.as_slice()) {
        (Some(number), _) => {
            (number, after_pieces(&text, 1).trim_matches([' ', ':', '.', ',', '-']).to_owned())
        }
        (None, [own]) => (*own, text.clone()),
        _ => (0, text.clone()),
    };
    let given = [("title", title(work, acting, id).await?.into()), ("what", inside(&right, 240).into())];
    let words = acting.words();
    match recaps::fix_line(work, &viewer, id, number, &right).await {
        Ok(receipt) => {
            acting.receipt(work, Some(receipt), words.tell("recap-fixed", &given), Vec::new()).await?;
            Ok(Outcome::of("recap-fixed", id.into()))
        }
        // A line of somebody else, one that stands, or none: a convenor reads what is wrong with it.
        Err(Refused::NotAllowed(_) | Refused::NotFound | Refused::Gone | Refused::Invalid(_)) => {
            let words = acting.came.reply.words.trim().to_owned();
            notes::to_convenors(work, acting, &words, "answer-to-convenors").await
        }
        Err(refused) => Err(refused),
    }
}

/// `I TAKE ...`: what somebody takes with them.
pub(super) async fn take(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let text = said.rest_or_below();
    if acting.place.is_none() {
        return Ok(None);
    }
    let viewer = acting.viewer(work).await?;
    if !viewer.is_member() {
        return Ok(None);
    }
    let words = acting.words();
    let (lead, receipt, outcome) = match recaps::take(work, &viewer, &text).await {
        Ok((id, receipt)) => {
            let given =
                [("title", title(work, acting, id).await?.into()), ("what", inside(&text, 240).into())];
            (words.tell("recap-took", &given), Some(receipt), Outcome::of("took", id.into()))
        }
        Err(Refused::Gone) => (words.say("recap-took-late").to_owned(), None, Outcome::refused("took-late")),
        Err(Refused::Invalid(_)) => (words.say("recap-took-how").to_owned(), None, Outcome::done("took-how")),
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, receipt, lead, Vec::new()).await?;
    Ok(Some(outcome))
}
