//! `/c/{slug}/rhythm`

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Time, Words};
use chrono::NaiveDate;
use community::{
    Refused, RhythmId,
    charter::Viewer,
    gatherings::{self, Rhythm, Skip},
    people::reach::local,
};
use serde::Deserialize;

use super::view::{RhythmForm, RhythmLine, RhythmPage, SlotLine};
use crate::{
    asker::Asker,
    dates::{Reading, zone},
    errors::Trouble,
    forms::Problems,
    links, said,
    said::show,
};

/// `GET /c/{slug}/rhythm`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, Problems::none(), None).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    problems: Problems,
    written: Option<RhythmForm>,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let rhythms = gatherings::rhythms(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let reading = asker.reading();
    let convenor = viewer.is_convenor();
    let mut lines = Vec::with_capacity(rhythms.len());
    for (id, rhythm) in &rhythms {
        let form = match &written {
            Some(written) if written.id == id.to_string() => written.clone(),
            _ => form_of(&id.to_string(), rhythm),
        };
        lines.push(RhythmLine {
            name: rhythm.name.clone(),
            said: sentence(reading.words, rhythm),
            zone: rhythm.zone.replace('_', " "),
            protected: rhythm.protected,
            slots: slots(rhythm, reading),
            form,
        });
    }
    let wrong = written.as_ref().map(|written| written.id.clone()).unwrap_or_default();
    let new = convenor.then(|| match written {
        Some(written) if written.id.is_empty() => written,
        _ => usual(reading),
    });
    let (title, status) = (asker.shell.say("rhythm-title"), status(&problems));
    let mut shell = asker.shell.titled(title).described(viewer.community().rhythm.clone());
    shell.mistake = !problems.is_empty();
    let page = RhythmPage {
        shell,
        slug: viewer.community().slug.clone(),
        rhythms: lines,
        new,
        yours: reading.zone.name().replace('_', " "),
        member: viewer.is_member(),
        problems,
        wrong,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// A rhythm as a sentence: "Circle: the second Thursday of each month at 10:00 (Europe/London), 45 minutes, by video."
pub fn sentence(words: Words, rhythm: &Rhythm) -> String {
    let weekday = usize::try_from(rhythm.weekday - 1).unwrap_or(0) % 7;
    let nth = match rhythm.nth {
        2 => "rhythm-nth-2",
        3 => "rhythm-nth-3",
        4 => "rhythm-nth-4",
        -1 => "rhythm-nth-last",
        _ => "rhythm-nth-1",
    };
    let every = match rhythm.every.as_str() {
        "week" => "rhythm-every-week",
        "2w" => "rhythm-every-2w",
        "2m" => "rhythm-every-2m",
        "quarter" => "rhythm-every-quarter",
        "year" => "rhythm-every-year",
        _ => "rhythm-every-month",
    };
    let mode = match rhythm.mode.as_str() {
        "in-person" => "rhythm-mode-in-person",
        "hybrid" => "rhythm-mode-hybrid",
        "phone" => "rhythm-mode-phone",
        "letters" => "rhythm-mode-letters",
        _ => "rhythm-mode-video",
    };
    let weekday = words.say(base::numbers::WEEKDAYS[weekday]);
    let every = words.tell(every, &[("weekday", weekday.into()), ("nth", words.say(nth).into())]);
    words.tell(
        "rhythm-said",
        &[
            ("name", rhythm.name.as_str().into()),
            ("every", every.into()),
            ("hour", clock(rhythm.minute).into()),
            ("zone", rhythm.zone.replace('_', " ").into()),
            ("minutes", rhythm.minutes.to_string().into()),
            ("mode", words.say(mode).into()),
        ],
    )
}

/// `10:00`
pub fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The next twelve months, as they are said in the rhythm's place, and at what hour that is for the reader.
pub fn slots(rhythm: &Rhythm, reading: Reading) -> Vec<SlotLine> {
    let there = Reading { zone: zone(&rhythm.zone), ..reading };
    let today = local(reading.now, there.zone).date_naive();
    let line = |slot: &gatherings::Slot| {
        let (here, place) = (local(slot.at, reading.zone), local(slot.at, there.zone));
        // Who has not said where they are reads no second hour.
        let differs = reading.zone != chrono_tz::UTC && here.naive_local() != place.naive_local();
        SlotLine {
            at: there.moment(slot.at),
            yours: differs.then(|| here.format("%H:%M").to_string()),
            skipped: slot.skipped,
        }
    };
    gatherings::year(rhythm, today).iter().map(line).collect()
}

/// What the form of a rhythm holds.
pub fn form_of(id: &str, rhythm: &Rhythm) -> RhythmForm {
    let skip = rhythm.skips.iter().map(|skip| format!("{} {}", skip.from, skip.to));
    RhythmForm {
        id: id.to_owned(),
        name: rhythm.name.clone(),
        every: rhythm.every.clone(),
        weekday: rhythm.weekday,
        nth: rhythm.nth,
        at: clock(rhythm.minute),
        zone: rhythm.zone.clone(),
        minutes: rhythm.minutes.to_string(),
        mode: rhythm.mode.clone(),
        protected: rhythm.protected,
        starts: rhythm.starts_on.to_string(),
        skip: skip.collect::<Vec<_>>().join("\n"),
        may_be_none: false,
    }
}

fn usual(reading: Reading) -> RhythmForm {
    RhythmForm {
        every: "month".into(),
        weekday: 4,
        nth: 2,
        at: "10:00".into(),
        zone: reading.zone.name().to_owned(),
        minutes: "60".into(),
        mode: "video".into(),
        starts: local(reading.now, reading.zone).date_naive().to_string(),
        ..RhythmForm::default()
    }
}

/// What a form of a rhythm sends.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    id: String,
    name: String,
    every: String,
    weekday: String,
    nth: String,
    at: String,
    zone: String,
    minutes: String,
    mode: String,
    #[serde(default)]
    protected: String,
    starts: String,
    #[serde(default)]
    skip: String,
}

impl Sent {
    fn rhythm(&self) -> Rhythm {
        let number = |text: &str| text.trim().parse::<i64>().unwrap_or(i64::MIN);
        let far = unreadable();
        Rhythm {
            name: self.name.clone(),
            every: self.every.clone(),
            weekday: number(&self.weekday),
            nth: number(&self.nth),
            minute: minute(&self.at).unwrap_or(-1),
            zone: self.zone.trim().to_owned(),
            minutes: number(&self.minutes),
            mode: self.mode.clone(),
            purpose: String::new(),
            protected: !self.protected.is_empty(),
            starts_on: self.starts.trim().parse().unwrap_or(far),
            skips: skips(&self.skip, far),
        }
    }

    fn form(&self) -> RhythmForm {
        RhythmForm {
            id: self.id.clone(),
            name: self.name.clone(),
            every: self.every.clone(),
            weekday: self.weekday.parse().unwrap_or(1),
            nth: self.nth.parse().unwrap_or(1),
            at: self.at.clone(),
            zone: self.zone.clone(),
            minutes: self.minutes.clone(),
            mode: self.mode.clone(),
            protected: !self.protected.is_empty(),
            starts: self.starts.clone(),
            skip: self.skip.clone(),
            may_be_none: false,
        }
    }
}

/// A day that no rhythm may have: for what is none.
fn unreadable() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default()
}

pub(super) fn minute(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let (hour, minute): (i64, i64) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

fn skips(text: &str, far: NaiveDate) -> Vec<Skip> {
    let of = |line: &str| {
        let mut days = line.split_whitespace().map(|day| day.parse::<NaiveDate>().unwrap_or(far));
        let from = days.next().unwrap_or(far);
        Skip { from, to: days.next().unwrap_or(from) }
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(of).collect()
}

/// `POST /c/{slug}/rhythm`
pub async fn keep(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id = match sent.id.as_str() {
        "" => None,
        id => Some(id.parse::<RhythmId>().map_err(|_| Trouble::NotFound)?),
    };
    let mut work = asker.work();
    let done = gatherings::keep(&mut work, &viewer, id, &sent.rhythm()).await;
    drop(work);
    match done {
        Ok(_) => Ok(said::then(&links::rhythm(&slug), "rhythm-set", None)),
        Err(Refused::Invalid(problems)) => {
            let suffix = |field: &str| format!("{field}{}", sent.id);
            let words = asker.shell.words;
            let problems = problems
                .iter()
                .fold(Problems::none(), |all, one| all.with(&suffix(place(one.field)), words.say(one.key)));
            shown(asker, &viewer, problems, Some(sent.form())).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// What a field of the heart is called on the page.
pub fn place(field: &str) -> &str {
    match field {
        "minute" => "at",
        "starts_on" => "starts",
        other => other,
    }
}

/// Which rhythm.
#[derive(Deserialize)]
pub struct Which {
    id: String,
}

/// `POST /c/{slug}/rhythm/drop`
pub async fn drop_one(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(which): Form<Which>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: RhythmId = which.id.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let done = gatherings::drop_rhythm(&mut work, &viewer, id).await;
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::rhythm(&slug), "rhythm-dropped", None))
}

/// A moment that a person wrote on the clock of a place: `2027-01-14 10:00`, or as browsers write it.
pub(crate) fn written(line: &str, zone_name: &str) -> Option<Time> {
    let (day, hour) = line.trim().split_once([' ', 'T'])?;
    community::people::reach::moment(day.parse().ok()?, minute(hour)?, zone(zone_name))
}
