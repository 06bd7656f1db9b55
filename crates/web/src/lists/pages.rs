//! `/c/{slug}/letters`: a convenor sets how the community does letters, marks busy weeks, plans a month's asks, and puts a hand to drafts.

use std::collections::HashMap;

use axum::{
    Form,
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use chrono::{Datelike, NaiveDate};
use community::{
    Refused,
    charter::Viewer,
    lists::{self, List, Rule},
    people::reach::local,
};
use serde::Deserialize;

use super::view::{AskLine, BusyLine, DraftLine, ListsPage, RuleRow};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show, shell::Here};

/// How many rows the form of rules has beyond those that are filled.
const EMPTY_ROWS: usize = 1;

/// `GET /c/{slug}/letters`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    shown(asker, &viewer, Problems::none()).await
}

async fn convenor(asker: &mut Asker, slug: &str) -> Result<Viewer, Trouble> {
    let viewer = asker.visit(slug).await?;
    if viewer.is_convenor() { Ok(viewer) } else { Err(asker.trouble(Refused::NotAllowed("convene"))) }
}

async fn shown(asker: Asker, viewer: &Viewer, problems: Problems) -> Result<Response, Trouble> {
    let (community, told) = (viewer.community(), |refused| asker.trouble(refused));
    let mut work = asker.work();
    let list = lists::get(&mut work, community.id).await.map_err(told)?;
    let rules = lists::rules(&mut work, community.id).await.map_err(told)?;
    let busy = lists::busy(&mut work, viewer).await.map_err(told)?;
    let reading = asker.reading();
    let here = local(work.now(), reading.zone);
    let month = i64::from(here.year()) * 12 + i64::from(here.month0()) + 1;
    let plan = lists::planned(&mut work, viewer, month).await.map_err(told)?;
    let drafts = lists::drafts(&mut work, viewer).await.map_err(told)?;
    drop(work);
    let (is_list, list) = (list.is_some(), list.unwrap_or_default());
    let row =
        |rule: Rule| RuleRow { word: rule.word, days: rule.days, member_days: rule.member_days.to_string() };
    let empty = (0..EMPTY_ROWS).map(|_| RuleRow::default());
    let address = asker.shell.place.as_ref().and_then(|place| place.letters_to.clone());
    let words = asker.shell.words;
    let month_name = words.say(base::numbers::MONTHS[usize::try_from(month.rem_euclid(12)).unwrap_or(0)]);
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("lists-title");
    let shell = shell.titled(title).at(Here::Elsewhere);
    let page = ListsPage {
        shell,
        slug: community.slug.clone(),
        list: is_list,
        tag: list.tag,
        reply_to: list.reply_to,
        moderation: list.moderation,
        days: list.batch_days,
        plain_heads: list.plain_heads,
        to_author: list.to_author,
        address,
        rules: rules.into_iter().map(row).chain(empty).collect(),
        busy: busy
            .into_iter()
            .map(|one| BusyLine {
                id: one.id,
                name: one.name,
                from: reading.day(one.starts_at),
                to: reading.day(one.ends_at),
            })
            .collect(),
        month: (format!("{month_name} {}", month.div_euclid(12)), month),
        asks: plan
            .asks
            .iter()
            .map(|ask| AskLine { id: ask.id, what: ask.what.clone(), minutes: ask.minutes, times: ask.times })
            .collect(),
        minutes: (plan.minutes, plan.room_for),
        members: (plan.members, plan.over),
        drafts: drafts
            .into_iter()
            .map(|one| DraftLine {
                id: one.id,
                yours: one.approved_by.is_some() && one.approved_by == viewer.person(),
                age: markup::plain::reading_age(&one.words),
                jargon: markup::plain::jargon(&one.words),
                subject: one.subject,
                words: one.words,
            })
            .collect(),
        problems,
    };
    show(asker.news, &page)
}

impl ListsPage {
    /// The community's address of this name.
    pub(super) fn to(&self, name: &str) -> String {
        let address = self.address.as_deref().unwrap_or_default();
        address.split_once('@').map_or(String::new(), |(slug, domain)| format!("{slug}-{name}@{domain}"))
    }
}

/// The page again, with what was wrong; or what went well, said on it.
async fn ended<T>(
    asker: Asker,
    viewer: &Viewer,
    done: Result<T, Refused>,
    key: &'static str,
) -> Result<Response, Trouble> {
    match done {
        Ok(_) => Ok(said::then(&links::lists(&viewer.community().slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, viewer, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `POST /c/{slug}/letters`
pub async fn save(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let (mut fields, mut days) = (HashMap::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&form).take(200) {
        if name == "days" {
            days.push_str(&value);
        } else {
            fields.insert(name.into_owned(), value.into_owned());
        }
    }
    let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut rules = Vec::new();
    for row in 0..30 {
        let word = text(&format!("word{row}"));
        if !word.trim().is_empty() {
            let since = text(&format!("since{row}"));
            let member_days = if since.trim().is_empty() { 0 } else { since.trim().parse().unwrap_or(-1) };
            rules.push(Rule { word, days: text(&format!("days{row}")), member_days });
        }
    }
    let mut work = asker.work();
    let before = lists::get(&mut work, viewer.community().id).await.map_err(|r| asker.trouble(r))?;
    let list = List {
        tag: text("tag"),
        reply_to: text("reply_to"),
        moderation: text("moderation"),
        batch_days: days,
        plain_heads: fields.contains_key("plain_heads"),
        to_author: fields.contains_key("to_author"),
        ..before.unwrap_or_default()
    };
    let wanted = fields.contains_key("list").then_some(&list);
    let mut done = lists::set(&mut work, &viewer, wanted).await;
    if done.is_ok() {
        done = lists::set_rules(&mut work, &viewer, &rules).await;
    }
    drop(work);
    ended(asker, &viewer, done, "letters-set").await
}

/// A busy period, or the end of one.
#[derive(Deserialize)]
pub struct BusySent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    drop: Option<String>,
}

/// `POST /c/{slug}/letters/busy`
pub async fn busy(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<BusySent>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let mut work = asker.work();
    let done = match sent.drop.as_deref().map(str::parse::<Id>) {
        Some(Ok(id)) => lists::unmark_busy(&mut work, &viewer, id).await,
        Some(Err(_)) => return Err(Trouble::NotFound),
        None => {
            let (from, to) = (day(&sent.from, 0), day(&sent.to, 1));
            lists::mark_busy(&mut work, &viewer, &sent.name, from, to).await.map(drop)
        }
    };
    drop(work);
    ended(asker, &viewer, done, "letters-set").await
}

/// The beginning of a day, or of so many days after it; what is no day is long past, and refused as such.
fn day(text: &str, after: u64) -> Time {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
    let day = day.and_then(|day| day.checked_add_days(chrono::Days::new(after)));
    day.and_then(|day| day.and_hms_opt(0, 0, 0))
        .map_or(Time::default(), |wall| Time::from_secs(wall.and_utc().timestamp()))
}

/// Something to be asked, or not after all.
#[derive(Deserialize)]
pub struct PlanSent {
    #[serde(default)]
    month: i64,
    #[serde(default)]
    what: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    times: String,
    drop: Option<String>,
}

/// `POST /c/{slug}/letters/plan`
pub async fn plan(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<PlanSent>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let mut work = asker.work();
    let number = |text: &str| text.trim().parse::<i64>().unwrap_or(0);
    let done = match sent.drop.as_deref().map(str::parse::<Id>) {
        Some(Ok(id)) => lists::unplan(&mut work, &viewer, id).await,
        Some(Err(_)) => return Err(Trouble::NotFound),
        None => {
            let (minutes, times) = (number(&sent.minutes), number(&sent.times));
            lists::plan(&mut work, &viewer, sent.month, &sent.what, minutes, times).await.map(drop)
        }
    };
    drop(work);
    ended(asker, &viewer, done, "letters-set").await
}

/// A draft, and what to do with it.
#[derive(Deserialize)]
pub struct DraftSent {
    act: String,
    #[serde(default)]
    draft: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/letters/drafts`
pub async fn drafts(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<DraftSent>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let id: Id = sent.draft.parse().unwrap_or_default();
    let words = sent.words.replace("\r\n", "\n");
    let mut work = asker.work();
    let done = match sent.act.as_str() {
        "new" => lists::draft(&mut work, &viewer, &sent.subject, &words).await.map(drop),
        "approve" => lists::approve(&mut work, &viewer, id, &sent.subject, &words).await,
        "drop" => lists::throw_away(&mut work, &viewer, id).await,
        "send" => match lists::send(&mut work, &viewer, id).await {
            Ok((thread, _)) => return Ok(said::then(&links::thread(&slug, thread), "started", None)),
            Err(refused) => Err(refused),
        },
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    ended(asker, &viewer, done, "letters-set").await
}
