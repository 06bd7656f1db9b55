//! `/c/{slug}/gatherings/{gathering}/topics`

use std::time::Duration;

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use chrono::NaiveDate;
use community::{
    GatheringId, Refused,
    charter::Viewer,
    gatherings::{self, Gathering},
    people::reach::{local, moment},
    topics::{self, Call, Ranked},
};

use super::view::{TopicLine, TopicsPage};
use crate::{
    asker::Asker, charter::edit::Fields, dates::Reading, errors::Trouble, forms::Problems, links,
    runsheets::lay::head, said, said::show,
};

const DAY: Duration = Duration::from_secs(86_400);

/// `GET /c/{slug}/gatherings/{gathering}/topics`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering) = place(&mut asker, &slug, &id).await?;
    shown(asker, &viewer, slug, &gathering, None, Problems::none()).await
}

/// The gathering whose topics these are. For members.
async fn place(asker: &mut Asker, slug: &str, id: &str) -> Result<(Viewer, Gathering), Trouble> {
    let viewer = asker.visit(slug).await?;
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let found = gatherings::one(&mut asker.work(), &viewer, id).await;
    Ok((viewer, found.map_err(|refused| asker.trouble(refused))?))
}

/// The days that the form offers: those that hold; or sixteen days before the gathering and nine, where there is so much time; else a third
/// of it and two.
fn days(gathering: &Gathering, call: Option<Call>, reading: Reading) -> [String; 3] {
    let left = gathering.starts_at.since(reading.now);
    let (topics, dots) = match call {
        Some(call) => (call.topics_until, call.dots_until),
        None if left > DAY * 18 => (gathering.starts_at - DAY * 16, gathering.starts_at - DAY * 9),
        None => (reading.now + left / 3, reading.now + left * 2 / 3),
    };
    let day = |at: Time| local(at, reading.zone).date_naive().to_string();
    [String::new(), day(topics), day(dots)]
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    gathering: &Gathering,
    sent: Option<[String; 3]>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let agenda = topics::agenda(&mut asker.work(), viewer, gathering.id).await;
    let agenda = agenda.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let mut shell = asker.shell.clone().titled(asker.shell.say("topics-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut page = TopicsPage {
        shell,
        head: head(&asker, &slug, gathering, viewer.is_convenor()),
        called: agenda.is_some(),
        topics_until: None,
        dots_until: None,
        over: false,
        topics: Vec::new(),
        members: 0,
        each: 0,
        most: 0,
        convenor: viewer.is_convenor(),
        form: sent.unwrap_or_else(|| days(gathering, agenda.as_ref().map(|agenda| agenda.call), reading)),
        problems,
    };
    if let Some(agenda) = agenda {
        let now = reading.now;
        page.topics_until = agenda.takes_topics(now).then(|| reading.moment(agenda.call.topics_until));
        page.dots_until = agenda.takes_dots(now).then(|| reading.moment(agenda.call.dots_until));
        page.over = now >= agenda.call.dots_until;
        page.members = agenda.topics.len() - agenda.by_convenors();
        (page.each, page.most) = (agenda.each, agenda.most_on_one);
        page.topics = agenda.topics.into_iter().map(|one| line(reading, viewer, one, &agenda.mine)).collect();
    }
    Ok((status, show(asker.news, &page)?).into_response())
}

fn line(reading: Reading, viewer: &Viewer, one: Ranked, mine: &[i64]) -> TopicLine {
    TopicLine {
        number: one.topic.number,
        name: viewer.calls(&one.topic.name),
        by_convenor: one.topic.by_convenor,
        dots: one.dots.map(|dots| reading.words.tell("topics-counted", &[("count", dots.into())])),
        tied: one.tied,
        mine: mine.iter().filter(|number| **number == one.topic.number).count() as i64,
        words: one.topic.words,
    }
}

/// `POST /c/{slug}/gatherings/{gathering}/topics`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let (viewer, gathering) = place(&mut asker, &slug, &id).await?;
    let fields = Fields::of(&body);
    let reading = asker.reading();
    let number = |name: &str| fields.text(name).parse::<i64>().unwrap_or(0);
    let mut work = asker.work();
    let id = gathering.id;
    let done = match fields.text("act") {
        "say" => {
            topics::propose_topic(&mut work, &viewer, id, fields.text("words")).await.map(|_| "topic-said")
        }
        "dot" => topics::dot(&mut work, &viewer, id, &dots(&fields)).await.map(|_| "dots-put"),
        "call" => {
            let (until, dots) =
                (evening(fields.text("topics"), reading), evening(fields.text("dots"), reading));
            topics::call_topics(&mut work, &viewer, id, until, dots).await.map(|()| "topics-called")
        }
        "merge" => {
            let merged = topics::merge_topics(&mut work, &viewer, id, number("number"), number("into")).await;
            merged.map(|()| "topics-merged")
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::topics(&slug, id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            let form = ["words", "topics", "dots"].map(|name| fields.text(name).to_owned());
            shown(asker, &viewer, slug, &gathering, Some(form), problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `dots3 = 2`: two dots on the third. Numbers go on where topics were taken back, so that there are more than stand.
fn dots(fields: &Fields) -> Vec<i64> {
    let mut all = Vec::new();
    for number in 1..=120 {
        let here = fields.text(&format!("dots{number}")).trim().parse::<usize>().unwrap_or(0);
        all.extend(std::iter::repeat_n(number, here.min(8)));
    }
    all
}

/// Eight in the evening of a day, where the reader is; a moment that is over for what is no day.
fn evening(text: &str, reading: Reading) -> Time {
    let day = text.trim().parse::<NaiveDate>().ok();
    day.and_then(|day| moment(day, 20 * 60, reading.zone)).unwrap_or_default()
}
