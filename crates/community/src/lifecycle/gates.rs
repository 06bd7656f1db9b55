//! Gates: what must be true before a community leaves a stage, what the program counts of it, and what people bring.
//!
//! Verbs: [`gate`], [`carers`], [`bring`], [`take_away`], [`pass`], [`history`].

use std::collections::HashMap;

use base::{Id, Time};
use store::{args, row};

use super::{Stage, kept, of, readiness, sql};
use crate::{
    PersonId, Problem, Refused, Work,
    charter::{
        Viewer,
        sections::{self, convenes},
    },
};

/// Longest words of evidence and of reasons, in characters.
const LONGEST: usize = 4_000;
/// Hosts that a community has when it is carried by its members.
const HOSTS: i64 = 3;

/// How a condition is seen to be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// The program counts it; nothing that is brought makes up for it.
    Counted,
    /// People bring a note or a link.
    Brought,
    /// Either.
    Either,
}

/// The conditions of each gate: all of them (practice 2.2). What will be counted once its feature is there is brought until then.
const GATES: &[(Stage, &[(&str, Seen)])] = &[
    (
        Stage::Inquire,
        &[
            ("cause", Seen::Counted),
            ("talks", Seen::Brought),
            ("no-better-home", Seen::Brought),
            ("convenor", Seen::Counted),
            ("sponsor", Seen::Either),
        ],
    ),
    (
        Stage::Design,
        &[
            ("four", Seen::Counted),
            ("roles", Seen::Counted),
            ("level", Seen::Counted),
            ("channels", Seen::Counted),
            ("convenor", Seen::Counted),
            ("carer", Seen::Counted),
            ("ready", Seen::Counted),
        ],
    ),
    (
        Stage::Prototype,
        &[
            ("sessions", Seen::Brought),
            ("attended", Seen::Brought),
            ("applied", Seen::Brought),
            ("acted-on", Seen::Brought),
            ("go", Seen::Brought),
            ("needed", Seen::Counted),
            ("carer", Seen::Counted),
        ],
    ),
    (
        Stage::Launch,
        &[
            ("gathering", Seen::Brought),
            ("norms", Seen::Counted),
            ("met-newcomers", Seen::Brought),
            ("commitments", Seen::Brought),
        ],
    ),
    (Stage::Grow, &[("independent", Seen::Brought), ("hosts", Seen::Counted), ("landing", Seen::Brought)]),
    (Stage::Closing, &[("checklist", Seen::Brought)]),
];

/// The names of all conditions, each once: problems name them.
const NAMES: &[&str] = &[
    "cause",
    "talks",
    "no-better-home",
    "convenor",
    "sponsor",
    "four",
    "roles",
    "level",
    "channels",
    "carer",
    "ready",
    "sessions",
    "attended",
    "applied",
    "acted-on",
    "go",
    "needed",
    "gathering",
    "norms",
    "met-newcomers",
    "commitments",
    "independent",
    "hosts",
    "landing",
    "checklist",
];

row! {
    /// Something that a person brought to a gate.
    #[derive(Clone, Debug)]
    pub struct Evidence {
        /// Its id.
        pub id: Id,
        /// To which condition.
        pub condition: String,
        /// In their words.
        pub words: String,
        /// Where more is to be read; may be empty.
        pub link: String,
        /// Who brought it.
        pub name: String,
        /// When.
        pub at: Time,
    }
}

/// A condition of a gate.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its name.
    pub key: &'static str,
    /// What is there, and what is needed, where the program counts.
    pub counted: Option<(i64, i64)>,
    /// What people brought.
    pub evidence: Vec<Evidence>,
    /// Whether it is met.
    pub met: bool,
    /// Whether something that is brought helps.
    pub wants: bool,
}

/// The gate of the stage that a community is in. Empty for a stage that is left by a decision alone. For members.
pub async fn gate(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Condition>, Refused> {
    if work.actor() != crate::Actor::System {
        viewer.member()?;
    }
    let stage = of(work, viewer).await?.at();
    let Some((_, conditions)) = GATES.iter().find(|(one, _)| *one == stage) else { return Ok(Vec::new()) };
    let community = viewer.community().id;
    let brought: Vec<Evidence> = work.all(&sql::EVIDENCE, args![community, stage.word()]).await?;
    let counts = count(work, viewer).await?;
    let condition = |&(key, seen): &(&'static str, Seen)| {
        let counted = counts.get(key).copied().filter(|_| seen != Seen::Brought);
        let evidence: Vec<_> = brought.iter().filter(|one| one.condition == key).cloned().collect();
        let enough = counted.is_some_and(|(have, need)| have >= need);
        let met = enough || seen != Seen::Counted && !evidence.is_empty();
        Condition { key, counted, evidence, met, wants: seen != Seen::Counted }
    };
    Ok(conditions.iter().map(condition).collect())
}

/// What the program counts.
async fn count(work: &mut Work<'_>, viewer: &Viewer) -> Result<HashMap<&'static str, (i64, i64)>, Refused> {
    let (community, now) = (viewer.community().id, work.now());
    let actor = work.actor();
    work.act_as(crate::Actor::System);
    let all = sections::all(work, viewer).await;
    work.act_as(actor);
    let all = all?;
    let filled = |keys: &[&str]| {
        all.iter().filter(|section| keys.contains(&section.key.as_str()) && !section.is_empty()).count()
    };
    let agreed = |keys: &[&str]| {
        all.iter().filter(|section| keys.contains(&section.key.as_str()) && section.is_agreed()).count()
    };
    let holders: Vec<(String, i64)> = work.all(&sql::HOLDERS, args![community, now]).await?;
    let held = |role: &str| holders.iter().find(|(one, _)| one == role).map_or(0, |(_, count)| *count);
    // Nobody cares for people alone who also convenes them.
    let (carers,): (i64,) = work.one(&sql::CARERS, args![community, now]).await?;
    let (sponsors,): (i64,) = work.one(&sql::SPONSORS, args![community]).await?;
    let open = readiness::open(work, viewer).await?;
    let asked = readiness::QUESTIONS.len();
    let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(HashMap::from([
        ("cause", (many(filled(&["cause"])), 1)),
        ("convenor", (held("convenor"), 1)),
        ("sponsor", (sponsors, 1)),
        ("four", (many(filled(&sections::REQUIRED)), many(sections::REQUIRED.len()))),
        ("roles", (many(filled(&["roles"])), 1)),
        ("level", (many(filled(&["level"])), 1)),
        ("channels", (many(agreed(&["channels"])), 1)),
        ("carer", (carers, 1)),
        ("ready", (many(asked - open), many(asked))),
        ("needed", (many(agreed(&sections::NEEDED)), many(sections::NEEDED.len()))),
        ("norms", (many(agreed(&["promise"])), 1)),
        ("hosts", (held("host"), HOSTS)),
    ]))
}

/// How many look after people who do not convene them. For members.
pub async fn carers(work: &mut Work<'_>, viewer: &Viewer) -> Result<i64, Refused> {
    viewer.member()?;
    let now = work.now();
    let (carers,): (i64,) = work.one(&sql::CARERS, args![viewer.community().id, now]).await?;
    Ok(carers)
}

/// A convenor brings a note or a link to a condition of the gate.
pub async fn bring(
    work: &mut Work<'_>,
    viewer: &Viewer,
    condition: &str,
    words: &str,
    link: &str,
) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    let (words, link) = (words.replace("\r\n", "\n").trim().to_owned(), link.trim().to_owned());
    work.begin().await?;
    let stage = of(work, viewer).await?.at();
    let known = GATES.iter().any(|(one, all)| *one == stage && all.iter().any(|(key, _)| *key == condition));
    let mut problems = Vec::new();
    let mut say = |wrong: bool, field, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    say(!known, "condition", "problem-gate-condition");
    say(words.is_empty() || words.chars().count() > LONGEST, "evidence", "problem-gate-words");
    let fits = link.is_empty() || link.starts_with("https://") || link.starts_with("http://");
    say(!fits || link.len() > 1_000 || link.contains(char::is_whitespace), "link", "problem-gate-link");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    let by = work.actor().person();
    work.exec(&sql::BRING, args![id, community, stage.word(), condition, words, link, by, now]).await?;
    work.note(Some(community), "brought-evidence", id.0, condition).await?;
    work.done().await?;
    Ok(id)
}

/// A convenor takes away what was brought by mistake, while the gate is open.
pub async fn take_away(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (community, stage) = (viewer.community().id, of(work, viewer).await?.at());
    if work.exec(&sql::TAKE_AWAY, args![id, community, stage.word()]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "took-evidence-away", id.0, "").await?;
    work.done().await
}

/// A convenor closes the gate behind the community: it enters the next stage, with the reasons and with who agreed. Refused while a
/// condition is not met. To end, no gate stands in the way: only reasons.
pub async fn pass(
    work: &mut Work<'_>,
    viewer: &Viewer,
    to: Stage,
    reasons: &str,
    agreed: &[PersonId],
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let from = kept(work, viewer).await?.at();
    if !from.onward().contains(&to) {
        return Err(Refused::invalid("stage", "problem-stage"));
    }
    let mut problems = problems(work, viewer, reasons, agreed).await?;
    if from.onward().first() == Some(&to) && from != Stage::Paused {
        for condition in gate(work, viewer).await?.iter().filter(|condition| !condition.met) {
            let field = NAMES.iter().find(|name| **name == condition.key).copied().unwrap_or("stage");
            problems.push(Problem { field, key: "problem-gate-open" });
        }
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    change(work, viewer, from, to, reasons, agreed).await?;
    work.done().await
}

/// What is wrong with reasons, and with who is said to have agreed: members, one at least.
pub(super) async fn problems(
    work: &mut Work<'_>,
    viewer: &Viewer,
    reasons: &str,
    agreed: &[PersonId],
) -> Result<Vec<Problem>, Refused> {
    let mut problems = Vec::new();
    if reasons.trim().is_empty() || reasons.chars().count() > LONGEST {
        problems.push(Problem { field: "reasons", key: "problem-stage-reasons" });
    }
    let ids: Vec<i64> = agreed.iter().map(|person| i64::from(*person)).collect();
    let (members,): (i64,) = work.one(&sql::ARE_MEMBERS, args![viewer.community().id, ids]).await?;
    if agreed.is_empty() || usize::try_from(members).unwrap_or(0) != agreed.len() {
        problems.push(Problem { field: "agreed", key: "problem-stage-agreed" });
    }
    Ok(problems)
}

/// Enters a stage. Part of another act.
pub(super) async fn change(
    work: &mut Work<'_>,
    viewer: &Viewer,
    from: Stage,
    to: Stage,
    reasons: &str,
    agreed: &[PersonId],
) -> Result<(), Refused> {
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    // Of two who decide at once the first one's word counts.
    if work.exec(&sql::ENTER, args![community, to.word(), now, from.word()]).await? == 0 {
        return Err(Refused::Conflict);
    }
    let by = work.actor().person();
    let reasons = reasons.replace("\r\n", "\n");
    work.exec(&sql::CHANGED, args![id, community, from.word(), to.word(), reasons.trim(), by, now]).await?;
    work.each(&sql::AGREED, agreed.iter().map(|person| args![id, *person]).collect()).await?;
    work.note(Some(community), "entered-stage", community.into(), to.word()).await
}

row! {
    struct Row { id: Id, from: String, to: String, reasons: String, name: String, at: Time }
}

/// A step from one stage to another.
#[derive(Clone, Debug)]
pub struct Step {
    /// From which stage.
    pub from: String,
    /// To which.
    pub to: String,
    /// Why.
    pub reasons: String,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub at: Time,
    /// Who agreed.
    pub agreed: Vec<String>,
    /// What had been brought to the gate of `from`.
    pub evidence: Vec<Evidence>,
}

/// The steps that a community has taken, the newest first, with reasons, who agreed, and what was brought. For members.
pub async fn history(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Step>, Refused> {
    viewer.member()?;
    let community = viewer.community().id;
    let rows: Vec<Row> = work.all(&sql::HISTORY, args![community]).await?;
    let names: Vec<(Id, String)> = work.all(&sql::WHO_AGREED, args![community]).await?;
    let mut evidence: Vec<(String, Evidence)> = work
        .all::<Brought>(&sql::ALL_EVIDENCE, args![community])
        .await?
        .into_iter()
        .map(Brought::apart)
        .collect();
    let now = of(work, viewer).await?.stage;
    // What belongs to the gate that is open now is not history yet.
    let since = rows.first().map_or(Time::default(), |row| row.at);
    evidence.retain(|(stage, one)| *stage != now || one.at < since);
    Ok(rows
        .into_iter()
        .map(|row| Step {
            agreed: names.iter().filter(|(id, _)| *id == row.id).map(|(_, name)| name.clone()).collect(),
            evidence: evidence
                .iter()
                .filter(|(stage, one)| *stage == row.from && one.at <= row.at)
                .map(|(_, one)| one.clone())
                .collect(),
            from: row.from,
            to: row.to,
            reasons: row.reasons,
            by: row.name,
            at: row.at,
        })
        .collect())
}

row! {
    struct Brought { stage: String, id: Id, condition: String, words: String, link: String, name: String, at: Time }
}

impl Brought {
    fn apart(self) -> (String, Evidence) {
        let Brought { stage, id, condition, words, link, name, at } = self;
        (stage, Evidence { id, condition, words, link, name, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_condition_has_a_name_that_a_problem_can_say() {
        for (stage, conditions) in GATES {
            for (key, _) in *conditions {
                assert!(NAMES.contains(key), "{stage:?}: {key}");
            }
        }
    }
}
