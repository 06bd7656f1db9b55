//! `/c/{slug}/cases`: what was sent to the reader to look at; `/c/{slug}/cases/{case}`: one of them, as whoever sees it.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    CaseId, Refused,
    charter::Viewer,
    moderation::{self, Because, Case, Measure, Seen, View},
};
use serde::Deserialize;

use super::view::{CaseLine, CasePage, CasesPage};
use crate::{
    asker::Asker, errors::Trouble, forms::Problems, html::Html, links, said, said::show, shell::Here,
};

/// The key of what was done.
fn measure_key(measure: &str) -> &'static str {
    match measure {
        "take-down" => "measure-take-down",
        "stop" => "measure-stop",
        "go" => "measure-go",
        _ => "measure-nothing",
    }
}

/// `GET /c/{slug}/cases`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let found = moderation::cases(&mut asker.work(), &viewer).await;
    let found = found.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let line = |case: Case| CaseLine {
        href: links::case(&slug, case.id),
        name: viewer.calls(&case.name),
        subject: case.subject,
        at: reading.moment(case.made_at),
        decided: case.measure.as_deref().map(measure_key),
        appealed: case.appealed_at.is_some() && case.appeal_at.is_none(),
    };
    let cases = found.into_iter().map(line).collect();
    let title = asker.shell.say("cases-title");
    let shell = asker.shell.titled(title).at(Here::Talk);
    show(asker.news, &CasesPage { shell, cases })
}

/// `GET /c/{slug}/cases/{case}`
pub async fn case(mut asker: Asker, Path((slug, case)): Path<(String, String)>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let viewer = asker.visit(&slug).await?;
    let id: CaseId = case.parse().map_err(|_| Trouble::NotFound)?;
    shown(asker, &viewer, id, Problems::none()).await
}

async fn shown(asker: Asker, viewer: &Viewer, id: CaseId, problems: Problems) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let seen = moderation::case(&mut work, viewer, id).await.map_err(|refused| asker.trouble(refused))?;
    let second = moderation::second_name(&mut work, &seen.case).await.map_err(|r| asker.trouble(r))?;
    drop(work);
    let Seen { case, view, html } = seen;
    let reading = asker.reading();
    let title = match view {
        View::Concerned => asker.shell.say("case-title-own").to_owned(),
        _ => asker.shell.tell("case-title", &[("name", viewer.calls(&case.name).into())]),
    };
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let me = viewer.person();
    let page = CasePage {
        shell: shell.titled(title).at(Here::Talk),
        action: links::case(&viewer.community().slug, id),
        name: viewer.calls(&case.name),
        view: match view {
            View::Reader => "reader",
            View::Second => "second",
            View::Concerned => "concerned",
            View::Reporter => "reporter",
        },
        when: case.acknowledge_by.zip(case.decide_by).map(|(a, b)| (reading.moment(a), reading.day(b))),
        unread: case.acknowledged_at.is_none() && case.reporter.is_some(),
        body: html.map(Html),
        of_post: case.post.is_some(),
        held: case.held && case.measure.is_none(),
        proposed: case
            .proposed
            .as_deref()
            .filter(|_| case.measure.is_none())
            .map(|what| (viewer.calls(&case.proposer), measure_key(what), case.proposed_by == me)),
        because: (case.rule.clone(), case.reason.clone()),
        done: case
            .measure
            .as_deref()
            .zip(case.decided_at)
            .map(|(what, at)| (measure_key(what), reading.day(at))),
        appealable: view == View::Concerned && case.measure.is_some() && case.appealed_at.is_none(),
        appeal: case.appeal.clone().map(|words| (words, second.map(|name| viewer.calls(&name)))),
        verdict: case.appeal_verdict.as_deref().map(|verdict| {
            let key = if verdict == "lifted" { "case-verdict-lifted" } else { "case-verdict-stands" };
            (key, case.appeal_answer.clone().unwrap_or_default())
        }),
        subject: case.subject,
        worry: case.worry,
        problems,
    };
    show(asker.news, &page)
}

/// What the forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Act {
    act: String,
    measure: String,
    section: String,
    rule: String,
    reason: String,
    words: String,
}

/// `POST /c/{slug}/cases/{case}`
pub async fn act(
    mut asker: Asker,
    Path((slug, case)): Path<(String, String)>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let viewer = asker.visit(&slug).await?;
    let id: CaseId = case.parse().map_err(|_| Trouble::NotFound)?;
    match done(&asker, &viewer, id, &act).await {
        Ok(key) => Ok(said::then(&links::case(&slug, id), key, None)),
        Err(Refused::Conflict) => Ok(said::then(&links::case(&slug, id), "case-before", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, id, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

async fn done(asker: &Asker, viewer: &Viewer, id: CaseId, act: &Act) -> Result<&'static str, Refused> {
    let mut work = asker.work();
    let noted = "case-noted";
    match act.act.as_str() {
        "read" => moderation::acknowledge(&mut work, viewer, id).await.map(|()| noted),
        "aside" => moderation::set_aside(&mut work, viewer, id, true).await.map(|()| noted),
        "show" => moderation::set_aside(&mut work, viewer, id, false).await.map(|()| noted),
        "propose" => {
            let measure = Measure::named(&act.measure).ok_or(Refused::NotFound)?;
            let because = Because { section: &act.section, rule: &act.rule, reason: &act.reason };
            moderation::propose(&mut work, viewer, id, measure, because).await.map(|()| noted)
        }
        "agree" => moderation::second(&mut work, viewer, id, true).await.map(|()| noted),
        "differ" => moderation::second(&mut work, viewer, id, false).await.map(|()| noted),
        "appeal" => moderation::appeal(&mut work, id, &act.words).await.map(|_| "appealed"),
        "lift" => moderation::decide_appeal(&mut work, viewer, id, true, &act.words).await.map(|()| noted),
        "stand" => moderation::decide_appeal(&mut work, viewer, id, false, &act.words).await.map(|()| noted),
        _ => Err(Refused::NotFound),
    }
}
