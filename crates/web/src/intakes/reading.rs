//! `/c/{slug}/readings/{reading}`: an application without a name, and a mark for each part of the profile.

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    ReadingId, Refused,
    charter::Viewer,
    intakes::{self, Marked},
};

use super::{
    fields,
    pages::id,
    view::{CRITERIA, PartRow, ReadingPage},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/readings/{reading}`
pub async fn page(
    mut asker: Asker,
    Path((slug, reading)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, id(&reading)?, None, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    id: ReadingId,
    typed: Option<(Vec<Marked>, String)>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let letter = intakes::look(&mut asker.work(), viewer, id).await;
    let letter = letter.map_err(|refused| asker.trouble(refused))?;
    let (marks, note) = typed.unwrap_or((letter.marks, letter.reading.note));
    let parts = letter
        .criteria
        .profile()
        .iter()
        .filter(|(_, wanted)| !wanted.trim().is_empty())
        .map(|(criterion, wanted)| {
            let marked = marks.iter().find(|one| one.criterion == *criterion).cloned().unwrap_or_default();
            let key = CRITERIA.iter().find(|(part, _)| part == criterion).map_or("", |(_, key)| key);
            PartRow {
                criterion: (*criterion).to_owned(),
                name: asker.shell.say(key),
                wanted: (*wanted).to_owned(),
                mark: marked.mark,
                reason: marked.reason,
            }
        })
        .collect();
    let label = letter.reading.label;
    let page = ReadingPage {
        slug: viewer.community().slug.clone(),
        id: id.to_string(),
        intake: letter.reading.intake_name,
        answers: letter.answers,
        parts,
        note,
        appeal: letter.appeal,
        over: letter.reading.is_over && letter.reading.state == "read",
        shell: {
            let mut shell = asker.shell;
            shell.mistake = !problems.is_empty();
            let title = shell.tell("intake-label", &[("label", label.as_str().into())]);
            shell.titled(title)
        },
        label,
        problems,
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/readings/{reading}`: marks it, or says that one knows who it is.
pub async fn mark(
    mut asker: Asker,
    Path((slug, reading)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: ReadingId = id(&reading)?;
    let sent = fields(&form);
    let text = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let marks: Vec<Marked> = CRITERIA
        .iter()
        .map(|(criterion, _)| Marked {
            criterion: (*criterion).to_owned(),
            mark: text(criterion),
            reason: text(&format!("{criterion}-reason")),
        })
        .collect();
    let mut work = asker.work();
    let done = match text("act").as_str() {
        "know" => intakes::knows_them(&mut work, &viewer, id).await.map(|_| "reading-handed-on"),
        _ => intakes::mark(&mut work, &viewer, id, &marks, &text("note")).await.map(|()| "reading-marked"),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::intakes(&slug), key, None)),
        Err(Refused::Gone) => Ok(said::then(&links::intakes(&slug), "reading-over", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, id, Some((marks, text("note"))), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
