//! Who could see what when. Members read it, and each sees who could see what is theirs.

use base::{Id, Time};
use store::{args, row};

use super::sql;
use crate::{PersonId, Refused, Work, charter::Viewer};

/// How many lines a page of the log holds.
pub const LOG_PAGE: i64 = 100;

row! {
    /// A role that somebody held or holds, and what it let them see.
    #[derive(Clone, Debug)]
    pub struct Span {
        /// Lines sort by it.
        pub id: Id,
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Which role.
        pub role: String,
        /// From when.
        pub from: Time,
        /// To when; nothing while it is held.
        pub to: Option<Time>,
        /// What it let them see beyond what members see: words with blanks between them, each the key `sees-…`.
        pub sees: String,
    }
}

impl Span {
    /// The words of what it let them see.
    pub fn saw(&self) -> impl Iterator<Item = &str> {
        self.sees.split(' ').filter(|word| !word.is_empty())
    }
}

/// Roles and what they let their holders see, newest first. For members. `mine`: only what was held since the member who looks
/// belongs to the community, and let anybody see something of theirs.
pub async fn log(
    work: &mut Work<'_>,
    viewer: &Viewer,
    mine: bool,
    before: Option<Id>,
) -> Result<Vec<Span>, Refused> {
    let person = viewer.member()?;
    let community = viewer.community().id;
    let since = if mine {
        let (since,): (Time,) = work.one(&sql::SINCE, args![community, person]).await?;
        since
    } else {
        Time(0)
    };
    let before = before.unwrap_or(Id(i64::MAX));
    let spans: Vec<Span> = work.all(&sql::LOG, args![community, since, before, LOG_PAGE]).await?;
    Ok(spans.into_iter().filter(|span| !mine || span.person != person && !span.sees.is_empty()).collect())
}
