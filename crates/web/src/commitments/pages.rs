//! `/c/{slug}/commitments`

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use chrono::NaiveDate;
use community::{
    CommitmentId, Refused,
    charter::Viewer,
    commitments::{self, Commitment, How},
    people::reach::moment,
};
use serde::Deserialize;

use super::view::{CommitmentLine, CommitmentsPage};
use crate::{asker::Asker, dates::Reading, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/commitments`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let reading = asker.reading();
    let usual = community::people::reach::local(reading.now + commitments::USUAL, reading.zone).date_naive();
    shown(asker, &viewer, slug, (String::new(), usual.to_string()), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    form: (String, String),
    problems: Problems,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let mine =
        commitments::my_commitments(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    let all = commitments::carried(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    let ratio =
        commitments::talk_to_action(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let reading = asker.reading();
    let lines = |all: Vec<Commitment>| all.into_iter().map(|one| line(reading, one)).collect();
    let (mine, all) = (lines(mine), lines(all));
    let mut shell = asker.shell.clone().titled(asker.shell.say("commitments-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CommitmentsPage { shell, slug, mine, all, ratio, form, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn line(reading: Reading, one: Commitment) -> CommitmentLine {
    CommitmentLine {
        id: one.id.to_string(),
        name: one.name,
        words: one.words,
        due: reading.day(one.due_at),
        day: one.due_on,
        open: one.state == "open",
        state: match one.state.as_str() {
            "open" => "commitments-state-open",
            "done" => "commitments-state-done",
            "changed" => "commitments-state-changed",
            "dropped" => "commitments-state-dropped",
            _ => "commitments-state-released",
        },
        note: one.note,
    }
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Sent {
    act: String,
    #[serde(default)]
    commitment: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    day: String,
}

/// `POST /c/{slug}/commitments`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let at = day(&sent.day, asker.reading());
    let mut work = asker.work();
    let done = if sent.act == "say" {
        commitments::commit(&mut work, &viewer, &sent.words, sent.day.trim(), at).await.map(|_| "committed")
    } else {
        let id: CommitmentId = sent.commitment.parse().map_err(|_| Trouble::NotFound)?;
        let how = match sent.act.as_str() {
            "done" => How::Done,
            "changed" => How::Changed,
            "drop" => How::Dropped,
            "later" => How::NotYet(sent.day.trim().to_owned(), at),
            _ => return Err(Trouble::Unreadable),
        };
        let settled = commitments::settle_commitment(&mut work, &viewer, id, &how, &sent.note).await;
        settled.map(|_| "commitment-said")
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::commitments(&slug), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            shown(asker, &viewer, slug, (sent.words, sent.day), problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// Six in the morning of a day, where the reader is; a moment that is over for what is no day.
fn day(text: &str, reading: Reading) -> Time {
    let day = text.trim().parse::<NaiveDate>().ok();
    day.and_then(|day| moment(day, 6 * 60, reading.zone)).unwrap_or_default()
}
