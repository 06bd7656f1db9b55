//! What a community hangs on, and what becomes of it if that ends (S3.10).
//!
//! Verbs: [`tie`], [`end`], [`choose`], [`leave_care_open`].

use store::args;

use super::{Stage, gates, kept, of, sql};
use crate::{
    PersonId, Problem, Refused, Work,
    charter::{Viewer, sections::convenes},
};

/// Longest words, in characters.
const LONGEST: usize = 2_000;

/// A convenor writes down which initiative the community hangs on, and what becomes of it if that ends. Both, or neither.
pub async fn tie(
    work: &mut Work<'_>,
    viewer: &Viewer,
    initiative: &str,
    if_it_ends: &str,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let initiative = crate::people::clean_name(initiative);
    let plan = if_it_ends.replace("\r\n", "\n").trim().to_owned();
    if !initiative.is_empty() && plan.is_empty() {
        return Err(Refused::invalid("if_it_ends", "problem-initiative-plan"));
    }
    if plan.chars().count() > LONGEST {
        return Err(Refused::invalid("if_it_ends", "problem-field-long"));
    }
    work.begin().await?;
    kept(work, viewer).await?;
    let community = viewer.community().id;
    work.exec(&sql::TIE, args![community, initiative, plan]).await?;
    work.note(Some(community), "tied-to-initiative", community.into(), "").await?;
    work.done().await
}

/// A convenor says that the initiative has ended: there is a choice to make now.
pub async fn end(work: &mut Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    if work.exec(&sql::INITIATIVE_ENDED, args![community, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.note(Some(community), "initiative-ended", community.into(), "").await?;
    work.done().await
}

/// The choice once it has ended: to find a purpose of its own, which is a proposal to change the cause; or to close, with reasons and who
/// agreed.
pub async fn choose(
    work: &mut Work<'_>,
    viewer: &Viewer,
    close: bool,
    reasons: &str,
    agreed: &[PersonId],
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let life = of(work, viewer).await?;
    let (community, from) = (viewer.community().id, life.at());
    if life.initiative_ended_at.is_none() || !life.choice.is_empty() {
        return Err(Refused::Gone);
    }
    let choice = if close { "close" } else { "repurpose" };
    if close {
        let mut problems = gates::problems(work, viewer, reasons, agreed).await?;
        if matches!(from, Stage::Closing | Stage::Closed) {
            problems.push(Problem { field: "stage", key: "problem-stage" });
        }
        if !problems.is_empty() {
            return Err(Refused::Invalid(problems));
        }
        gates::change(work, viewer, from, Stage::Closing, reasons, agreed).await?;
    }
    work.exec(&sql::CHOOSE, args![community, choice]).await?;
    work.note(Some(community), "chose-after-initiative", community.into(), choice).await?;
    work.done().await
}

/// Nobody is named yet to care for people: a convenor writes down why, and everyone reads it until somebody is. It opens no gate.
pub async fn leave_care_open(work: &mut Work<'_>, viewer: &Viewer, words: &str) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let words = words.replace("\r\n", "\n").trim().to_owned();
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(Refused::invalid("no_carer", "problem-no-carer"));
    }
    work.begin().await?;
    kept(work, viewer).await?;
    let community = viewer.community().id;
    work.exec(&sql::NO_CARER, args![community, words]).await?;
    work.note(Some(community), "left-care-open", community.into(), "").await?;
    work.done().await
}
