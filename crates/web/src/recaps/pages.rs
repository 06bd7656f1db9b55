//! `/c/{slug}/gatherings/{gathering}/recap`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{Refused, charter::Viewer, gatherings::Gathering, recaps};

use super::view::{RecapLine, RecapPage};
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

/// `GET /c/{slug}/gatherings/{gathering}/recap`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering, _) = visit(&mut asker, &slug, &id).await?;
    shown(asker, &viewer, slug, &gathering, String::new(), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    gathering: &Gathering,
    words: String,
    problems: Problems,
) -> Result<Response, Trouble> {
    let found = recaps::recap(&mut asker.work(), viewer, gathering.id).await;
    let recap = found.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let mut shell = asker.shell.clone().titled(asker.shell.say("recap-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let fixable = recap.can_be_fixed(reading.now);
    let line = |one: recaps::Line| RecapLine {
        number: one.number,
        source: match one.source.as_str() {
            "topic" => "recap-source-topic",
            "will" => "recap-source-will",
            _ => "recap-source-took",
        },
        mine: one.person == viewer.person() && one.source != "topic" && fixable,
        words: one.words,
        name: one.name,
        edited: one.edited,
        corrected: one.corrected_at.is_some(),
        dropped: one.dropped,
    };
    let page = RecapPage {
        shell,
        head: head(&asker, &slug, gathering, viewer.is_convenor()),
        begun: gathering.starts_at <= reading.now && !gathering.is_cancelled(),
        sent: recap.stand.sent_at.map(|at| reading.day(at)),
        stands: recap.stand.stands_at.filter(|_| fixable).map(|at| reading.day(at)),
        lines: recap.lines.into_iter().map(line).collect(),
        convenor: viewer.is_convenor(),
        words,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /c/{slug}/gatherings/{gathering}/recap`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let (viewer, gathering, _) = visit(&mut asker, &slug, &id).await?;
    let (fields, id) = (Fields::of(&body), gathering.id);
    let number: i64 = fields.text("number").parse().unwrap_or(0);
    let words = fields.text("words");
    let mut work = asker.work();
    let done = match fields.text("act") {
        "take" => recaps::take(&mut work, &viewer, words).await.map(|_| "recap-took"),
        "fix" => recaps::fix_line(&mut work, &viewer, id, number, words).await.map(|_| "recap-fixed"),
        "edit" => {
            recaps::edit_line(&mut work, &viewer, id, number, Some(words)).await.map(|()| "recap-edited")
        }
        "drop" => recaps::edit_line(&mut work, &viewer, id, number, None).await.map(|()| "recap-edited"),
        "send" => recaps::send_recap(&mut work, &viewer, id).await.map(|()| "recap-sent"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::recap(&slug, id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            shown(asker, &viewer, slug, &gathering, words.to_owned(), problems).await
        }
        // Sent meanwhile, or too late: the page says which.
        Err(Refused::Conflict | Refused::Gone) => {
            Ok(said::then(&links::recap(&slug, id), "recap-late", None))
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
