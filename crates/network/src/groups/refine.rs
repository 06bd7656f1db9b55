//! Inside each group, only those stay one who hang together.

use super::level::{InSets, Level};
use base::Dice;

/// Splits every group into well-connected sets, and gives each node the number of its set (a number below
/// the count of nodes). This is what Leiden adds to Louvain, whose groups may fall apart inside.
///
/// Each node starts alone and may join a set once, if both are well connected to the group, and where that
/// gains most. The paper draws the set by chance, near the best; taking the best is as its authors' own
/// program does unless told otherwise, and needs no logarithm or exponential, which differ between machines.
pub(super) fn refine(level: &Level, groups: &[u32], dice: &mut Dice) -> Vec<u32> {
    let nodes = level.nodes();
    let mut order: Vec<u32> = (0..nodes as u32).collect();
    dice.shuffle(&mut order);
    let members = InSets::in_order(groups, nodes, order.into_iter());

    let mut sets: Vec<u32> = (0..nodes as u32).collect();
    let mut strength_of = level.strengths.clone();
    let mut alone = vec![true; nodes];
    // The weight from each set to the rest of its group.
    let mut bound = vec![0.0; nodes];
    let mut to = vec![0.0; nodes];
    let mut near: Vec<u32> = Vec::new();

    for group in 0..nodes as u32 {
        let members = members.of(group);
        if members.len() < 2 {
            continue;
        }
        let mut whole = 0.0;
        for node in members {
            whole += level.strengths[*node as usize];
            let inside = level.rows.row(*node).filter(|(other, _)| groups[*other as usize] == group);
            bound[*node as usize] = inside.map(|(_, weight)| weight).sum();
        }
        let belongs = |bound: f64, strength: f64| bound >= strength * (whole - strength) / level.total;

        for node in members {
            let strength = level.strengths[*node as usize];
            if !alone[*node as usize] || !belongs(bound[*node as usize], strength) {
                continue;
            }
            for (other, weight) in level.rows.row(*node) {
                if groups[other as usize] != group {
                    continue;
                }
                let so_far = &mut to[sets[other as usize] as usize];
                if *so_far == 0.0 {
                    near.push(sets[other as usize]);
                }
                *so_far += weight;
            }
            let mut best = None;
            let mut most = 0.0;
            for set in near.drain(..) {
                let weight = std::mem::take(&mut to[set as usize]);
                let others = strength_of[set as usize];
                let gain = weight - strength * others / level.total;
                if gain > most && belongs(bound[set as usize], others) {
                    most = gain;
                    best = Some((set, weight));
                }
            }
            if let Some((set, weight)) = best {
                sets[*node as usize] = set;
                // A set carries the number of the node that began it, which is not alone from now on.
                alone[set as usize] = false;
                alone[*node as usize] = false;
                strength_of[set as usize] += strength;
                bound[set as usize] += bound[*node as usize] - 2.0 * weight;
            }
        }
    }
    sets
}
