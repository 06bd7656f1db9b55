//! `/c/{slug}/gatherings`: what is coming and what is past; planned by hand, or a year at once.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Words;
use community::{
    Refused, RhythmId,
    charter::Viewer,
    gatherings::{self, Gathering, NewGathering},
    members, venues,
};
use serde::Deserialize;

use super::{
    form::{GatheringForm, place},
    view::{GatheringLine, GatheringsPage, PreviewPage, YearLine},
};
use crate::{
    asker::Asker,
    dates::{Reading, zone},
    errors::Trouble,
    forms::Problems,
    links, said,
    said::show,
};

/// `GET /c/{slug}/gatherings`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    listed(asker, &viewer, Problems::none(), None).await
}

/// Where a gathering's hour is read: at the reader's place; where they have not said which, at its own.
pub(super) fn read_at(reading: Reading, place: &str) -> Reading {
    if reading.zone == chrono_tz::UTC { Reading { zone: zone(place), ..reading } } else { reading }
}

fn line(slug: &str, reading: Reading, one: &Gathering) -> GatheringLine {
    let key = match one.state.as_str() {
        "cancelled" => Some("gatherings-off"),
        "changed" if one.ends_at > reading.now => Some("gatherings-moved"),
        _ => None,
    };
    GatheringLine {
        address: links::gathering(slug, one.id),
        title: one.title.clone(),
        at: read_at(reading, &one.zone).moment(one.starts_at),
        mode: reading.words.say(mode_key(&one.mode)).to_owned(),
        state: key.map(|key| reading.words.say(key).to_owned()),
    }
}

/// The sentence of a mode.
pub(super) fn mode_key(mode: &str) -> &'static str {
    super::view::MODES.iter().find(|(known, _)| *known == mode).map_or("rhythm-mode-video", |(_, key)| key)
}

async fn listed(
    asker: Asker,
    viewer: &Viewer,
    problems: Problems,
    written: Option<GatheringForm>,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let convenor = viewer.is_convenor();
    let found = async {
        let coming = gatherings::coming(&mut work, viewer).await?;
        let past = if viewer.is_member() { gatherings::past(&mut work, viewer).await? } else { Vec::new() };
        let years = if convenor { gatherings::unplanned(&mut work, viewer).await? } else { Vec::new() };
        let guard = if convenor { gatherings::in_person(&mut work, viewer).await? } else { None };
        let venues = if convenor { venues::venues(&mut work, viewer).await? } else { Vec::new() };
        Ok((coming, past, years, guard, venues))
    };
    let found = found.await;
    drop(work);
    let (coming, past, years, guard, venues) = found.map_err(|refused: Refused| asker.trouble(refused))?;
    let (reading, slug) = (asker.reading(), viewer.community().slug.clone());
    let years = years.into_iter().filter(|(.., slots)| !slots.is_empty()).map(|(id, rhythm, slots)| {
        // What is planned already is asked of people too.
        let own = slots.iter().map(|slot| (slot.at, rhythm.minutes));
        let all = own.chain(coming.iter().map(|one| (one.starts_at, one.minutes)));
        let load = gatherings::load(all, zone(&rhythm.zone));
        YearLine {
            id: id.to_string(),
            name: rhythm.name.clone(),
            count: slots.len(),
            load: load.iter().map(|month| month_line(reading.words, month)).collect(),
        }
    });
    let years: Vec<YearLine> = years.collect();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let feed = coming.iter().any(|one| one.open).then(|| links::gatherings_feed(&slug));
    let form = convenor
        .then(|| written.unwrap_or_else(|| GatheringForm::new(reading.zone.name())).at_one_of(&venues));
    let guard =
        guard.map(|by| reading.words.tell("gatherings-in-person", &[("day", reading.day(by).said.into())]));
    let title = asker.shell.say("gatherings-title");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let page = GatheringsPage {
        shell,
        coming: coming.iter().map(|one| line(&slug, reading, one)).collect(),
        past: past.iter().map(|one| line(&slug, reading, one)).collect(),
        member: viewer.is_member(),
        slug,
        form,
        years,
        guard,
        feed,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn month_line(words: Words, month: &gatherings::Load) -> String {
    let number: usize = month.month.get(5..).and_then(|number| number.parse().ok()).unwrap_or(1);
    let name = words.say(base::numbers::MONTHS[(number.max(1) - 1) % 12]);
    let year = month.month.get(..4).unwrap_or_default();
    words.tell(
        "gatherings-load",
        &[
            ("month", name.into()),
            ("year", year.into()),
            ("count", month.gatherings.into()),
            ("minutes", month.minutes.into()),
        ],
    )
}

/// `POST /c/{slug}/gatherings`: first a preview, then it is planned and everyone is asked.
pub async fn plan(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<GatheringForm>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let new = sent.gathering();
    let mut work = asker.work();
    let problems = new.problems(work.now());
    if !problems.is_empty() {
        drop(work);
        let words = asker.shell.words;
        let problems =
            problems.iter().fold(Problems::none(), |all, one| all.with(place(one.field), words.say(one.key)));
        return listed(asker, &viewer, problems, Some(sent)).await;
    }
    if sent.sure != "yes" {
        let count = members::count(&mut work, &viewer).await;
        drop(work);
        let (count, _) = count.map_err(|refused| asker.trouble(refused))?;
        return preview(
            asker,
            &links::gatherings(&slug),
            &new,
            sent.fields(),
            "gathering-preview-ask",
            count,
        );
    }
    let done = async {
        let id = gatherings::plan(&mut work, &viewer, &new).await?;
        gatherings::invite(&mut work, &viewer, id).await?;
        Ok(id)
    };
    let done = done.await;
    drop(work);
    let id = done.map_err(|refused: Refused| asker.trouble(refused))?;
    Ok(said::then(&links::gathering(&slug, id), "gathering-planned", None))
}

/// What would be done, before it is.
pub(super) fn preview(
    asker: Asker,
    action: &str,
    new: &NewGathering,
    fields: Vec<(&'static str, String)>,
    key: &'static str,
    members: i64,
) -> Result<Response, Trouble> {
    let reading = asker.reading();
    let at = new.starts_at().unwrap_or_default();
    let there = Reading { zone: zone(&new.zone), ..reading };
    let mut lines = vec![
        reading.words.tell(
            "gathering-preview-at",
            &[("at", there.moment(at).said.into()), ("zone", new.zone.replace('_', " ").into())],
        ),
        reading
            .words
            .tell("gathering-preview-load", &[("minutes", new.minutes.into()), ("count", members.into())]),
    ];
    if there.zone != reading.zone {
        lines.insert(
            1,
            reading.words.tell("gathering-preview-yours", &[("at", reading.moment(at).said.into())]),
        );
    }
    if new.link.trim().is_empty() && matches!(new.mode.as_str(), "video" | "hybrid") {
        lines.push(reading.words.say("gathering-preview-room").to_owned());
    }
    if new.mode == "hybrid" {
        lines.push(reading.words.say("gathering-preview-hybrid").to_owned());
    }
    let title = asker.shell.say("gathering-preview-title");
    let page = PreviewPage {
        shell: asker.shell.titled(title),
        title: new.title.clone(),
        action: action.to_owned(),
        lines,
        fields,
        button: key,
    };
    show(asker.news, &page)
}

/// What the form of a year sends.
#[derive(Deserialize)]
pub struct Year {
    rhythm: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    dial_in: String,
}

/// `POST /c/{slug}/gatherings/year`
pub async fn year(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Year>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: RhythmId = sent.rhythm.parse().map_err(|_| Trouble::NotFound)?;
    let like = NewGathering { link: sent.link, dial_in: sent.dial_in, ..NewGathering::default() };
    let mut work = asker.work();
    let done = gatherings::plan_year(&mut work, &viewer, id, &like).await;
    drop(work);
    match done {
        Ok(_) => Ok(said::then(&links::gatherings(&slug), "gatherings-year", None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            listed(asker, &viewer, problems, None).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
