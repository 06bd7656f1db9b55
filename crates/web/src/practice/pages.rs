//! `/c/{slug}/practice`

use axum::{Form, extract::Path, response::Response};
use community::{
    CheckId, Refused,
    practice::{self, Check},
};
use serde::Deserialize;

use super::view::{CheckLine, PracticePage};
use crate::{
    asker::Asker, dates::Reading, errors::Trouble, links, said, said::show, shell::Here, shell::Shell,
};

/// `GET /c/{slug}/practice`: the answers, and a draft for each (S2.17).
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let round = practice::round(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let checks = practice::list(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let reading = asker.reading();
    let answered = checks.iter().filter(|check| check.answered_at.is_some()).count();
    let mut lines: Vec<CheckLine> =
        checks.into_iter().map(|check| line(&asker.shell, &reading, check)).collect();
    lines.sort_by_key(|line| (line.draft.is_empty() || line.written.is_some(), line.name.to_lowercase()));
    let next = round.map(|(_, next)| reading.day(next));
    let title = asker.shell.say("practice-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &PracticePage { shell, slug, next, answered, lines })
}

fn line(shell: &Shell, reading: &Reading, check: Check) -> CheckLine {
    let day = |key: &str, at| shell.tell(key, &[("day", reading.day(at).said.as_str().into())]);
    let name = |key: &str| {
        let first = check.name.split_whitespace().next().unwrap_or(&check.name);
        shell.tell(key, &[("name", first.into())])
    };
    let silent = check.answered_at.is_none();
    let state = match check.answer.as_deref() {
        _ if check.standing == "alumni" => shell.say("practice-state-alumni").to_owned(),
        Some("yes") => shell.say("practice-state-yes").to_owned(),
        Some("moved-to") => shell.say("practice-state-moved-to").to_owned(),
        Some("moved-on") => shell.say("practice-state-moved-on").to_owned(),
        Some(_) => shell.say("practice-state-unsure").to_owned(),
        None if check.rested_at.is_some() => shell.say("practice-state-resting").to_owned(),
        None if check.hello_at.is_some() => shell.say("practice-state-hello").to_owned(),
        None => match check.again_at {
            Some(at) => day("practice-state-again", at + std::time::Duration::from_secs(21 * 86_400)),
            None => day("practice-state-asked", check.asked_at),
        },
    };
    let draft = match check.answer.as_deref() {
        _ if check.standing != "member" => String::new(),
        Some("moved-to") => name("practice-draft-moved-to"),
        Some("moved-on") => name("practice-draft-moved-on"),
        Some("unsure") => name("practice-draft-unsure"),
        None if check.hello_at.is_some() => name("practice-draft-silent"),
        _ => String::new(),
    };
    let may_go = check.standing == "member"
        && (check.answer.as_deref() == Some("moved-on") || silent && check.rested_at.is_some());
    CheckLine {
        id: check.id.0,
        person: check.person.0,
        name: check.name,
        state,
        words: check.words,
        at: check.answered_at.map(|at| reading.day(at)),
        written: check.written_at.map(|at| reading.day(at)),
        draft,
        may_go,
    }
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Act {
    act: String,
    #[serde(default)]
    check: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/practice`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let check: Result<CheckId, Trouble> = act.check.parse().map_err(|_| Trouble::NotFound);
    let mut work = asker.work();
    let done: Result<&'static str, Refused> = match act.act.as_str() {
        "begin" => practice::begin(&mut work, &viewer).await.map(|_| "practice-asked"),
        "write" => practice::write(&mut work, &viewer, check?, &act.words).await.map(|()| "practice-written"),
        "let-go" => {
            practice::let_go(&mut work, &viewer, check?, &act.words).await.map(|()| "practice-let-go")
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::practice(&slug), key, None))
}
