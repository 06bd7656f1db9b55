//! What would be left without the convenors?

use super::components::{Components, components_among};
use crate::Ties;

/// How far a group depends on its leaders. Each from 0, not at all, to 1, wholly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dependence {
    /// CD1: ties with a leader at an end, of all ties.
    pub ties: f64,
    /// CD1 over weights: the share of exchanges that have a leader at an end.
    pub exchanges: f64,
    /// CD2: of the pairs of members whom some way joins, those whom no way joins without the leaders.
    pub ways: f64,
    /// CD, the mean of CD1 over ties and CD2.
    pub overall: f64,
}

/// How far the group depends on those for whom `leads` holds; `None` if there are no ties, or no two
/// members who are joined at all.
pub fn dependence(ties: &Ties, leads: impl Fn(u32) -> bool) -> Option<Dependence> {
    let (mut led, mut weight_led, mut weight) = (0, 0.0, 0.0);
    for (one, other, tie) in ties.pairs() {
        weight += tie;
        if leads(one) || leads(other) {
            led += 1;
            weight_led += tie;
        }
    }
    let with = pairs(components_among(ties.adjacency(), |_| true), &leads);
    let without = pairs(components_among(ties.adjacency(), |person| !leads(person)), &leads);
    if ties.count() == 0 || with == 0.0 {
        return None;
    }
    let through = led as f64 / ties.count() as f64;
    let ways = (with - without) / with;
    Some(Dependence { ties: through, exchanges: weight_led / weight, ways, overall: (through + ways) / 2.0 })
}

/// How many pairs of members stand in the same part.
fn pairs(parts: Components, leads: &impl Fn(u32) -> bool) -> f64 {
    let mut members = vec![0_u64; parts.count()];
    for (person, part) in parts.of.iter().enumerate() {
        if !leads(person as u32) {
            members[*part as usize] += 1;
        }
    }
    members.iter().map(|members| *members as f64 * (*members as f64 - 1.0).max(0.0) / 2.0).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_falls_apart_without_its_middle_and_a_ring_does_not() {
        let star = Ties::from_pairs(5, (1..5).map(|leaf| (0, leaf, 2.0))).unwrap();
        let wholly = Dependence { ties: 1.0, exchanges: 1.0, ways: 1.0, overall: 1.0 };
        assert_eq!(dependence(&star, |person| person == 0), Some(wholly));
        let ring = Ties::from_pairs(5, (0..5).map(|one| (one, (one + 1) % 5, 2.0))).unwrap();
        let found = dependence(&ring, |person| person == 0).unwrap();
        assert_eq!((found.ties, found.ways), (0.4, 0.0));
    }

    #[test]
    fn without_ties_nobody_depends_on_anyone() {
        assert_eq!(dependence(&Ties::from_pairs(4, []).unwrap(), |_| false), None);
    }
}
