//! The preview: everything that would happen; and the act.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use base::{Time, Words};
use chrono::NaiveDate;
use community::{
    Refused,
    charter::{self, sections},
    founding::{self, Preview},
    gatherings,
};
use serde::Deserialize;

use super::{
    pages::{draft, ended},
    view::{DonePage, Invitation, PreviewPage},
};
use crate::{
    asker::Asker,
    dates::{Reading, zone},
    errors::Trouble,
    gatherings::pages::{sentence, slots},
    links,
    rooms::Room,
    said::show,
};

/// The title of a section of the charter.
pub(super) fn section_title(words: Words, key: &str) -> &'static str {
    words.say(match key {
        "cause" => "founding-section-cause",
        "domain" => "founding-section-domain",
        "practice" => "founding-section-practice",
        "community" => "founding-section-community",
        "offers" => "founding-section-offers",
        "joining" => "founding-section-joining",
        "leaving" => "founding-section-leaving",
        "promise" => "founding-section-promise",
        "level" => "founding-section-level",
        "rhythm" => "founding-section-rhythm",
        "channels" => "founding-section-channels",
        "roles" => "founding-section-roles",
        "decisions" => "founding-section-decisions",
        "resources" => "founding-section-resources",
        "boundaries" => "founding-section-boundaries",
        "knowledge" => "founding-section-knowledge",
        "measuring" => "founding-section-measuring",
        "care" => "founding-section-care",
        "credit" => "founding-section-credit",
        "success" => "founding-section-success",
        _ => "founding-section-renewal",
    })
}

/// `GET /begin/{id}/preview`
pub async fn page(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    if draft.founded_at.is_some() {
        return Ok(Redirect::to(&links::founding_step(draft.id, "done")).into_response());
    }
    shown(asker, &draft, false).await
}

async fn shown(asker: Asker, draft: &founding::Founding, mistake: bool) -> Result<Response, Trouble> {
    let words = asker.shell.words;
    let mut work = asker.work();
    let preview = founding::preview(&mut work, draft.id, |rhythm| sentence(words, rhythm)).await;
    drop(work);
    let preview = preview.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let here = Reading { zone: zone(&preview.draft.zone), ..reading };
    let (base, domain) = {
        let settings = asker.door.settings();
        (settings.base_url.clone(), settings.mail_domain.clone())
    };
    let title = asker.shell.say("founding-step-preview");
    let mut shell = asker.shell.titled(title);
    shell.mistake = mistake;
    let status = if mistake { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = page_of(shell, &preview, here, (&base, &domain));
    Ok((status, show(asker.news, &page)?).into_response())
}

fn page_of(shell: crate::shell::Shell, preview: &Preview, here: Reading, at: (&str, &str)) -> PreviewPage {
    let (words, draft) = (here.words, &preview.draft);
    let load = |(what, minutes): &(&'static str, f64)| {
        let what = match *what {
            "gatherings" => "founding-load-gatherings",
            "digest" => "founding-load-digest",
            _ => "founding-load-questions",
        };
        (words.say(what), format!("{:.0}", minutes.ceil()))
    };
    PreviewPage {
        id: draft.id.to_string(),
        adopts: draft.adopts.is_some(),
        name: draft.name(),
        cause: draft.cause(),
        addresses: (
            format!("{}{}", at.0, links::community(&preview.slug)),
            if at.1.is_empty() { String::new() } else { format!("{}@{}", preview.slug, at.1) },
        ),
        people: draft.people.iter().map(|one| (one.name.clone(), one.address.clone())).collect(),
        invitation: preview.invitation.as_ref().map(|one| Invitation {
            subject: one.subject.clone(),
            lines: std::iter::once(one.lead.clone())
                .chain(one.lines.iter().cloned())
                .chain(Some(one.note.clone()).filter(|note| !note.is_empty()))
                .map(|line| line.replace('*', ""))
                .collect(),
            choices: one.choices.iter().map(|line| line.replace('*', "")).collect(),
            why: one.why.iter().map(|line| line.replace('*', "")).collect(),
        }),
        sections: preview
            .sections
            .iter()
            .map(|(key, text)| (section_title(words, key), text.clone()))
            .collect(),
        rhythm: preview.rhythm.as_ref().map(|(rhythm, _)| (sentence(words, rhythm), slots(rhythm, here))),
        dates: preview.dates.iter().map(|at| here.moment(*at)).collect(),
        zone: here.zone.name().replace('_', " "),
        load: preview.load.parts.iter().map(load).collect(),
        minutes: (preview.load.minutes, preview.load.budget),
        carer: draft.carer(),
        level: Room::from(draft.level()).name(&words),
        listed: draft.is_listed(),
        renewal: here.day(at_noon(preview.renewal)),
        problems: preview
            .problems
            .iter()
            .map(|one| (step_of(one.field), words.say(one.key).to_owned()))
            .collect(),
        shell,
    }
}

/// The middle of a day, so that it is the same day wherever it is read.
fn at_noon(day: NaiveDate) -> Time {
    day.and_hms_opt(12, 0, 0).map_or_else(Time::default, |noon| Time(noon.and_utc().timestamp_micros()))
}

/// The step in which a field is written.
fn step_of(field: &str) -> &'static str {
    match field {
        "name" | "who" | "what" | "why" => "cause",
        "list" | "people" => "people",
        "preset" => "preset",
        "slug" | "renewal" | "usual_level" | "level" => "details",
        "cause" | "domain" | "practice" | "community" => "charter",
        _ => "rhythm",
    }
}

/// What to do.
#[derive(Deserialize)]
pub struct Act {
    act: String,
}

/// `POST /begin/{id}/preview`
pub async fn act(asker: Asker, Path(id): Path<String>, Form(act): Form<Act>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    let words = asker.shell.words;
    let mut work = asker.work();
    match act.act.as_str() {
        "drop" => {
            let gone = founding::throw_away(&mut work, draft.id).await;
            drop(work);
            gone.map_err(|refused| asker.trouble(refused))?;
            Ok(crate::said::then(links::BEGIN, "founding-dropped", None))
        }
        "found" => {
            let done = founding::confirm(&mut work, draft.id, |rhythm| sentence(words, rhythm)).await;
            drop(work);
            match done {
                Ok(_) => Ok(crate::said::then(&links::founding_step(draft.id, "done"), "founded", None)),
                Err(Refused::Invalid(_)) => shown(asker, &draft, true).await,
                Err(refused) => ended(&asker, draft.id, refused),
            }
        }
        _ => Err(Trouble::Unreadable),
    }
}

/// `GET /begin/{id}/done`: group, space, knowledge and care, each configured.
pub async fn done(mut asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    let Some(community) = draft.community else {
        return Ok(Redirect::to(&links::founding(draft.id)).into_response());
    };
    let mut work = asker.work();
    let slug = founding::became(&mut work, draft.id).await;
    drop(work);
    let slug = slug.map_err(|refused| asker.trouble(refused))?;
    let viewer = asker.visit(&slug).await?;
    let words = asker.shell.words;
    let mut work = asker.work();
    let mut text = [String::new(), String::new()];
    for (place, key) in ["knowledge", "care"].into_iter().enumerate() {
        let section = sections::current(&mut work, community, key).await;
        text[place] = section.ok().flatten().map(|section| section.words).unwrap_or_default();
    }
    let polls = gatherings::polls(&mut work, &viewer).await.unwrap_or_default();
    let figures = founding::baseline(&mut work, &viewer).await.unwrap_or_default();
    let members = community::members::count(&mut work, &viewer).await.unwrap_or_default();
    let carers = charter::convenors(&mut work, &viewer).await.unwrap_or_default();
    drop(work);
    let [knowledge, care] = text;
    let carer = if draft.word("carer").is_empty() {
        carers.first().map_or_else(|| draft.carer(), |(_, name)| name.clone())
    } else {
        draft.carer()
    };
    let letters = asker.shell.place.as_ref().and_then(|place| place.letters_to.clone()).unwrap_or_default();
    let name = viewer.community().name.clone();
    let level = Room::from(viewer.community().usual_level).name(&words);
    let title = asker.shell.say("founding-done-title");
    let page = DonePage {
        shell: asker.shell.titled(title),
        dates: polls.first().map(|poll| links::dates(&slug, poll.id)),
        slug,
        name,
        adopts: draft.adopts.is_some(),
        people: draft.people.len() + usize::try_from(members.0 + members.1).unwrap_or(0),
        letters,
        level,
        knowledge,
        care: (carer, care),
        baseline: figures.iter().filter_map(|one| figure(words, one)).collect(),
    };
    show(asker.news, &page)
}

/// A figure of the baseline, as it is said.
fn figure(words: Words, one: &founding::Figure) -> Option<(&'static str, String)> {
    let count = || base::numbers::digits(words, one.value.round() as u64);
    let share = || format!("{:.0} %", one.value * 100.0);
    Some(match one.figure.as_str() {
        "people" => (words.say("founding-figure-people"), count()),
        "posts" => (words.say("founding-figure-posts"), count()),
        "started" => (words.say("founding-figure-started"), count()),
        "answered" => (words.say("founding-figure-answered"), share()),
        "answered-in-time" => (words.say("founding-figure-answered-in-time"), share()),
        "came-back" => (words.say("founding-figure-came-back"), share()),
        "reciprocity" => (words.say("founding-figure-reciprocity"), share()),
        "gini" => (words.say("founding-figure-gini"), format!("{:.2}", one.value)),
        _ => return None,
    })
}
