//! Whether someone's ties open doors or lead round in a circle.

use crate::Ties;

/// Burt's constraint of `person`, `Σ_j (p_ij + Σ_q p_iq p_qj)²` over their own ties j, with
/// `p_ij = w_ij / Σ_k w_ik`: low for one who bridges groups that are otherwise apart. `None` without ties.
/// (R. S. Burt, "Structural holes", 1992.)
///
/// Time grows with the ties of those to whom `person` is tied. Never to be published for each person.
pub fn constraint(ties: &Ties, person: u32) -> Option<f64> {
    let adjacency = ties.adjacency();
    let own = adjacency.neighbours(person);
    let strength = adjacency.strength(person);
    if own.is_empty() {
        return None;
    }
    let mut invested: Vec<f64> = adjacency.weights(person).iter().map(|weight| weight / strength).collect();
    for (between, weight) in adjacency.row(person) {
        let share = weight / strength / adjacency.strength(between);
        // Both rows rise: walk them side by side to find those whom both know.
        let mut at = 0;
        for (end, weight) in adjacency.row(between) {
            while own.get(at).is_some_and(|other| *other < end) {
                at += 1;
            }
            if own.get(at) == Some(&end) {
                invested[at] += share * weight;
            }
        }
    }
    Some(invested.iter().map(|part| part * part).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_frees_its_middle_and_binds_its_ends() {
        let star = Ties::from_pairs(6, (1..5).map(|leaf| (0, leaf, 1.0))).unwrap();
        assert_eq!(constraint(&star, 0), Some(0.25));
        assert_eq!(constraint(&star, 3), Some(1.0));
        assert_eq!(constraint(&star, 5), None);
    }
}
