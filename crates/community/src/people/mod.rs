//! People: one human being over many addresses, and how they sign in.
//!
//! Verbs: [`get`], [`by_address`], [`meet`], [`choose`], [`leave_the_map`]; ways in ([`passages`]), browsers that
//! are signed in ([`sessions`]), words that were not sent yet ([`drafts`]), assistants ([`delegates`]), codes that
//! must come back ([`confirmations`]), how one wants to be reached ([`reach`]), what is kept of one ([`data`]), and that it is erased ([`erase`](erase::erase)).

pub mod address;
pub mod confirmations;
mod cut;
pub mod data;
pub mod delegates;
pub mod drafts;
pub mod erase;
mod name;
pub(crate) mod parts;
pub mod passages;
pub mod quiet;
pub mod reach;
pub mod sessions;
pub(crate) mod sql;

use store::{args, row};

pub use name::clean_name;

use crate::{Actor, AddressId, PersonId, Problem, Refused, Work};
use address::Address;

row! {
    /// A human being.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Person {
        /// Their id.
        pub id: PersonId,
        /// Their name, as they want to be called.
        pub name: String,
        /// The language that they read: a tag like `en` or `pt-BR`.
        pub language: String,
        /// Their time zone, an IANA name.
        pub zone: String,
        /// Whether they asked to be left out of network figures.
        pub off_the_map: bool,
    }
}

row! {
    /// An address of a person.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KnownAddress {
        /// Its id.
        pub id: AddressId,
        /// As it is written to.
        pub address: String,
        /// Whether letters go here.
        pub is_main: bool,
        /// Whether a letter to it was answered: it is theirs.
        pub verified: bool,
    }
}

/// A person; the one who acts, or anyone for the system.
pub async fn get(work: &mut Work<'_>, person: PersonId) -> Result<Person, Refused> {
    if work.actor() != Actor::System && work.actor() != Actor::Person(person) {
        return Err(Refused::NotFound);
    }
    work.opt(&sql::GET, args![person]).await?.ok_or(Refused::NotFound)
}

/// The addresses of the person who acts.
pub async fn addresses(work: &mut Work<'_>) -> Result<Vec<KnownAddress>, Refused> {
    let person = signed_in(work)?;
    work.all(&sql::ADDRESSES, args![person]).await
}

/// Who has this address. For the system only: whether somebody is known is nobody else's business.
pub async fn by_address(work: &mut Work<'_>, address: &Address) -> Result<Option<Person>, Refused> {
    if work.actor() != Actor::System {
        return Err(Refused::NotAllowed("who-has-an-address"));
    }
    work.opt(&sql::BY_ADDRESS, args![address.folded()]).await
}

/// The person with this address, made known if nobody has it. Part of another act: it neither begins nor ends one.
pub async fn meet(
    work: &mut Work<'_>,
    address: &Address,
    name: &str,
    language: &str,
) -> Result<PersonId, Refused> {
    if let Some(known) = by_address(work, address).await? {
        return Ok(known.id);
    }
    let name = match clean_name(name) {
        name if name.is_empty() => address.local().to_owned(),
        name => name,
    };
    let person = meet_unaddressed(work, &name, language).await?;
    let id: AddressId = work.id();
    work.exec(&sql::ADD_ADDRESS, args![id, person, address.written(), address.folded(), true]).await?;
    Ok(person)
}

/// Somebody of whom only a name is known: they wrote in an archive that hides addresses. Part of another act.
pub(crate) async fn meet_unaddressed(
    work: &mut Work<'_>,
    name: &str,
    language: &str,
) -> Result<PersonId, Refused> {
    let (name, person, now): (_, PersonId, _) = (clean_name(name), work.id(), work.now());
    work.exec(&sql::MAKE, args![person, &name, crate::search::terms::fold(&name), language, "UTC", now])
        .await?;
    Ok(person)
}

/// Gives a person one more address; nothing happens when it is theirs, and somebody else's is left alone.
pub async fn add_address(work: &mut Work<'_>, person: PersonId, address: &Address) -> Result<bool, Refused> {
    if work.actor() != Actor::System {
        return Err(Refused::NotAllowed("adding-an-address"));
    }
    let id: AddressId = work.id();
    Ok(work.exec(&sql::ADD_ADDRESS, args![id, person, address.written(), address.folded(), false]).await? > 0)
}

/// What a person chooses about themselves, for the whole house.
pub struct Wish<'a> {
    /// The name that they go by.
    pub name: &'a str,
    /// The language that they read.
    pub language: &'a str,
    /// Their zone, an IANA name.
    pub zone: &'a str,
    /// Whether they are left out of network figures.
    pub off_the_map: bool,
}

/// The person who acts chooses their name, language and zone, and whether they are on the map.
pub async fn choose(work: &mut Work<'_>, wish: Wish<'_>) -> Result<(), Refused> {
    let person = signed_in(work)?;
    let name = clean_name(wish.name);
    let mut problems = Vec::new();
    if name.is_empty() {
        problems.push(Problem { field: "name", key: "problem-name" });
    }
    if wish.zone.parse::<chrono_tz::Tz>().is_err() {
        problems.push(Problem { field: "zone", key: "problem-zone" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let language = base::Words::of(wish.language).tag();
    work.exec(
        &sql::CHOOSE,
        args![person, &name, crate::search::terms::fold(&name), language, wish.zone, wish.off_the_map],
    )
    .await?;
    work.note(None, "chose", person.into(), "").await?;
    work.done().await
}

/// The person who acts asks to be left out of every network figure, for good; or lets it be drawn again.
pub async fn leave_the_map(work: &mut Work<'_>, off: bool) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    work.exec(&sql::OFF_THE_MAP, args![person, off]).await?;
    work.note(None, if off { "left-the-map" } else { "returned-to-the-map" }, person.into(), "").await?;
    work.done().await
}

/// Where a person is written to: their main address. For the system, and for the person.
pub async fn main_address(work: &mut Work<'_>, person: PersonId) -> Result<Option<String>, Refused> {
    oneself(work, person)?;
    let row: Option<(String,)> = work.opt(&sql::MAIN_ADDRESS, args![person]).await?;
    Ok(row.map(|(address,)| address))
}

/// Whose word a letter from this address is: the person whose main address it is, or who has answered a letter to it. An address that
/// was only named is nobody's word. For the system.
pub async fn speaks_from(work: &mut Work<'_>, address: &Address) -> Result<Option<PersonId>, Refused> {
    crate::charter::only_system(work)?;
    let row: Option<(PersonId,)> = work.opt(&sql::SPEAKS_FROM, args![address.folded()]).await?;
    Ok(row.map(|(person,)| person))
}

/// A letter to this address was answered from it: it is theirs. Part of another act of the program.
pub async fn answered_from(work: &mut Work<'_>, address: &Address) -> Result<(), Refused> {
    crate::charter::only_system(work)?;
    let now = work.now();
    work.exec(&sql::ANSWERED, args![address.folded(), now]).await.map(drop)
}

/// The person who acts goes by another name; a receipt takes it back.
pub async fn rename_oneself(work: &mut Work<'_>, name: &str) -> Result<crate::ReceiptId, Refused> {
    let person = signed_in(work)?;
    let name = clean_name(name);
    if name.is_empty() {
        return Err(Refused::invalid("name", "problem-name"));
    }
    work.begin().await?;
    let before = get(work, person).await?.name;
    rename(work, person, &name).await?;
    let receipt = crate::receipts::keep(work, person, None, "name", person.into(), &before).await?;
    work.note(None, "chose", person.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// Another name for the person who acts. Part of another act.
pub(crate) async fn rename(work: &mut Work<'_>, person: PersonId, name: &str) -> Result<(), Refused> {
    oneself(work, person)?;
    work.exec(&sql::RENAME, args![person, name, crate::search::terms::fold(name)]).await?;
    crate::search::index::put_person(work, person).await
}

/// Whether the one who acts is this person, or the program for them.
pub(crate) fn oneself(work: &Work<'_>, person: PersonId) -> Result<(), Refused> {
    match work.actor() {
        Actor::System => Ok(()),
        Actor::Person(who) if who == person => Ok(()),
        _ => Err(Refused::NotFound),
    }
}

/// The person who acts, or a refusal: this is for people who signed in.
pub fn signed_in(work: &Work<'_>) -> Result<PersonId, Refused> {
    work.actor().person().ok_or(Refused::NotAllowed("sign-in"))
}
