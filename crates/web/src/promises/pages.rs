//! `/c/{slug}/promise` and `/c/{slug}/promises`

use axum::{Form, extract::Path, response::Response};
use community::{
    Level, PromiseId, Refused,
    members::{
        Joining,
        promises::{self, By},
    },
};
use serde::Deserialize;

use super::view::{AgreedLine, PromisePage, PromisesPage, WordsShown};
use crate::{
    asker::Asker,
    dates::{Moment, Reading},
    errors::Trouble,
    links, said,
    said::show,
    shell::{Here, Shell},
};

/// `GET /c/{slug}/promise`: the words as they stand, or those that the reader is asked for; who was chosen sees them before they may see the community.
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let asked = promises::asked_of_me(&mut asker.work(), &slug).await.map_err(|r| asker.trouble(r))?;
    let visited = asker.visit(&slug).await;
    let reading = asker.reading();
    let (name, said, member, convenor) = match visited {
        Ok(viewer) => {
            let words = promises::words(&mut asker.work(), &viewer).await.map_err(|r| asker.trouble(r))?;
            let since = words.id.is_some().then(|| reading.day(words.made_at));
            let said = shown(&asker.shell, words.version, &words.words, words.level, &words.notice, since);
            (viewer.community().name.clone(), said, viewer.is_member(), viewer.is_convenor())
        }
        Err(trouble) => match &asked {
            Some(p) => {
                let said = shown(&asker.shell, p.version, &p.words, p.level, &p.notice, None);
                (p.place.clone(), said, false, false)
            }
            None => return Err(trouble),
        },
    };
    let now = asker.work().now();
    let mine = asked.filter(|p| p.version == said.version);
    let agreed = mine.as_ref().and_then(|p| p.agreed_at).map(|at| reading.day(at));
    let asked = mine.filter(|p| p.is_open(now)).map(|p| p.id.0);
    let title = asker.shell.say("promise-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &PromisePage { shell, slug, name, said, asked, member, agreed, convenor })
}

fn shown(
    shell: &Shell,
    version: i64,
    words: &str,
    level: Level,
    notice: &str,
    since: Option<Moment>,
) -> WordsShown {
    let paragraphs = |text: &str| text.split("\n\n").map(|one| one.trim().to_owned()).collect();
    let level = shell.say(level_key(level));
    WordsShown {
        version,
        words: paragraphs(words),
        level: shell.words.tell("promise-level", &[("level", level.into())]),
        notice: paragraphs(notice),
        since,
    }
}

fn level_key(level: Level) -> &'static str {
    match level {
        Level::Open => "letter-level-0",
        Level::Network => "letter-level-1",
        Level::ChathamHouse => "letter-level-2",
        Level::MembersOnly => "letter-level-3",
        Level::InTheRoom => "letter-level-4",
        Level::Sealed => "letter-level-5",
    }
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Act {
    act: String,
    #[serde(default)]
    promise: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/promise`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let id: Option<PromiseId> = act.promise.parse().ok();
    let viewer = if id.is_none() { Some(asker.visit(&slug).await?) } else { None };
    let mut work = asker.work();
    let done: Result<&'static str, Refused> = match (act.act.as_str(), id, &viewer) {
        ("agree", Some(id), _) => promises::agree(&mut work, id, By::Page).await.map(agreed),
        // A member whom nobody has asked may agree all the same.
        ("agree", None, Some(viewer)) => promises::agree_as_member(&mut work, viewer).await.map(agreed),
        ("decline", Some(id), _) => promises::decline(&mut work, id).await.map(|()| "promise-declined"),
        ("question", Some(id), _) => {
            promises::question(&mut work, id, &act.words).await.map(|_| "promise-question")
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = done.map_err(|refused| asker.trouble(refused))?;
    let joined = key == "joined";
    Ok(said::then(&if joined { links::community(&slug) } else { links::promise(&slug) }, key, None))
}

fn agreed(joining: Joining) -> &'static str {
    match joining {
        Joining::Joined => "joined",
        Joining::Asked(_) => "join-asked",
        Joining::Already | Joining::Promise(_) => "promise-agreed",
    }
}

/// `GET /c/{slug}/promises`: who agreed to what, for convenors (S2.18).
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let people = promises::agreed(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
    let versions = promises::versions(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
    let now = promises::words(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
    drop(work);
    let reading: Reading = asker.reading();
    let versions = versions
        .iter()
        .map(|w| {
            let since = Some(reading.day(w.made_at));
            shown(&asker.shell, w.version, &w.words, w.level, &w.notice, since)
        })
        .collect();
    let people: Vec<AgreedLine> = people
        .into_iter()
        .map(|one| AgreedLine {
            person: one.person.0,
            name: one.name,
            version: one.version,
            at: one.at.map(|at| reading.day(at)),
            by: match one.by.as_deref() {
                Some("page") => asker.shell.say("promise-by-page").to_owned(),
                Some(_) => asker.shell.say("promise-by-letter").to_owned(),
                None => String::new(),
            },
        })
        .collect();
    let agreed = people.iter().filter(|one| one.version == Some(now.version)).count();
    let title = asker.shell.say("promises-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &PromisesPage { shell, slug, people, agreed, version: now.version, versions })
}

/// `POST /c/{slug}/promises`: those who have not agreed to the words of today are asked.
pub async fn ask(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    promises::ask_members(&mut asker.work(), &viewer).await.map_err(|r| asker.trouble(r))?;
    Ok(said::then(&links::promises(&slug), "promises-asked", None))
}
