//! Founding a community: in plain steps, from a pasted list of addresses; or adopting one whose archive is here.
//!
//! What is written into a step is kept at once, so that a lost session loses nothing. Nobody but the founder sees it, nothing is sent,
//! and no community is there before the preview is confirmed. The preview is the act itself, done and not kept ([`preview`]), so that it
//! shows what would happen and nothing else.
//!
//! Verbs: [`may_found`], [`mine`], [`begin`], [`get`], [`write()`], [`list`], [`throw_away`], [`overlapping`], [`adoptable`], [`preview`],
//! [`confirm`], [`baseline`]; [`forget_old`].

mod baseline;
mod confirm;
mod draft;
mod load;
mod overlap;
mod presets;
pub(crate) mod sql;

use std::{collections::BTreeMap, time::Duration};

use base::Time;
use store::{args, row};

pub use baseline::{Figure, baseline};
pub use confirm::{Founded, Preview, confirm, preview};
pub use draft::{Founding, Listed};
pub use load::Load;
pub use overlap::Overlap;
pub use presets::{Beat, Preset, preset, presets};

use crate::{
    CommunityId, FoundingId, PersonId, Problem, Rate, Refused, Work,
    charter::{only_system, sections},
    people,
    people::parts::Part,
};

/// What is kept of a person here: what they wrote, and that others have put them on a list.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-foundings",
    names: &["field", "words", "", "", "", "", "begun", "founded"],
    show: &sql::WRITTEN,
    erase: &[
        &sql::ERASE_LISTS,
        &sql::ERASE_LISTED,
        &sql::ERASE_PEOPLE,
        &sql::ERASE_WORDS,
        &sql::ERASE_OVERLAPS,
        &sql::ERASE,
    ],
}];

/// Somebody begins so many in a day.
pub const BEGUN: Rate = Rate::per(5, Duration::from_secs(86_400));
/// People of one list, at most; for more there is `guildhall import members`.
pub const MOST_PEOPLE: usize = 3_000;
/// A pasted list is no longer than this, in bytes.
pub const LONGEST_LIST: usize = 1_000_000;
/// What is written into any other field is no longer than this, in characters.
const LONGEST: usize = 4_000;
/// What nobody touches for so long is forgotten.
const KEPT: Duration = Duration::from_secs(90 * 86_400);
/// Once it is founded, the list is forgotten after this: invitations have their own rows.
const LIST_KEPT: Duration = Duration::from_secs(30 * 86_400);

/// The fields that can be written, beside `section:` and one of [`sections::KEYS`].
const FIELDS: &[&str] = &[
    "name",
    "slug",
    "who",
    "what",
    "why",
    "preset",
    "level",
    "listed",
    "minutes",
    "zone",
    "rhythm:name",
    "rhythm:every",
    "rhythm:weekday",
    "rhythm:nth",
    "rhythm:at",
    "rhythm:minutes",
    "rhythm:mode",
    "rhythm:protected",
    "rhythm:starts",
    "rhythm:skip",
    "poll",
    "dates",
    "note",
    "gain",
    "give",
    "carer",
    "renewal",
];

/// Who may found communities in this house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Founders {
    /// Whoever is signed in.
    #[default]
    Everyone,
    /// Whoever has one of these addresses, folded.
    These(Vec<String>),
}

row! {
    /// A founding in the list of one's own.
    #[derive(Clone, Debug)]
    pub struct Begun {
        /// Its id.
        pub id: FoundingId,
        /// When something was written last.
        pub changed_at: Time,
        /// Whether it adopts a community.
        pub adopts: bool,
        /// Its name, as far as it has one.
        pub name: String,
    }
}

/// Whether the person who acts may found communities here.
pub async fn may_found(work: &mut Work<'_>) -> Result<bool, Refused> {
    let Some(_) = work.actor().person() else { return Ok(false) };
    match work.house().founders() {
        Founders::Everyone => Ok(true),
        Founders::These(some) => {
            let addresses = people::addresses(work).await?;
            // An address counts that letters go to, or that has answered one: any other was only named.
            let theirs = addresses.iter().filter(|one| one.is_main || one.verified);
            Ok(theirs.into_iter().any(|one| some.contains(&one.address.to_lowercase())))
        }
    }
}

async fn founder(work: &mut Work<'_>) -> Result<PersonId, Refused> {
    let person = people::signed_in(work)?;
    if may_found(work).await? { Ok(person) } else { Err(Refused::NotAllowed("found")) }
}

/// What the person who acts has begun and not ended, newest first.
pub async fn mine(work: &mut Work<'_>) -> Result<Vec<Begun>, Refused> {
    let person = people::signed_in(work)?;
    work.all(&sql::MINE, args![person]).await
}

row! {
    /// A community whose archive is here, and that the person who acts convenes.
    #[derive(Clone, Debug)]
    pub struct Adoptable {
        /// Its id.
        pub id: CommunityId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its cause, as far as it has one.
        pub cause: String,
        /// Likewise.
        pub domain: String,
        /// Likewise.
        pub practice: String,
        /// Likewise.
        pub rhythm: String,
        /// Whether it is a mailing list.
        pub list: bool,
        /// How many people it has: members, and those who wrote in the archive.
        pub people: i64,
    }
}

/// The communities that the person who acts could adopt.
pub async fn adoptable(work: &mut Work<'_>) -> Result<Vec<Adoptable>, Refused> {
    let (person, now) = (people::signed_in(work)?, work.now());
    work.all(&sql::ADOPTABLE, args![person, now]).await
}

/// Begins to found a community, or to adopt one that is here.
pub async fn begin(work: &mut Work<'_>, adopts: Option<CommunityId>) -> Result<FoundingId, Refused> {
    let person = founder(work).await?;
    work.begin().await?;
    BEGUN.take(work, &format!("founding {person}")).await?;
    let (id, now): (FoundingId, _) = (work.id(), work.now());
    let adopted = match adopts {
        Some(wanted) => {
            let all = adoptable(work).await?;
            Some(all.into_iter().find(|one| one.id == wanted).ok_or(Refused::NotFound)?)
        }
        None => None,
    };
    work.exec(&sql::BEGIN, args![id, person, adopts, now]).await?;
    let zone = people::get(work, person).await?.zone;
    let mut fields = vec![("zone", zone)];
    if let Some(one) = adopted {
        // What it is and does stays as it is, until somebody writes it otherwise.
        fields.extend([
            ("name", one.name),
            ("section:cause", one.cause),
            ("section:domain", one.domain),
            ("section:practice", one.practice),
            ("section:rhythm", one.rhythm),
            ("preset", if one.list { "mailing-list" } else { "network-of-networks" }.to_owned()),
            ("rhythm:every", "none".to_owned()),
        ]);
    }
    let rows = fields.into_iter().filter(|(_, words)| !words.is_empty());
    work.each(&sql::WRITE, rows.map(|(field, words)| args![id, field, words]).collect()).await?;
    work.note(None, "began-founding", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

row! {
    struct Row {
        id: FoundingId,
        person: PersonId,
        founder: String,
        zone: String,
        adopts: Option<CommunityId>,
        community: Option<CommunityId>,
        made_at: Time,
        changed_at: Time,
        founded_at: Option<Time>,
    }
}

row! {
    struct Person { name: String, address: String }
}

/// A founding of the person who acts. Anybody else's is not found.
pub async fn get(work: &mut Work<'_>, id: FoundingId) -> Result<Founding, Refused> {
    let person = people::signed_in(work)?;
    let row: Row = work.opt(&sql::ONE, args![id, person]).await?.ok_or(Refused::NotFound)?;
    let words: Vec<(String, String)> = work.all(&sql::WORDS, args![id]).await?;
    let words: BTreeMap<String, String> = words.into_iter().collect();
    let people: Vec<Person> = work.all(&sql::PEOPLE, args![id]).await?;
    let zone = words.get("zone").filter(|zone| !zone.is_empty()).cloned().unwrap_or(row.zone);
    Ok(Founding {
        id: row.id,
        person: row.person,
        founder: row.founder,
        zone,
        adopts: row.adopts,
        community: row.community,
        made_at: row.made_at,
        changed_at: row.changed_at,
        founded_at: row.founded_at,
        words,
        people: people.into_iter().map(|one| Listed { name: one.name, address: one.address }).collect(),
    })
}

/// One that can still be written.
async fn open(work: &mut Work<'_>, id: FoundingId) -> Result<Founding, Refused> {
    let draft = get(work, id).await?;
    if draft.founded_at.is_some() { Err(Refused::Gone) } else { Ok(draft) }
}

/// Writes fields of a step: kept at once, right or wrong. An empty one is as the preset has it.
pub async fn write(work: &mut Work<'_>, id: FoundingId, fields: &[(&str, &str)]) -> Result<(), Refused> {
    work.begin().await?;
    open(work, id).await?;
    let known = |field: &str| {
        FIELDS.contains(&field)
            || field.strip_prefix("section:").is_some_and(|key| sections::KEYS.contains(&key))
    };
    let mut rows = Vec::with_capacity(fields.len());
    for (field, words) in fields {
        if !known(field) {
            return Err(Refused::NotFound);
        }
        let kept: String = words.replace("\r\n", "\n").chars().filter(|c| *c != '\0').take(LONGEST).collect();
        rows.push(args![id, *field, kept.trim()]);
    }
    work.each(&sql::WRITE, rows).await?;
    changed(work, id).await?;
    work.done().await
}

async fn changed(work: &mut Work<'_>, id: FoundingId) -> Result<(), Refused> {
    let now = work.now();
    work.exec(&sql::CHANGED, args![id, now]).await.map(drop)
}

/// Keeps the list as it was pasted, and whom it names: a door has read it. Nobody of them is written to.
pub async fn list(work: &mut Work<'_>, id: FoundingId, text: &str, people: &[Listed]) -> Result<(), Refused> {
    if text.len() > LONGEST_LIST || people.len() > MOST_PEOPLE {
        return Err(Refused::Invalid(vec![Problem { field: "list", key: "problem-founding-many" }]));
    }
    work.begin().await?;
    let draft = open(work, id).await?;
    work.exec(&sql::WRITE, args![id, "list", text.replace('\0', "\u{fffd}")]).await?;
    work.exec(&sql::FORGET_PEOPLE, args![id]).await?;
    let (mut rows, mut folded) = (Vec::with_capacity(people.len()), Vec::with_capacity(people.len()));
    for (place, one) in (1i64..).zip(people) {
        // What a door has read is believed no more than what anyone sends.
        let Ok(address) = people::address::Address::of(&one.address) else { continue };
        rows.push(args![id, place, people::clean_name(&one.name), address.written(), address.folded()]);
        folded.push(address.folded().to_owned());
    }
    work.each(&sql::PERSON, rows).await?;
    overlap::count(work, &draft, &folded).await?;
    changed(work, id).await?;
    work.done().await
}

/// What overlaps with it: communities and lists that the founder may know of, those with most in common first.
pub async fn overlapping(work: &mut Work<'_>, id: FoundingId) -> Result<Vec<Overlap>, Refused> {
    let draft = get(work, id).await?;
    overlap::overlaps(work, &draft).await
}

/// The name in addresses of what a founding of the person who acts became.
pub async fn became(work: &mut Work<'_>, id: FoundingId) -> Result<String, Refused> {
    let draft = get(work, id).await?;
    let community = draft.community.ok_or(Refused::NotFound)?;
    let row: Option<(String,)> = work.opt(&crate::charter::sql::SLUG, args![community]).await?;
    row.map(|(slug,)| slug).ok_or(Refused::NotFound)
}

/// Throws a founding away, with its list.
pub async fn throw_away(work: &mut Work<'_>, id: FoundingId) -> Result<(), Refused> {
    work.begin().await?;
    open(work, id).await?;
    forget(work, id).await?;
    work.note(None, "threw-founding-away", id.into(), "").await?;
    work.done().await
}

async fn forget(work: &mut Work<'_>, id: FoundingId) -> Result<(), Refused> {
    for statement in [&sql::FORGET_WORDS, &sql::FORGET_PEOPLE, &sql::FORGET_OVERLAPS, &sql::FORGET] {
        work.exec(statement, args![id]).await?;
    }
    Ok(())
}

/// Forgets what nobody has touched for ninety days, and the lists of what was founded a month ago. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let old: Vec<(FoundingId,)> = work.all(&sql::OLD, args![now - KEPT]).await?;
    for (id,) in &old {
        forget(work, *id).await?;
    }
    let lists: Vec<(FoundingId,)> = work.all(&sql::OLD_LISTS, args![now - LIST_KEPT]).await?;
    for (id,) in &lists {
        work.exec(&sql::FORGET_PEOPLE, args![*id]).await?;
        work.exec(&sql::FORGET_LIST, args![*id]).await?;
    }
    work.done().await?;
    Ok((old.len() + lists.len()) as u64)
}
