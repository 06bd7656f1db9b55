//! `/c/{slug}/charter/proposals/{proposal}` and `/c/{slug}/charter/propose`: a change of the charter by consent.

use axum::{
    extract::{Path, RawForm, RawQuery},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Words};
use community::{
    Refused,
    charter::{
        Viewer,
        proposals::{self, Answer, Change, Changed, New, Whole},
        questions, sections,
    },
};

use super::{
    edit::{Fields, named},
    pages::{channels, levels, question, setting, stands, title},
    view::{ChangeView, ChangedView, ProposalPage, ProposePage, RoundView, SaidView},
};
use crate::{asker::Asker, dates::Reading, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/charter/propose`
pub async fn form(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let fields = Fields::of(query.unwrap_or_default().as_bytes());
    let chosen = fields.all("section").map(str::to_owned).collect::<Vec<_>>();
    proposing(asker, &viewer, &chosen, &fields, Problems::none()).await
}

async fn proposing(
    asker: Asker,
    viewer: &Viewer,
    chosen: &[String],
    sent: &Fields,
    problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    viewer.member().map_err(told)?;
    let mut work = asker.work();
    let all = sections::all(&mut work, viewer).await.map_err(told)?;
    let (voters, silence) = proposals::terms(&mut work, viewer).await.map_err(told)?;
    drop(work);
    let words = asker.shell.words;
    let pairs = || sections::KEYS.into_iter().zip(&all);
    let changes = pairs()
        .filter(|(key, _)| chosen.iter().any(|one| one == key))
        .map(|(key, section)| ChangeView {
            key,
            title: title(words, key),
            now: section.words.clone(),
            words: sent.get(&format!("words-{key}")).unwrap_or(&section.words).to_owned(),
            setting: sent
                .setting(key)
                .filter(|_| sent.get("why").is_some())
                .unwrap_or(section.setting.clone()),
        })
        .collect();
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let heading = shell.say("propose-title");
    let page = ProposePage {
        slug: viewer.community().slug.clone(),
        choose: pairs().map(|(key, section)| (key, title(words, key), !section.is_empty())).collect(),
        changes,
        channels: channels(words),
        levels: levels(words, viewer),
        why: sent.text("why").to_owned(),
        quorum: (proposals::quorum(voters), voters),
        silence,
        problems,
        shell: shell.titled(heading),
    };
    show(asker.news, &page)
}

/// The changes that a form brings: of each section that it has words for.
fn changes(sent: &Fields) -> Vec<Change> {
    sections::KEYS
        .into_iter()
        .filter_map(|key| {
            let words = sent.get(&format!("words-{key}"))?.to_owned();
            Some(Change { key: key.to_owned(), words, setting: sent.setting(key) })
        })
        .collect()
}

/// `POST /c/{slug}/charter/propose`
pub async fn propose(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = Fields::of(&form);
    let new = New { why: sent.text("why").to_owned(), changes: changes(&sent) };
    let done = proposals::propose(&mut asker.work(), &viewer, &new).await;
    match done {
        Ok(id) => Ok(said::then(&links::proposal(&slug, id), "proposed", None)),
        Err(Refused::Invalid(list)) => {
            let problems = named(asker.shell.words, &list);
            let chosen: Vec<String> = new.changes.into_iter().map(|change| change.key).collect();
            let page = proposing(asker, &viewer, &chosen, &sent, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

fn id(text: &str) -> Result<Id, Trouble> {
    text.parse().map_err(|_| Trouble::NotFound)
}

/// `GET /c/{slug}/charter/proposals/{proposal}`
pub async fn show_proposal(
    mut asker: Asker,
    Path((slug, proposal)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, id(&proposal)?, &Fields::of(b""), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    id: Id,
    sent: &Fields,
    problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let whole = proposals::get(&mut work, viewer, id).await.map_err(told)?;
    let asked = questions::open(&mut work, viewer).await.map_err(told)?;
    drop(work);
    let (reading, words) = (asker.reading(), asker.shell.words);
    let proposal = &whole.proposal;
    let theirs = proposal.is_unsettled() && (proposal.by == viewer.person() || viewer.is_convenor());
    let mine = whole.said_now().find(|said| Some(said.person) == viewer.person());
    let names = whole.now().map(|change| title(words, &change.key)).collect::<Vec<_>>().join(", ");
    let (state, label) = stands(words, &proposal.state);
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let page = ProposalPage {
        slug: viewer.community().slug.clone(),
        id,
        name: proposal.name.clone(),
        why: proposal.why.clone(),
        state,
        label,
        stands: sentence(words, &reading, &whole),
        open: proposal.is_open(reading.now),
        theirs,
        mine: mine.map_or(String::new(), |said| said.answer.clone()),
        rounds: rounds(words, &reading, &whole),
        amend: amending(words, &whole, sent),
        channels: channels(words),
        levels: levels(words, viewer),
        questions: asked
            .iter()
            .filter(|one| one.proposal == Some(id))
            .map(|one| question(&reading, one, viewer.is_convenor() || proposal.by == viewer.person()))
            .collect(),
        words: sent.text("words").to_owned(),
        problems,
        shell: shell.titled(names.clone()),
        sections: names,
    };
    show(asker.news, &page)
}

/// Where it stands, as a sentence.
fn sentence(words: Words, reading: &Reading, whole: &Whole) -> String {
    let proposal = &whole.proposal;
    let settled = proposal.settled_at.unwrap_or(proposal.closes_at);
    let said = i64::try_from(whole.said_now().count()).unwrap_or(0);
    let (answered, quorum, asked) = match proposal.settled_at {
        Some(_) => (proposal.answered, proposal.quorum, proposal.asked),
        None => (said, whole.quorum.0, whole.quorum.1),
    };
    let key = match proposal.state.as_str() {
        "open" if whole.silence_agrees => "proposal-stands-open-silence",
        "open" => "proposal-stands-open",
        "stopped" => "proposal-stands-stopped",
        "agreed" => "proposal-stands-agreed",
        "unanswered" => "proposal-stands-unanswered",
        _ => "proposal-stands-withdrawn",
    };
    words.tell(
        key,
        &[
            ("day", reading.moment(settled).said.into()),
            ("answered", answered.to_string().into()),
            ("quorum", quorum.to_string().into()),
            ("asked", asked.to_string().into()),
        ],
    )
}

fn rounds(words: Words, reading: &Reading, whole: &Whole) -> Vec<RoundView> {
    let changed = |change: &Changed| ChangedView {
        title: title(words, &change.key),
        before: if change.before == change.words { String::new() } else { change.before.clone() },
        words: change.words.clone(),
        setting: setting(words, reading, &change.key, &change.setting),
    };
    let round = |number: i64| RoundView {
        number,
        changes: whole.changes.iter().filter(|change| change.round == number).map(changed).collect(),
        said: whole
            .said
            .iter()
            .filter(|said| said.round == number && said.answer != "ok")
            .map(|said| SaidView {
                name: said.name.clone(),
                answer: words.say(if said.answer == "object" {
                    "proposal-objection"
                } else {
                    "proposal-concern"
                }),
                label: if said.answer == "object" { "label label--care" } else { "label label--wait" },
                words: said.words.clone(),
            })
            .collect(),
        ok: i64::try_from(
            whole.said.iter().filter(|said| said.round == number && said.answer == "ok").count(),
        )
        .unwrap_or(0),
    };
    (1..=whole.proposal.round).rev().map(round).collect()
}

fn amending(words: Words, whole: &Whole, sent: &Fields) -> Vec<ChangeView> {
    whole
        .now()
        .filter_map(|change| {
            let key = sections::KEYS.into_iter().find(|key| *key == change.key)?;
            Some(ChangeView {
                key,
                title: title(words, key),
                now: change.before.clone(),
                words: sent.get(&format!("words-{key}")).unwrap_or(&change.words).to_owned(),
                setting: change.setting.clone(),
            })
        })
        .collect()
}

/// `POST /c/{slug}/charter/proposals/{proposal}`
pub async fn act(
    mut asker: Asker,
    Path((slug, proposal)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id = id(&proposal)?;
    let sent = Fields::of(&form);
    let words = sent.text("words");
    let mut work = asker.work();
    let (done, key) = match sent.text("act") {
        "question" => {
            let done = questions::ask(&mut work, &viewer, Some(id), words).await;
            (done.map(drop), "question-asked")
        }
        "amend" => (proposals::amend(&mut work, &viewer, id, &changes(&sent)).await, "proposal-amended"),
        "withdraw" => (proposals::withdraw(&mut work, &viewer, id).await, "proposal-withdrawn"),
        other => match Answer::named(other) {
            Some(answer) => {
                let done = proposals::answer(&mut work, &viewer, id, answer, words).await;
                (done.map(drop), "proposal-answered")
            }
            None => return Err(Trouble::Unreadable),
        },
    };
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::proposal(&slug, id), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = list.iter().fold(Problems::none(), |problems, one| {
                // A question and an answer are written in one field.
                let field = if one.field == "question" { "words" } else { one.field };
                match sections::KEYS.contains(&field) {
                    true => problems.with(&format!("words-{field}"), asker.shell.words.say(one.key)),
                    false => problems.with(field, asker.shell.words.say(one.key)),
                }
            });
            let page = shown(asker, &viewer, id, &sent, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
