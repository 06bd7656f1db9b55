//! How far groups explain the ties.

use crate::{Partition, Ties};

/// Modularity, `Σ_c (w_c / W - (s_c / 2W)²)`: the share of weight inside groups, less the share that chance
/// would put there if everyone kept their strength. Those in no group count as groups of one. `None` without
/// ties. (M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70, 2004.)
pub fn modularity(ties: &Ties, groups: &Partition) -> Option<f64> {
    if ties.count() == 0 {
        return None;
    }
    let rows = ties.adjacency();
    let (mut total, mut inside, mut loners) = (0.0, 0.0, 0.0);
    let mut strengths = vec![0.0; groups.groups()];
    for person in 0..ties.people() as u32 {
        let strength = rows.strength(person);
        total += strength;
        match groups.group_of(person) {
            None => loners += strength * strength,
            Some(group) => {
                strengths[group as usize] += strength;
                let own = rows.row(person).filter(|(other, _)| groups.group_of(*other) == Some(group));
                inside += own.map(|(_, weight)| weight).sum::<f64>();
            }
        }
    }
    let squares: f64 = strengths.iter().map(|strength| strength * strength).sum();
    Some(inside / total - (squares + loners) / (total * total))
}
