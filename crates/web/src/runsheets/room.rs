//! `/c/{slug}/gatherings/{gathering}/ideas` and `/groups`: for the telephones in the room.

use axum::{
    Form,
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Words;
use community::{
    PersonId, Refused,
    charter::Viewer,
    gatherings::Gathering,
    runsheets::{self, Group, Reason, RunSheet},
};

use serde::Deserialize;

use super::{
    lay::{head, visit},
    view::{GroupLine, GroupsPage, IdeasPage},
};
use crate::{asker::Asker, charter::edit::Fields, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/gatherings/{gathering}/ideas`
pub async fn ideas(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let found = visit(&mut asker, &slug, &id).await?;
    ideas_shown(asker, slug, found, Problems::none(), String::new()).await
}

async fn ideas_shown(
    asker: Asker,
    slug: String,
    (viewer, gathering, sheet): (Viewer, Gathering, RunSheet),
    problems: Problems,
    words: String,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let round = runsheets::ideas(&mut work, &viewer, gathering.id).await;
    drop(work);
    let round = round.map_err(|refused| asker.trouble(refused))?;
    let head = head(&asker, &slug, &gathering, sheet.led_by(&viewer));
    let mut shell = asker.shell.clone().titled(asker.shell.say("ideas-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (question, count, ideas) = match round {
        Some(round) => (Some(round.question), round.count, round.ideas),
        None => (None, 0, None),
    };
    let page = IdeasPage { shell, head, question, count, ideas, problems, words };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// What the forms about ideas send.
#[derive(Deserialize)]
pub struct Idea {
    act: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/gatherings/{gathering}/ideas`
pub async fn add(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(sent): Form<Idea>,
) -> Result<Response, Trouble> {
    let found = visit(&mut asker, &slug, &id).await?;
    let mut work = asker.work();
    let (viewer, gathering) = (&found.0, found.1.id);
    let done = match sent.act.as_str() {
        "add" => runsheets::add_idea(&mut work, viewer, gathering, &sent.words).await.map(|()| "idea-added"),
        "open" => {
            runsheets::open_ideas(&mut work, viewer, gathering, &sent.words).await.map(|()| "ideas-opened")
        }
        "show" => runsheets::show_ideas(&mut work, viewer, gathering).await.map(|()| "ideas-shown"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::ideas(&slug, &id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            ideas_shown(asker, slug, found, problems, sent.words).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/gatherings/{gathering}/groups`
pub async fn groups(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let found = visit(&mut asker, &slug, &id).await?;
    groups_shown(asker, slug, found, Problems::none(), None).await
}

async fn groups_shown(
    asker: Asker,
    slug: String,
    (viewer, gathering, sheet): (Viewer, Gathering, RunSheet),
    problems: Problems,
    size: Option<String>,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let seating = runsheets::seating(&mut work, &viewer, gathering.id).await;
    drop(work);
    let seating = seating.map_err(|refused| asker.trouble(refused))?;
    let words = asker.shell.words;
    let head = head(&asker, &slug, &gathering, sheet.led_by(&viewer));
    let mut shell = asker.shell.clone().titled(asker.shell.say("groups-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let size =
        size.or(seating.as_ref().map(|seating| seating.size.to_string())).unwrap_or_else(|| "3".into());
    let all = seating.map(|seating| seating.groups).unwrap_or_default();
    let mut people: Vec<(String, String)> =
        all.iter().flat_map(|group| &group.people).map(|(id, name)| (id.to_string(), name.clone())).collect();
    people.sort_by_key(|(_, name)| name.to_lowercase());
    let groups = all.iter().map(|group| line(words, group, viewer.person())).collect();
    let page = GroupsPage { shell, head, groups, size, people, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn line(words: Words, group: &Group, reader: Option<PersonId>) -> GroupLine {
    GroupLine {
        people: group.people.iter().map(|(_, name)| name.clone()).collect(),
        others: match i64::try_from(group.others).unwrap_or(0) {
            0 => String::new(),
            count => words.tell("groups-others", &[("count", count.into())]),
        },
        reasons: group.reasons.iter().filter_map(|reason| because(words, group, *reason)).collect(),
        mine: group.people.iter().any(|(person, _)| Some(*person) == reader),
    }
}

/// A reason in words; nothing for one that is nobody's business.
fn because(words: Words, group: &Group, reason: Reason) -> Option<String> {
    let name = |place: usize| {
        let name = group.people.get(place).map_or("", |(_, name)| name.as_str());
        name.split_whitespace().next().unwrap_or(name).to_owned()
    };
    let two =
        |key: &str, one, other| words.tell(key, &[("one", name(one).into()), ("other", name(other).into())]);
    Some(match reason {
        Reason::AllNew => words.say("groups-all-new").to_owned(),
        Reason::AllElsewhere => words.say("groups-elsewhere").to_owned(),
        Reason::Helps(one, other) => two("groups-helps", one, other),
        Reason::OneOrganisation(one, other) => two("groups-one-place", one, other),
        Reason::Again(one, other, _) => two("groups-again", one, other),
        Reason::Unseasoned => words.say("groups-unseasoned").to_owned(),
        Reason::Line(..) | Reason::Wished(..) | Reason::Speechless => return None,
    })
}

/// `POST /c/{slug}/gatherings/{gathering}/groups`
pub async fn seat(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let found = visit(&mut asker, &slug, &id).await?;
    let fields = Fields::of(&body);
    let but: Vec<PersonId> = fields.all("but").filter_map(|id| id.parse().ok()).collect();
    let size = fields.text("size").to_owned();
    let mut work = asker.work();
    let wanted = size.trim().parse().unwrap_or(0);
    let done = runsheets::seat(&mut work, &found.0, found.1.id, wanted, &but).await;
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::groups(&slug, &id), "groups-made", None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            groups_shown(asker, slug, found, problems, Some(size)).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
