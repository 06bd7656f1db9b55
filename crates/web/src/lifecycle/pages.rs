//! `/c/{slug}/stage`

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Words};
use community::{
    PersonId, Refused,
    charter::{Viewer, sections},
    lifecycle::{
        self, Stage,
        gates::{self, Condition, Evidence},
        initiative,
    },
    members,
};

use super::view::{ConditionView, EvidenceView, StagePage, StageView, StepView};
use crate::{
    asker::Asker,
    charter::edit::{Fields, convenor},
    dates::Reading,
    errors::Trouble,
    forms::Problems,
    links, said,
    said::show,
};

/// `GET /c/{slug}/stage`
pub async fn stage(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, &Fields::of(b""), Problems::none()).await
}

/// The name of a stage.
pub(crate) fn name(words: Words, stage: Stage) -> &'static str {
    words.say(&format!("stage-{}", stage.word()))
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    sent: &Fields,
    problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    viewer.member().map_err(told)?;
    let mut work = asker.work();
    let life = lifecycle::of(&mut work, viewer).await.map_err(told)?;
    let gate = gates::gate(&mut work, viewer).await.map_err(told)?;
    let history = gates::history(&mut work, viewer).await.map_err(told)?;
    let carers = gates::carers(&mut work, viewer).await.map_err(told)?;
    let mut members = Vec::new();
    if viewer.is_convenor() {
        let found = members::directory(&mut work, viewer, "", None).await.map_err(told)?;
        members = found.into_iter().filter(|one| one.is_member()).map(|one| (one.id, one.name)).collect();
    }
    drop(work);
    let (reading, words, at) = (asker.reading(), asker.shell.words, life.at());
    let line = |stage: &Stage| StageView {
        name: name(words, *stage),
        text: words.say(&format!("stage-text-{}", stage.word())),
        here: *stage == at,
    };
    let onward = at.onward().iter().map(|stage| (stage.word(), name(words, *stage))).collect();
    let steps = history.iter().map(|step| {
        let of = |word: &str| Stage::named(word).map_or("", |stage| name(words, stage));
        StepView {
            title: words.tell("stage-step", &[("from", of(&step.from).into()), ("to", of(&step.to).into())]),
            at: reading.day(step.at),
            reasons: step.reasons.clone(),
            agreed: step.agreed.join(", "),
            evidence: step.evidence.iter().map(|one| evidence(&reading, one)).collect(),
        }
    });
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("stage-title");
    let page = StagePage {
        slug: viewer.community().slug.clone(),
        convenor: viewer.is_convenor(),
        stages: Stage::ALL
            .iter()
            .filter(|stage| **stage != Stage::Paused || at == Stage::Paused)
            .map(line)
            .collect(),
        now: words.tell(
            "stage-now",
            &[("stage", name(words, at).into()), ("day", reading.day(life.since).said.into())],
        ),
        renews: life.renews_at.map(|at| reading.day(at)),
        baseline: life.baseline_until.filter(|until| *until > reading.now).map(|at| reading.day(at)),
        rests: life.paused_until.filter(|_| at == Stage::Paused).map(|at| reading.day(at)),
        may_pause: at.may_pause(),
        gate: gate.iter().map(|one| condition(words, &reading, one)).collect(),
        onward,
        members,
        steps: steps.collect(),
        choose: life.initiative_ended_at.is_some() && life.choice.is_empty(),
        ended: life.initiative_ended_at.map(|at| reading.day(at)),
        initiative: life.initiative,
        if_it_ends: life.if_it_ends,
        no_carer: life.no_carer,
        cared_for: carers > 0,
        reasons: sent.text("reasons").to_owned(),
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

fn evidence(reading: &Reading, one: &Evidence) -> EvidenceView {
    EvidenceView {
        id: one.id,
        words: one.words.clone(),
        link: one.link.clone(),
        name: one.name.clone(),
        at: reading.day(one.at),
    }
}

fn condition(words: Words, reading: &Reading, one: &Condition) -> ConditionView {
    ConditionView {
        key: one.key,
        title: words.say(&format!("gate-{}", one.key)),
        counted: one.counted.filter(|(_, need)| *need > 1).map_or(String::new(), |(have, need)| {
            words
                .tell("gate-counted", &[("have", have.to_string().into()), ("need", need.to_string().into())])
        }),
        met: one.met,
        wants: one.wants,
        evidence: one.evidence.iter().map(|one| self::evidence(reading, one)).collect(),
    }
}

/// `POST /c/{slug}/stage`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let sent = Fields::of(&form);
    let agreed: Vec<PersonId> = sent.all("agreed").filter_map(|one| one.parse().ok()).collect();
    let reasons = sent.text("reasons");
    let mut work = asker.work();
    let work = &mut work;
    let (done, key): (Result<(), Refused>, &str) = match sent.text("act") {
        "bring" => {
            let (condition, words, link) = (sent.text("condition"), sent.text("evidence"), sent.text("link"));
            (gates::bring(work, &viewer, condition, words, link).await.map(drop), "evidence-brought")
        }
        "take" => {
            let id: Id = sent.text("evidence").parse().map_err(|_| Trouble::NotFound)?;
            (gates::take_away(work, &viewer, id).await, "evidence-taken")
        }
        "pass" => {
            let to = Stage::named(sent.text("to")).ok_or(Trouble::Unreadable)?;
            (gates::pass(work, &viewer, to, reasons, &agreed).await, "stage-entered")
        }
        "pause" => {
            let until = sections::day(sent.text("until")).unwrap_or_default();
            (lifecycle::pause(work, &viewer, until, reasons, &agreed).await, "stage-entered")
        }
        "resume" => (lifecycle::resume(work, &viewer).await, "stage-entered"),
        "tie" => {
            let (what, plan) = (sent.text("initiative"), sent.text("if_it_ends"));
            (initiative::tie(work, &viewer, what, plan).await, "initiative-kept")
        }
        "end" => (initiative::end(work, &viewer).await, "initiative-ended"),
        "repurpose" => {
            let done = initiative::choose(work, &viewer, false, reasons, &agreed).await;
            if done.is_ok() {
                return Ok(said::then(&links::propose_section(&slug, "cause"), "initiative-repurpose", None));
            }
            (done, "")
        }
        "close" => (initiative::choose(work, &viewer, true, reasons, &agreed).await, "stage-entered"),
        "no-carer" => {
            (initiative::leave_care_open(work, &viewer, sent.text("no_carer")).await, "care-left-open")
        }
        _ => return Err(Trouble::Unreadable),
    };
    match done {
        Ok(()) => Ok(said::then(&links::stage(&slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = list.iter().fold(Problems::none(), |problems, one| {
                let words = asker.shell.words;
                match one.key {
                    // Which of the conditions: its own name stands before what to do.
                    "problem-gate-open" => {
                        let what = words.say(&format!("gate-{}", one.field));
                        let open = words.tell("gate-open", &[("what", what.into())]);
                        problems.with(&format!("gate-{}", one.field), open)
                    }
                    key => problems.with(one.field, words.say(key)),
                }
            });
            let page = shown(asker, &viewer, &sent, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
