//! Sponsors: who pays or allows, what they promised, and how long ago anyone spoke with them.
//!
//! Verbs: [`list`], [`keep`], [`spoke`], [`end`]; [`promise`], [`kept`], [`release`]; [`invite`] and [`own`]; [`told`] for letters.
//!
//! A sponsor is no member: no page and no letter leads from them to a person, and they set no topic (practice S2.14, 5.7). What they see is
//! the charter, the stage, and their own promises.

mod invite;
mod promises;
pub(crate) mod sql;

use std::time::Duration;

use base::{Id, Time};
use store::{args, row};

pub use invite::{LETTER, Own, invite, own, told};
pub use promises::{Promise, kept, promise, release};

use crate::{
    PersonId, Problem, Refused, Work,
    charter::{Viewer, sections::convenes},
    people::parts::Part,
};

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-sponsors",
    names: &["community", "organisation", "name", "address", "", "", "since", "ended"],
    show: &sql::MINE,
    erase: &[&sql::FORGET],
}];

/// How often a word is due when nobody says otherwise: once a quarter.
pub const EVERY_DAYS: i64 = 90;
/// Most sponsors of a community.
const MOST: usize = 100;

row! {
    /// A sponsor, as the convenors keep them.
    #[derive(Clone, Debug)]
    pub struct Sponsor {
        /// Its id.
        pub id: Id,
        /// Who pays or allows.
        pub organisation: String,
        /// Who speaks for it there.
        pub contact: String,
        /// Where they are written to; may be empty.
        pub address: String,
        /// Who that is, once they were invited to look.
        pub person: Option<PersonId>,
        /// A word is due this often, in days.
        pub every_days: i64,
        /// When somebody last spoke with them.
        pub spoke_at: Option<Time>,
        /// Since when they are kept.
        pub made_at: Time,
        /// When it ended.
        pub ended_at: Option<Time>,
    }
}

impl Sponsor {
    /// When a word is due.
    pub fn word_due(&self) -> Time {
        let days = u64::try_from(self.every_days).unwrap_or(0);
        self.spoke_at.unwrap_or(self.made_at) + Duration::from_secs(days * 86_400)
    }
}

/// A sponsor as a form brings them.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// See [`Sponsor`].
    pub organisation: String,
    /// See [`Sponsor`].
    pub contact: String,
    /// See [`Sponsor`].
    pub address: String,
    /// See [`Sponsor`].
    pub every_days: i64,
}

/// What the convenors know of sponsors.
#[derive(Clone, Debug)]
pub struct Sponsors {
    /// Those that have not ended, by name.
    pub sponsors: Vec<Sponsor>,
    /// Their promises, the one that is due first first; those that were kept or released last.
    pub promises: Vec<Promise>,
}

impl Sponsors {
    /// Promises whose day has passed.
    pub fn overdue(&self, now: Time) -> impl Iterator<Item = &Promise> {
        self.promises.iter().filter(move |promise| promise.is_overdue(now))
    }

    /// Sponsors with whom nobody has spoken for longer than was meant.
    pub fn silent(&self, now: Time) -> impl Iterator<Item = &Sponsor> {
        self.sponsors.iter().filter(move |sponsor| sponsor.word_due() < now)
    }
}

/// Sponsors with their promises. For convenors.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer) -> Result<Sponsors, Refused> {
    convenes(work, viewer)?;
    let community = viewer.community().id;
    let sponsors = work.all(&sql::LIST, args![community]).await?;
    let promises = work.all(&sql::PROMISES, args![community]).await?;
    Ok(Sponsors { sponsors, promises })
}

/// A convenor keeps a sponsor: a new one, or one that is there, written anew.
pub async fn keep(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Option<Id>,
    record: &Record,
) -> Result<Id, Refused> {
    convenes(work, viewer)?;
    let organisation = crate::people::clean_name(&record.organisation);
    let contact = crate::people::clean_name(&record.contact);
    let address = record.address.trim().to_owned();
    let mut problems = Vec::new();
    let mut say = |wrong: bool, field, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    say(organisation.is_empty(), "organisation", "problem-sponsor-organisation");
    let written = address.is_empty() || crate::people::address::Address::of(&address).is_ok();
    say(!written, "address", "problem-address-at");
    say(!(7..=730).contains(&record.every_days), "every_days", "problem-sponsor-days");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    let id = match id {
        Some(id) => {
            let before = one(work, viewer, id).await?;
            // Whoever was invited under the old address looks no longer.
            let person = before.person.filter(|_| before.address.eq_ignore_ascii_case(&address));
            let row = args![id, community, organisation, contact, address, record.every_days, person];
            work.exec(&sql::CHANGE, row).await?;
            id
        }
        None => {
            let there: Vec<Sponsor> = work.all(&sql::LIST, args![community]).await?;
            if there.len() >= MOST {
                return Err(Refused::invalid("organisation", "problem-sponsors-many"));
            }
            let id: Id = work.id();
            let row = args![id, community, organisation, contact, address, record.every_days, now];
            work.exec(&sql::KEEP, row).await?;
            id
        }
    };
    work.note(Some(community), "kept-sponsor", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// A convenor spoke with a sponsor today.
pub async fn spoke(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    one(work, viewer, id).await?;
    let (now, community) = (work.now(), viewer.community().id);
    work.exec(&sql::SPOKE, args![id, community, now]).await?;
    work.note(Some(community), "spoke-with-sponsor", id.0, "").await?;
    work.done().await
}

/// It ends: they look no longer, and their open promises are released.
pub async fn end(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    one(work, viewer, id).await?;
    let (now, community) = (work.now(), viewer.community().id);
    work.exec(&sql::END, args![id, community, now]).await?;
    work.exec(&sql::RELEASE_ALL, args![id, now]).await?;
    work.note(Some(community), "ended-sponsor", id.0, "").await?;
    work.done().await
}

async fn one(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<Sponsor, Refused> {
    let found: Option<Sponsor> = work.opt(&sql::ONE, args![id, viewer.community().id]).await?;
    found.ok_or(Refused::NotFound)
}
