//! `/application/{token}/result`: what was decided of one's own application, with reasons, and how it was read.

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Actor, Refused,
    intakes::{self, Answered},
};

use super::{
    fields,
    letters::answer_key,
    view::{ResultPage, read_row},
};
use crate::{asker::Asker, curation, errors::Trouble, forms::Problems, links, said};

/// `GET /application/{token}/result`
pub async fn page(asker: Asker, Path(token): Path<String>) -> Result<Response, Trouble> {
    shown(asker, token, Problems::none()).await
}

async fn shown(asker: Asker, token: String, problems: Problems) -> Result<Response, Trouble> {
    // A visitor and a member see the same here: what counts is the address of the page.
    let mut work = asker.door.house().work(Actor::Visitor);
    let (own, told) = intakes::result_here(&mut work, &token).await?;
    drop(work);
    let reading = asker.reading();
    let (decision, read) = told.unzip();
    let row = read.as_ref().map(|read| read_row(&asker.shell, read));
    let open = decision.as_ref().is_some_and(|one| one.is_open(reading.now));
    let answer = decision.as_ref().and_then(|one| one.answer.as_deref());
    let in_time = decision.as_ref().and_then(|one| one.until).is_some_and(|until| reading.now < until);
    let outcome = decision.as_ref().map_or("", |one| one.outcome.as_str());
    let appealable =
        outcome != "offer" && in_time && matches!(answer, None | Some("next-round" | "asked-again"));
    let page = ResultPage {
        place: own.community.name,
        slug: own.community.slug,
        outcome: outcome.to_owned(),
        reason: decision.as_ref().map_or(String::new(), |one| one.reason.clone()),
        version: decision.as_ref().map_or(0, |one| one.criteria_version),
        until: decision
            .as_ref()
            .and_then(|one| one.until)
            .filter(|_| in_time)
            .map(|until| reading.day(until)),
        open,
        appealable,
        answer: if answer.is_some() { asker.shell.say(answer_key(answer)) } else { "" },
        marks: row.map_or(Vec::new(), |row| row.marks),
        shell: {
            let mut shell = asker.shell;
            shell.mistake = !problems.is_empty();
            let title = shell.say("result-title");
            shell.titled(title)
        },
        token,
        problems,
    };
    curation::private(said::show(asker.news, &page)?)
}

/// `POST /application/{token}/result`
pub async fn act(
    asker: Asker,
    Path(token): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let sent = fields(&form);
    let text = |name: &str| sent.get(name).map_or("", String::as_str);
    let answered = match text("act") {
        "accept" => Answered::Accept,
        "refuse" => Answered::Refuse,
        "appeal" => Answered::Appeal,
        "next" => Answered::NextRound,
        _ => return Err(Trouble::Unreadable),
    };
    let mut work = asker.door.house().work(Actor::Visitor);
    let done = intakes::answer_here(&mut work, &token, answered, text("appeal")).await;
    drop(work);
    let key = match done {
        Ok(()) => match answered {
            Answered::Accept => "result-accepted",
            Answered::Refuse => "result-refused",
            Answered::Appeal => "result-appealed",
            Answered::NextRound => "result-noted",
        },
        // Answered before, or too late: the page says how it stands.
        Err(Refused::Conflict | Refused::Gone | Refused::NotAllowed(_)) => "result-over",
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, token, problems).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(refused) => return Err(refused.into()),
    };
    curation::private(said::then(&links::application_result(&token), key, None))
}
