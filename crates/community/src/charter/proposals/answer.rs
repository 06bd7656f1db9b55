//! What a member says to a proposal.

use base::Id;
use store::args;

use super::{SETTLED, one};
use crate::{
    PersonId, ReceiptId, Refused, Work,
    charter::{Viewer, days::working_days, sql},
    receipts,
};

/// Longest words of a concern or an objection, in characters.
const LONGEST: usize = 4_000;
/// A proposal that goes on because the last objection was taken back is open for so many working days at least.
const GOES_ON: u32 = 1;

/// What can be said to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Good enough for now, safe enough to try.
    Ok,
    /// Something to keep in sight; it stops nothing.
    Concern,
    /// It would do harm, or miss something worth having: it must be amended first.
    Object,
}

impl Answer {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Answer::Ok => "ok",
            Answer::Concern => "concern",
            Answer::Object => "object",
        }
    }

    /// By its word.
    pub fn named(word: &str) -> Option<Answer> {
        [Answer::Ok, Answer::Concern, Answer::Object].into_iter().find(|answer| answer.word() == word)
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// It can be taken back for a day.
    pub receipt: ReceiptId,
    /// Whether the proposal is stopped now, by this or another objection.
    pub stopped: bool,
}

/// A member says something to the round that is open; the last word counts. An objection and a concern say why. [`Refused::Gone`] once it
/// is settled or the time is over.
pub async fn answer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Id,
    answer: Answer,
    words: &str,
) -> Result<Answered, Refused> {
    let person = viewer.member()?;
    let words = words.replace("\r\n", "\n").trim().to_owned();
    if answer != Answer::Ok && words.is_empty() {
        return Err(Refused::invalid("words", "problem-answer-why"));
    }
    if words.chars().count() > LONGEST {
        return Err(Refused::invalid("words", "problem-field-long"));
    }
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    let proposal = one(work, viewer, id).await?;
    if !proposal.is_open(now) {
        return Err(Refused::Gone);
    }
    let before: Option<(String, String)> = work.opt(&sql::ANSWER, args![id, proposal.round, person]).await?;
    let before = before.map_or_else(String::new, |(word, words)| format!("{word}\n{words}"));
    work.exec(&sql::SAY, args![id, proposal.round, person, answer.word(), words, now]).await?;
    let stopped = stop_or_go_on(work, id, proposal.round).await?;
    let before = format!("{}\n{before}", proposal.round);
    let receipt = receipts::keep(work, person, Some(community), "consent", id.0, &before).await?;
    work.note(Some(community), "answered-proposal", id.0, "").await?;
    work.done().await?;
    Ok(Answered { receipt, stopped })
}

/// What a member said is taken back: it is as it was before. Part of taking a receipt back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    id: Id,
    before: &str,
) -> Result<(), Refused> {
    let (now, proposal) = (work.now(), one(work, viewer, id).await?);
    let (round, before) = before.split_once('\n').unwrap_or((before, ""));
    if !proposal.is_open(now) || round != proposal.round.to_string() {
        return Err(Refused::Gone);
    }
    match before.split_once('\n') {
        Some((word, words)) => {
            work.exec(&sql::SAY, args![id, proposal.round, person, word, words, now]).await?
        }
        None => work.exec(&sql::UNSAY, args![id, proposal.round, person]).await?,
    };
    stop_or_go_on(work, id, proposal.round).await.map(drop)
}

/// An objection stops the round; without one it goes on. Whether it is stopped now.
async fn stop_or_go_on(work: &mut Work<'_>, id: Id, round: i64) -> Result<bool, Refused> {
    let (objections,): (i64,) = work.one(&sql::OBJECTIONS, args![id, round]).await?;
    let now = work.now();
    if objections > 0 {
        if work.exec(&sql::STOP, args![id]).await? > 0 {
            work.promise_once(SETTLED, id.to_string(), now, format!("{SETTLED} {id} stopped {round}"))
                .await?;
        }
        return Ok(true);
    }
    work.exec(&sql::GO_ON, args![id, working_days(now, GOES_ON)]).await?;
    Ok(false)
}
