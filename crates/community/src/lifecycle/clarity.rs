//! Can the members say what it is for? Each is asked once, by letter, for one sentence of their own; convenors read them without names and
//! say which of them tell the cause; everyone sees the share (S1.11).
//!
//! Verbs: [`open`], [`answer`], [`judge`], [`standing`]; [`told`], [`mark_told`] for letters.
//!
//! That somebody answered is kept beside their words, and not with them. Nothing is shown while it is open, to convenors neither: whoever
//! looked after each answer would know whose it was. Nor of fewer than five: of three people one knows who writes how.

use std::time::Duration;

use base::{Id, Time};
use store::{args, row};

use super::sql;
use crate::{
    CommunityId, Refused, Work,
    charter::{self, Viewer, only_system, sections::convenes},
};

/// The job that asks the members: payload, the id of the check.
pub const ASK: &str = "clarity-letter";
/// Nothing is shown of fewer answers.
pub const FEWEST: i64 = 5;
/// How long it is open.
const OPEN: Duration = Duration::from_secs(14 * 86_400);
/// At least so long between two.
const BETWEEN: Duration = Duration::from_secs(180 * 86_400);
/// A sentence.
const LONGEST: usize = 400;

row! {
    /// A check.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Check {
        /// Its id.
        pub id: Id,
        /// In which community.
        pub community: CommunityId,
        /// The cause, as it was then.
        pub cause: String,
        /// When it was opened.
        pub opened_at: Time,
        /// When it closes.
        pub closes_at: Time,
    }
}

row! {
    /// A sentence of somebody.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sentence {
        /// Its id, by chance.
        pub id: Id,
        /// What they wrote.
        pub words: String,
        /// Whether it tells the cause; nothing while no convenor has said.
        pub says: Option<bool>,
    }
}

/// How the newest check stands.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The check.
    pub check: Check,
    /// How many answered.
    pub answered: i64,
    /// Whether the one who looks is among them.
    pub mine: bool,
    /// Of how many sentences that were looked at how many tell the cause; nothing of fewer than five.
    pub share: Option<(i64, i64)>,
    /// For convenors, once it is over and five have answered: the sentences, in the order of the alphabet.
    pub sentences: Vec<Sentence>,
}

impl Stand {
    /// Whether it can be answered.
    pub fn is_open(&self, now: Time) -> bool {
        now < self.check.closes_at
    }
}

/// A convenor asks the members.
pub async fn open(work: &mut Work<'_>, viewer: &Viewer) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    super::only_open(work, community).await?;
    let cause = charter::sections::current(work, community, "cause").await?;
    let Some(cause) = cause.filter(|cause| !cause.words.trim().is_empty()) else {
        return Err(Refused::invalid("clarity", "problem-clarity-cause"));
    };
    let last: Option<Check> = work.opt(&sql::LAST_CLARITY, args![community]).await?;
    if last.is_some_and(|last| last.opened_at + BETWEEN > now) {
        return Err(Refused::invalid("clarity", "problem-clarity-lately"));
    }
    let by = work.actor().person();
    work.exec(&sql::OPEN_CLARITY, args![id, community, &cause.words, by, now, now + OPEN]).await?;
    work.promise_once(ASK, id.to_string(), now, format!("{ASK} {id}")).await?;
    work.note(Some(community), "asked-clarity", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// A member says in a sentence what it is for: once. [`Refused::Conflict`] for a second one, [`Refused::Gone`] when it is over.
pub async fn answer(work: &mut Work<'_>, viewer: &Viewer, id: Id, words: &str) -> Result<(), Refused> {
    let person = viewer.member()?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(Refused::invalid("clarity", "problem-clarity-words"));
    }
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    super::only_open(work, community).await?;
    let check: Option<Check> = work.opt(&sql::CLARITY, args![id]).await?;
    let check = check.filter(|check| check.community == community).ok_or(Refused::NotFound)?;
    if now >= check.closes_at {
        return Err(Refused::Gone);
    }
    if work.exec(&sql::ANSWERED_CLARITY, args![id, person]).await? == 0 {
        return Err(Refused::Conflict);
    }
    let place = i64::try_from(work.chance().below(i64::MAX as u64)).unwrap_or(0);
    work.exec(&sql::SAY_CLARITY, args![place, id, words]).await?;
    // No line in the journal: it would say when each of few answered.
    work.done().await
}

/// A convenor says whether a sentence tells the cause.
pub async fn judge(work: &mut Work<'_>, viewer: &Viewer, sentence: Id, says: bool) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    if work.exec(&sql::JUDGE_CLARITY, args![sentence, community, says, FEWEST, now]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "judged-clarity", 0, "").await?;
    work.done().await
}

/// How the newest check stands. For members: the share that convenors see, everyone sees.
pub async fn standing(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<Stand>, Refused> {
    let person = viewer.member()?;
    let found: Option<Check> = work.opt(&sql::LAST_CLARITY, args![viewer.community().id]).await?;
    let Some(check) = found else { return Ok(None) };
    let (answered, mine): (i64, i64) = work.one(&sql::WHO_ANSWERED_CLARITY, args![check.id, person]).await?;
    let (mut share, mut sentences) = (None, Vec::new());
    if work.now() >= check.closes_at && answered >= FEWEST {
        let (looked, say): (i64, i64) = work.one(&sql::CLARITY_SHARE, args![check.id]).await?;
        share = (looked >= FEWEST).then_some((say, looked));
        if viewer.is_convenor() {
            sentences = work.all(&sql::SENTENCES, args![check.id]).await?;
        }
    }
    Ok(Some(Stand { check, answered, mine: mine > 0, share, sentences }))
}

/// A check by its id alone, with its community. For the system: a letter asks.
pub async fn told(work: &mut Work<'_>, id: Id) -> Result<(Check, Viewer), Refused> {
    only_system(work)?;
    let check: Check = work.opt(&sql::CLARITY, args![id]).await?.ok_or(Refused::NotFound)?;
    let slug = charter::slug(work, check.community).await?;
    Ok((check, charter::visit(work, &slug).await?))
}

/// The members were written to; false when they had been. Part of the act that writes to them.
pub async fn mark_told(work: &mut Work<'_>, id: Id) -> Result<bool, Refused> {
    only_system(work)?;
    Ok(work.exec(&sql::TOLD_CLARITY, args![id]).await? > 0)
}
