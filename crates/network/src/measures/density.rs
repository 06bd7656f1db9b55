//! How many of the possible ties are there.

use crate::{Graph, Ties};

/// Density of ties, `2L / (n (n - 1))`: 1 if everyone is tied to everyone. `None` below two people.
///
/// It falls as a group grows even when each person keeps as many ties: show [`mean_degree`] beside it.
pub fn density(ties: &Ties) -> Option<f64> {
    share_of_ordered_pairs(2 * ties.count(), ties.people())
}

/// Density of arcs, `L / (n (n - 1))`. `None` below two people.
pub fn arc_density(graph: &Graph) -> Option<f64> {
    share_of_ordered_pairs(graph.arcs(), graph.people())
}

/// Ties that a person has on average, `2L / n`. `None` without people.
pub fn mean_degree(ties: &Ties) -> Option<f64> {
    (ties.people() > 0).then(|| 2.0 * ties.count() as f64 / ties.people() as f64)
}

/// Those without any tie: the "not yet linked".
pub fn isolates(ties: &Ties) -> Vec<u32> {
    (0..ties.people() as u32).filter(|person| ties.degree(*person) == 0).collect()
}

fn share_of_ordered_pairs(count: usize, people: usize) -> Option<f64> {
    let people = people as f64;
    (people >= 2.0).then(|| count as f64 / (people * (people - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_no_density() {
        let alone = Ties::from_pairs(1, []).unwrap();
        assert_eq!((density(&alone), mean_degree(&alone)), (None, Some(0.0)));
        assert_eq!(isolates(&alone), [0]);
        assert_eq!(mean_degree(&Ties::from_pairs(0, []).unwrap()), None);
    }
}
