//! What is done: nothing, a post taken down, a member asked to stop or to go. Never without the rule that was agreed, and a reason.

use store::args;

use super::{
    Case, see, sql,
    worry::{hide, open, read_now, show, tell},
};
use crate::{
    CaseId, CommunityId, PersonId, PostId, Problem, Refused, ThreadId, Work,
    charter::{Viewer, sections},
    roles,
};

/// Longest rule and reason, in characters.
const LONGEST: usize = 4_000;

/// What may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The post stays.
    Nothing,
    /// The post is not shown any more.
    TakeDown,
    /// Whose it is, is asked to stop.
    Stop,
    /// They belong to the community no more.
    Go,
}

impl Measure {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Nothing => "nothing",
            Measure::TakeDown => "take-down",
            Measure::Stop => "stop",
            Measure::Go => "go",
        }
    }

    /// From its word.
    pub fn named(word: &str) -> Option<Measure> {
        [Measure::Nothing, Measure::TakeDown, Measure::Stop, Measure::Go]
            .into_iter()
            .find(|one| one.word() == word)
    }
}

/// The rule that was agreed, and the reason.
#[derive(Clone, Copy, Debug, Default)]
pub struct Because<'a> {
    /// The section of the charter that holds the rule: `promise`, `boundaries`; empty for a rule in one's own words.
    pub section: &'a str,
    /// The rule in one's own words; may be empty where a section is named.
    pub rule: &'a str,
    /// The reason.
    pub reason: &'a str,
}

/// The rule as it is kept with the case: where it stands, in which version, and its words.
struct Kept {
    key: String,
    version: i64,
    words: String,
    reason: String,
}

async fn kept(
    work: &mut Work<'_>,
    community: CommunityId,
    because: Because<'_>,
    needed: bool,
) -> Result<Kept, Refused> {
    let clean = |text: &str| text.trim().chars().take(LONGEST).collect::<String>();
    let (mut key, mut version, mut words) = (String::new(), 0, clean(because.rule));
    if let ("promise" | "boundaries", Some(section)) =
        (because.section, sections::current(work, community, because.section).await?)
    {
        key = section.key;
        version = section.version;
        if words.is_empty() {
            words = clean(&section.words);
        }
    }
    let reason = clean(because.reason);
    let mut problems = Vec::new();
    if needed && words.is_empty() {
        problems.push(Problem { field: "rule", key: "problem-rule-missing" });
    }
    if needed && reason.is_empty() {
        problems.push(Problem { field: "reason", key: "problem-reason-missing" });
    }
    if problems.is_empty() {
        Ok(Kept { key, version, words, reason })
    } else {
        Err(Refused::Invalid(problems))
    }
}

/// The first of two says what should be done. Where nobody else could be the second, it is decided by one, and said so.
pub async fn propose(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: CaseId,
    measure: Measure,
    because: Because<'_>,
) -> Result<(), Refused> {
    work.begin().await?;
    let (case, by) = see::deciding(work, viewer, id).await?;
    if case.decided_at.is_some() || case.proposed.is_some() {
        return Err(Refused::Conflict);
    }
    if measure == Measure::TakeDown && case.post.is_none() {
        return Err(Refused::NotFound);
    }
    let rule = kept(work, case.community, because, measure != Measure::Nothing).await?;
    read_now(work, &case, by).await?;
    let others = see::beside(work, &case).await?.into_iter().filter(|one| one.person != by).count();
    if others == 0 {
        decide(work, &case, measure, &rule, by).await?;
    } else {
        let row = args![id, measure.word(), by, &rule.key, rule.version, &rule.words, &rule.reason];
        if work.exec(&sql::PROPOSE, row).await? == 0 {
            return Err(Refused::Conflict);
        }
        tell(work, id, "proposed").await?;
        work.note(Some(case.community), "proposed-measure", id.into(), measure.word()).await?;
    }
    work.done().await
}

/// The second of two agrees, and it is done; or thinks otherwise, and it is open again. Nobody is the second to themselves.
pub async fn second(work: &mut Work<'_>, viewer: &Viewer, id: CaseId, agrees: bool) -> Result<(), Refused> {
    let by = viewer.member()?;
    work.begin().await?;
    let case = see::read(work, viewer, id).await?;
    let may = see::beside(work, &case).await?.iter().any(|one| one.person == by);
    if !may {
        return Err(Refused::NotFound);
    }
    if case.decided_at.is_some() {
        return Err(Refused::Conflict);
    }
    let Some(measure) = case.proposed.as_deref().and_then(Measure::named) else {
        return Err(Refused::Conflict);
    };
    if case.proposed_by == Some(by) {
        return Err(Refused::NotAllowed("second-oneself"));
    }
    if agrees {
        let rule = Kept {
            key: case.rule_key.clone(),
            version: case.rule_version,
            words: case.rule.clone(),
            reason: case.reason.clone(),
        };
        decide(work, &case, measure, &rule, by).await?;
    } else {
        if work.exec(&sql::DISAGREE, args![id]).await? == 0 {
            return Err(Refused::Conflict);
        }
        tell(work, id, &format!("differs {}", case.proposed_by.unwrap_or_default())).await?;
        work.note(Some(case.community), "differed", id.into(), "").await?;
    }
    work.done().await
}

async fn decide(
    work: &mut Work<'_>,
    case: &Case,
    measure: Measure,
    rule: &Kept,
    by: PersonId,
) -> Result<(), Refused> {
    let now = work.now();
    let row = args![case.id, measure.word(), now, by, &rule.key, rule.version, &rule.words, &rule.reason];
    if work.exec(&sql::DECIDE, row).await? == 0 {
        return Err(Refused::Conflict);
    }
    if let (Some(post), Some(thread)) = (case.post, case.thread) {
        match measure {
            Measure::TakeDown => {
                hide(work, &sql::TAKE_DOWN, thread, post).await?;
            }
            _ => show(work, &sql::RELEASE, thread, post).await?,
        }
    }
    if measure == Measure::Go {
        go(work, case.community, case.person).await?;
    }
    tell(work, case.id, "decided").await?;
    work.note(Some(case.community), "decided-case", case.id.into(), measure.word()).await
}

/// They belong to it no more. A community is never left without a convenor by it.
async fn go(work: &mut Work<'_>, community: CommunityId, person: PersonId) -> Result<(), Refused> {
    let now = work.now();
    let held: Vec<(String,)> = work.all(&sql::ROLES, args![community, person, now]).await?;
    let held: Vec<String> = held.into_iter().map(|(role,)| role).collect();
    roles::keep_one_convenor(work, community, person, &held).await?;
    if work.exec(&sql::GO, args![community, person]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.exec(&sql::END_ROLES, args![community, person, now]).await?;
    roles::end_all(work, community, person).await?;
    crate::search::index::put_person(work, person).await
}

/// Somebody who convenes acts by themselves. Their word counts when they still convene at this moment.
async fn acting(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
) -> Result<(CommunityId, PersonId), Refused> {
    let by = viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    if by == person {
        return Err(Refused::NotAllowed("moderate-oneself"));
    }
    let community = viewer.community().id;
    roles::still_convenes(work, community, by).await?;
    Ok((community, by))
}

async fn alone(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    about: Option<(PostId, ThreadId)>,
    measure: Measure,
    because: Because<'_>,
) -> Result<CaseId, Refused> {
    let (community, by) = acting(work, viewer, person).await?;
    let rule = kept(work, community, because, true).await?;
    let id = open(work, community, person, about).await?;
    let case = see::read(work, viewer, id).await?;
    decide(work, &case, measure, &rule, by).await?;
    Ok(id)
}

/// A convenor takes down another's post, by a rule that was agreed. Its author is told, and can appeal to somebody else.
pub async fn take_down(
    work: &mut Work<'_>,
    viewer: &Viewer,
    post: PostId,
    because: Because<'_>,
) -> Result<CaseId, Refused> {
    work.begin().await?;
    let args = args![viewer.community().id, viewer.reach(), viewer.person_or_nobody(), post];
    let (author, thread): (PersonId, ThreadId) =
        work.opt(&sql::POST, args).await?.ok_or(Refused::NotFound)?;
    let id = alone(work, viewer, author, Some((post, thread)), Measure::TakeDown, because).await?;
    work.done().await?;
    Ok(id)
}

/// A convenor asks a member to stop something.
pub async fn ask_to_stop(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    because: Because<'_>,
) -> Result<CaseId, Refused> {
    work.begin().await?;
    is_member(work, viewer, person).await?;
    let id = alone(work, viewer, person, None, Measure::Stop, because).await?;
    work.done().await?;
    Ok(id)
}

/// A convenor ends somebody's membership: never without a rule and a reason, and never the last convenor's.
pub async fn withdraw_member(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    because: Because<'_>,
) -> Result<CaseId, Refused> {
    work.begin().await?;
    is_member(work, viewer, person).await?;
    let id = alone(work, viewer, person, None, Measure::Go, because).await?;
    work.done().await?;
    Ok(id)
}

async fn is_member(work: &mut Work<'_>, viewer: &Viewer, person: PersonId) -> Result<(), Refused> {
    let member: Option<(String,)> =
        work.opt(&roles::sql::MEMBER, args![viewer.community().id, person]).await?;
    member.map(drop).ok_or(Refused::NotFound)
}
