//! What the preset filled in, written otherwise: charter, rhythm and first dates, and the rest.

use std::collections::HashMap;

use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use community::{
    Level,
    charter::sections,
    founding::{self, Founding, Preview},
    people::reach::local,
};

use super::{
    pages::{draft, keep, status},
    preview::section_title,
    view::{CharterPage, DetailsPage, RhythmForm, RhythmStepPage},
};
use crate::{
    asker::Asker,
    dates::zone,
    errors::Trouble,
    forms::Problems,
    gatherings::pages::{form_of, place, sentence},
    links,
    rooms::Room,
    said::show,
};

/// The draft with everything that is filled in.
async fn whole(asker: &Asker, id: &str) -> Result<Preview, Trouble> {
    let draft = draft(asker, id).await?;
    let words = asker.shell.words;
    let mut work = asker.work();
    let whole = founding::preview(&mut work, draft.id, |rhythm| sentence(words, rhythm)).await;
    whole.map_err(|refused| asker.trouble(refused))
}

fn back(draft: &Founding) -> Response {
    Redirect::to(&links::founding_step(draft.id, "preview")).into_response()
}

/// `GET /begin/{id}/charter`
pub async fn charter(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let whole = whole(&asker, &id).await?;
    charter_shown(asker, &whole, Problems::none())
}

fn charter_shown(asker: Asker, whole: &Preview, problems: Problems) -> Result<Response, Trouble> {
    let words = asker.shell.words;
    let title = asker.shell.say("founding-edit-charter");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = status(&problems);
    let sections =
        whole.sections.iter().map(|(key, text)| (*key, section_title(words, key), text.clone())).collect();
    let page = CharterPage { shell, id: whole.draft.id.to_string(), sections, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /begin/{id}/charter`
pub async fn keep_charter(
    asker: Asker,
    Path(id): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Result<Response, Trouble> {
    let before = whole(&asker, &id).await?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for key in sections::KEYS {
        let Some(words) = sent.get(key) else { continue };
        let words = words.replace("\r\n", "\n");
        // What stands as it was filled in goes on following the cause and the rhythm.
        let filled = before.sections.iter().any(|(one, text)| *one == key && text.trim() == words.trim());
        if !filled {
            fields.push((format!("section:{key}"), words));
        }
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(field, words)| (field.as_str(), words.as_str())).collect();
    keep(&asker, before.draft.id, &fields).await?;
    let after = whole(&asker, &id).await?;
    let wrong: Vec<_> =
        after.problems.iter().filter(|one| one.key == "problem-cause-long").copied().collect();
    if wrong.is_empty() {
        return Ok(back(&after.draft));
    }
    let said = asker.shell.say("problem-cause-long");
    charter_shown(asker, &after, Problems::none().with("cause", said))
}

/// `GET /begin/{id}/rhythm`
pub async fn rhythm(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let whole = whole(&asker, &id).await?;
    rhythm_shown(asker, &whole, Problems::none())
}

fn rhythm_shown(asker: Asker, whole: &Preview, problems: Problems) -> Result<Response, Trouble> {
    let now = asker.reading().now;
    let mut form = match &whole.rhythm {
        Some((rhythm, _)) => form_of("", rhythm),
        None => RhythmForm {
            every: "none".into(),
            weekday: 4,
            nth: 2,
            at: "10:00".into(),
            zone: whole.draft.zone.clone(),
            minutes: "60".into(),
            mode: "video".into(),
            starts: local(now, zone(&whole.draft.zone)).date_naive().to_string(),
            ..RhythmForm::default()
        },
    };
    form.may_be_none = true;
    let there = zone(&form.zone);
    let dates = whole.draft.dates(now);
    let dates: Vec<String> =
        dates.iter().map(|at| local(*at, there).format("%Y-%m-%d %H:%M").to_string()).collect();
    let written = whole.draft.word("dates");
    let dates = if written.is_empty() { dates.join("\n") } else { written.to_owned() };
    let title = asker.shell.say("founding-edit-rhythm");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = status(&problems);
    let asked = whole.draft.word("poll") != "no";
    let page =
        RhythmStepPage { shell, id: whole.draft.id.to_string(), form, dates: (dates, asked), problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /begin/{id}/rhythm`
pub async fn keep_rhythm(
    asker: Asker,
    Path(id): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Result<Response, Trouble> {
    let before = draft(&asker, &id).await?;
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    let protected = if of("protected").is_empty() { "no" } else { "yes" };
    let asked = if of("asked").is_empty() { "no" } else { "yes" };
    let fields = [
        ("rhythm:name", of("name")),
        ("rhythm:every", of("every")),
        ("rhythm:weekday", of("weekday")),
        ("rhythm:nth", of("nth")),
        ("rhythm:at", of("at")),
        ("zone", of("zone")),
        ("rhythm:minutes", of("minutes")),
        ("rhythm:mode", of("mode")),
        ("rhythm:protected", protected),
        ("rhythm:starts", of("starts")),
        ("rhythm:skip", of("skip")),
        ("dates", of("dates")),
        ("poll", asked),
    ];
    keep(&asker, before.id, &fields).await?;
    let after = whole(&asker, &id).await?;
    let of_here = |field: &str| {
        !["name", "who", "what", "why", "preset", "slug", "list"].contains(&field) || field == "title"
    };
    let wrong: Vec<_> = after.problems.iter().filter(|one| of_here(one.field)).collect();
    if wrong.is_empty() {
        return Ok(back(&after.draft));
    }
    let words = asker.shell.words;
    let problems =
        wrong.iter().fold(Problems::none(), |all, one| all.with(place(one.field), words.say(one.key)));
    rhythm_shown(asker, &after, problems)
}

/// `GET /begin/{id}/details`
pub async fn details(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let whole = whole(&asker, &id).await?;
    details_shown(asker, &whole, Problems::none())
}

fn details_shown(asker: Asker, whole: &Preview, problems: Problems) -> Result<Response, Trouble> {
    let (words, draft) = (asker.shell.words, &whole.draft);
    let title = asker.shell.say("founding-edit-details");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = status(&problems);
    let offered = [Level::Open, Level::Network, Level::ChathamHouse, Level::MembersOnly];
    let page = DetailsPage {
        shell,
        id: draft.id.to_string(),
        fields: [
            draft.word("note").to_owned(),
            draft.word("gain").to_owned(),
            draft.word("give").to_owned(),
            draft.budget().to_string(),
            draft.word("carer").to_owned(),
            whole.renewal.to_string(),
            whole.slug.clone(),
        ],
        level: draft.level().word(),
        levels: offered.into_iter().map(|level| (level.word(), Room::from(level).name(&words))).collect(),
        listed: draft.is_listed(),
        adopts: draft.adopts.is_some(),
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /begin/{id}/details`
pub async fn keep_details(
    asker: Asker,
    Path(id): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Result<Response, Trouble> {
    let before = draft(&asker, &id).await?;
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    let mut fields = vec![
        ("note", of("note")),
        ("gain", of("gain")),
        ("give", of("give")),
        ("minutes", of("minutes")),
        ("carer", of("carer")),
        ("renewal", of("renewal")),
    ];
    if before.adopts.is_none() {
        let listed = if of("listed").is_empty() { "no" } else { "yes" };
        fields.extend([("slug", of("slug")), ("level", of("level")), ("listed", listed)]);
    }
    keep(&asker, before.id, &fields).await?;
    let after = whole(&asker, &id).await?;
    let wrong: Vec<_> = after
        .problems
        .iter()
        .filter(|one| ["slug", "renewal", "level", "note"].contains(&one.field))
        .copied()
        .collect();
    if wrong.is_empty() {
        return Ok(back(&after.draft));
    }
    let problems = Problems::found(asker.shell.words, &wrong);
    details_shown(asker, &after, problems)
}
