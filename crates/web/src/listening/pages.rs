//! `/c/{slug}/people/{person}/talks`

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Time;
use community::{
    NoteId, PersonId, Refused,
    charter::Viewer,
    listening::{self, TAGS},
    members,
};
use serde::Deserialize;

use super::view::{NoteLine, TalksPage};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show, shell::Here};

/// `GET /c/{slug}/people/{person}/talks`: one's own, or, for convenors, a member's.
pub async fn page(
    mut asker: Asker,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    shown(asker, viewer, slug, id, Written::default(), Problems::none()).await
}

async fn shown(
    mut asker: Asker,
    viewer: Viewer,
    slug: String,
    id: PersonId,
    written: Written,
    problems: Problems,
) -> Result<Response, Trouble> {
    let own = viewer.person() == Some(id);
    let mut work = asker.work();
    let notes = match own {
        true => listening::of_me(&mut work, &viewer).await,
        false => listening::about(&mut work, &viewer, id).await,
    };
    let notes = notes.map_err(|refused| asker.trouble(refused))?;
    let who = members::person(&mut work, &viewer, id).await.map_err(|refused| asker.trouble(refused))?;
    let now = work.now();
    drop(work);
    let reading = asker.reading();
    let shell = &asker.shell;
    let notes = notes
        .into_iter()
        .map(|note| NoteLine {
            id: note.id.0,
            at: reading.day(note.talked_at),
            tags: TAGS
                .into_iter()
                .filter(|tag| note.tags.split(' ').any(|kept| kept == *tag))
                .map(|tag| shell.say(tag_key(tag)).to_owned())
                .collect(),
            corrected: note.corrected_at.map(|at| reading.day(at)),
            mine: own,
            deletable: own || Some(note.by) == viewer.person(),
            writer: note.writer,
            words: note.words,
        })
        .collect();
    let tags = TAGS
        .into_iter()
        .map(|tag| (tag, shell.say(tag_key(tag)).to_owned(), written.tags().contains(&tag)))
        .collect();
    let day =
        if written.day.is_empty() { reading.day(now).stamp.chars().take(10).collect() } else { written.day };
    let title = asker.shell.say("listening-title");
    asker.shell.mistake = !problems.is_empty();
    let shell = asker.shell.titled(title).at(Here::People);
    let page = TalksPage {
        shell,
        slug,
        person: id.0,
        name: who.person.name,
        own,
        notes,
        words: written.words,
        day,
        tags,
        problems,
    };
    show(asker.news, &page)
}

fn tag_key(tag: &str) -> &'static str {
    match tag {
        "learning" => "listening-tag-learning",
        "company" => "listening-tag-company",
        "change" => "listening-tag-change",
        "giving" => "listening-tag-giving",
        "craft" => "listening-tag-craft",
        "standing" => "listening-tag-standing",
        "belonging" => "listening-tag-belonging",
        _ => "listening-tag-rest",
    }
}

/// What the forms send.
#[derive(Default, Deserialize)]
pub struct Written {
    #[serde(default)]
    act: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    learning: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    change: String,
    #[serde(default)]
    giving: String,
    #[serde(default)]
    craft: String,
    #[serde(default)]
    standing: String,
    #[serde(default)]
    belonging: String,
    #[serde(default)]
    rest: String,
}

impl Written {
    fn tags(&self) -> Vec<&'static str> {
        let chosen = [
            &self.learning,
            &self.company,
            &self.change,
            &self.giving,
            &self.craft,
            &self.standing,
            &self.belonging,
            &self.rest,
        ];
        TAGS.into_iter().zip(chosen).filter(|(_, chosen)| !chosen.is_empty()).map(|(tag, _)| tag).collect()
    }
}

/// `POST /c/{slug}/people/{person}/talks`
pub async fn act(
    mut asker: Asker,
    Path((slug, person)): Path<(String, String)>,
    Form(written): Form<Written>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let note: Result<NoteId, Trouble> = written.note.parse().map_err(|_| Trouble::NotFound);
    let mut work = asker.work();
    let done: Result<&'static str, Refused> = match written.act.as_str() {
        "log" => {
            let at = noon(&written.day).unwrap_or(work.now());
            let logged = listening::log(&mut work, &viewer, id, at, &written.words, &written.tags()).await;
            logged.map(|_| "talk-kept")
        }
        "correct" => {
            listening::correct(&mut work, &viewer, note?, &written.words).await.map(|()| "talk-corrected")
        }
        "tags" => listening::choose_tags(&mut work, &viewer, note?, &written.tags())
            .await
            .map(|()| "talk-corrected"),
        "delete" => listening::delete(&mut work, &viewer, note?).await.map(|()| "talk-deleted"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::talks(&slug, id), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, viewer, slug, id, written, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// The noon of a day as a form sends it.
fn noon(day: &str) -> Option<Time> {
    let day: chrono::NaiveDate = day.parse().ok()?;
    Some(Time::from_secs(day.and_hms_opt(12, 0, 0)?.and_utc().timestamp()))
}
