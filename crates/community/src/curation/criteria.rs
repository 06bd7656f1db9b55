//! Criteria: who is in and who is out, and what a typical member is like. Published in versions; a published one is never changed (S2.16, S2.19).

use base::Time;
use store::{args, row};

use super::{convenes, sql};
use crate::{CommunityId, Problem, Refused, Work, charter::Viewer};

const LONGEST: usize = 3_000;

row! {
    /// Criteria of a community, in one version.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Criteria {
        /// 1, 2, 3 ...; 0 for the draft.
        pub version: i64,
        /// Who it is for, and who it is not for.
        pub rules: String,
        /// The typical member: what they have done.
        pub experience: String,
        /// Their level: what they answer for.
        pub level: String,
        /// What they commit themselves to.
        pub commitment: String,
        /// What they want to reach here.
        pub objectives: String,
        /// How it is decided, step by step.
        pub steps: String,
        /// Since when it holds.
        pub published_at: Option<Time>,
        /// Who published it.
        pub by_name: String,
    }
}

impl Criteria {
    /// The four parts of the profile of a typical member, each with its name: what applications are read against.
    pub fn profile(&self) -> [(&'static str, &str); 4] {
        [
            ("experience", &self.experience),
            ("level", &self.level),
            ("commitment", &self.commitment),
            ("objectives", &self.objectives),
        ]
    }
}

/// The criteria that hold now; none as long as nothing was published. For whoever may look at the community.
pub async fn criteria(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<Criteria>, Refused> {
    let community = viewer.community().id;
    match newest(work, community).await? {
        0 => Ok(None),
        version => work.opt(&sql::CRITERIA, args![community, version]).await,
    }
}

/// All versions that were published, newest first. For whoever may look at the community.
pub async fn published(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Criteria>, Refused> {
    work.all(&sql::PUBLISHED, args![viewer.community().id]).await
}

/// The version that holds now; 0 for none.
pub(super) async fn newest(work: &mut Work<'_>, community: CommunityId) -> Result<i64, Refused> {
    let (version,): (i64,) = work.one(&sql::VERSION, args![community]).await?;
    Ok(version)
}

/// What is drafted; before anything is, what holds now. For convenors.
pub async fn draft_criteria(work: &mut Work<'_>, viewer: &Viewer) -> Result<Criteria, Refused> {
    convenes(work, viewer)?;
    let draft: Option<Criteria> = work.opt(&sql::CRITERIA, args![viewer.community().id, 0i64]).await?;
    match draft {
        Some(draft) => Ok(draft),
        None => Ok(criteria(work, viewer).await?.unwrap_or_default()),
    }
}

/// Writes the draft. By a convenor; nobody else sees it.
pub async fn write_criteria(
    work: &mut Work<'_>,
    viewer: &Viewer,
    criteria: &Criteria,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    check(criteria, false)?;
    work.begin().await?;
    keep(work, viewer, 0, criteria).await?;
    work.done().await
}

/// Publishes these criteria as a new version, and returns it. From then on applications are decided by it; each keeps its own. By a convenor.
pub async fn publish_criteria(
    work: &mut Work<'_>,
    viewer: &Viewer,
    criteria: &Criteria,
) -> Result<i64, Refused> {
    convenes(work, viewer)?;
    check(criteria, true)?;
    work.begin().await?;
    let community = viewer.community().id;
    let version = newest(work, community).await? + 1;
    keep(work, viewer, 0, criteria).await?;
    keep(work, viewer, version, criteria).await?;
    work.note(Some(community), "published-criteria", version, "").await?;
    work.done().await?;
    Ok(version)
}

fn check(criteria: &Criteria, whole: bool) -> Result<(), Refused> {
    let mut problems = Vec::new();
    let fields = [("rules", criteria.rules.as_str()), ("steps", criteria.steps.as_str())];
    for (field, text) in fields.into_iter().chain(criteria.profile()) {
        if text.chars().count() > LONGEST {
            problems.push(Problem { field, key: "problem-field-long" });
        }
        if whole && text.trim().is_empty() && field != "steps" {
            problems.push(Problem { field, key: "problem-criteria-empty" });
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Refused::Invalid(problems)) }
}

async fn keep(work: &mut Work<'_>, viewer: &Viewer, version: i64, c: &Criteria) -> Result<(), Refused> {
    let (by, at) = (work.actor().person(), (version > 0).then(|| work.now()));
    let kept = work
        .exec(
            &sql::DRAFT_CRITERIA,
            args![
                viewer.community().id,
                version,
                c.rules.trim(),
                c.experience.trim(),
                c.level.trim(),
                c.commitment.trim(),
                c.objectives.trim(),
                c.steps.trim(),
                at,
                by
            ],
        )
        .await?;
    // Two convenors who publish at once: the second one's version is there already, and is not written over.
    if kept == 0 { Err(Refused::Conflict) } else { Ok(()) }
}
