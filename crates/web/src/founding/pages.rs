//! The steps of founding a community: `/begin`, cause, people, what exists, preset.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use base::Words;
use community::{
    CommunityId, FoundingId, Refused,
    founding::{self, Founding, LONGEST_LIST, Listed, MOST_PEOPLE},
};
use mail::contacts::Roll;
use serde::Deserialize;

use super::view::{
    AdoptLine, BadLine, BeginPage, BegunLine, CausePage, ExistsPage, OverlapLine, PeoplePage, PresetLine,
    PresetPage,
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, gatherings::pages::sentence, links, said::show};

/// `GET /begin`
pub async fn begin_page(asker: Asker) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let allowed = founding::may_found(&mut work).await.map_err(told)?;
    let mine = founding::mine(&mut work).await.map_err(told)?;
    let adoptable = founding::adoptable(&mut work).await.map_err(told)?;
    drop(work);
    let reading = asker.reading();
    let mine = mine.into_iter().map(|one| BegunLine {
        address: links::founding(one.id),
        name: one.name,
        at: reading.moment(one.changed_at),
        adopts: one.adopts,
    });
    let adoptable = adoptable.into_iter().map(|one| AdoptLine {
        id: one.id.to_string(),
        name: one.name,
        people: one.people,
    });
    let (mine, adoptable) = (mine.collect(), adoptable.collect());
    let title = asker.shell.say("founding-title");
    show(asker.news, &BeginPage { shell: asker.shell.titled(title), allowed, mine, adoptable })
}

/// Which start.
#[derive(Deserialize)]
pub struct Start {
    #[serde(default)]
    adopt: String,
}

/// `POST /begin`
pub async fn begin(asker: Asker, Form(start): Form<Start>) -> Result<Response, Trouble> {
    let adopts = match start.adopt.as_str() {
        "" => None,
        id => Some(id.parse::<CommunityId>().map_err(|_| Trouble::NotFound)?),
    };
    let mut work = asker.work();
    let begun = founding::begin(&mut work, adopts).await;
    drop(work);
    let id = begun.map_err(|refused| asker.trouble(refused))?;
    Ok(Redirect::to(&links::founding_step(id, "cause")).into_response())
}

/// `GET /begin/{id}`: the first step that is wanting, or the preview.
pub async fn go_on(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    let step = match &draft {
        draft if draft.founded_at.is_some() => "done",
        draft if draft.name().is_empty() || draft.cause().is_empty() && draft.adopts.is_none() => "cause",
        draft if draft.people.is_empty() && draft.adopts.is_none() => "people",
        draft if draft.preset().is_none() => "exists",
        _ => "preview",
    };
    Ok(Redirect::to(&links::founding_step(draft.id, step)).into_response())
}

/// The founding of this address, when it is the reader's.
pub(super) async fn draft(asker: &Asker, id: &str) -> Result<Founding, Trouble> {
    let id: FoundingId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    founding::get(&mut work, id).await.map_err(|refused| asker.trouble(refused))
}

/// Keeps fields as they were written.
pub(super) async fn keep(asker: &Asker, id: FoundingId, fields: &[(&str, &str)]) -> Result<(), Trouble> {
    let mut work = asker.work();
    founding::write(&mut work, id, fields).await.map_err(|refused| asker.trouble(refused))
}

pub(super) fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// `GET /begin/{id}/cause`
pub async fn cause(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    cause_shown(asker, &draft, Problems::none())
}

fn cause_shown(asker: Asker, draft: &Founding, problems: Problems) -> Result<Response, Trouble> {
    let cause = Some(draft.cause()).filter(|cause| !cause.is_empty());
    let title = asker.shell.say("founding-step-cause");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = status(&problems);
    let page = CausePage {
        shell,
        id: draft.id.to_string(),
        adopts: draft.adopts.is_some(),
        name: draft.word("name").to_owned(),
        parts: ["who", "what", "why"].map(|field| draft.word(field).to_owned()),
        cause: cause.map(|cause| {
            let words = cause.split_whitespace().count();
            (cause, words)
        }),
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// Name and cause.
#[derive(Deserialize)]
pub struct Cause {
    name: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    why: String,
}

/// `POST /begin/{id}/cause`
pub async fn keep_cause(
    asker: Asker,
    Path(id): Path<String>,
    Form(sent): Form<Cause>,
) -> Result<Response, Trouble> {
    let before = draft(&asker, &id).await?;
    let mut fields = vec![("name", sent.name.as_str())];
    if before.adopts.is_none() {
        fields.extend([("who", sent.who.as_str()), ("what", sent.what.as_str()), ("why", sent.why.as_str())]);
    }
    keep(&asker, before.id, &fields).await?;
    let draft = draft(&asker, &id).await?;
    let now = asker.reading().now;
    let wrong: Vec<_> = draft
        .problems(now)
        .into_iter()
        .filter(|one| ["name", "who", "what", "why"].contains(&one.field))
        .collect();
    if wrong.is_empty() {
        return Ok(Redirect::to(&links::founding_step(draft.id, "people")).into_response());
    }
    let problems = Problems::found(asker.shell.words, &wrong);
    cause_shown(asker, &draft, problems)
}

/// What is wrong with a line of a list, as a sentence.
fn why(words: Words, wrong: &str) -> &'static str {
    words.say(match wrong {
        "no-at" => "founding-wrong-no-at",
        "several-at" => "founding-wrong-several-at",
        "nothing-before" => "founding-wrong-nothing-before",
        "nothing-after" => "founding-wrong-nothing-after",
        "space" => "founding-wrong-space",
        "character" => "founding-wrong-character",
        "no-dot" => "founding-wrong-no-dot",
        "domain" => "founding-wrong-domain",
        "long" => "founding-wrong-long",
        "formula" => "founding-wrong-formula",
        "long-line" => "founding-wrong-long-line",
        _ => "founding-wrong-nothing",
    })
}

/// `GET /begin/{id}/people`
pub async fn people(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    let text = draft.word("list").to_owned();
    people_shown(asker, &draft, text, Problems::none())
}

fn people_shown(
    asker: Asker,
    draft: &Founding,
    text: String,
    problems: Problems,
) -> Result<Response, Trouble> {
    let roll = Roll::of(&text, MOST_PEOPLE);
    let words = asker.shell.words;
    let bad = roll.bad.iter().map(|bad| BadLine {
        line: bad.line,
        text: bad.text.clone(),
        why: why(words, bad.why.word()),
    });
    let title = asker.shell.say("founding-step-people");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = status(&problems);
    let page = PeoplePage {
        shell,
        id: draft.id.to_string(),
        adopts: draft.adopts.is_some(),
        people: roll.people.iter().map(|one| (one.name.clone(), one.address.clone())).collect(),
        bad: bad.collect(),
        bad_in_all: roll.bad_in_all,
        repeated: roll.repeated.into_iter().take(50).map(|one| (one.line, one.first, one.address)).collect(),
        namesakes: roll
            .namesakes
            .into_iter()
            .take(50)
            .map(|one| (one.name, one.addresses.join(", ")))
            .collect(),
        formulas: roll.people.iter().filter(|one| one.formula).map(|one| one.line).take(50).collect(),
        text,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// The pasted list; `look` stays on the page.
#[derive(Deserialize)]
pub struct Pasted {
    list: String,
    #[serde(default)]
    act: String,
}

/// `POST /begin/{id}/people`
pub async fn keep_people(
    asker: Asker,
    Path(id): Path<String>,
    Form(sent): Form<Pasted>,
) -> Result<Response, Trouble> {
    let before = draft(&asker, &id).await?;
    let text = sent.list.replace("\r\n", "\n");
    let roll = Roll::of(&text, MOST_PEOPLE);
    if text.len() > LONGEST_LIST || roll.more {
        let said = asker.shell.say("problem-founding-many");
        return people_shown(asker, &before, text, Problems::none().with("list", said));
    }
    let people: Vec<Listed> =
        roll.people.into_iter().map(|one| Listed { name: one.name, address: one.address }).collect();
    let mut work = asker.work();
    let kept = founding::list(&mut work, before.id, &text, &people).await;
    drop(work);
    kept.map_err(|refused| asker.trouble(refused))?;
    let draft = draft(&asker, &id).await?;
    if roll.bad_in_all > 0 || sent.act == "look" {
        // What cannot be read is shown in place; whoever wants to goes on without it.
        return people_shown(asker, &draft, text, Problems::none());
    }
    if draft.people.is_empty() && draft.adopts.is_none() {
        let said = asker.shell.say("problem-founding-nobody");
        return people_shown(asker, &draft, text, Problems::none().with("list", said));
    }
    Ok(Redirect::to(&links::founding_step(draft.id, "exists")).into_response())
}

/// `GET /begin/{id}/exists`
pub async fn exists(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    let mut work = asker.work();
    let found = founding::overlapping(&mut work, draft.id).await;
    drop(work);
    let found = found.map_err(|refused| asker.trouble(refused))?;
    let line = |one: founding::Overlap| OverlapLine {
        address: links::community(&one.slug),
        name: one.name,
        cause: one.cause,
        list: one.list,
        mine: one.mine,
        words: one.words.join(", "),
        at_least: one.at_least,
    };
    let title = asker.shell.say("founding-step-exists");
    let page = ExistsPage {
        shell: asker.shell.titled(title),
        id: draft.id.to_string(),
        overlaps: found.into_iter().map(line).collect(),
    };
    show(asker.news, &page)
}

/// `GET /begin/{id}/preset`
pub async fn preset(asker: Asker, Path(id): Path<String>) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    preset_shown(asker, &draft, Problems::none())
}

fn preset_shown(asker: Asker, draft: &Founding, problems: Problems) -> Result<Response, Trouble> {
    let (words, now) = (asker.shell.words, asker.reading().now);
    let line = |preset: &'static founding::Preset| {
        let mut tried = draft.clone();
        tried.words.retain(|field, _| !field.starts_with("rhythm:"));
        tried.words.insert("preset".into(), preset.key.into());
        PresetLine {
            key: preset.key,
            title: preset.title,
            for_whom: preset.for_whom,
            minutes: preset.minutes,
            joining: words.say(match preset.joining {
                "open" => "founding-joining-open",
                "asked" => "founding-joining-asked",
                _ => "founding-joining-invited",
            }),
            rhythm: tried.rhythm(now).map_or_else(
                || words.say("founding-no-rhythm").to_owned(),
                |rhythm| sentence(words, &rhythm),
            ),
        }
    };
    let title = asker.shell.say("founding-step-preset");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = status(&problems);
    let page = PresetPage {
        shell,
        id: draft.id.to_string(),
        presets: founding::presets().iter().map(line).collect(),
        chosen: draft.word("preset").to_owned(),
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// The preset.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    preset: String,
}

/// `POST /begin/{id}/preset`
pub async fn keep_preset(
    asker: Asker,
    Path(id): Path<String>,
    Form(sent): Form<Chosen>,
) -> Result<Response, Trouble> {
    let draft = draft(&asker, &id).await?;
    if founding::preset(&sent.preset).is_none() {
        let said = asker.shell.say("problem-founding-preset");
        return preset_shown(asker, &draft, Problems::none().with("preset", said));
    }
    keep(&asker, draft.id, &[("preset", &sent.preset)]).await?;
    Ok(Redirect::to(&links::founding_step(draft.id, "preview")).into_response())
}

/// What the heart refuses of a founding that was ended meanwhile leads to where it went.
pub(super) fn ended(asker: &Asker, id: FoundingId, refused: Refused) -> Result<Response, Trouble> {
    match refused {
        Refused::Gone => Ok(Redirect::to(&links::founding_step(id, "done")).into_response()),
        other => Err(asker.trouble(other)),
    }
}
