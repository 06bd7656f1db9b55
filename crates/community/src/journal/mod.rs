//! What happened: who, did what, to what, when. Append-only; everything that listens reads it.

pub(crate) mod sql;

use base::{Id, Time};
use store::{args, row};

use crate::{CommunityId, PersonId, Refused, Work};

row! {
    /// One line of the journal.
    #[derive(Clone, Debug)]
    pub struct Line {
        /// Its own id; lines sort by it.
        pub id: Id,
        /// When.
        pub at: Time,
        /// Who, if it was a person.
        pub person: Option<PersonId>,
        /// Did what: `started`, `replied`, `edited`, `joined` ...
        pub act: String,
        /// To what.
        pub subject: Option<i64>,
        /// In a few words, where the act and the subject do not say it all. Never a post's words.
        pub detail: String,
    }
}

pub(crate) async fn write(
    work: &mut Work<'_>,
    community: Option<CommunityId>,
    act: &str,
    subject: i64,
    detail: &str,
) -> Result<(), Refused> {
    let (id, now, person): (Id, Time, _) = (work.id(), work.now(), work.actor().person());
    work.exec(&sql::WRITE, args![id, community, now, person, act, subject, detail]).await?;
    Ok(())
}

/// The lines of a community after `after`, oldest first, at most `limit`. For listeners, not for pages.
pub async fn since(
    work: &mut Work<'_>,
    community: CommunityId,
    after: Id,
    limit: i64,
) -> Result<Vec<Line>, Refused> {
    work.all(&sql::SINCE, args![community, after, limit]).await
}
