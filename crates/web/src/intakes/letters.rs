//! `/c/{slug}/intakes/{intake}/letters`: each letter is read by a convenor, or written anew, before it leaves.

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    ApplicationId, IntakeId, Refused,
    charter::Viewer,
    intakes::{self, Outcome},
};

use super::{
    fields,
    pages::id,
    view::{LetterRow, LettersPage},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/intakes/{intake}/letters`
pub async fn page(
    mut asker: Asker,
    Path((slug, intake)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, id(&intake)?, Problems::none()).await
}

/// What an outcome is called.
pub(super) fn outcome_key(outcome: &str) -> &'static str {
    match outcome {
        "offer" => "outcome-offer",
        "wait" => "outcome-wait",
        _ => "outcome-decline",
    }
}

/// What was answered.
pub(super) fn answer_key(answer: Option<&str>) -> &'static str {
    match answer {
        Some("accepted") => "letter-answer-accepted",
        Some("refused") => "letter-answer-refused",
        Some("lapsed") => "letter-answer-lapsed",
        Some("appealed") => "letter-answer-appealed",
        Some(_) => "letter-answer-next",
        None => "letter-answer-none",
    }
}

async fn shown(asker: Asker, viewer: &Viewer, id: IntakeId, problems: Problems) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let intake = intakes::get(&mut asker.work(), viewer, id).await.map_err(told)?;
    let decisions = intakes::decisions(&mut asker.work(), viewer, id).await.map_err(told)?;
    let reading = asker.reading();
    let objecting = intake.objections_until.filter(|until| intake.state == "chosen" && reading.now < *until);
    let letters = decisions
        .into_iter()
        .map(|one| LetterRow {
            id: one.application.to_string(),
            outcome: asker.shell.say(outcome_key(&one.outcome)),
            sent: one.sent_at.map(|at| reading.day(at)),
            answer: if one.sent_at.is_some() {
                asker.shell.say(answer_key(one.answer.as_deref()))
            } else {
                ""
            },
            appeal: if one.answer.as_deref() == Some("appealed") { one.appeal } else { String::new() },
            name: one.name,
            letter: one.letter,
            read_by: one.read_by,
        })
        .collect();
    let page = LettersPage {
        slug: viewer.community().slug.clone(),
        id: id.to_string(),
        letters,
        objecting: objecting.map(|until| reading.moment(until)),
        shell: {
            let mut shell = asker.shell;
            shell.mistake = !problems.is_empty();
            let title = shell.tell("intake-letters-title", &[("intake", intake.name.as_str().into())]);
            shell.titled(title)
        },
        name: intake.name,
        problems,
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/intakes/{intake}/letters`: a letter was read; all that were read leave; an appeal ends.
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
        "read" => {
            let application: ApplicationId = id(text("application"))?;
            let read = intakes::write_letter(&mut work, &viewer, application, text("letter")).await;
            read.map(|()| "letter-read")
        }
        "send" => intakes::send(&mut work, &viewer, intake).await.map(|(_, left)| match left {
            0 => "letters-sent",
            _ => "letters-left",
        }),
        "appeal" => {
            let application: ApplicationId = id(text("application"))?;
            let outcome = Outcome::of(text("outcome")).ok_or(Trouble::Unreadable)?;
            let (reason, letter) = (text("reason"), text("letter"));
            let ended = intakes::end_appeal(&mut work, &viewer, application, outcome, reason, letter).await;
            ended.map(|()| "appeal-ended")
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::intake_letters(&slug, intake), key, None)),
        Err(Refused::Conflict) => {
            Ok(said::then(&links::intake_letters(&slug, intake), "intake-before", None))
        }
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, intake, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
