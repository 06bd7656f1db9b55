//! `/c/{slug}/stage/readiness`: eight questions before a community leaves design.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Words;
use community::{
    Refused,
    charter::Viewer,
    lifecycle::readiness::{self, Line, Risk, Stands},
};
use serde::Deserialize;

use super::view::{QuestionView, ReadinessPage};
use crate::{
    asker::Asker, charter::edit::convenor, dates::Reading, errors::Trouble, forms::Problems, links, said,
    said::show,
};

/// `GET /c/{slug}/stage/readiness`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, None, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    sent: Option<&Sent>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let lines =
        readiness::check(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let (reading, words) = (asker.reading(), asker.shell.words);
    let risks = Risk::ALL.into_iter().map(|risk| {
        let blocks = lines.iter().any(|line| line.risk == risk && !line.stands.lets_begin());
        (words.say(&format!("risk-{}", risk.word())), blocks)
    });
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("readiness-title");
    let page = ReadinessPage {
        slug: viewer.community().slug.clone(),
        convenor: viewer.is_convenor(),
        risks: risks.collect(),
        ready: lines.iter().all(|line| line.stands.lets_begin()),
        questions: lines.iter().map(|line| view(words, &reading, line, sent)).collect(),
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

fn view(words: Words, reading: &Reading, line: &Line, sent: Option<&Sent>) -> QuestionView {
    let given = line.given.as_ref();
    let written = sent.filter(|sent| sent.question == line.question);
    let text = |sent: fn(&Sent) -> &String, kept: Option<&String>| {
        written.map(sent).or(kept).cloned().unwrap_or_default()
    };
    QuestionView {
        key: line.question,
        title: words.say(&format!("readiness-{}", line.question)),
        risk: words.say(&format!("risk-{}", line.risk.word())),
        hard: line.hard,
        counted: line.counted.map_or(String::new(), |(have, need)| {
            let key = format!("readiness-counted-{}", line.question);
            words.tell(&key, &[("have", have.into()), ("need", need.to_string().into())])
        }),
        answer: text(|sent| &sent.answer, given.map(|given| &given.answer)),
        evidence: text(|sent| &sent.evidence, given.map(|given| &given.evidence)),
        accepted: text(|sent| &sent.accepted, given.map(|given| &given.accepted)),
        stands: words.say(&format!("readiness-stands-{}", line.stands.word())),
        label: match line.stands {
            Stands::Green => "label label--well",
            Stands::Blocks => "label label--care",
            Stands::Accepted => "label",
            Stands::WantsWords | Stands::Unanswered => "label label--wait",
        },
        by: given.map_or(String::new(), |given| format!("{} · {}", given.name, reading.day(given.at).said)),
    }
}

/// An answer.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    accepted: String,
}

/// `POST /c/{slug}/stage/readiness`
pub async fn answer(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let mut work = asker.work();
    let done =
        readiness::answer(&mut work, &viewer, &sent.question, &sent.answer, &sent.evidence, &sent.accepted)
            .await;
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::readiness(&slug), "readiness-kept", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, Some(&sent), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
