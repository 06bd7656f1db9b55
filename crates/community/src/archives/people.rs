//! The people of an archive: found by their addresses, or made known.

use std::collections::HashMap;

use store::{args, row};

use super::sql;
use crate::{
    PersonId, Refused, Work,
    charter::{Standing, Viewer, only_system},
    members,
    people::{self, address::Address},
};

/// One human being of an archive, under all the addresses that are taken for theirs.
#[derive(Clone, Debug)]
pub struct Human {
    /// The name that they used most; may be empty.
    pub name: String,
    /// Where they can be written to, and by which they may sign in one day. None when the archive shows no whole address.
    pub main: Option<Address>,
    /// Everything that the archive shows for them, folded: addresses, hidden ones, bare names.
    pub shown: Vec<String>,
}

row! {
    struct Owner { folded: String, person: PersonId }
}

/// Finds each human by their addresses, or makes them known; lets all of them belong to the community (`standing` for those who
/// do not yet). Returns who stands behind each thing that was shown. Done again, it finds the same.
///
/// Further addresses are only guessed to be theirs, so they become aliases: nobody signs in by one. An address that is
/// somebody's stays theirs.
pub async fn know(
    work: &mut Work<'_>,
    viewer: &Viewer,
    humans: &[Human],
    standing: Standing,
) -> Result<HashMap<String, PersonId>, Refused> {
    only_system(work)?;
    work.begin().await?;
    let (community, language) = (viewer.community().id, viewer.community().language.clone());
    let mut asked: Vec<String> = humans.iter().flat_map(|human| human.shown.iter().cloned()).collect();
    asked.extend(humans.iter().filter_map(|human| Some(human.main.as_ref()?.folded().to_owned())));
    let owners = |rows: Vec<Owner>| rows.into_iter().map(|row| (row.folded, row.person)).collect();
    let owned: HashMap<String, PersonId> = owners(work.all(&sql::OWNERS, args![asked.clone()]).await?);
    let aliases: HashMap<String, PersonId> = owners(work.all(&sql::ALIASES, args![community, asked]).await?);

    let (mut behind, mut new_aliases) = (HashMap::new(), Vec::new());
    for human in humans {
        let main = human.main.as_ref().map(Address::folded);
        let known = main
            .and_then(|main| owned.get(main))
            .or_else(|| human.shown.iter().find_map(|shown| aliases.get(shown)))
            .or_else(|| human.shown.iter().find_map(|shown| owned.get(shown)));
        let person = match (known, &human.main) {
            (Some(person), _) => *person,
            (None, Some(main)) => people::meet(work, main, &human.name, &language).await?,
            (None, None) => people::meet_unaddressed(work, &human.name, &language).await?,
        };
        members::admit(work, community, person, standing).await?;
        for shown in &human.shown {
            let owner = owned.get(shown).or_else(|| aliases.get(shown)).copied().unwrap_or(person);
            if !owned.contains_key(shown) && !aliases.contains_key(shown) && main != Some(shown) {
                new_aliases.push(args![community, shown, owner]);
            }
            behind.insert(shown.clone(), owner);
        }
    }
    work.each(&sql::ADD_ALIAS, new_aliases).await?;
    work.done().await?;
    Ok(behind)
}
