//! `/c/{slug}/charter`: the charter as it is agreed; what a section said before; questions.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Words};
use community::{
    Level, Refused,
    charter::{
        self, Viewer,
        channels::KEYS as CHANNELS,
        proposals::{self, Proposal},
        questions,
        sections::{self, SILENCE_AGREES, Section},
    },
    lifecycle,
};
use serde::Deserialize;

use super::view::{CharterPage, ProposalLine, QuestionLine, SectionView, VersionView, VersionsPage};
use crate::{
    asker::Asker, dates::Reading, errors::Trouble, forms::Problems, links, said, said::show, shell::Here,
};

/// `GET /c/{slug}/charter`
pub async fn charter(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, Problems::none()).await
}

async fn shown(asker: Asker, viewer: &Viewer, problems: Problems) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let all = sections::all(&mut work, viewer).await.map_err(told)?;
    let life = lifecycle::of(&mut work, viewer).await.map_err(told)?;
    let member = viewer.is_member();
    let (mut made, mut asked) = (Vec::new(), Vec::new());
    let mut changed = Vec::new();
    if member {
        made = proposals::list(&mut work, viewer).await.map_err(told)?;
        asked = questions::open(&mut work, viewer).await.map_err(told)?;
        for proposal in made.iter().take(20) {
            changed.push(proposals::get(&mut work, viewer, proposal.id).await.map_err(told)?);
        }
    }
    drop(work);
    let (reading, words) = (asker.reading(), asker.shell.words);
    let community = viewer.community();
    let carers = life.no_carer.clone();
    let lines = made.iter().zip(&changed).map(|(proposal, whole)| {
        let names = whole.now().map(|change| title(words, &change.key)).collect::<Vec<_>>().join(", ");
        line(words, &reading, proposal, names)
    });
    let mine = |by: Option<Id>| {
        viewer.is_convenor() || made.iter().any(|one| Some(one.id) == by && one.by == viewer.person())
    };
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("charter-title");
    let page = CharterPage {
        slug: community.slug.clone(),
        name: community.name.clone(),
        cause: community.cause.clone(),
        member,
        convenor: viewer.is_convenor(),
        five: sections::FIVE
            .iter()
            .map(|key| {
                let found = all.iter().find(|section| section.key == *key);
                let (state, label) = state(words, found.map_or("empty", |section| section.state.as_str()));
                (*key, words.say(&format!("charter-five-{key}")), state, label)
            })
            .collect(),
        sections: all
            .iter()
            .filter(|section| section.key != "cause" && (member || !section.is_empty()))
            .map(|section| view(words, &reading, section))
            .collect(),
        renews: life.renews_at.map(|at| reading.day(at)),
        no_carer: Some(carers).filter(|words| !words.is_empty()),
        proposals: lines.collect(),
        questions: asked.iter().map(|one| question(&reading, one, mine(one.proposal))).collect(),
        problems,
        shell: shell.titled(title).at(Here::Elsewhere),
    };
    show(asker.news, &page)
}

/// The name of a section.
pub(super) fn title(words: Words, key: &str) -> &'static str {
    words.say(&format!("charter-section-{key}"))
}

/// A state, said, and the class of its label.
fn state(words: Words, state: &str) -> (&'static str, &'static str) {
    match state {
        "agreed" => (words.say("charter-state-agreed"), "label label--well"),
        "draft" => (words.say("charter-state-draft"), "label label--wait"),
        _ => (words.say("charter-state-empty"), "label"),
    }
}

/// How and when a version came to be.
fn how(words: Words, reading: &Reading, section: &Section) -> String {
    let Some(at) = section.agreed_at.filter(|_| section.is_agreed()) else { return String::new() };
    let key = if section.method == "consent" { "charter-how-consent" } else { "charter-how-meeting" };
    let review = section.review_on.map_or(String::new(), |at| reading.day(at).said);
    words.tell(key, &[("day", reading.day(at).said.into()), ("review", review.into())])
}

fn view(words: Words, reading: &Reading, section: &Section) -> SectionView {
    let (state, label) = state(words, &section.state);
    SectionView {
        title: title(words, &section.key),
        words: section.words.clone(),
        setting: setting(words, reading, &section.key, &section.setting),
        state,
        label,
        how: how(words, reading, section),
        needed: section.is_needed(),
        older: section.version > 1,
        key: section.key.clone(),
    }
}

/// What a program reads of a section, said.
pub(super) fn setting(words: Words, reading: &Reading, key: &str, setting: &str) -> String {
    match key {
        "renewal" => sections::day(setting).map_or(String::new(), |day| {
            words.tell("charter-setting-renewal", &[("day", reading.day(day).said.into())])
        }),
        "decisions" if setting == SILENCE_AGREES => words.say("charter-setting-silence").to_owned(),
        "decisions" => words.say("charter-setting-no-silence").to_owned(),
        "channels" => {
            let named = setting.split_whitespace().map(|key| words.say(&format!("channel-{key}")));
            named.collect::<Vec<_>>().join(", ")
        }
        "level" => setting
            .parse::<i64>()
            .map_or(String::new(), |number| words.say(&format!("letter-level-{number}")).to_owned()),
        _ => String::new(),
    }
}

/// The channels with their names.
pub(super) fn channels(words: Words) -> Vec<(&'static str, &'static str)> {
    CHANNELS.into_iter().map(|key| (key, words.say(&format!("channel-{key}")))).collect()
}

/// The levels that may be usual in a community, with their names.
pub(super) fn levels(words: Words, viewer: &Viewer) -> Vec<(i64, &'static str)> {
    let least = viewer.community().level.number();
    (least..=Level::MembersOnly.number().max(least))
        .map(|number| (number, words.say(&format!("letter-level-{number}"))))
        .collect()
}

/// Where a proposal stands, said, and the class of its label.
pub(super) fn stands(words: Words, state: &str) -> (&'static str, &'static str) {
    match state {
        "open" => (words.say("proposal-state-open"), "label label--wait"),
        "stopped" => (words.say("proposal-state-stopped"), "label label--care"),
        "agreed" => (words.say("proposal-state-agreed"), "label label--well"),
        "unanswered" => (words.say("proposal-state-unanswered"), "label"),
        _ => (words.say("proposal-state-withdrawn"), "label"),
    }
}

fn line(words: Words, reading: &Reading, proposal: &Proposal, sections: String) -> ProposalLine {
    let (state, label) = stands(words, &proposal.state);
    let when = proposal.settled_at.unwrap_or(proposal.closes_at);
    ProposalLine {
        id: proposal.id,
        sections,
        name: proposal.name.clone(),
        state,
        label,
        when: reading.day(when),
    }
}

pub(super) fn question(reading: &Reading, one: &questions::Question, mine: bool) -> QuestionLine {
    QuestionLine {
        id: one.id,
        words: one.words.clone(),
        name: one.name.clone(),
        at: reading.day(one.asked_at),
        answer: one.answer.clone(),
        answerer: one.answerer.clone(),
        mine: mine && one.answered_at.is_none(),
    }
}

/// A question, or the answer to one.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    words: String,
    #[serde(default)]
    answer: String,
    question: Option<String>,
}

/// `POST /c/{slug}/charter/questions`
pub async fn ask(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let (done, key) = match asked.question.as_deref().map(str::parse::<Id>) {
        Some(Ok(id)) => (questions::settle(&mut work, &viewer, id, &asked.answer).await, "question-settled"),
        Some(Err(_)) => return Err(Trouble::NotFound),
        None => {
            let done = questions::ask(&mut work, &viewer, None, &asked.words).await;
            (done.map(drop), "question-asked")
        }
    };
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::charter(&slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/charter/sections/{section}`
pub async fn versions(
    mut asker: Asker,
    Path((slug, key)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let Some(key) = sections::KEYS.into_iter().find(|one| *one == key) else { return Err(Trouble::NotFound) };
    let found = charter::sections::versions(&mut asker.work(), &viewer, key).await;
    let found = found.map_err(|refused| asker.trouble(refused))?;
    let (reading, words) = (asker.reading(), asker.shell.words);
    let name = title(words, key);
    let versions = found
        .iter()
        .map(|one| VersionView {
            number: one.version,
            words: one.words.clone(),
            how: how(words, &reading, one),
            at: reading.moment(one.made_at),
        })
        .collect();
    let shell = asker.shell.titled(name);
    show(asker.news, &VersionsPage { shell, slug, title: name, versions })
}
