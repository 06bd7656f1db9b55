//! `/c/{slug}/gatherings/{gathering}/attendance`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Words;
use community::{
    PersonId, Refused,
    attendance::{self, Aftercare, Present, Was},
    charter::Viewer,
    gatherings::Gathering,
};

use super::view::{AttendancePage, CheckInLine, ListView, PresentLine};
use crate::{
    asker::Asker,
    charter::edit::Fields,
    errors::Trouble,
    forms::Problems,
    links,
    runsheets::lay::{head, visit},
    said,
    said::show,
};

/// `GET /c/{slug}/gatherings/{gathering}/attendance`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    let leads = sheet.led_by(&viewer);
    shown(asker, &viewer, slug, &gathering, (leads, None), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    gathering: &Gathering,
    (leads, draft): (bool, Option<String>),
    problems: Problems,
) -> Result<Response, Trouble> {
    let (words, now) = (asker.shell.words, asker.reading().now);
    let mut work = asker.work();
    let found = async {
        let own = attendance::own_attendance(&mut work, viewer, gathering.id).await?;
        if !leads {
            return Ok((own, None));
        }
        let list = attendance::list(&mut work, viewer, gathering.id).await?;
        let care = attendance::aftercare(&mut work, viewer, gathering.id).await?;
        Ok((own, Some((list, care))))
    };
    let found = found.await;
    drop(work);
    let (own, list) = found.map_err(|refused: Refused| asker.trouble(refused))?;
    let mut shell = asker.shell.clone().titled(asker.shell.say("attendance-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AttendancePage {
        shell,
        head: head(&asker, &slug, gathering, leads),
        open: gathering.starts_at <= now && !gathering.is_cancelled(),
        own: own.map(|was| was.word().to_owned()).unwrap_or_default(),
        list: list.map(|(list, care)| listed(words, list, care, gathering, draft)),
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn listed(
    words: Words,
    list: Vec<Present>,
    care: Aftercare,
    gathering: &Gathering,
    draft: Option<String>,
) -> ListView {
    let line = |one: Present| PresentLine {
        person: one.person.to_string(),
        answer: words
            .say(match one.answer.as_deref() {
                Some("accepted") => "gathering-yes",
                Some("tentative") => "gathering-maybe",
                Some(_) => "gathering-no",
                None => "gathering-silent",
            })
            .to_owned(),
        // What was said before is where a list begins.
        state: match (one.was(), one.listed, one.had_said_yes()) {
            (Some(was), ..) => was.word().to_owned(),
            (None, false, true) => "there".into(),
            (None, false, false) if one.answer.as_deref() != Some("tentative") => "away".into(),
            _ => String::new(),
        },
        own: one.own,
        name: one.name,
    };
    let draft =
        draft.unwrap_or_else(|| words.tell("check-in-draft", &[("title", gathering.title.as_str().into())]));
    ListView {
        people: list.into_iter().map(line).collect(),
        heavy: care.heavy_at.is_some(),
        check_ins: care
            .people
            .into_iter()
            .map(|one| CheckInLine {
                person: one.person.to_string(),
                name: one.name,
                written: one.written_at.is_some(),
            })
            .collect(),
        draft,
    }
}

/// `POST /c/{slug}/gatherings/{gathering}/attendance`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    let (fields, id) = (Fields::of(&body), gathering.id);
    let mut work = asker.work();
    let done = match fields.text("act") {
        "own" => {
            let was = Was::of(fields.text("was")).ok_or(Trouble::Unreadable)?;
            attendance::say_own(&mut work, &viewer, id, was).await.map(|_| "attendance-said")
        }
        "list" => {
            let said = all(&fields);
            attendance::say_who(&mut work, &viewer, id, &said).await.map(|_| "attendance-listed")
        }
        "heavy" => attendance::mark_heavy(&mut work, &viewer, id, true).await.map(|_| "attendance-heavy"),
        "not-heavy" => {
            attendance::mark_heavy(&mut work, &viewer, id, false).await.map(|_| "attendance-light")
        }
        "check-in" => {
            let to: Vec<PersonId> = fields.all("to").filter_map(|person| person.parse().ok()).collect();
            let words = fields.text("words").replace("\r\n", "\n");
            attendance::check_in(&mut work, &viewer, id, &to, &words).await.map(|_| "checked-in")
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::attendance(&slug, id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            let draft = Some(fields.text("words").to_owned());
            shown(asker, &viewer, slug, &gathering, (sheet.led_by(&viewer), draft), problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `was-<person> = part`; empty for not clear.
fn all(fields: &Fields) -> Vec<(PersonId, Option<Was>)> {
    let named = fields.all("person").filter_map(|person| Some((person, person.parse::<PersonId>().ok()?)));
    named.map(|(name, person)| (person, Was::of(fields.text(&format!("was-{name}"))))).collect()
}
