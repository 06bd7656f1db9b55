//! `/c/{slug}/sets`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use chrono::{NaiveDate, NaiveTime, Timelike};
use community::{
    Refused, SetBidId, SetId,
    charter::Viewer,
    commitments,
    people::reach::{local, moment},
    sets::{self, NewSet, Set},
};

use super::view::{MeetingLine, SetForm, SetLine, SetPage, SetsPage};
use crate::{
    asker::Asker, charter::edit::Fields, dates::Reading, errors::Trouble, exchanges::pages::named,
    forms::Problems, links, said, said::show,
};

fn line(set: &Set) -> SetLine {
    let state = match set.state.as_str() {
        "forming" => "sets-state-forming",
        "open" => "sets-state-open",
        _ => "sets-state-ended",
    };
    SetLine { id: set.id.to_string(), name: set.name.clone(), state }
}

/// `GET /c/{slug}/sets`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let form = SetForm { weeks: "5".into(), planned: "6".into(), hour: "18:00".into(), ..SetForm::default() };
    shown(asker, &viewer, slug, form, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    form: SetForm,
    problems: Problems,
) -> Result<Response, Trouble> {
    let all = sets::list(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let mut shell = asker.shell.clone().titled(asker.shell.say("sets-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let all = all.iter().map(line).collect();
    let page = SetsPage { shell, slug, all, convenor: viewer.is_convenor(), form, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// An hour of a day, where the reader is; a moment that is over for what is none.
fn at(day: &str, hour: &str, reading: Reading) -> Time {
    let day = day.trim().parse::<NaiveDate>().ok();
    let hour = NaiveTime::parse_from_str(hour.trim(), "%H:%M").ok();
    let minute = hour.map_or(18 * 60, |hour| i64::from(hour.hour() * 60 + hour.minute()));
    day.and_then(|day| moment(day, minute, reading.zone)).unwrap_or_default()
}

/// `POST /c/{slug}/sets`
pub async fn form(mut asker: Asker, Path(slug): Path<String>, body: Bytes) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let fields = Fields::of(&body);
    let text = |name: &str| fields.text(name).to_owned();
    let form = SetForm {
        name: text("name"),
        people: text("people"),
        day: text("day"),
        hour: text("hour"),
        weeks: text("weeks"),
        planned: text("planned"),
        by_letters: fields.text("by_letters") == "1",
        place: text("place"),
    };
    let words = asker.shell.words;
    let people = match named(&asker, &viewer, &form.people).await? {
        Ok(people) => people,
        Err(name) => {
            let problem = words.tell("problem-exchange-name", &[("name", name.into())]);
            return shown(asker, &viewer, slug, form, Problems::none().with("people", problem)).await;
        }
    };
    let reading = asker.reading();
    let new = NewSet {
        name: form.name.clone(),
        people,
        first: at(&form.day, &form.hour, reading),
        zone: reading.zone.name().to_owned(),
        weeks: form.weeks.trim().parse().unwrap_or(0),
        planned: form.planned.trim().parse().unwrap_or(0),
        by_letters: form.by_letters,
        place: form.place.clone(),
    };
    let done = sets::form(&mut asker.work(), &viewer, &new).await;
    match done {
        Ok(id) => Ok(said::then(&links::set(&slug, id), "set-formed", None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(words, &problems);
            shown(asker, &viewer, slug, form, problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/sets/{set}`
pub async fn one(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: SetId = id.parse().map_err(|_| Trouble::NotFound)?;
    one_shown(asker, &viewer, slug, id, Problems::none()).await
}

async fn one_shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    id: SetId,
    problems: Problems,
) -> Result<Response, Trouble> {
    let looked = sets::look(&mut asker.work(), viewer, id).await;
    let looked = looked.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let set = &looked.set;
    let mut shell = asker.shell.clone().titled(set.name.as_str());
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let is_in = looked.state.as_deref() == Some("in") && set.state != "ended";
    let next = looked.meetings.last().filter(|meeting| is_in && meeting.at > reading.now);
    let moves = next.map(|meeting| {
        let then = local(meeting.at, reading.zone);
        (meeting.number, then.date_naive().to_string(), format!("{:02}:{:02}", then.hour(), then.minute()))
    });
    let given = [("weeks", set.weeks.into()), ("meetings", set.planned.into())];
    let how = if set.by_letters { "sets-how-letters" } else { "sets-how" };
    let usual = local(reading.now + commitments::USUAL, reading.zone).date_naive().to_string();
    let page = SetPage {
        shell,
        line: line(set),
        people: looked.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", "),
        how: reading.words.tell(how, &given),
        place: set.place.clone(),
        meetings: looked
            .meetings
            .iter()
            .map(|meeting| MeetingLine {
                number: meeting.number,
                at: reading.moment(meeting.at),
                presenter: meeting.presenter_name.clone(),
                host: meeting.host_name.clone(),
                exchange: meeting.exchange.map(|exchange| links::exchange(&slug, exchange)),
            })
            .collect(),
        asks: set.state == "forming" && looked.state.is_some(),
        is_in,
        may_end: set.state != "ended" && (is_in || set.made_by == viewer.person()),
        bid: looked.bid.map(|bid| (bid.id.to_string(), bid.words)),
        moves,
        actions: looked
            .actions
            .into_iter()
            .map(|one| {
                let state = match one.state.as_str() {
                    "open" => "commitments-state-open",
                    "done" => "commitments-state-done",
                    _ => "commitments-state-changed",
                };
                (one.name, one.words, reading.day(one.due_at), state)
            })
            .collect(),
        day: usual,
        slug,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /c/{slug}/sets/{set}`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: SetId = id.parse().map_err(|_| Trouble::NotFound)?;
    let fields = Fields::of(&body);
    let reading = asker.reading();
    let when = at(fields.text("day"), fields.text("hour"), reading);
    let bid = fields.text("bid").parse::<SetBidId>().map_err(|_| Trouble::NotFound);
    let mut work = asker.work();
    let done = match fields.text("act") {
        "join" => sets::answer(&mut work, &viewer, id, true).await.map(|_| "set-in"),
        "no" => sets::answer(&mut work, &viewer, id, false).await.map(|_| "set-no"),
        "out" => sets::leave(&mut work, &viewer, id).await.map(|_| "set-out"),
        "bring" => sets::bid(&mut work, &viewer, bid?, fields.text("words")).await.map(|_| "set-bid"),
        "nothing" => sets::bid(&mut work, &viewer, bid?, "").await.map(|_| "set-bid"),
        "move" => {
            let number = fields.text("number").parse().unwrap_or(0);
            sets::move_meeting(&mut work, &viewer, id, number, when).await.map(|()| "set-moved")
        }
        "will" => {
            let day = fields.text("day").trim().to_owned();
            let at = at(&day, "06:00", reading);
            sets::act_in(&mut work, &viewer, id, fields.text("words"), &day, at).await.map(|_| "committed")
        }
        "end" => sets::end(&mut work, &viewer, id).await.map(|()| "set-ended"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let back = |key: &str| {
        if key == "set-out" || key == "set-no" { links::sets(&slug) } else { links::set(&slug, id) }
    };
    match done {
        Ok(key) => Ok(said::then(&back(key), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            one_shown(asker, &viewer, slug, id, problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
