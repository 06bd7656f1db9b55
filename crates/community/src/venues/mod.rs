//! Where people meet in person (S2.24), and what hosts see to before they come in (S2.23, S2.37).
//!
//! Verbs: [`venues`], [`keep_venue`], [`retire_venue`], [`venue_of`]; of a gathering's room [`checklist`], [`tick`].
//!
//! What a place has is yes, no, or not known: nobody should have to ask, and nothing is promised that nobody looked at.

mod checklist;
pub(crate) mod sql;

use base::Time;
use store::{args, row};

pub use checklist::{checklist, items, tick};

use crate::{Actor, CommunityId, GatheringId, Refused, VenueId, Work, charter::Viewer, gatherings, people};

/// What a place can have.
pub const FACTS: [&str; 8] =
    ["step-free", "hearing-loop", "quiet-room", "prayer-room", "feeding-room", "neutral", "daylight", "food"];
const MOST: i64 = 60;
const LONGEST: usize = 500;

row! {
    /// A place.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Venue {
        /// Its id.
        pub id: VenueId,
        /// Whose list it stands in.
        pub community: CommunityId,
        /// What it is called.
        pub name: String,
        /// Where it is, and which door.
        pub address: String,
        /// How one gets there; may be empty.
        pub travel: String,
        /// What else there is to know; may be empty.
        pub notes: String,
        /// What it has, of [`FACTS`], blanks between.
        pub has: String,
        /// What it has not.
        pub lacks: String,
        /// It is not chosen any more.
        pub retired_at: Option<Time>,
    }
}

impl Venue {
    /// Whether it has something; nothing when nobody knows.
    pub fn has(&self, fact: &str) -> Option<bool> {
        let stands = |all: &str| all.split(' ').any(|one| one == fact);
        match (stands(&self.has), stands(&self.lacks)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// Its name and address on one line.
    pub fn line(&self) -> String {
        [self.name.as_str(), self.address.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A place, as a convenor writes it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewVenue {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// How one gets there.
    pub travel: String,
    /// What else there is to know.
    pub notes: String,
    /// What it has.
    pub has: Vec<String>,
    /// What it has not.
    pub lacks: Vec<String>,
}

pub(crate) fn convenes(viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() { Ok(()) } else { Err(Refused::NotAllowed("convene")) }
}

/// The places of a community that can be chosen, by name. For members.
pub async fn venues(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Venue>, Refused> {
    viewer.member()?;
    work.all(&sql::ALL_OF, args![viewer.community().id]).await
}

/// Writes a place down, or anew. By a convenor.
pub async fn keep_venue(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Option<VenueId>,
    new: &NewVenue,
) -> Result<VenueId, Refused> {
    convenes(viewer)?;
    let name = people::clean_name(&new.name);
    if name.is_empty() || name.chars().count() > 120 {
        return Err(Refused::invalid("name", "problem-venue-name"));
    }
    for (field, words) in [("address", &new.address), ("travel", &new.travel), ("notes", &new.notes)] {
        if words.chars().count() > LONGEST {
            return Err(Refused::invalid(field, "problem-field-long"));
        }
    }
    let known = |all: &[String]| {
        FACTS.into_iter().filter(|fact| all.iter().any(|one| one == fact)).collect::<Vec<_>>().join(" ")
    };
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let fields = (people::clean_name(&new.address), new.travel.trim(), new.notes.trim());
    let (has, lacks) = (known(&new.has), known(&new.lacks));
    let id = match id {
        Some(id) => {
            let kept = args![id, community, name, fields.0, fields.1, fields.2, has, lacks];
            if work.exec(&sql::CHANGE, kept).await? == 0 {
                return Err(Refused::NotFound);
            }
            id
        }
        None => {
            let (count,): (i64,) = work.one(&sql::COUNT, args![community]).await?;
            if count >= MOST {
                return Err(Refused::invalid("name", "problem-venue-many"));
            }
            let id: VenueId = work.id();
            let kept = args![id, community, name, fields.0, fields.1, fields.2, has, lacks, now];
            work.exec(&sql::KEEP, kept).await?;
            id
        }
    };
    work.note(Some(community), "kept-a-venue", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// A place is not chosen any more; gatherings that are there stay there. By a convenor.
pub async fn retire_venue(work: &mut Work<'_>, viewer: &Viewer, id: VenueId) -> Result<(), Refused> {
    convenes(viewer)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    if work.exec(&sql::RETIRE, args![id, community, now]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "retired-a-venue", id.into(), "").await?;
    work.done().await
}

/// Where a gathering is, with all that is known of it; nothing where no place was chosen. For members.
pub async fn venue_of(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Option<Venue>, Refused> {
    if work.actor() != Actor::System {
        viewer.member()?;
    }
    let gathering = gatherings::one(work, viewer, gathering).await?;
    match gathering.venue {
        Some(id) => work.opt(&sql::ONE, args![id, gathering.community]).await,
        None => Ok(None),
    }
}

/// The place that is chosen for a gathering, on one line: only one of the same community. Part of planning.
pub(crate) async fn chosen(
    work: &mut Work<'_>,
    community: CommunityId,
    id: VenueId,
) -> Result<String, Refused> {
    let found: Option<Venue> = work.opt(&sql::ONE, args![id, community]).await?;
    Ok(found.ok_or(Refused::invalid("venue", "problem-gathering-venue"))?.line())
}
