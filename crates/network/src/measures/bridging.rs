//! Do ties cross between groups, or stay inside?

use crate::{Adjacency, Partition};

/// How ties lie towards groups. Ties with an end in no group are left out, and counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bridging {
    /// Ties between groups.
    pub across: usize,
    /// Ties inside a group.
    pub inside: usize,
    /// Ties with an end in no group.
    pub ungrouped: usize,
    /// The E-I index over ties, `(E - I) / (E + I)`: -1 all inside, 1 all across. (Krackhardt and Stern,
    /// "Informal networks and organizational crises", Social Psychology Quarterly 51, 1988.)
    pub ei: f64,
    /// The E-I index over weights.
    pub weighted_ei: f64,
    /// The E-I index if people mixed by chance, which the sizes of the groups decide; see [`expected_ei`].
    pub expected_ei: f64,
    /// `ei - expected_ei`: 0 mixes as if the groups were not there, -0.5 is strongly siloed (practice 2.22).
    pub gap: f64,
}

/// How entries of `adjacency` lie towards `groups`; `None` if none of them joins two people in groups, or
/// there is no pair to mix.
///
/// Give [`Ties::adjacency`](crate::Ties::adjacency) with `directed` false: each tie counts once. Give
/// [`Graph::outgoing`](crate::Graph::outgoing) with `directed` true: each arc counts.
pub fn bridging(adjacency: &Adjacency, directed: bool, groups: &Partition) -> Option<Bridging> {
    let (mut across, mut inside, mut ungrouped) = (0, 0, 0);
    let (mut weight_across, mut weight_inside) = (0.0, 0.0);
    for person in 0..adjacency.people() as u32 {
        let own = groups.group_of(person);
        for (other, weight) in adjacency.row(person) {
            match (own, groups.group_of(other)) {
                (Some(one), Some(other)) if one == other => {
                    inside += 1;
                    weight_inside += weight;
                }
                (Some(_), Some(_)) => {
                    across += 1;
                    weight_across += weight;
                }
                _ => ungrouped += 1,
            }
        }
    }
    if across + inside == 0 {
        return None;
    }
    let rows = if directed { 1 } else { 2 };
    let ei = index(across as f64, inside as f64);
    let expected_ei = expected_ei(groups)?;
    Some(Bridging {
        across: across / rows,
        inside: inside / rows,
        ungrouped: ungrouped / rows,
        ei,
        weighted_ei: index(weight_across, weight_inside),
        expected_ei,
        gap: ei - expected_ei,
    })
}

/// The E-I index if everyone in a group were tied to everyone in a group, and so also on average if people
/// mixed by chance: `E* = Σ_{a<b} n_a n_b`, `I* = Σ_a n_a (n_a - 1) / 2`. `None` below two people in groups.
pub fn expected_ei(groups: &Partition) -> Option<f64> {
    let people: f64 = groups.sizes().iter().map(|size| *size as f64).sum();
    let inside: f64 = groups.sizes().iter().map(|size| *size as f64 * (*size as f64 - 1.0) / 2.0).sum();
    let all = people * (people - 1.0) / 2.0;
    (people >= 2.0).then(|| index(all - inside, inside))
}

fn index(across: f64, inside: f64) -> f64 {
    (across - inside) / (across + inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;

    #[test]
    fn weights_and_arcs_are_told_apart_and_those_without_a_group_left_out() {
        let graph = Graph::from_arcs(5, [(0, 1, 3.0), (1, 2, 1.0), (2, 3, 1.0), (0, 4, 9.0)]).unwrap();
        let groups = Partition::by_label([Some('x'), Some('x'), Some('y'), Some('y'), None]);
        let found = bridging(graph.outgoing(), true, &groups).unwrap();
        assert_eq!((found.across, found.inside, found.ungrouped), (1, 2, 1));
        assert_eq!((found.ei, found.weighted_ei), (-1.0 / 3.0, -0.6));
        let ties = graph.ties();
        let same = bridging(ties.adjacency(), false, &groups).unwrap();
        assert_eq!(same, found);
    }

    #[test]
    fn without_ties_between_the_grouped_there_is_no_index() {
        let graph = Graph::from_arcs(3, [(0, 1, 1.0)]).unwrap();
        let groups = Partition::by_label([None, Some(1), Some(2)]);
        assert_eq!(bridging(graph.outgoing(), true, &groups), None);
    }
}
