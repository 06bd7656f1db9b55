//! The numbers of a letter, the files that go with it, and whether somebody had one lately.

use base::Time;
use store::{args, row};

use super::sql;
use crate::{CommunityId, DeliveryId, LetterId, Refused, Work, charter::only_system, conversations};

row! {
    /// What a number of a letter means.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Number {
        /// The number, from 1.
        pub number: i64,
        /// In which community.
        pub community: Option<CommunityId>,
        /// `thread`, `held`, `post` ...
        pub kind: String,
        /// Which.
        pub item: i64,
    }
}

/// Says what the numbers of a letter to one person mean. Part of another act of the program.
pub async fn number(work: &mut Work<'_>, delivery: DeliveryId, numbers: &[Number]) -> Result<(), Refused> {
    only_system(work)?;
    let rows =
        numbers.iter().map(|one| args![delivery, one.number, one.community, &one.kind, one.item]).collect();
    work.each(&sql::NUMBER, rows).await.map(drop)
}

/// What they mean.
pub async fn numbers(work: &mut Work<'_>, delivery: DeliveryId) -> Result<Vec<Number>, Refused> {
    only_system(work)?;
    work.all(&sql::NUMBERS, args![delivery]).await
}

/// A file goes with a letter. Part of another act of the program.
pub async fn enclose(
    work: &mut Work<'_>,
    letter: LetterId,
    file: conversations::NewFile,
) -> Result<(), Refused> {
    only_system(work)?;
    let kept = conversations::keep_files(work.house().blobs().clone(), vec![file]).await?;
    for file in &kept {
        work.exec(&sql::ENCLOSE, args![letter, file.blob(), file.name(), file.kind(), file.size()]).await?;
    }
    Ok(())
}

row! {
    /// A calendar that goes with a letter, but for the one it goes to.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Enclosed {
        /// `REQUEST`, `CANCEL` ...
        pub method: String,
        /// What its UID is about: a gathering, a series, a poll.
        pub about: i64,
        /// Its text.
        pub body: String,
    }
}

/// Calendars go with a letter: each has their own copy of them, filled in when it leaves. Part of another act of the program.
pub async fn enclose_calendars(
    work: &mut Work<'_>,
    letter: LetterId,
    all: &[Enclosed],
) -> Result<(), Refused> {
    only_system(work)?;
    let rows = (1i64..).zip(all).map(|(place, one)| args![letter, place, &one.method, one.about, &one.body]);
    work.each(&sql::CALENDAR, rows.collect()).await.map(drop)
}

/// The calendars that go with a letter. For the system.
pub async fn calendars(work: &mut Work<'_>, letter: LetterId) -> Result<Vec<Enclosed>, Refused> {
    only_system(work)?;
    work.all(&sql::CALENDARS_OF, args![letter]).await
}

/// Whether an address that is no member's had a letter of this kind since then: a stranger gets the same answer once.
pub async fn had(work: &mut Work<'_>, address: &str, kind: &str, since: Time) -> Result<bool, Refused> {
    only_system(work)?;
    let had: Option<(i64,)> = work.opt(&sql::HAD, args![address, kind, since]).await?;
    Ok(had.is_some())
}

/// Whether somebody had a letter of this kind since then.
pub async fn had_about(
    work: &mut Work<'_>,
    person: crate::PersonId,
    kind: &str,
    since: Time,
) -> Result<bool, Refused> {
    only_system(work)?;
    let had: Option<(i64,)> = work.opt(&sql::HAD_ABOUT, args![person, kind, since]).await?;
    Ok(had.is_some())
}
