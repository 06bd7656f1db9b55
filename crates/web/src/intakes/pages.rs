//! `/c/{slug}/intakes`: how choosing goes, for everybody; and each round, for whoever convenes it, reads for it, or may object.

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use chrono::NaiveDate;
use community::{
    ApplicationId, IntakeId, ObjectionId, PersonId, Refused, Work,
    charter::Viewer,
    intakes::{self, Intake, Marked, New},
    members::throttle,
};

use super::{
    all_of, fields,
    people::{self, People},
    view::{IntakeLine, IntakePage, ListPage, ObjectionLine, ReadingLine, read_row},
};
use crate::{
    asker::Asker, errors::Trouble, forms::Problems, links, members::steps::throttle_why, said, said::show,
};

/// `GET /c/{slug}/intakes`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    listed(asker, &viewer, Default::default(), Problems::none()).await
}

/// How a round stands, as a sentence.
pub(super) fn state_key(state: &str) -> &'static str {
    match state {
        "open" => "intake-state-open",
        "reading" => "intake-state-reading",
        "chosen" => "intake-state-chosen",
        "telling" => "intake-state-telling",
        _ => "intake-state-over",
    }
}

fn when(asker: &Asker, intake: &Intake) -> String {
    let reading = asker.reading();
    let facts = [
        ("opens", reading.day(intake.opens_at).said.into()),
        ("closes", reading.day(intake.closes_at).said.into()),
        ("places", intake.places.into()),
    ];
    asker.shell.tell("intake-when", &facts)
}

/// The readers that a form names: by their boxes, and by name.
async fn readers_of(work: &mut Work<'_>, viewer: &Viewer, form: &[u8]) -> Result<Vec<PersonId>, Refused> {
    let mut readers: Vec<PersonId> =
        all_of(form, "readers").iter().filter_map(|id| id.parse().ok()).collect();
    let lines = all_of(form, "called").join("\n");
    readers.extend(people::named(work, viewer, "readers", &lines).await?);
    Ok(readers)
}

/// How many may come next, and why: advice (S4.1).
async fn advice(asker: &Asker, viewer: &Viewer) -> Result<String, Trouble> {
    let suggestion = throttle::suggest(&mut asker.work(), viewer).await;
    let suggestion = suggestion.map_err(|refused| asker.trouble(refused))?;
    let words = asker.shell.words;
    let places = words.tell("throttle-places", &[("count", suggestion.places.into())]);
    Ok(format!("{places}. {}", throttle_why(words, &suggestion)))
}

async fn listed(
    asker: Asker,
    viewer: &Viewer,
    typed: [String; 5],
    problems: Problems,
) -> Result<Response, Trouble> {
    let slug = viewer.community().slug.clone();
    let told = |refused| asker.trouble(refused);
    let all = intakes::list(&mut asker.work(), viewer).await.map_err(told)?;
    let readings = match viewer.is_member() {
        true => intakes::to_read(&mut asker.work(), viewer).await.map_err(told)?,
        false => Vec::new(),
    };
    let opening = match viewer.is_convenor() {
        true => Some((people::of(&asker, viewer).await?, advice(&asker, viewer).await?)),
        false => None,
    };
    let line = |intake: &Intake| IntakeLine {
        href: links::intake(&slug, intake.id),
        name: intake.name.clone(),
        state: asker.shell.say(state_key(&intake.state)),
        when: when(&asker, intake),
    };
    let lines = all.iter().map(line).collect();
    let readings = readings
        .into_iter()
        .filter(|one| !one.is_over)
        .map(|one| ReadingLine {
            href: links::reading(&slug, one.id),
            label: asker.shell.tell("intake-label", &[("label", one.label.as_str().into())]),
            intake: one.intake_name,
            read: one.state == "read",
        })
        .collect();
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("intakes-title");
    let shell = shell.titled(title);
    let page = ListPage {
        shell,
        slug,
        intakes: lines,
        readings,
        opening,
        typed,
        problems,
        member: viewer.is_member(),
    };
    show(asker.news, &page)
}

/// The beginning of a day; what is no day is long past, and refused as such.
fn day(text: &str, after: u64) -> Time {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
    let day = day.and_then(|day| day.checked_add_days(chrono::Days::new(after)));
    day.and_then(|day| day.and_hms_opt(0, 0, 0))
        .map_or(Time::default(), |wall| Time::from_secs(wall.and_utc().timestamp()))
}

/// `POST /c/{slug}/intakes`: a convenor opens a round.
pub async fn open(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = fields(&form);
    let typed = ["name", "opens", "closes", "places", "called"]
        .map(|name| sent.get(name).cloned().unwrap_or_default());
    let mut work = asker.work();
    let opened = match readers_of(&mut work, &viewer, &form).await {
        Ok(readers) => {
            let new = New {
                name: &typed[0],
                opens_at: day(&typed[1], 0),
                // The last day counts as a whole.
                closes_at: day(&typed[2], 1),
                places: typed[3].trim().parse().unwrap_or(0),
                readers: &readers,
            };
            intakes::open(&mut work, &viewer, new).await
        }
        Err(refused) => Err(refused),
    };
    drop(work);
    match opened {
        Ok(id) => Ok(said::then(&links::intake(&slug, id), "intake-opened", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = listed(asker, &viewer, typed, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

pub(super) fn id<T: std::str::FromStr>(text: &str) -> Result<T, Trouble> {
    text.parse().map_err(|_| Trouble::NotFound)
}

/// `GET /c/{slug}/intakes/{intake}`
pub async fn one(
    mut asker: Asker,
    Path((slug, intake)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, id(&intake)?, Problems::none()).await
}

async fn shown(asker: Asker, viewer: &Viewer, id: IntakeId, problems: Problems) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let intake = intakes::get(&mut asker.work(), viewer, id).await.map_err(told)?;
    let member = viewer.is_member();
    let readers = match member {
        true => intakes::readers(&mut asker.work(), viewer, id).await.map_err(told)?,
        false => Vec::new(),
    };
    let me = asker.person.as_ref().map(|(_, person)| person.id);
    let reads = readers.iter().any(|(reader, _)| Some(*reader) == me);
    let table = match viewer.is_convenor() || reads {
        true => intakes::table(&mut asker.work(), viewer, id).await.map_err(told)?,
        false => Vec::new(),
    };
    let is_chosen = matches!(intake.state.as_str(), "chosen" | "telling" | "over");
    let (mut offered, mut objections) = (Vec::new(), Vec::new());
    if member && is_chosen {
        offered = intakes::offered(&mut asker.work(), viewer, id).await.map_err(told)?;
        objections = intakes::objections(&mut asker.work(), viewer, id).await.map_err(told)?;
    }
    let people = match viewer.is_convenor() && matches!(intake.state.as_str(), "open" | "reading") {
        true => people::of(&asker, viewer).await?,
        false => People::default(),
    };
    let now = asker.door.house().clock().now();
    let objecting = intake.objections_until.filter(|until| intake.state == "chosen" && now < *until);
    let names: Vec<&str> = readers.iter().map(|(_, name)| name.as_str()).collect();
    let page = IntakePage {
        slug: viewer.community().slug.clone(),
        id: id.to_string(),
        state: (intake.state.clone(), asker.shell.say(state_key(&intake.state))),
        when: when(&asker, &intake),
        version: intake.criteria_version,
        readers: names.join(", "),
        convenor: viewer.is_convenor(),
        reads,
        member,
        still_open: now < intake.closes_at,
        table: table.iter().map(|read| read_row(&asker.shell, read)).collect(),
        offered: offered.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        chosen: (intake.chooser, intake.reason),
        objecting: objecting.map(|until| asker.reading().moment(until)),
        objections: objections
            .into_iter()
            .map(|one| ObjectionLine {
                id: one.id.to_string(),
                name: one.name,
                by: one.by,
                reason: one.reason,
                answer: one.answer,
            })
            .collect(),
        people,
        shell: {
            let mut shell = asker.shell;
            shell.mistake = !problems.is_empty();
            shell.titled(intake.name.as_str())
        },
        name: intake.name,
        problems,
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/intakes/{intake}`: hands out, names readers, settles a mark, objects, answers, chooses again.
pub async fn act(
    mut asker: Asker,
    Path((slug, intake)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let intake: IntakeId = id(&intake)?;
    let sent = fields(&form);
    let text = |name: &str| sent.get(name).map_or("", String::as_str);
    let mut work = asker.work();
    let done = match text("act") {
        "hand-out" => intakes::hand_out(&mut work, &viewer, intake).await.map(|_| "intake-handed-out"),
        "readers" => match readers_of(&mut work, &viewer, &form).await {
            Ok(readers) => intakes::add_readers(&mut work, &viewer, intake, &readers).await,
            Err(refused) => Err(refused),
        }
        .map(|()| "intake-readers"),
        "settle" => {
            let application: ApplicationId = id(text("application"))?;
            let settled = Marked {
                criterion: text("criterion").to_owned(),
                mark: text("mark").to_owned(),
                reason: text("reason").to_owned(),
            };
            intakes::settle(&mut work, &viewer, intake, application, &settled)
                .await
                .map(|()| "intake-settled")
        }
        "object" => {
            let application: ApplicationId = id(text("application"))?;
            let objected = intakes::object(&mut work, &viewer, intake, application, text("reason")).await;
            objected.map(|_| "intake-objected")
        }
        "answer" => {
            let objection: ObjectionId = id(text("objection"))?;
            let answered =
                intakes::answer_objection(&mut work, &viewer, intake, objection, text("answer")).await;
            answered.map(|()| "intake-answered")
        }
        "reconsider" => intakes::reconsider(&mut work, &viewer, intake).await.map(|()| "intake-reconsidered"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::intake(&slug, intake), key, None)),
        // Somebody else was first, or it is over: the page says how it stands.
        Err(Refused::Conflict | Refused::Gone) => {
            Ok(said::then(&links::intake(&slug, intake), "intake-before", None))
        }
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, intake, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
