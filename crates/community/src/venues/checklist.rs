//! What hosts see to before people come in: a short list for each way of meeting (S2.23).

use store::args;

use super::sql;
use crate::{GatheringId, Refused, Work, charter::Viewer, gatherings, runsheets};

/// What there is to see to, by the way in which people meet.
pub fn items(mode: &str) -> &'static [&'static str] {
    match mode {
        "in-person" => &["circle", "tea", "signs", "quiet-corner", "names", "doors"],
        "hybrid" => &["circle", "tea", "signs", "microphone", "watcher", "doors"],
        "video" => &["link-tried", "captions", "chat-read", "no-recording"],
        "phone" => &["number-tried", "round-order", "no-recording"],
        _ => &["days-said", "who-reads"],
    }
}

/// The list of a gathering, each with whether somebody has seen to it. For whoever convenes or hosts.
pub async fn checklist(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Vec<(&'static str, bool)>, Refused> {
    let mode = hosted(work, viewer, gathering).await?;
    let ticked: Vec<(String,)> = work.all(&sql::TICKS, args![gathering]).await?;
    let is = |item: &str| ticked.iter().any(|(one,)| one == item);
    Ok(items(&mode).iter().map(|item| (*item, is(item))).collect())
}

/// What of it somebody has seen to: the whole list anew. By whoever convenes or hosts.
pub async fn tick(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    done: &[String],
) -> Result<(), Refused> {
    work.begin().await?;
    let mode = hosted(work, viewer, gathering).await?;
    work.exec(&sql::UNTICK, args![gathering]).await?;
    let known = items(&mode).iter().filter(|item| done.iter().any(|one| one == *item));
    work.each(&sql::TICK, known.map(|item| args![gathering, *item]).collect()).await?;
    work.note(Some(viewer.community().id), "saw-to-the-room", gathering.into(), "").await?;
    work.done().await
}

/// How people meet, for whoever convenes or hosts it.
async fn hosted(work: &mut Work<'_>, viewer: &Viewer, gathering: GatheringId) -> Result<String, Refused> {
    viewer.member()?;
    if !runsheets::look(work, viewer, gathering).await?.1.led_by(viewer) {
        return Err(Refused::NotAllowed("host"));
    }
    Ok(gatherings::one(work, viewer, gathering).await?.mode)
}
