//! While it runs: which step it is, and since when. The clock in the room counts from there.

use store::args;

use super::{RunSheet, led, of, sql};
use crate::{GatheringId, Refused, Work, charter::Viewer};

/// The first step begins. Begun twice, it began once. By whoever may change the plan.
pub async fn begin_run(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<RunSheet, Refused> {
    work.begin().await?;
    let (_, sheet) = led(work, viewer, gathering).await?;
    if sheet.steps.is_empty() {
        return Err(Refused::invalid("items", "problem-run-empty"));
    }
    let now = work.now();
    if work.exec(&sql::BEGIN, args![gathering, now]).await? > 0 {
        work.note(Some(viewer.community().id), "began-a-run", gathering.into(), "").await?;
    }
    let sheet = of(work, gathering).await?;
    work.done().await?;
    Ok(sheet)
}

/// From one step to another, on or back. `from` is the step that the host had before them: when another host was quicker, nothing is
/// skipped, and what holds is told.
pub async fn go_to(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    from: i64,
    to: i64,
) -> Result<RunSheet, Refused> {
    work.begin().await?;
    let (_, sheet) = led(work, viewer, gathering).await?;
    if !(1..=sheet.steps.len() as i64).contains(&to) {
        return Err(Refused::invalid("step", "problem-run-step"));
    }
    let now = work.now();
    work.exec(&sql::GO, args![gathering, from, to, now]).await?;
    let sheet = of(work, gathering).await?;
    work.done().await?;
    Ok(sheet)
}

/// The last step is over; or it begins again from where it was. By whoever may change the plan.
pub async fn end_run(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    over: bool,
) -> Result<RunSheet, Refused> {
    work.begin().await?;
    led(work, viewer, gathering).await?;
    let end = over.then(|| work.now());
    work.exec(&sql::END, args![gathering, end]).await?;
    let sheet = of(work, gathering).await?;
    work.note(Some(viewer.community().id), "ended-a-run", gathering.into(), if over { "" } else { "no" })
        .await?;
    work.done().await?;
    Ok(sheet)
}
