//! Letters to a community that wait for a convenor's own hand: nothing is said as a person by a machine (S3.30).

use base::{Id, Time};
use store::{args, row};

use super::{convenes, sql};
use crate::{
    Actor, PersonId, PostId, Refused, ThreadId, Work,
    charter::Viewer,
    conversations::{self, New, Words},
};

row! {
    /// A drafted letter.
    #[derive(Clone, Debug)]
    pub struct Drafted {
        /// Its id.
        pub id: Id,
        /// Who drafted it; nobody for the program.
        pub by: Option<PersonId>,
        /// Its subject.
        pub subject: String,
        /// Its words, in Markdown.
        pub words: String,
        /// Since when it waits.
        pub made_at: Time,
        /// Whose words it is now: who edited it, or said yes to it.
        pub approved_by: Option<PersonId>,
    }
}

/// Drafts a letter: by the program, or by a convenor, whose own words it is at once.
pub async fn draft(work: &mut Work<'_>, viewer: &Viewer, subject: &str, words: &str) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    if words.len() > 100_000 || subject.chars().count() > 200 {
        return Err(Refused::invalid("words", "problem-words-long"));
    }
    work.begin().await?;
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    let by = work.actor().person();
    work.exec(&sql::KEEP_DRAFT, args![id, community, by, subject, words, now, by, by.map(|_| now)]).await?;
    work.note(Some(community), "drafted", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// What waits. For convenors.
pub async fn drafts(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Drafted>, Refused> {
    convenes(work, viewer)?;
    work.all(&sql::DRAFTS, args![viewer.community().id]).await
}

/// A convenor makes the words theirs: as they stand, or as they edited them.
pub async fn approve(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Id,
    subject: &str,
    words: &str,
) -> Result<(), Refused> {
    let person = convenor(viewer)?;
    if subject.trim().is_empty() || words.trim().is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    work.opt::<Drafted>(&sql::DRAFT, args![community, id]).await?.ok_or(Refused::NotFound)?;
    work.exec(&sql::APPROVE, args![community, id, subject, words, person, now]).await?;
    work.note(Some(community), "made-theirs", id.0, "").await?;
    work.done().await
}

/// Sends a drafted letter as the convenor who acts. Refused until they have edited it or said yes to it themselves.
pub async fn send(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(ThreadId, PostId), Refused> {
    let person = convenor(viewer)?;
    if work.actor() != Actor::Person(person) {
        return Err(Refused::NotAllowed("as-somebody-else"));
    }
    let community = viewer.community().id;
    work.begin().await?;
    let drafted: Option<Drafted> = work.opt(&sql::DRAFT, args![community, id]).await?;
    let drafted = drafted.ok_or(Refused::NotFound)?;
    if drafted.approved_by != Some(person) {
        return Err(Refused::NotAllowed("not-yours-yet"));
    }
    // Kept with the post in one commit: starting a thread ends the act. What it became is the newest post of this person.
    work.exec(&sql::LEFT, args![community, id, 0]).await?;
    let words = Words { source: &drafted.words, files: Vec::new() };
    let new = New { subject: &drafted.subject, words, level: None, present: Vec::new() };
    conversations::start(work, viewer, new).await
}

/// Throws a draft away. By a convenor.
pub async fn throw_away(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    work.exec(&sql::DROP_DRAFT, args![community, id]).await?;
    work.note(Some(community), "threw-away", id.0, "").await?;
    work.done().await
}

fn convenor(viewer: &Viewer) -> Result<PersonId, Refused> {
    if viewer.is_convenor() { viewer.member() } else { Err(Refused::NotAllowed("convene")) }
}
