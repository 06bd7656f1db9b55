//! The natural groups inside: people who answer each other more than they answer the rest.

use network::groups::{Groups as Found, natural_groups};

use super::{ENOUGH, ties::Web, vocabulary::Vocabulary};

/// Below this modularity there are no groups to speak of, and none is described.
pub const FAINT: f64 = 0.15;
/// From this modularity on groups are plain to see.
pub const CLEAR: f64 = 0.3;
/// Words that name a group, at most.
const WORDS: usize = 5;
/// People of a group who must use a word before it may name the group.
const USERS: u32 = 3;
/// The same beginning gives the same groups.
const SEED: u64 = 7;
/// As many as there are letters to mark them on a map.
const MOST: usize = 12;

/// The natural groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// How far groups explain the ties; see [`FAINT`] and [`CLEAR`].
    pub modularity: f64,
    /// Those of five people or more, the largest first.
    pub described: Vec<Group>,
    /// People who are in none of these.
    pub others: usize,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its letter on the map.
    pub letter: char,
    /// How many people.
    pub people: usize,
    /// Words that set it apart, the most telling first; there may be none.
    pub words: Vec<String>,
    /// Ties inside.
    pub inside: usize,
    /// Ties to everyone else.
    pub across: usize,
}

/// The groups of a network, and the group of each person by number in [`Groups::described`].
pub(super) fn groups(web: &Web, vocabulary: &Vocabulary) -> Option<(Groups, Vec<Option<u32>>)> {
    let Found { partition, modularity } = natural_groups(&web.ties, SEED, 2)?;
    let people = web.speakers.len();
    let large = partition.sizes().iter().take_while(|size| **size >= ENOUGH).count().min(MOST);
    let large = if modularity < FAINT || large < 2 { 0 } else { large };
    let group_of: Vec<Option<u32>> = (0..people as u32)
        .map(|person| partition.group_of(person).filter(|group| (*group as usize) < large))
        .collect();
    let (mut inside, mut across) = (vec![0; large], vec![0; large]);
    for (one, other, _) in web.ties.pairs() {
        match (group_of[one as usize], group_of[other as usize]) {
            (Some(one), Some(other)) if one == other => inside[one as usize] += 1,
            (one, other) => one.into_iter().chain(other).for_each(|group| across[group as usize] += 1),
        }
    }
    let person_of = |speaker: u32| web.speakers.binary_search(&speaker).ok();
    let words = vocabulary.distinctive(
        &partition.sizes()[..large],
        people,
        |speaker| group_of[person_of(speaker)?],
        USERS,
        WORDS,
    );
    let described: Vec<Group> = (0..large)
        .map(|group| Group {
            letter: char::from(b'A' + group as u8),
            people: partition.sizes()[group],
            // One word alone is as likely chance as a name.
            words: if words[group].len() > 1 { words[group].clone() } else { Vec::new() },
            inside: inside[group],
            across: across[group],
        })
        .collect();
    let others = people - described.iter().map(|group| group.people).sum::<usize>();
    Some((Groups { modularity, described, others }, group_of))
}
