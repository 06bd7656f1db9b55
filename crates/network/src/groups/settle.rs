//! Everyone goes where they have most to do, until nobody wants to move.

use std::collections::VecDeque;

use super::level::Level;
use base::Dice;

/// What a move must gain, as a share of the strength of who moves: more than rounding can feign, or two
/// nodes might change places for ever.
pub(super) const WORTH_A_MOVE: f64 = 1e-10;

/// Moves nodes between `groups` while that raises modularity; asks again only those near a move. Groups are
/// numbers below the count of nodes. Says whether anyone moved.
pub(super) fn settle(level: &Level, groups: &mut [u32], dice: &mut Dice) -> bool {
    let nodes = level.nodes();
    let mut strength_of = vec![0.0; nodes];
    let mut size_of = vec![0_u32; nodes];
    for node in 0..nodes {
        strength_of[groups[node] as usize] += level.strengths[node];
        size_of[groups[node] as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..nodes as u32).rev().filter(|group| size_of[*group as usize] == 0).collect();

    let mut order: Vec<u32> = (0..nodes as u32).collect();
    dice.shuffle(&mut order);
    let mut waiting = VecDeque::from(order);
    let mut waits = vec![true; nodes];
    // The weight from the node at hand to each group, and the groups where that is not 0.
    let mut to = vec![0.0; nodes];
    let mut near: Vec<u32> = Vec::new();
    let mut moved = false;

    while let Some(node) = waiting.pop_front() {
        waits[node as usize] = false;
        let own = groups[node as usize];
        let strength = level.strengths[node as usize];
        let row = level.rows.neighbours(node);
        for (other, weight) in row.iter().zip(level.rows.weights(node)) {
            let group = groups[*other as usize];
            let so_far = &mut to[group as usize];
            if *so_far == 0.0 {
                near.push(group);
            }
            *so_far += weight;
        }

        strength_of[own as usize] -= strength;
        let pull = strength / level.total;
        let mut best = own;
        let mut most = to[own as usize] - pull * strength_of[own as usize];
        let worth = WORTH_A_MOVE * strength;
        for group in near.drain(..) {
            let gain = std::mem::take(&mut to[group as usize]) - pull * strength_of[group as usize];
            if gain > most + worth {
                most = gain;
                best = group;
            }
        }
        // Nowhere is better than alone: take a group of one's own, unless one has it already.
        if most < -worth && size_of[own as usize] > 1 {
            best = empty.pop().unwrap_or(best);
        }
        strength_of[best as usize] += strength;
        if best == own {
            continue;
        }
        moved = true;
        groups[node as usize] = best;
        size_of[best as usize] += 1;
        size_of[own as usize] -= 1;
        if size_of[own as usize] == 0 {
            empty.push(own);
        }
        for other in row {
            if groups[*other as usize] != best && !waits[*other as usize] {
                waits[*other as usize] = true;
                waiting.push_back(*other);
            }
        }
    }
    moved
}
