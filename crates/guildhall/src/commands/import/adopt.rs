//! Adopting a mailing list: it goes on here. Its members belong to the community, and are told once; who had left it, stays away.

use std::{collections::HashSet, path::Path};

use anyhow::{Context, Result, bail};
use community::{
    Refused,
    charter::{Standing, Viewer},
    lists::{self, List},
    members,
    notices::To,
    people::{self, address::Address, reach},
};

use crate::{commands::community::named_address, serve::jobs::sender, wire::Open};

/// People of one commit.
const BATCH: usize = 100;

/// What came of it.
pub struct Adopted {
    /// How many were let in and told.
    pub new: usize,
    /// How many belonged already.
    pub known: usize,
    /// How many had left the list, and stay away.
    pub away: usize,
}

/// Whom a file names: each line is an address, `Name <address>`, or columns with an address in one of them.
pub fn read(path: &Path) -> Result<Vec<(String, Address)>> {
    let text = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let text = String::from_utf8_lossy(&text);
    let (mut who, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let line = line.trim().trim_start_matches('\u{feff}');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match entry(line) {
            Some(one) => who.push(one),
            // The head of a table.
            None if number == 0 && line.contains([',', ';', '\t']) && !line.contains('@') => {}
            None => wrong.push(number + 1),
        }
    }
    if !wrong.is_empty() {
        let lines: Vec<String> = wrong.iter().take(10).map(usize::to_string).collect();
        bail!(
            "{}: no address in line {}; expected name@place.example, \"Name <name@place.example>\" or columns with an address. Nothing was imported",
            path.display(),
            lines.join(", ")
        );
    }
    Ok(who)
}

fn entry(line: &str) -> Option<(String, Address)> {
    if let Ok(one) = named_address(line.trim_matches('"')) {
        return Some(one);
    }
    let cells: Vec<&str> =
        line.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"').trim()).collect();
    let (at, (name, address)) =
        cells.iter().enumerate().find_map(|(at, cell)| Some((at, named_address(cell).ok()?)))?;
    let is_name = |cell: &str| !cell.contains('@') && cell.chars().any(char::is_alphabetic);
    let beside = cells.iter().enumerate().find(|(place, cell)| *place != at && is_name(cell));
    let name =
        if name.is_empty() { beside.map(|(_, cell)| (*cell).to_owned()).unwrap_or_default() } else { name };
    Some((name, address))
}

/// Makes the community a list, lets its members in and tells them; done again, it tells nobody twice.
pub async fn adopt(
    open: &Open,
    viewer: &Viewer,
    list: List,
    who: &[(String, Address)],
    left: &[(String, Address)],
) -> Result<Adopted> {
    let told = |refused: Refused| open.told(refused);
    let known = lists::get(&mut open.work(), viewer.community().id).await.map_err(told)?;
    if known.is_none() {
        lists::set(&mut open.work(), viewer, Some(&list)).await.map_err(told)?;
    }
    let away: HashSet<&str> = left.iter().map(|(_, address)| address.folded()).collect();
    let mut adopted = Adopted { new: 0, known: 0, away: 0 };
    for some in who.chunks(BATCH) {
        batch(open, viewer, some, &away, &mut adopted).await.map_err(told)?;
    }
    let community = viewer.community().id;
    for (_, address) in left {
        let mut work = open.work();
        // Who wrote may belong by that; what they chose at the old place holds here.
        if let Some(person) = people::by_address(&mut work, address).await.map_err(told)?
            && reach::of(&mut work, person.id)
                .await
                .map_err(told)?
                .iter()
                .any(|one| one.community == community)
        {
            reach::deliver(&mut work, person.id, community, "none").await.map_err(told)?;
        }
    }
    Ok(adopted)
}

async fn batch(
    open: &Open,
    viewer: &Viewer,
    some: &[(String, Address)],
    away: &HashSet<&str>,
    adopted: &mut Adopted,
) -> Result<(), Refused> {
    let community = viewer.community();
    let mut work = open.work();
    work.begin().await?;
    let (mut to, now) = (Vec::new(), work.now());
    for (name, address) in some {
        if away.contains(address.folded()) {
            adopted.away += 1;
            continue;
        }
        let person = people::meet(&mut work, address, name, &community.language).await?;
        if reach::of(&mut work, person).await?.iter().any(|one| one.community == community.id) {
            adopted.known += 1;
            continue;
        }
        members::admit(&mut work, community.id, person, Standing::Member).await?;
        to.push(To { person: Some(person), address: address.written(), why: "adopted", due_at: now });
    }
    // Belonging and being told are one commit: killed, nobody is told twice, or never.
    letters::lists::tell_adopted(&mut work, community, &to, &sender(&open.settings)).await?;
    work.done().await?;
    adopted.new += to.len();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_read_from_lines_and_tables_of_many_kinds() {
        for (line, name, address) in [
            ("ada@example.org", "", "ada@example.org"),
            ("Ada Lovelace <ada@example.org>", "Ada Lovelace", "ada@example.org"),
            ("\"Ada Lovelace\",ada@example.org,2019-01-01", "Ada Lovelace", "ada@example.org"),
            ("ada@example.org;Ada Lovelace", "Ada Lovelace", "ada@example.org"),
            ("2019\tada@example.org\t", "", "ada@example.org"),
        ] {
            let (found, at) = entry(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.as_str(), at.folded()), (name, address), "{line}");
        }
        assert!(entry("Name,Email").is_none());
    }
}
