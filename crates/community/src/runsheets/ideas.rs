//! Ideas without authors (S1.19), all written before any is shown (S3.14).
//!
//! Neither who nor when is kept: the place of an idea is thrown, no line of the journal is written, and the rate is one of the round and not
//! of the person. A member must be signed in, so that strangers add nothing; that they added something is nowhere to be found.

use store::args;

use super::{led, sql};
use crate::{GatheringId, Refused, Work, charter::Viewer, gatherings};

/// Ideas of one round, at most.
const MOST: i64 = 1_000;
const LONGEST: usize = 500;

/// A round of ideas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// What was asked.
    pub question: String,
    /// How many there are.
    pub count: i64,
    /// All of them, in no order; nothing until the host shows them.
    pub ideas: Option<Vec<String>>,
}

/// Opens a round; the one before it is over. By whoever may change the plan.
pub async fn open_ideas(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    question: &str,
) -> Result<(), Refused> {
    let question = clean(question)?;
    work.begin().await?;
    led(work, viewer, gathering).await?;
    let id: base::Id = work.id();
    work.exec(&sql::OPEN_ROUND, args![id, gathering, question]).await?;
    work.note(Some(viewer.community().id), "opened-ideas", gathering.into(), "").await?;
    work.done().await
}

/// Adds ideas, one a line. By a member; nothing says by which.
pub async fn add_idea(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    words: &str,
) -> Result<(), Refused> {
    viewer.member()?;
    let all: Vec<String> =
        words.lines().filter(|line| !line.trim().is_empty()).take(20).map(clean).collect::<Result<_, _>>()?;
    if all.is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    work.begin().await?;
    gatherings::one(work, viewer, gathering).await?;
    let (round, _, shown, count) = newest_to_write(work, gathering).await?;
    if shown {
        return Err(Refused::Gone);
    }
    if count + all.len() as i64 > MOST {
        return Err(Refused::invalid("words", "problem-ideas-many"));
    }
    for words in all {
        let place = i64::try_from(work.chance().below(i64::MAX as u64)).unwrap_or(0);
        work.exec(&sql::ADD_IDEA, args![round, place, words]).await?;
    }
    work.done().await
}

/// Shows all ideas at once. By whoever may change the plan.
pub async fn show_ideas(work: &mut Work<'_>, viewer: &Viewer, gathering: GatheringId) -> Result<(), Refused> {
    work.begin().await?;
    led(work, viewer, gathering).await?;
    let (round, ..) = newest_to_write(work, gathering).await?;
    let now = work.now();
    work.exec(&sql::SHOW_ROUND, args![round, now]).await?;
    work.note(Some(viewer.community().id), "showed-ideas", gathering.into(), "").await?;
    work.done().await
}

/// The newest round. For members.
pub async fn ideas(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Option<Round>, Refused> {
    viewer.member()?;
    gatherings::one(work, viewer, gathering).await?;
    let Some((round, question, shown, count)) = newest(work, gathering).await? else { return Ok(None) };
    let ideas = match shown {
        true => {
            let rows: Vec<(String,)> = work.all(&sql::IDEAS, args![round]).await?;
            Some(rows.into_iter().map(|(words,)| words).collect())
        }
        false => None,
    };
    Ok(Some(Round { question, count, ideas }))
}

type Newest = (i64, String, bool, i64);

async fn newest(work: &mut Work<'_>, gathering: GatheringId) -> Result<Option<Newest>, Refused> {
    work.opt(&sql::ROUND, args![gathering]).await
}

/// The newest round, for an act that changes it: looked at once nobody else writes to it.
async fn newest_to_write(work: &mut Work<'_>, gathering: GatheringId) -> Result<Newest, Refused> {
    work.opt::<(i64,)>(&sql::LOCK_ROUND, args![gathering]).await?.ok_or(Refused::NotFound)?;
    newest(work, gathering).await?.ok_or(Refused::NotFound)
}

fn clean(words: &str) -> Result<String, Refused> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.chars().count() {
        0 => Err(Refused::invalid("words", "problem-words-empty")),
        1..=LONGEST => Ok(words),
        _ => Err(Refused::invalid("words", "problem-field-long")),
    }
}
