//! Answers to letters of sets: `YES`, `NO`; a matter in a line, or `NO` (touchpoint 14); `STEP OUT`.

use community::{Refused, SetBidId, SetId, Work, notices::Named, sets};

use super::{
    Outcome, Word,
    acting::Acting,
    commitments,
    said::{self, Said},
};
use crate::{
    answers::{apart, inside},
    sets::{ASKED, BID, NAMED},
};

/// What an answer does. None when it says nothing of that.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let Some(item) = named.item else { return Ok(None) };
    // What is promised in a set stays in it.
    if let Said::Command(said) = said::read(&acting.came.reply.words, false)
        && said.word == Word::Will
    {
        let viewer = acting.viewer(work).await?;
        let set = match named.kind.as_str() {
            BID | NAMED => sets::set_of_bid(work, &viewer, SetBidId::from(item)).await?,
            _ => SetId::from(item),
        };
        return commitments::will_in(work, acting, &said, Some(set)).await.map(Some);
    }
    let done = match named.kind.as_str() {
        ASKED => whether(work, acting, SetId::from(item)).await,
        BID => bid(work, acting, SetBidId::from(item)).await,
        _ => Ok(None),
    };
    match done {
        Err(Refused::Gone) => {
            let lead = acting.words().say("set-late").to_owned();
            let mut says = acting.says("receipt", "answer-question-subject", lead);
            says.quoted = vec![apart(&acting.came.reply.words, 1_000)];
            acting.answer(work, says).await?;
            Ok(Some(Outcome::refused("set-late")))
        }
        other => other,
    }
}

async fn whether(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: SetId,
) -> Result<Option<Outcome>, Refused> {
    let Some(said) = said::leading(&acting.came.reply.words) else { return Ok(None) };
    let yes = match said.word {
        Word::Yes | Word::Accept => true,
        Word::No | Word::None | Word::Reject | Word::Later | Word::StepOut => false,
        _ => return Ok(None),
    };
    let viewer = acting.viewer(work).await?;
    let (set, receipt) = sets::answer(work, &viewer, id, yes).await?;
    let key = if yes { "set-is-in" } else { "set-is-not-in" };
    let lead = acting.words().tell(key, &[("set", inside(&set.name, 80).into())]);
    acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
    Ok(Some(Outcome::of(if yes { "set-in" } else { "set-no" }, id.into())))
}

async fn bid(work: &mut Work<'_>, acting: &Acting<'_, '_>, id: SetBidId) -> Result<Option<Outcome>, Refused> {
    let written = acting.came.reply.words.trim();
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let line = match said::read(written, false) {
        Said::Command(said) if matches!(said.word, Word::No | Word::None | Word::Pass | Word::Later) => {
            String::new()
        }
        Said::Command(said) if said.word == Word::StepOut => {
            let set = sets::set_of_bid(work, &viewer, id).await?;
            let (set, receipt) = sets::leave(work, &viewer, set).await?;
            let lead = words.tell("set-left", &[("set", inside(&set.name, 80).into())]);
            acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
            return Ok(Some(Outcome::of("set-left", set.id.into())));
        }
        Said::Command(said) if said.word == Word::Topic => said.rest_or_below(),
        Said::Command(_) | Said::Nothing => return Ok(None),
        _ => written.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("").to_owned(),
    };
    let line: String = line.chars().take(400).collect();
    let (bid, receipt) = sets::bid(work, &viewer, id, &line).await?;
    let lead = match line.as_str() {
        "" => words.say("set-bid-no").to_owned(),
        line => words.tell("set-bid-kept", &[("what", inside(line, 200).into())]),
    };
    acting.receipt(work, Some(receipt), lead, Vec::new()).await?;
    Ok(Some(Outcome::of(if line.is_empty() { "set-bid-none" } else { "set-bid" }, bid.set.into())))
}
