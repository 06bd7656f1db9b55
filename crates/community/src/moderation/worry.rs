//! "This worries me": a member says so of a post, and people whom it does not concern look at it. Somebody has read it within one working
//! day; two decide within ten (practice 5.6).

use std::time::Duration;

use store::args;

use super::{Case, TELL, see, sql};
use crate::{
    CaseId, CommunityId, PersonId, PostId, Rate, Refused, ThreadId, Work,
    care::after_working,
    charter::{Viewer, only_system},
    conversations, people,
    search::index,
};

/// Working hours until somebody has read it, and until it is decided.
const READ_IN: i64 = 8;
const DECIDED_IN: i64 = 80;
/// Longest words, in characters.
const LONGEST: usize = 8_000;
/// How many posts one may be worried about.
const WORRIES: Rate = Rate::per(20, Duration::from_secs(86_400));

/// Whom a worry goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBy {
    /// The convenors.
    Convenors,
    /// The carers and the safeguarding lead.
    Carers,
}

impl ReadBy {
    pub(super) fn word(self) -> &'static str {
        match self {
            ReadBy::Convenors => "convenors",
            ReadBy::Carers => "carers",
        }
    }
}

/// A member is worried about a post, and says why. It never goes to whom it is about.
pub async fn worry(
    work: &mut Work<'_>,
    viewer: &Viewer,
    post: PostId,
    words: &str,
    to: ReadBy,
) -> Result<Case, Refused> {
    let me = viewer.member()?;
    if words.chars().count() > LONGEST {
        return Err(Refused::invalid("words", "problem-field-long"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    let args = args![community, viewer.reach(), me, post];
    let (author, thread): (PersonId, ThreadId) =
        work.opt(&sql::POST, args).await?.ok_or(Refused::NotFound)?;
    if author == me {
        return Err(Refused::NotAllowed("worry-own"));
    }
    let before: Option<(CaseId,)> = work.opt(&sql::SAID_BEFORE, args![community, post, me]).await?;
    if let Some((id,)) = before {
        return see::read(work, viewer, id).await;
    }
    WORRIES.take(work, &format!("worries {community} {me}")).await?;
    let zone = people::get(work, me).await?.zone;
    let (id, now): (CaseId, _) = (work.id(), work.now());
    let read_by = after_working(now, READ_IN, &zone);
    let decide_by = after_working(now, DECIDED_IN, &zone);
    let row =
        args![id, community, author, post, thread, me, words.trim(), to.word(), now, read_by, decide_by];
    work.exec(&sql::OPEN, row).await?;
    tell(work, id, "worried").await?;
    work.note(Some(community), "worried", id.into(), "").await?;
    work.done().await?;
    see::read(work, viewer, id).await
}

/// Promises that whoever must know of it is told.
pub(super) async fn tell(work: &mut Work<'_>, id: CaseId, what: &str) -> Result<(), Refused> {
    let now = work.now();
    work.promise(TELL, format!("{id} {what}"), now).await
}

/// Somebody who may decide has read it; whoever was worried is told so.
pub async fn acknowledge(work: &mut Work<'_>, viewer: &Viewer, id: CaseId) -> Result<(), Refused> {
    work.begin().await?;
    let (case, by) = see::deciding(work, viewer, id).await?;
    read_now(work, &case, by).await?;
    work.done().await
}

pub(super) async fn read_now(work: &mut Work<'_>, case: &Case, by: PersonId) -> Result<(), Refused> {
    let now = work.now();
    if work.exec(&sql::ACKNOWLEDGE, args![case.id, now, by]).await? > 0 && case.reporter.is_some() {
        tell(work, case.id, "read").await?;
    }
    Ok(())
}

/// Somebody who may decide sets the post aside until two have decided, or shows it again. Its author is told, and by when.
pub async fn set_aside(work: &mut Work<'_>, viewer: &Viewer, id: CaseId, aside: bool) -> Result<(), Refused> {
    work.begin().await?;
    let (case, by) = see::deciding(work, viewer, id).await?;
    if case.decided_at.is_some() {
        return Err(Refused::Conflict);
    }
    let (Some(post), Some(thread)) = (case.post, case.thread) else { return Err(Refused::NotFound) };
    read_now(work, &case, by).await?;
    if aside {
        if hide(work, &sql::SET_ASIDE, thread, post).await? {
            tell(work, id, "aside").await?;
        }
    } else {
        show(work, &sql::RELEASE, thread, post).await?;
    }
    work.note(Some(case.community), if aside { "set-aside" } else { "showed-again" }, id.into(), "").await?;
    work.done().await
}

/// A post is not shown any more; whether it was until now.
pub(super) async fn hide(
    work: &mut Work<'_>,
    statement: &'static store::Statement,
    thread: ThreadId,
    post: PostId,
) -> Result<bool, Refused> {
    let now = work.now();
    if work.exec(statement, args![post, now]).await? == 0 {
        return Ok(false);
    }
    index::take_out(work, post).await?;
    work.exec(&conversations::sql::LAST_WORDS, args![thread, post, ""]).await?;
    Ok(true)
}

/// It is shown again.
pub(super) async fn show(
    work: &mut Work<'_>,
    statement: &'static store::Statement,
    thread: ThreadId,
    post: PostId,
) -> Result<(), Refused> {
    if work.exec(statement, args![post]).await? > 0 {
        index::put(work, post).await?;
        let (words, _): (String, String) = work.one(&conversations::sql::WORDS, args![post]).await?;
        let last = conversations::last_words(&words);
        work.exec(&conversations::sql::LAST_WORDS, args![thread, post, last]).await?;
    }
    Ok(())
}

/// A case without a worry: somebody who convenes acts by themselves.
pub(super) async fn open(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    about: Option<(PostId, ThreadId)>,
) -> Result<CaseId, Refused> {
    let (id, now): (CaseId, _) = (work.id(), work.now());
    let (post, thread) = about.unzip();
    let nobody: Option<PersonId> = None;
    let never: Option<base::Time> = None;
    let row = args![id, community, person, post, thread, nobody, "", "convenors", now, never, never];
    work.exec(&sql::OPEN, row).await?;
    Ok(id)
}

/// What nobody has read or decided in its time is told again, once, to everyone who could. A recurring job.
pub async fn remind(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let late: Vec<(CaseId,)> = work.all(&sql::LATE, args![now]).await?;
    for (id,) in &late {
        work.exec(&sql::REMINDED, args![*id, now]).await?;
        tell(work, *id, "late").await?;
    }
    work.done().await?;
    Ok(late.len())
}
