//! `/c/{slug}/gatherings/{gathering}/run`: the page for the room. It keeps time by itself; what the server knows is only which step runs
//! since when, and is asked for every few seconds.

use axum::{
    Form,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use base::Time;
use community::{
    GatheringId, Refused,
    gatherings::Gathering,
    people::reach::local,
    runsheets::{self, Clock, RunSheet},
};
use serde::Deserialize;

use super::{
    lay::{head, visit},
    view::{RunPage, StepLine},
};
use crate::{asker::Asker, dates::zone, errors::Trouble, links, said::show, shell::Shell};

/// `GET /c/{slug}/gatherings/{gathering}/run`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    let words = asker.shell.words;
    let steps = StepLine::all(words, &sheet, gathering.minute);
    let now = asker.reading().now;
    let head = head(&asker, &slug, &gathering, sheet.led_by(&viewer));
    let shell: Shell =
        asker.shell.clone().titled(words.tell("run-title", &[("title", gathering.title.as_str().into())]));
    let (left, until) = left(&sheet, &gathering, now);
    let page = RunPage {
        shell,
        head,
        steps,
        step: sheet.step,
        step_ms: sheet.step_at.map_or(0, Time::millis),
        now_ms: now.millis(),
        over: sheet.ended_at.is_some(),
        left,
        until,
    };
    show(asker.news, &page)
}

/// What is left of the step that runs, like `4:05`, and the hour at which it ends.
fn left(sheet: &RunSheet, gathering: &Gathering, now: Time) -> (String, String) {
    let step = sheet.steps.iter().find(|step| step.place == sheet.step);
    let (Some(step), Some(at)) = (step, sheet.step_at) else { return Default::default() };
    let end = at + std::time::Duration::from_secs(u64::try_from(step.minutes).unwrap_or(0) * 60);
    let seconds = (end.millis() - now.millis()).max(0) / 1_000;
    let there = local(end, zone(&gathering.zone));
    (format!("{}:{:02}", seconds / 60, seconds % 60), there.format("%H:%M").to_string())
}

/// `GET /c/{slug}/gatherings/{gathering}/run/state`: four numbers, blanks between: what the server's clock says, the step, since when it
/// runs, 1 when all is over. Moments in milliseconds.
pub async fn state(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let clock = runsheets::clock(&mut asker.work(), &viewer, id).await;
    let clock = clock.map_err(|refused| asker.trouble(refused))?;
    let now = asker.reading().now;
    Ok((
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")],
        told(clock, now),
    )
        .into_response())
}

fn told(clock: Clock, now: Time) -> String {
    let (step_at, over) = (clock.step_at.map_or(0, Time::millis), i64::from(clock.ended_at.is_some()));
    format!("{} {} {step_at} {over}", now.millis(), clock.step)
}

/// What the buttons send.
#[derive(Deserialize)]
pub struct Pressed {
    act: String,
    #[serde(default)]
    from: i64,
    #[serde(default)]
    to: i64,
}

/// `POST /c/{slug}/gatherings/{gathering}/run`
pub async fn press(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let done = match pressed.act.as_str() {
        "begin" => runsheets::begin_run(&mut work, &viewer, id).await,
        "go" => runsheets::go_to(&mut work, &viewer, id, pressed.from, pressed.to).await,
        "end" => runsheets::end_run(&mut work, &viewer, id, true).await,
        "again" => runsheets::end_run(&mut work, &viewer, id, false).await,
        _ => Err(Refused::NotFound),
    };
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(axum::response::Redirect::to(&links::run(&slug, id)).into_response())
}
