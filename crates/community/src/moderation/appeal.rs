//! An appeal: a second person, who decided nothing of it, looks again. Their answer is told and kept.

use std::time::Duration;

use store::args;

use super::{
    Case, see, sql,
    worry::{show, tell},
};
use crate::{
    Actor, CaseId, PersonId, Refused, Work,
    charter::{Standing, Viewer, only_system},
    members, people,
};

/// So long one may appeal.
const OPEN: Duration = Duration::from_secs(30 * 86_400);
/// Longest words, in characters.
const LONGEST: usize = 8_000;

/// Whom it concerns says what speaks against it; also who had to go. It is decided by somebody else: another convenor, else the
/// safeguarding lead or a carer, else whoever runs the house.
pub async fn appeal(work: &mut Work<'_>, id: CaseId, words: &str) -> Result<Case, Refused> {
    let person = people::signed_in(work)?;
    let words: String = words.trim().chars().take(LONGEST).collect();
    if words.is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    work.begin().await?;
    let case: Option<Case> = work.opt(&sql::ONE, args![id]).await?;
    let case = case.filter(|case| case.person == person).ok_or(Refused::NotFound)?;
    let now = work.now();
    let decided = case.decided_at.ok_or(Refused::NotFound)?;
    if now > decided + OPEN {
        return Err(Refused::Gone);
    }
    let to = second_person(work, &case).await?;
    if work.exec(&sql::APPEAL, args![id, &words, now, to]).await? == 0 {
        return Err(Refused::Conflict);
    }
    tell(work, id, "appealed").await?;
    work.note(Some(case.community), "appealed", id.into(), "").await?;
    work.done().await?;
    Ok(Case { appeal: Some(words), appealed_at: Some(now), appeal_to: to, reporter: None, ..case })
}

/// Somebody who decided nothing of it: a convenor first, then whoever cares.
async fn second_person(work: &mut Work<'_>, case: &Case) -> Result<Option<PersonId>, Refused> {
    let decided = [case.decided_by, case.proposed_by];
    let mut others = see::beside(work, case).await?;
    others.retain(|one| !decided.contains(&Some(one.person)));
    others.sort_by_key(|one| one.side != "convenors");
    Ok(others.first().map(|one| one.person))
}

/// The second person has looked: it stands, or is lifted; with some words.
pub async fn decide_appeal(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: CaseId,
    lift: bool,
    answer: &str,
) -> Result<(), Refused> {
    let by = viewer.member()?;
    work.begin().await?;
    let case = see::read(work, viewer, id).await?;
    if case.appealed_at.is_none() || case.appeal_to != Some(by) {
        return Err(Refused::NotFound);
    }
    settle(work, &case, lift, answer).await?;
    work.done().await
}

/// Appeals that nobody in their community could decide. For whoever runs the house.
pub async fn for_house(work: &mut Work<'_>) -> Result<Vec<Case>, Refused> {
    only_system(work)?;
    work.all(&sql::FOR_HOUSE, args![]).await
}

/// Whoever runs the house decides, where nobody else could.
pub async fn answer_for_house(
    work: &mut Work<'_>,
    id: CaseId,
    lift: bool,
    answer: &str,
) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    let case = see::by_id(work, id).await?;
    if case.appealed_at.is_none() {
        return Err(Refused::NotFound);
    }
    settle(work, &case, lift, answer).await?;
    work.done().await
}

async fn settle(work: &mut Work<'_>, case: &Case, lift: bool, answer: &str) -> Result<(), Refused> {
    let answer: String = answer.trim().chars().take(LONGEST).collect();
    let now = work.now();
    let verdict = if lift { "lifted" } else { "stands" };
    if work.exec(&sql::ANSWER, args![case.id, verdict, &answer, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    if lift {
        if let (Some("take-down"), Some(post), Some(thread)) =
            (case.measure.as_deref(), case.post, case.thread)
        {
            show(work, &sql::PUT_BACK, thread, post).await?;
        }
        if case.measure.as_deref() == Some("go") {
            let actor = work.actor();
            work.act_as(Actor::System);
            let back = members::admit(work, case.community, case.person, Standing::Member).await;
            work.act_as(actor);
            back?;
        }
    }
    tell(work, case.id, "answered").await?;
    work.note(Some(case.community), "answered-appeal", case.id.into(), verdict).await
}
