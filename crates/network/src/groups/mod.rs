//! The natural groups inside a network: people who have more to do with each other than with the rest.
//!
//! Found by the Leiden algorithm (V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden:
//! guaranteeing well-connected communities", Scientific Reports 9, 2019) for modularity. Written here
//! rather than taken from a crate: see `benches/network/README.md` for what was compared.

mod level;
mod modularity;
mod refine;
mod settle;

pub use modularity::modularity;

use crate::{Partition, Ties};
use base::Dice;
use level::Level;

/// Groups, and how far they explain the ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// Everyone in exactly one group, the largest first. Someone without ties is a group of one.
    pub partition: Partition,
    /// The modularity of the groups: the share of ties inside them, less what chance would put there. Below
    /// about 0.3 there is little to see in them.
    pub modularity: f64,
}

/// The natural groups of `ties`; `None` without ties.
///
/// `seed` decides the order in which people are looked at: other seeds find other, about equally good groups.
/// `rounds` says how often the whole is gone through at most; 2 is customary, and it ends sooner when a round
/// changes nothing. A round takes time that grows with ties.
pub fn natural_groups(ties: &Ties, seed: u64, rounds: usize) -> Option<Groups> {
    if ties.count() == 0 {
        return None;
    }
    let mut dice = Dice::seeded(seed);
    let mut group_of: Vec<u32> = (0..ties.people() as u32).collect();
    for _ in 0..rounds.max(1) {
        if !round(ties, &mut group_of, &mut dice) {
            break;
        }
    }
    let partition = largest_first(&group_of);
    let modularity = modularity(ties, &partition)?;
    Some(Groups { partition, modularity })
}

/// Goes through the whole once, from people up to groups of groups. Says whether anyone moved.
fn round(ties: &Ties, group_of: &mut [u32], dice: &mut Dice) -> bool {
    let mut level = Level::of(ties);
    let mut groups = group_of.to_vec();
    // Where each person is at the present level.
    let mut node_of: Option<Vec<u32>> = None;
    let mut changed = false;
    loop {
        changed |= settle::settle(&level, &mut groups, dice);
        let refined = refine::refine(&level, &groups, dice);
        let Some(next) = level.gathered(&refined, &groups) else { break };
        node_of = Some(match node_of {
            None => next.node_of,
            Some(before) => before.iter().map(|node| next.node_of[*node as usize]).collect(),
        });
        level = next.level;
        groups = next.groups;
    }
    match node_of {
        None => group_of.copy_from_slice(&groups),
        Some(node_of) => {
            for (person, node) in node_of.iter().enumerate() {
                group_of[person] = groups[*node as usize];
            }
        }
    }
    changed
}

/// Groups numbered by falling size, and those of one size by their lowest member.
fn largest_first(group_of: &[u32]) -> Partition {
    let found = Partition::by_label(group_of.iter().map(|group| Some(*group)));
    let mut order: Vec<u32> = (0..found.groups() as u32).collect();
    order.sort_by_key(|group| std::cmp::Reverse(found.sizes()[*group as usize]));
    found.renumbered(&order)
}

#[cfg(test)]
mod tests;
