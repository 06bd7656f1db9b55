//! `/c/{slug}/welcome`

use axum::{Form, extract::Path, response::Response};
use community::{
    BuddyId, Refused,
    members::promises,
    newcomers::{self, Why},
};
use serde::Deserialize;

use super::view::{MeetLine, StepLine, WeeksPage};
use crate::{asker::Asker, errors::Trouble, links, said, said::show, shell::Here};

/// `GET /c/{slug}/welcome`: what is done and what is open, whom to meet, what to do first.
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let weeks = newcomers::first_weeks(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
    let promise = promises::asked_of_me(&mut work, &slug).await.map_err(|r| asker.trouble(r))?;
    let helping = newcomers::my_newcomers(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
    drop(work);
    let reading = asker.reading();
    let shell = &asker.shell;
    let step = |title: &'static str, text, done| StepLine { title: shell.say(title).to_owned(), text, done };
    let agreed = promise.and_then(|promise| promise.agreed_at);
    let promised = match agreed {
        Some(at) => {
            let day = reading.day(at).said;
            shell.rich("weeks-step-promise-done", &[("day", day.as_str().into())], &[])
        }
        None => shell.rich("weeks-step-promise-open", &[], &[&links::promise(&slug)]),
    };
    let told = weeks.told_at.is_some();
    let lines = if told { "weeks-step-lines-done" } else { "weeks-step-lines-open" };
    let lines = match lines {
        "weeks-step-lines-done" => shell.rich("weeks-step-lines-done", &[], &[&links::profile(&slug)]),
        _ => shell.rich("weeks-step-lines-open", &[], &[&links::profile(&slug)]),
    };
    let mut steps =
        vec![step("weeks-step-promise", promised, agreed.is_some()), step("weeks-step-lines", lines, told)];
    let pair = weeks.buddy.as_ref();
    if weeks.joined_at.is_some() || pair.is_some() {
        let name = pair.map_or("", |pair| pair.buddy_name.as_str());
        let given = [("name", name.into())];
        let text = match pair {
            None => shell.rich("weeks-step-buddy-none", &[], &[]),
            Some(pair) if pair.introduced_at.is_some() => shell.rich("weeks-step-buddy-met", &given, &[]),
            Some(pair) if pair.newcomer_yes_at.is_some() => shell.rich("weeks-step-buddy-waits", &given, &[]),
            Some(_) => shell.rich("weeks-step-buddy-asked", &given, &[]),
        };
        steps.push(step("weeks-step-buddy", text, pair.is_some_and(|pair| pair.introduced_at.is_some())));
    }
    let asked = pair.filter(|pair| pair.newcomer_yes_at.is_none()).map(|pair| pair.id.0);
    let meet = weeks
        .meet
        .into_iter()
        .map(|meet| {
            let tell = |key: &str, what: &str| {
                shell.tell(key, &[("name", meet.name.as_str().into()), ("what", what.into())])
            };
            let why = match &meet.why {
                Why::Offers(what) => tell("meet-offers", what),
                Why::Seeks(what) => tell("meet-seeks", what),
                Why::Practises(what) => tell("meet-practises", what),
                Why::Convenes => shell.tell("meet-convenes", &[("name", meet.name.as_str().into())]),
            };
            MeetLine { person: meet.person.0, why, name: meet.name.clone() }
        })
        .collect();
    let first = match &weeks.first {
        Some((thread, subject)) => {
            let given = [("subject", subject.as_str().into())];
            shell.rich("weeks-first-open", &given, &[&links::thread(&slug, thread)])
        }
        None => shell.rich("weeks-first-none", &[], &[&links::start(&slug)]),
    };
    let helping = helping
        .into_iter()
        .map(|pair| (pair.newcomer_name, pair.id.0, pair.buddy_yes_at.is_none()))
        .collect();
    let name = viewer.community().name.clone();
    let title = asker.shell.say("weeks-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &WeeksPage { shell, slug, name, steps, asked, meet, first, helping })
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Word {
    pair: String,
    act: String,
}

/// `POST /c/{slug}/welcome`: a word to a buddy, or to a newcomer.
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(word): Form<Word>,
) -> Result<Response, Trouble> {
    asker.visit(&slug).await?;
    let id: BuddyId = word.pair.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let done: Result<&'static str, Refused> = match word.act.as_str() {
        "yes" => newcomers::yes(&mut work, id).await.map(|_| "buddy-yes"),
        "later" => newcomers::later(&mut work, id).await.map(|_| "buddy-later"),
        "switch" => newcomers::switch(&mut work, id).await.map(|_| "buddy-switch"),
        "no" => newcomers::no_buddy(&mut work, id).await.map(|_| "buddy-switch"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::welcome(&slug), key, None))
}
