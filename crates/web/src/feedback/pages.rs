//! `/c/{slug}/gatherings/{gathering}/feedback`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Id;
use community::{
    Refused,
    charter::Viewer,
    feedback::{self, Outcome},
    gatherings::Gathering,
};

use super::view::{ChangeLine, FeedbackPage, ItemLine};
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

/// The three, by the names of their fields.
const ITEMS: [(&str, &str); 3] =
    [("useful", "feedback-useful"), ("enjoyable", "feedback-enjoyable"), ("freely", "feedback-freely")];

/// `GET /c/{slug}/gatherings/{gathering}/feedback`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering, _) = visit(&mut asker, &slug, &id).await?;
    shown(asker, &viewer, slug, &gathering, &Fields::of(b""), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    gathering: &Gathering,
    written: &Fields,
    problems: Problems,
) -> Result<Response, Trouble> {
    let results = feedback::results(&mut asker.work(), viewer, gathering.id).await;
    let results = results.map_err(|refused| asker.trouble(refused))?;
    let (words, reading) = (asker.shell.words, asker.reading());
    let mut shell = asker.shell.clone().titled(asker.shell.say("feedback-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let means = results.as_ref().and_then(|results| results.means);
    let mean = |place: usize| {
        means.map(|means| match means[place] {
            Some(mean) => format!("{mean:.1}"),
            None => words.say("feedback-alike").to_owned(),
        })
    };
    let items = ITEMS.iter().enumerate().map(|(place, (field, key))| ItemLine {
        field,
        key,
        written: written.text(field).to_owned(),
        mean: mean(place),
    });
    let mut page = FeedbackPage {
        shell,
        head: head(&asker, &slug, gathering, viewer.is_convenor()),
        until: None,
        open: false,
        mine: false,
        may: false,
        answered: 0,
        shown: means.is_some(),
        items: items.collect(),
        change: written.text("words").to_owned(),
        changes: Vec::new(),
        convenor: viewer.is_convenor(),
        problems,
    };
    if let Some(results) = results {
        page.until = Some(reading.moment(results.closes_at));
        (page.open, page.mine, page.may) = (results.open, results.mine, results.may);
        page.answered = results.answered;
        page.changes = results
            .changes
            .into_iter()
            .map(|one| ChangeLine {
                id: one.id.to_string(),
                words: one.words,
                shared: one.shared,
                said: one.said,
                outcome: one.outcome.unwrap_or_default(),
                answer: one.answer,
            })
            .collect();
    }
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /c/{slug}/gatherings/{gathering}/feedback`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let (viewer, gathering, _) = visit(&mut asker, &slug, &id).await?;
    let (fields, id) = (Fields::of(&body), gathering.id);
    let mut work = asker.work();
    let done = match fields.text("act") {
        "say" => {
            let numbers: Vec<i64> =
                ITEMS.iter().filter_map(|(field, _)| fields.text(field).parse().ok()).collect();
            let (change, shared) = (fields.text("words"), fields.text("shared") == "yes");
            let done = feedback::answer_feedback(&mut work, &viewer, id, &numbers, change, shared).await;
            match done {
                // Said before, or too late: the page says which.
                Err(Refused::Conflict | Refused::Gone) => Ok("feedback-not-kept"),
                done => done.map(|()| "feedback-said"),
            }
        }
        "answer" => {
            let change: Id = fields.text("change").parse().map_err(|_| Trouble::NotFound)?;
            let outcome = match fields.text("outcome") {
                "not-now" => Outcome::NotNow,
                _ => Outcome::Changed,
            };
            let (said, answer) = (fields.text("said"), fields.text("answer"));
            let done = feedback::answer_change(&mut work, &viewer, change, outcome, said, answer).await;
            done.map(|()| "feedback-answered")
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::feedback(&slug, id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            shown(asker, &viewer, slug, &gathering, &fields, problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
