//! A convenor chooses the group, and says why; of each who is not in it too.

use base::Words;
use store::args;

use super::{
    Decision, OBJECT, OBJECTING, Outcome, convenor, decide, kept, lock, sql, table, working_days_after,
};
use crate::{ApplicationId, IntakeId, Problem, Refused, Work, charter::Viewer};

const LONGEST_REASON: usize = 2_000;

/// What a convenor decided of one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which.
    pub application: ApplicationId,
    /// What.
    pub outcome: Outcome,
    /// Why; must be said of whoever is declined.
    pub reason: String,
}

/// A convenor chooses, with the reason for the group as a whole. Every application of the intake must have been read by two, and have its
/// verdict. Letters are drafted, and wait. [`Refused::Conflict`] when another convenor was first.
pub async fn choose(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
    verdicts: &[Verdict],
    reason: &str,
) -> Result<(), Refused> {
    let by = convenor(viewer)?;
    let intake = lock(work, viewer, id).await?;
    if intake.state != "reading" {
        return Err(Refused::Conflict);
    }
    let read: Vec<table::Read> =
        table(work, viewer, id).await?.into_iter().filter(|one| one.state == "reading").collect();
    let reason = kept(reason, LONGEST_REASON);
    let mut problems = Vec::new();
    let mut say = |wrong: bool, field, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    let of = |application: ApplicationId| verdicts.iter().find(|one| one.application == application);
    let offered =
        read.iter().filter_map(|one| of(one.application)).filter(|one| one.outcome == Outcome::Offer).count();
    say(reason.is_empty(), "reason", "problem-choose-reason");
    say(read.iter().any(|one| !one.is_read()), "chosen", "problem-choose-unread");
    say(read.iter().any(|one| of(one.application).is_none()), "chosen", "problem-choose-all");
    say(offered == 0 || offered as i64 > intake.places, "chosen", "problem-choose-places");
    let unsaid = |one: &&Verdict| one.outcome == Outcome::Decline && one.reason.trim().is_empty();
    say(verdicts.iter().take(20_000).any(|one| unsaid(&one)), "why", "problem-choose-why");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let now = work.now();
    let until = working_days_after(now, OBJECTING);
    if work.exec(&sql::CHOSEN, args![id, by, now, &reason, until]).await? == 0 {
        return Err(Refused::Conflict);
    }
    let mut place = 0;
    for one in &read {
        let Some(verdict) = of(one.application) else { continue };
        place += 1;
        let reason = kept(&verdict.reason, LONGEST_REASON);
        let language = decide::language(work, one.application).await?;
        let drafted = Decision::draft(Words::of(&language), viewer, verdict.outcome, &one.name, &reason);
        let row = args![
            one.application,
            id,
            intake.community,
            verdict.outcome.word(),
            place,
            &reason,
            intake.criteria_version,
            drafted
        ];
        work.exec(&sql::DECIDE, row).await?;
    }
    work.promise(OBJECT, id.to_string(), now).await?;
    work.note(Some(intake.community), "chose", id.into(), "").await?;
    work.done().await
}

/// A convenor opens the choice again, after an objection: nothing was told yet, and the letters that were drafted are thrown away.
pub async fn reconsider(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<(), Refused> {
    convenor(viewer)?;
    let intake = lock(work, viewer, id).await?;
    if work.exec(&sql::RECONSIDER, args![id]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.exec(&sql::UNDECIDE, args![id]).await?;
    work.note(Some(intake.community), "reconsidered", id.into(), "").await?;
    work.done().await
}
