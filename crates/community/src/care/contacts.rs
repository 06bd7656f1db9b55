//! Who looks after whom, and when each member was last spoken with (S2.35). Kept is the day, and nothing of what was said (practice 5.2).

use std::time::Duration;

use base::{Id, Time};
use store::{args, row};

use super::sql;
use crate::{CommunityId, PersonId, Refused, Work, charter::Viewer};

/// How many members a page holds.
pub const CONTACTS_PAGE: i64 = 200;
/// Answers are looked for so far back.
const LOOKED_BACK: Duration = Duration::from_secs(365 * 86_400);

row! {
    /// A member, and when somebody last spoke with them.
    #[derive(Clone, Debug)]
    pub struct Contact {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// When a convenor or carer last answered or spoke with them; 0 when that is not known.
        pub last: Time,
        /// Who looks after them.
        pub carer: Option<PersonId>,
        /// Their name; may be empty.
        pub carer_name: String,
    }
}

fn may(viewer: &Viewer) -> Result<PersonId, Refused> {
    let person = viewer.member()?;
    if viewer.is_convenor() || viewer.is_carer() { Ok(person) } else { Err(Refused::NotAllowed("carers")) }
}

/// Every member, the one first who was spoken with longest ago. For carers and convenors.
pub async fn contacts(
    work: &mut Work<'_>,
    viewer: &Viewer,
    after: Option<(Time, PersonId)>,
) -> Result<Vec<Contact>, Refused> {
    may(viewer)?;
    let now = work.now();
    let (last, person) = after.unwrap_or((Time(-1), PersonId::default()));
    let args = args![viewer.community().id, last, person, CONTACTS_PAGE, now, now - LOOKED_BACK];
    work.all(&sql::CONTACTS, args).await
}

/// The carer or convenor who acts has spoken with a member, today.
pub async fn spoke(work: &mut Work<'_>, viewer: &Viewer, person: PersonId) -> Result<(), Refused> {
    let by = may(viewer)?;
    work.begin().await?;
    is_member(work, viewer, person).await?;
    spoke_with(work, viewer.community().id, person, by).await?;
    work.note(Some(viewer.community().id), "spoke-with", person.into(), "").await?;
    work.done().await
}

/// That somebody was spoken with. Part of the act that answers them.
pub(crate) async fn spoke_with(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    by: PersonId,
) -> Result<(), Refused> {
    let (id, now): (Id, _) = (work.id(), work.now());
    work.exec(&sql::SPOKE, args![id, community, person, by, now]).await.map(drop)
}

/// Who looks after a member from now on; nobody in particular without a carer. A carer says so of themselves, a convenor of any carer.
pub async fn look_after(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    carer: Option<PersonId>,
) -> Result<(), Refused> {
    may(viewer)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    is_member(work, viewer, person).await?;
    match carer {
        Some(carer) => {
            let known = super::carers(work, community, None).await?;
            if carer == person || !known.iter().any(|one| one.person == carer) {
                return Err(Refused::invalid("carer", "problem-not-a-carer"));
            }
            work.exec(&sql::LOOK_AFTER, args![community, person, carer, now]).await?;
        }
        None => {
            work.exec(&sql::LOOK_AFTER_NO_MORE, args![community, person]).await?;
        }
    }
    work.note(Some(community), "paired-for-care", person.into(), "").await?;
    work.done().await
}

async fn is_member(work: &mut Work<'_>, viewer: &Viewer, person: PersonId) -> Result<(), Refused> {
    let member: Option<(String,)> =
        work.opt(&crate::roles::sql::MEMBER, args![viewer.community().id, person]).await?;
    member.map(drop).ok_or(Refused::NotFound)
}
