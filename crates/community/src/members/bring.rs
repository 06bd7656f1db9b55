//! Bringing many people in who have agreed elsewhere: hundreds in one commit. Nobody is written to.

use std::collections::{HashMap, HashSet};

use store::{Value, args};

use super::sql;
use crate::{
    CommunityId, PersonId, Refused, Work,
    charter::{Standing, Viewer, only_system},
    people::{self, address::Address, reach},
    search,
};

/// Somebody of a list.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// Their name; may be empty.
    pub name: String,
    /// Their address.
    pub address: Address,
}

/// What became of somebody of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// They are a member now.
    New,
    /// They were before.
    Already,
    /// They had left, and were not brought back: only they come back.
    Left,
}

/// Lets everyone of a list belong who has agreed elsewhere, and says of each what became of them, in their order. Each address is one
/// person, known by it or made known. For the system; done again, it changes nothing.
pub async fn bring(work: &mut Work<'_>, viewer: &Viewer, some: &[Newcomer]) -> Result<Vec<Brought>, Refused> {
    only_system(work)?;
    work.begin().await?;
    let (community, language) = (viewer.community().id, viewer.community().language.clone());
    let folded: Vec<String> = some.iter().map(|one| one.address.folded().to_owned()).collect();
    let known: Vec<(String, PersonId)> = work.all(&sql::WHO_HAS, args![folded]).await?;
    let mut known: HashMap<String, PersonId> = known.into_iter().collect();
    let ids: Vec<i64> = known.values().map(|person| i64::from(*person)).collect();
    let standing: Vec<(PersonId, String)> = work.all(&sql::STANDINGS, args![community, ids]).await?;
    let mut standing: HashMap<PersonId, String> = standing.into_iter().collect();
    let now = work.now();
    let (mut humans, mut addresses, mut belong, mut index) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut fresh = Vec::new();
    let mut brought = Vec::with_capacity(some.len());
    for one in some {
        let person = match known.get(one.address.folded()) {
            Some(person) => *person,
            None => {
                let person: PersonId = work.id();
                let name = match people::clean_name(&one.name) {
                    name if name.is_empty() => one.address.local().to_owned(),
                    name => name,
                };
                humans.push(args![person, &name, search::terms::fold(&name), &language, "UTC", now]);
                let id: crate::AddressId = work.id();
                addresses.push(args![id, person, one.address.written(), one.address.folded(), true]);
                known.insert(one.address.folded().to_owned(), person);
                fresh.push((person, name));
                person
            }
        };
        match standing.get(&person).map(String::as_str) {
            Some("member") => brought.push(Brought::Already),
            Some("left" | "alumni") => brought.push(Brought::Left),
            _ => {
                let id: base::Id = work.id();
                belong.push(args![id, community, person, Standing::Member.word(), now]);
                index.push((person, id));
                standing.insert(person, "member".to_owned());
                brought.push(Brought::New);
            }
        }
    }
    work.each(&people::sql::MAKE, humans).await?;
    work.each(&people::sql::ADD_ADDRESS, addresses).await?;
    work.each(&sql::ADMIT, belong).await?;
    let names: HashMap<PersonId, String> = fresh.into_iter().collect();
    let mut rows = Vec::new();
    for (person, membership) in &index {
        match names.get(person) {
            Some(name) => rows.push((*membership, name.clone())),
            // Somebody who was here before may have chosen much.
            None => {
                reach::begin(work, *person).await?;
                search::index::put_person(work, *person).await?;
            }
        }
    }
    let first: Vec<Vec<Value>> = reach::first_due(now)
        .map_or_else(Vec::new, |due| names.keys().map(|person| args![*person, due]).collect());
    work.each(&reach::sql::FIRST_DUE, first).await?;
    search::index::put_newcomers(work, community, &language, rows).await?;
    let new = brought.iter().filter(|one| **one == Brought::New).count();
    if new > 0 {
        work.note(Some(community), "brought-in", community.into(), &new.to_string()).await?;
    }
    work.done().await?;
    Ok(brought)
}

/// Of these names, those that somebody in a community goes by under another address: perhaps one human being, perhaps not. For the system.
pub async fn namesakes(
    work: &mut Work<'_>,
    community: CommunityId,
    some: &[Newcomer],
) -> Result<Vec<usize>, Refused> {
    only_system(work)?;
    // One word is a first name, which many share.
    let names: Vec<(usize, String)> = some
        .iter()
        .enumerate()
        .filter(|(_, one)| one.name.contains(' '))
        .map(|(place, one)| (place, search::terms::fold(&people::clean_name(&one.name))))
        .collect();
    let wanted: Vec<String> = names.iter().map(|(_, name)| name.clone()).collect();
    let found: Vec<(String, String)> = work.all(&sql::NAMESAKES, args![community, wanted]).await?;
    let mut under: HashMap<String, HashSet<String>> = HashMap::new();
    for (name, address) in found {
        under.entry(name).or_default().insert(address);
    }
    // And those of the list itself.
    for (place, name) in &names {
        under.entry(name.clone()).or_default().insert(some[*place].address.folded().to_owned());
    }
    let several = |(place, name): &(usize, String)| (under[name].len() > 1).then_some(*place);
    Ok(names.iter().filter_map(several).collect())
}
