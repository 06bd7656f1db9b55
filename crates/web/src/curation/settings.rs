//! What convenors set for joining: the ways in, criteria, questions.

use std::collections::HashMap;

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use chrono::NaiveDate;
use community::{
    Refused,
    charter::Viewer,
    curation::{self, Criteria, Question, Ways},
};

use super::{
    pages::convenor,
    view::{CriteriaPage, QuestionRow, QuestionsPage},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// So many rows the form of questions has.
const ROWS: usize = 8;

fn read(form: &[u8]) -> HashMap<String, String> {
    url::form_urlencoded::parse(form)
        .take(200)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// `POST /c/{slug}/joining/ways`
pub async fn ways(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let fields = read(&form);
    let has = |name: &str| fields.contains_key(name);
    // The last day counts as a whole.
    let closes_at = fields
        .get("closes")
        .and_then(|day| day.parse::<NaiveDate>().ok())
        .and_then(|day| day.succ_opt()?.and_hms_opt(0, 0, 0))
        .map(|end| Time::from_secs(end.and_utc().timestamp()));
    let ways = Ways {
        nominations: has("nominations"),
        applications: has("applications"),
        asks_invited: has("asks_invited"),
        closes_at,
        door: has("door"),
    };
    curation::set_ways(&mut asker.work(), &viewer, ways).await.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::joining(&slug), "joining-saved", None))
}

/// `GET /c/{slug}/joining/criteria`
pub async fn criteria(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let draft = curation::draft_criteria(&mut asker.work(), &viewer).await;
    let draft = draft.map_err(|refused| asker.trouble(refused))?;
    criteria_page(asker, &viewer, draft, Problems::none()).await
}

async fn criteria_page(
    asker: Asker,
    viewer: &Viewer,
    draft: Criteria,
    problems: Problems,
) -> Result<Response, Trouble> {
    let now = curation::criteria(&mut asker.work(), viewer).await;
    let now = now.map_err(|refused| asker.trouble(refused))?;
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("criteria-title");
    let shell = shell.titled(title);
    let page = CriteriaPage {
        shell,
        slug: viewer.community().slug.clone(),
        fields: vec![
            ("rules", draft.rules),
            ("experience", draft.experience),
            ("level", draft.level),
            ("commitment", draft.commitment),
            ("objectives", draft.objectives),
            ("steps", draft.steps),
        ],
        version: now.map_or(0, |now| now.version),
        problems,
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/joining/criteria`
pub async fn write_criteria(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let mut fields = read(&form);
    let mut take = |name: &str| fields.remove(name).unwrap_or_default();
    let criteria = Criteria {
        rules: take("rules"),
        experience: take("experience"),
        level: take("level"),
        commitment: take("commitment"),
        objectives: take("objectives"),
        steps: take("steps"),
        ..Criteria::default()
    };
    let publish = take("act") == "publish";
    let mut work = asker.work();
    let done = match publish {
        true => curation::publish_criteria(&mut work, &viewer, &criteria).await.map(drop),
        false => curation::write_criteria(&mut work, &viewer, &criteria).await,
    };
    drop(work);
    match done {
        Ok(()) if publish => Ok(said::then(&links::joining(&slug), "criteria-published", None)),
        Ok(()) => Ok(said::then(&links::joining_criteria(&slug), "criteria-saved", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = criteria_page(asker, &viewer, criteria, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/joining/questions`
pub async fn questions(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let asked = curation::questions(&mut asker.work(), &viewer).await;
    let asked = asked.map_err(|refused| asker.trouble(refused))?;
    questions_page(asker, slug, asked, Problems::none())
}

fn questions_page(
    asker: Asker,
    slug: String,
    asked: Vec<Question>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("questions-title");
    let shell = shell.titled(title);
    let row = |one: Question| QuestionRow {
        number: one.number,
        words: one.words,
        hint: one.hint,
        kind: one.kind,
        options: one.options,
        required: one.required,
    };
    let mut rows: Vec<QuestionRow> = asked.into_iter().map(row).collect();
    if rows.len() < ROWS {
        rows.push(QuestionRow::default());
    }
    show(asker.news, &QuestionsPage { shell, slug, rows, problems })
}

/// `POST /c/{slug}/joining/questions`: rows without words are no questions.
pub async fn write_questions(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let fields = read(&form);
    let of = |name: &str, row: usize| fields.get(&format!("{name}{row}")).cloned().unwrap_or_default();
    let asked: Vec<Question> = (0..=ROWS)
        .map(|row| Question {
            number: of("number", row).parse().unwrap_or(0),
            words: of("words", row),
            hint: of("hint", row),
            kind: ["one", "any"]
                .into_iter()
                .find(|kind| *kind == of("kind", row))
                .unwrap_or("words")
                .to_owned(),
            options: of("options", row).replace('\r', ""),
            required: !of("required", row).is_empty(),
            about: String::new(),
        })
        .filter(|one| !one.words.trim().is_empty())
        .collect();
    match curation::set_questions(&mut asker.work(), &viewer, &asked).await {
        Ok(()) => Ok(said::then(&links::joining_questions(&slug), "questions-saved", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = questions_page(asker, slug, asked, problems)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
