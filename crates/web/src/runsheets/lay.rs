//! `/c/{slug}/gatherings/{gathering}/plan`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    GatheringId, PersonId, Refused, Work,
    charter::Viewer,
    gatherings::Gathering,
    methods,
    runsheets::{self, Item, NewItem, RunSheet},
};

use super::view::{Head, ItemForm, PlanPage, StepLine};
use crate::{
    asker::Asker,
    charter::edit::Fields,
    errors::Trouble,
    forms::Problems,
    intakes::people::{self, People},
    links, said,
    said::show,
};

/// Empty items behind those that are there.
const EMPTY: usize = 3;

/// The gathering and its plan, for a page.
pub(crate) async fn visit(
    asker: &mut Asker,
    slug: &str,
    id: &str,
) -> Result<(Viewer, Gathering, RunSheet), Trouble> {
    let viewer = asker.visit(slug).await?;
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let found = runsheets::look(&mut work, &viewer, id).await;
    drop(work);
    let (gathering, sheet) = found.map_err(|refused| asker.trouble(refused))?;
    Ok((viewer, gathering, sheet))
}

pub(crate) fn head(asker: &Asker, slug: &str, gathering: &Gathering, leads: bool) -> Head {
    Head {
        slug: slug.to_owned(),
        id: gathering.id.to_string(),
        title: gathering.title.clone(),
        at: asker.reading().moment(gathering.starts_at),
        minutes: gathering.minutes,
        leads,
    }
}

/// `GET /c/{slug}/gatherings/{gathering}/plan`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    shown(asker, &viewer, slug, &gathering, &sheet, None, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    gathering: &Gathering,
    sheet: &RunSheet,
    sent: Option<Vec<ItemForm>>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let leads = sheet.led_by(viewer);
    let (mut choices, mut people, mut form) = (Vec::new(), People::default(), Vec::new());
    // What runs is not laid anew: there is no form, and nothing is loaded for it.
    if leads && sheet.started_at.is_none() {
        let mut work = asker.work();
        choices.extend(methods::all().iter().map(|(key, method)| ((*key).to_owned(), method.name.clone())));
        let own = methods::own_methods(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
        choices.extend(own.into_iter().map(|one| (one.id.to_string(), one.name)));
        drop(work);
        people = people::of(&asker, viewer).await?;
        form = sent.unwrap_or_else(|| sheet.items.iter().map(|item| laid(item, people.many)).collect());
        form.extend((0..EMPTY).map(|_| ItemForm::default()));
    }
    let words = asker.shell.words;
    let mut shell =
        asker.shell.clone().titled(words.tell("plan-title", &[("title", gathering.title.as_str().into())]));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PlanPage {
        shell,
        head: head(&asker, &slug, gathering, leads),
        steps: StepLine::all(words, sheet, gathering.minute),
        laid: sheet.minutes(),
        form,
        version: sheet.version,
        methods: choices,
        many: people.many,
        people: people.few,
        problems,
        started: sheet.started_at.is_some(),
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// An item as it stands in the form: its host by id where members are few, by name where they are many.
fn laid(item: &Item, many: bool) -> ItemForm {
    ItemForm {
        method: item.method.clone(),
        title: item.title.clone(),
        question: item.question.clone(),
        host: match many {
            true => item.host_name.clone(),
            false => item.host.map(|host| host.to_string()).unwrap_or_default(),
        },
        minutes: item.minutes.to_string(),
    }
}

/// `POST /c/{slug}/gatherings/{gathering}/plan`
pub async fn lay(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    let fields = Fields::of(&body);
    let version = fields.text("version").parse().unwrap_or(-1);
    let form = items(&fields);
    let mut work = asker.work();
    let mut items = Vec::new();
    let mut unknown = None;
    for one in &form {
        let host = match host(&mut work, &viewer, &one.host).await {
            Ok(host) => host,
            Err(refused) => {
                unknown = Some(refused);
                break;
            }
        };
        let minutes = match one.minutes.trim() {
            "" => None,
            minutes => Some(minutes.parse().unwrap_or(0)),
        };
        let (method, title, question) = (one.method.clone(), one.title.clone(), one.question.clone());
        items.push(NewItem { method, title, question, host, minutes });
    }
    let done = match unknown {
        Some(refused) => Err(refused),
        None => runsheets::lay(&mut work, &viewer, gathering.id, version, &items).await,
    };
    drop(work);
    let words = asker.shell.words;
    match done {
        Ok(_) => Ok(said::then(&links::plan(&slug, &id), "plan-laid", None)),
        // What the other host laid stands above, and what this one wrote stays in the form; saved once more, it holds.
        Err(Refused::Conflict) => {
            let problems = Problems::none().with("items", words.say("problem-run-conflict"));
            shown(asker, &viewer, slug, &gathering, &sheet, Some(form), problems).await
        }
        Err(Refused::Invalid(found)) => {
            let problems = Problems::found(words, &found);
            shown(asker, &viewer, slug, &gathering, &sheet, Some(form), problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// Who hosts: one of the list, or whoever is called so.
async fn host(work: &mut Work<'_>, viewer: &Viewer, said: &str) -> Result<Option<PersonId>, Refused> {
    match said.parse::<PersonId>() {
        Ok(person) => Ok(Some(person)),
        Err(_) => Ok(people::named(work, viewer, "items", said).await?.first().copied()),
    }
}

/// The items of a form; those in which nothing stands are left out.
fn items(fields: &Fields) -> Vec<ItemForm> {
    let column = |name: &'static str| fields.all(name).map(str::to_owned).collect::<Vec<String>>();
    let (methods, titles, questions) = (column("method"), column("title"), column("question"));
    let (hosts, minutes) = (column("host"), column("minutes"));
    let at = |column: &[String], place: usize| column.get(place).cloned().unwrap_or_default();
    (0..methods.len().max(titles.len()).min(24))
        .map(|place| ItemForm {
            method: at(&methods, place),
            title: at(&titles, place),
            question: at(&questions, place),
            host: at(&hosts, place),
            minutes: at(&minutes, place),
        })
        .filter(|one| !one.method.is_empty() || !one.title.trim().is_empty())
        .collect()
}
