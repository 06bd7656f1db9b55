//! Give and take: how often an answer is returned.

use crate::Graph;

/// Two ways to say how much is returned. Say which is shown: they differ (practice 2.22: 4/6 and 2/4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reciprocity {
    /// Arcs that are returned, of all arcs.
    pub arcs: f64,
    /// Pairs who answered each other, of all pairs in which someone answered.
    pub dyads: f64,
    /// How many pairs answered each other.
    pub mutual: usize,
    /// How many pairs there are in which only one answered the other.
    pub one_way: usize,
}

/// Reciprocity of arcs and of dyads; `None` without arcs.
pub fn reciprocity(graph: &Graph) -> Option<Reciprocity> {
    if graph.arcs() == 0 {
        return None;
    }
    let returned: usize = (0..graph.people() as u32)
        .map(|person| common(graph.outgoing().neighbours(person), graph.incoming().neighbours(person)))
        .sum();
    let mutual = returned / 2;
    let one_way = graph.arcs() - returned;
    Some(Reciprocity {
        arcs: returned as f64 / graph.arcs() as f64,
        dyads: mutual as f64 / (mutual + one_way) as f64,
        mutual,
        one_way,
    })
}

/// How many numbers stand in both rising rows.
fn common(one: &[u32], other: &[u32]) -> usize {
    let (mut left, mut right, mut both) = (0, 0, 0);
    while left < one.len() && right < other.len() {
        // Steps without branches: which side is behind cannot be guessed, and a wrong guess costs more.
        let (a, b) = (one[left], other[right]);
        both += usize::from(a == b);
        left += usize::from(a <= b);
        right += usize::from(b <= a);
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_and_dyads_are_those_of_practice_2_22() {
        let (a, b, c, d) = (0, 1, 2, 3);
        let arcs = [(a, b), (b, a), (a, c), (c, d), (d, c), (d, a)];
        let graph = Graph::from_arcs(4, arcs.map(|(from, to)| (from, to, 1.0))).unwrap();
        let reciprocity = reciprocity(&graph).unwrap();
        assert_eq!((reciprocity.arcs, reciprocity.dyads), (4.0 / 6.0, 2.0 / 4.0));
        assert_eq!((reciprocity.mutual, reciprocity.one_way), (2, 2));
    }

    #[test]
    fn silence_is_neither_mutual_nor_one_way() {
        assert_eq!(reciprocity(&Graph::from_arcs(9, []).unwrap()), None);
    }
}
