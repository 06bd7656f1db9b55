//! Proposing, amending, taking a proposal back.

use std::time::Duration;

use base::Id;
use store::args;

use super::{ASK, OPEN_DAYS, Proposal, ROUNDS, one};
use crate::{
    PersonId, Problem, Rate, Refused, Work,
    charter::{Viewer, days::working_days, sections, sql},
};

/// How often a member may propose something: each proposal is a letter to everyone.
pub const PROPOSES: Rate = Rate::per(3, Duration::from_secs(7 * 86_400));
/// How often a member may ask: each question is a letter to whoever can answer it.
pub const ASKS: Rate = Rate::per(10, Duration::from_secs(86_400));
/// Longest reason, in characters.
const LONGEST: usize = 2_000;

/// What a section shall say.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Which section.
    pub key: String,
    /// What it shall say.
    pub words: String,
    /// See [`Section`](sections::Section); nothing for what it is now.
    pub setting: Option<String>,
}

/// What somebody proposes.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// Why.
    pub why: String,
    /// What shall be said where.
    pub changes: Vec<Change>,
}

/// A member proposes what sections shall say; all members are asked. To agree sections as they stand is the same, with their own words.
pub async fn propose(work: &mut Work<'_>, viewer: &Viewer, new: &New) -> Result<Id, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    let why = new.why.replace("\r\n", "\n").trim().to_owned();
    let mut problems = Vec::new();
    if why.is_empty() || why.chars().count() > LONGEST {
        problems.push(Problem { field: "why", key: "problem-proposal-why" });
    }
    let rows = changes(work, viewer, id, 1, &new.changes, &mut problems).await?;
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    PROPOSES.take(work, &format!("propose {community} {person}")).await?;
    let closes = working_days(now, OPEN_DAYS);
    work.exec(&sql::PROPOSE, args![id, community, person, why, now, closes]).await?;
    work.each(&sql::CHANGE, rows).await?;
    work.promise_once(ASK, id.to_string(), now, format!("{ASK} {id} 1")).await?;
    work.note(Some(community), "proposed", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// Whoever proposed it, or a convenor, writes its words anew: a new round, to which everyone is asked again. The words before are kept.
pub async fn amend(work: &mut Work<'_>, viewer: &Viewer, id: Id, new: &[Change]) -> Result<(), Refused> {
    work.begin().await?;
    let proposal = theirs(work, viewer, id).await?;
    let round = proposal.round + 1;
    let mut problems = Vec::new();
    if round > ROUNDS {
        problems.push(Problem { field: "sections", key: "problem-proposal-rounds" });
    }
    let rows = changes(work, viewer, id, round, new, &mut problems).await?;
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let (now, community) = (work.now(), viewer.community().id);
    if work.exec(&sql::NEXT_ROUND, args![id, round, now, working_days(now, OPEN_DAYS)]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.each(&sql::CHANGE, rows).await?;
    work.promise_once(ASK, id.to_string(), now, format!("{ASK} {id} {round}")).await?;
    work.note(Some(community), "amended-proposal", id.0, "").await?;
    work.done().await
}

/// Whoever proposed it, or a convenor, takes it back: nothing changes, and it stays to be read.
pub async fn withdraw(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    work.begin().await?;
    theirs(work, viewer, id).await?;
    let (now, community) = (work.now(), viewer.community().id);
    work.exec(&sql::WITHDRAW, args![id, now]).await?;
    work.note(Some(community), "withdrew-proposal", id.0, "").await?;
    work.done().await
}

async fn theirs(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<Proposal, Refused> {
    let person: PersonId = viewer.member()?;
    let proposal = one(work, viewer, id).await?;
    if proposal.by != Some(person) && !viewer.is_convenor() {
        return Err(Refused::NotAllowed("not-yours"));
    }
    if proposal.is_unsettled() { Ok(proposal) } else { Err(Refused::Gone) }
}

/// The rows of a round, each beside the version that holds now; and what is wrong with them.
async fn changes(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Id,
    round: i64,
    new: &[Change],
    problems: &mut Vec<Problem>,
) -> Result<Vec<Vec<store::Value>>, Refused> {
    let community = viewer.community().id;
    let mut rows: Vec<Vec<store::Value>> = Vec::with_capacity(new.len());
    if new.is_empty() || new.len() > sections::KEYS.len() {
        problems.push(Problem { field: "sections", key: "problem-sections-none" });
        return Ok(rows);
    }
    let mut seen = Vec::new();
    for change in new {
        let Ok(key) = sections::key(&change.key) else {
            problems.push(Problem { field: "sections", key: "problem-section" });
            continue;
        };
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let now = sections::current(work, community, key).await?;
        let words = sections::tidy(key, &change.words);
        let held = now.as_ref().map_or("", |section| section.setting.as_str());
        let setting = change.setting.as_deref().map_or(held, str::trim).to_owned();
        problems.extend(sections::problems(work, viewer, key, &words, &setting));
        let same =
            now.as_ref().is_some_and(|it| it.is_agreed() && it.words == words && it.setting == setting);
        if words.is_empty() {
            problems.push(Problem { field: key, key: "problem-section-empty" });
        } else if same {
            problems.push(Problem { field: key, key: "problem-section-same" });
        }
        if work.opt::<(i64,)>(&sql::PROPOSED, args![community, key, id]).await?.is_some() {
            problems.push(Problem { field: key, key: "problem-section-proposed" });
        }
        let version = now.map_or(0, |section| section.version);
        rows.push(args![id, round, key, words, setting, version]);
    }
    Ok(rows)
}
