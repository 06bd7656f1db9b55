//! `/c/{slug}/dates`: dates to choose among, by hand instead of by letter.

use axum::{
    Form,
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    PollId, Refused,
    charter::Viewer,
    gatherings::{self, NewPoll, Poll},
    people::reach::local,
};
use serde::Deserialize;

use super::{
    pages::written,
    view::{AnsweredLine, OptionLine, PollLine, PollPage, PollsPage},
};
use crate::{
    asker::Asker,
    dates::{Reading, zone},
    errors::Trouble,
    forms::Problems,
    links, said,
    said::show,
};

/// How long people are asked, when nobody says otherwise.
const USUAL_DAYS: u64 = 7;

/// `GET /c/{slug}/dates`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    listed(asker, &viewer, Problems::none(), None).await
}

async fn listed(
    asker: Asker,
    viewer: &Viewer,
    problems: Problems,
    form: Option<[String; 5]>,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let polls = gatherings::polls(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let (reading, slug) = (asker.reading(), viewer.community().slug.clone());
    let line = |poll: &Poll| {
        let there = where_read(reading, poll);
        let (key, at) = match poll.chosen.and_then(|number| poll.at(number)) {
            Some(at) => ("polls-chosen", there.moment(at).said),
            None if poll.is_open(reading.now) => ("polls-open", there.moment(poll.closes_at).said),
            None => ("polls-over", String::new()),
        };
        let state = reading.words.tell(key, &[("at", at.as_str().into()), ("day", at.as_str().into())]);
        PollLine { address: links::dates(&slug, poll.id), title: poll.title.clone(), state }
    };
    let usual = || {
        let close = reading.now + std::time::Duration::from_secs(USUAL_DAYS * 86_400);
        let close = local(close, reading.zone).format("%Y-%m-%d 18:00").to_string();
        [String::new(), "60".into(), String::new(), reading.zone.name().to_owned(), close]
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = asker.shell.say("polls-title");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let form = viewer.is_convenor().then(|| form.unwrap_or_else(usual));
    let page = PollsPage { shell, polls: polls.iter().map(line).collect(), slug, form, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// Where dates are read: at the reader's place; where they have not said which, at the poll's.
fn where_read(reading: Reading, poll: &Poll) -> Reading {
    if reading.zone == chrono_tz::UTC { Reading { zone: zone(&poll.zone), ..reading } } else { reading }
}

fn there_said(reading: Reading, poll: &Poll, number: i64) -> Option<String> {
    poll.at(number).map(|at| reading.moment(at).said)
}

/// What the form that asks sends.
#[derive(Deserialize)]
pub struct Asked {
    title: String,
    minutes: String,
    dates: String,
    zone: String,
    closes: String,
}

/// `POST /c/{slug}/dates`
pub async fn ask(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Asked>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let lines: Vec<&str> = sent.dates.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let dates: Vec<_> = lines.iter().filter_map(|line| written(line, &sent.zone)).collect();
    let mut work = asker.work();
    let new = NewPoll {
        title: &sent.title,
        minutes: sent.minutes.trim().parse().unwrap_or(0),
        zone: sent.zone.trim(),
        // One that cannot be read makes all of them wanting: nobody is asked about less than was meant.
        dates: if dates.len() == lines.len() { &dates } else { &[] },
        closes_at: written(&sent.closes, &sent.zone).unwrap_or_default(),
    };
    let done = gatherings::ask(&mut work, &viewer, &new).await;
    drop(work);
    match done {
        Ok(id) => Ok(said::then(&links::dates(&slug, id), "dates-asked", None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            let Asked { title, minutes, dates, zone, closes } = sent;
            listed(asker, &viewer, problems, Some([title, minutes, dates, zone, closes])).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/dates/{poll}`
pub async fn page(mut asker: Asker, Path((slug, poll)): Path<(String, String)>) -> Result<Response, Trouble> {
    let id: PollId = poll.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let done = gatherings::results(&mut work, &viewer, id).await;
    drop(work);
    let (poll, all, counts) = done.map_err(|refused| asker.trouble(refused))?;
    let costs = match viewer.is_convenor() {
        true => {
            let found = gatherings::fairest(&mut asker.work(), &viewer, id).await;
            found.map_err(|refused| asker.trouble(refused))?
        }
        false => Vec::new(),
    };
    let reading = where_read(asker.reading(), &poll);
    let own = all.iter().find(|one| Some(one.person) == viewer.person() && one.numbers.is_some());
    let options = poll.options.iter().map(|option| OptionLine {
        number: option.number,
        at: reading.moment(option.at),
        suits: own.is_some_and(|own| own.suits(option.number)),
        count: counts.iter().find(|(number, _)| *number == option.number).map_or(0, |(_, count)| *count),
    });
    let results = viewer.is_convenor().then(|| {
        let line = |one: &gatherings::Answered| AnsweredLine {
            name: one.name.clone(),
            numbers: one.numbers.clone(),
            note: one.note.clone(),
        };
        all.iter().map(line).collect()
    });
    let words = asker.shell.words;
    let costs = costs.iter().filter(|cost| !cost.pays.is_empty() && costs.len() > 1).filter_map(|cost| {
        let at = there_said(reading, &poll, cost.number)?;
        let name = |(name, before): &(String, usize)| match before {
            0 => name.clone(),
            before => words.tell("poll-paid", &[("name", name.as_str().into()), ("count", (*before).into())]),
        };
        let few = cost.pays.iter().take(6).map(name).collect::<Vec<_>>().join(", ");
        Some(words.tell(
            "poll-cost",
            &[("at", at.into()), ("count", cost.pays.len().into()), ("names", few.into())],
        ))
    });
    let costs = costs.collect();
    let title = poll.title.clone();
    let page = PollPage {
        costs,
        shell: asker.shell.titled(title.clone()),
        slug,
        id: id.to_string(),
        title,
        minutes: poll.minutes,
        zone: reading.zone.name().replace('_', " "),
        options: options.collect(),
        open: poll.is_open(reading.now),
        until: reading.moment(poll.closes_at),
        chosen: poll.chosen.and_then(|number| poll.at(number)).map(|at| reading.moment(at)),
        answered: own.map(|own| own.note.clone()),
        results,
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/dates/{poll}`
pub async fn answer(
    mut asker: Asker,
    Path((slug, poll)): Path<(String, String)>,
    RawForm(bytes): RawForm,
) -> Result<Response, Trouble> {
    let id: PollId = poll.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let (mut numbers, mut note) = (Vec::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&bytes) {
        match name.as_ref() {
            "suits" => numbers.push(value.parse::<i64>().map_err(|_| Trouble::Unreadable)?),
            "note" => note = value.replace("\r\n", "\n"),
            _ => {}
        }
    }
    let mut work = asker.work();
    let done = gatherings::answer(&mut work, &viewer, id, &numbers, &note).await;
    drop(work);
    match done {
        Ok(_) => Ok(said::then(&links::dates(&slug, id), "dates-answered", None)),
        // Chosen meanwhile: the page says which it is.
        Err(Refused::Gone) => Ok(axum::response::Redirect::to(&links::dates(&slug, id)).into_response()),
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// Which date.
#[derive(Deserialize)]
pub struct Chosen {
    number: i64,
}

/// `POST /c/{slug}/dates/{poll}/choose`
pub async fn choose(
    mut asker: Asker,
    Path((slug, poll)): Path<(String, String)>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Trouble> {
    let id: PollId = poll.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let done = gatherings::choose(&mut work, &viewer, id, chosen.number).await;
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::dates(&slug, id), "date-chosen", None))
}
