//! What sponsors promised, and by when.

use base::{Id, Time};
use store::{args, row};

use super::{one, sql};
use crate::{
    Problem, Refused, Work,
    charter::{Viewer, sections::convenes},
};

/// Longest words, in characters.
const LONGEST: usize = 500;

row! {
    /// A promise.
    #[derive(Clone, Debug)]
    pub struct Promise {
        /// Its id.
        pub id: Id,
        /// Whose.
        pub sponsor: Id,
        /// Their organisation.
        pub organisation: String,
        /// What was promised.
        pub words: String,
        /// The last day on which it is in time: its end.
        pub due_at: Time,
        /// When it was kept.
        pub kept_at: Option<Time>,
        /// When it was released.
        pub released_at: Option<Time>,
    }
}

impl Promise {
    /// Whether it waits.
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none() && self.released_at.is_none()
    }

    /// Whether it waits, and its day has passed.
    pub fn is_overdue(&self, now: Time) -> bool {
        self.is_open() && self.due_at < now
    }
}

/// A convenor writes down what a sponsor promised.
pub async fn promise(
    work: &mut Work<'_>,
    viewer: &Viewer,
    sponsor: Id,
    words: &str,
    due_at: Time,
) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut problems = Vec::new();
    if words.is_empty() || words.chars().count() > LONGEST {
        problems.push(Problem { field: "promise", key: "problem-promise-words" });
    }
    if due_at == Time::default() {
        problems.push(Problem { field: "due", key: "problem-promise-due" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    one(work, viewer, sponsor).await?;
    let (id, community): (Id, _) = (work.id(), viewer.community().id);
    work.exec(&sql::PROMISE, args![id, community, sponsor, words, due_at]).await?;
    work.note(Some(community), "sponsor-promised", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// A promise was kept.
pub async fn kept(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    settle(work, viewer, id, true).await
}

/// A promise is released: nobody waits for it any more.
pub async fn release(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    settle(work, viewer, id, false).await
}

async fn settle(work: &mut Work<'_>, viewer: &Viewer, id: Id, kept: bool) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    let statement = if kept { &sql::KEPT } else { &sql::RELEASE };
    if work.exec(statement, args![id, community, now]).await? == 0 {
        return Err(Refused::NotFound);
    }
    let act = if kept { "sponsor-kept-promise" } else { "released-sponsor" };
    work.note(Some(community), act, id.0, "").await?;
    work.done().await
}
