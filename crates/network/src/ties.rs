//! Who is tied to whom, whichever of them spoke first.

use crate::{Adjacency, BadArc, Graph};

/// An undirected, weighted graph over people `0..people`, without ties to oneself.
#[derive(Clone, Debug)]
pub struct Ties {
    adjacency: Adjacency,
}

impl Ties {
    /// A tie where either answered the other; its weight is both directions together.
    pub(crate) fn of(graph: &Graph) -> Ties {
        Ties { adjacency: Adjacency::united(graph.outgoing(), graph.incoming()) }
    }

    /// The ties of `pairs` (one, other, weight) among `people` people. A pair may be named in either order.
    ///
    /// # Errors
    /// As [`Graph::from_arcs`].
    pub fn from_pairs(
        people: usize,
        pairs: impl IntoIterator<Item = (u32, u32, f64)>,
    ) -> Result<Ties, BadArc> {
        Ok(Graph::from_arcs(people, pairs)?.ties())
    }

    /// How many people there are, tied or not.
    pub fn people(&self) -> usize {
        self.adjacency.people()
    }

    /// How many ties there are, each counted once.
    pub fn count(&self) -> usize {
        self.adjacency.entries() / 2
    }

    /// For each person, whom they are tied to. Each tie stands in two rows.
    pub fn adjacency(&self) -> &Adjacency {
        &self.adjacency
    }

    /// How many others `person` is tied to.
    pub fn degree(&self, person: u32) -> usize {
        self.adjacency.degree(person)
    }

    /// Each tie once, as (lower, higher, weight).
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32, f64)> + '_ {
        self.adjacency.arcs().filter(|(one, other, _)| one < other)
    }

    /// The ties among `people`, who are numbered anew by their place in that list. Nobody may stand in it twice.
    pub fn among(&self, people: &[u32]) -> Ties {
        let mut new = vec![u32::MAX; self.people()];
        for (place, person) in people.iter().enumerate() {
            new[*person as usize] = place as u32;
        }
        let arcs: Vec<_> = people
            .iter()
            .flat_map(|person| {
                self.adjacency.row(*person).map(move |(other, weight)| (*person, other, weight))
            })
            .map(|(one, other, weight)| (new[one as usize], new[other as usize], weight))
            .filter(|(_, other, _)| *other != u32::MAX)
            .collect();
        // Each tie is in there from both ends, so one turn both sorts and completes the rows.
        Ties { adjacency: Adjacency::turned(people.len(), &arcs) }
    }

    /// The `each` heaviest ties of every person, for a picture that would be a knot with all of them. A tie
    /// stays if it is among the heaviest for either end, so some people keep more than `each`; of ties that
    /// weigh the same, those to lower numbers stay.
    pub fn heaviest(&self, each: usize) -> Ties {
        let mut kept = Vec::new();
        for person in 0..self.people() as u32 {
            let mut row: Vec<(u32, f64)> = self.adjacency.row(person).collect();
            row.sort_by(|one, other| other.1.total_cmp(&one.1));
            // Named lower end first, a tie that both ends keep comes twice in a row after sorting.
            let pairs = row.iter().take(each);
            kept.extend(pairs.map(|(other, weight)| (person.min(*other), person.max(*other), *weight)));
        }
        kept.sort_by_key(|(one, other, _)| (*one, *other));
        kept.dedup_by_key(|(one, other, _)| (*one, *other));
        let one_way = Adjacency::turned(self.people(), &kept);
        Ties { adjacency: Adjacency::united(&one_way.transposed(), &one_way) }
    }

    /// The ties of weight `least` or more among the same people.
    pub fn at_least(&self, least: f64) -> Ties {
        let kept: Vec<_> = self.adjacency.arcs().filter(|(_, _, weight)| *weight >= least).collect();
        Ties { adjacency: Adjacency::turned(self.people(), &kept) }
    }
}

/// What is left of an exchange worth `base` after `days`: a tenth less each month (practice 2.22,
/// `base * 0.9^(days / 30.44)`). An exchange in the future counts as one of today.
pub fn faded(base: f64, days: f64) -> f64 {
    base * 0.9_f64.powf(days.max(0.0) / 30.44)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_there_when_either_spoke_and_weighs_what_both_said() {
        let ties = Graph::from_arcs(4, [(0, 1, 1.0), (1, 0, 2.0), (3, 1, 4.0)]).unwrap().ties();
        assert_eq!((ties.count(), ties.degree(1), ties.degree(2)), (2, 2, 0));
        assert_eq!(ties.pairs().collect::<Vec<_>>(), [(0, 1, 3.0), (1, 3, 4.0)]);
    }

    #[test]
    fn weak_ties_can_be_left_out() {
        let ties = Ties::from_pairs(3, [(0, 1, 0.9), (2, 1, 1.0)]).unwrap().at_least(1.0);
        assert_eq!(ties.pairs().collect::<Vec<_>>(), [(1, 2, 1.0)]);
        assert_eq!(ties.people(), 3);
    }

    #[test]
    fn a_picture_can_keep_the_heaviest_ties_of_each() {
        let pairs = [(0, 1, 5.0), (0, 2, 4.0), (0, 3, 1.0), (1, 2, 3.0), (2, 3, 2.0)];
        let ties = Ties::from_pairs(5, pairs).unwrap().heaviest(1);
        assert_eq!(ties.pairs().collect::<Vec<_>>(), [(0, 1, 5.0), (0, 2, 4.0), (2, 3, 2.0)]);
        assert_eq!((ties.people(), ties.degree(0), ties.degree(4)), (5, 2, 0));
    }

    #[test]
    fn some_people_can_be_looked_at_alone_in_an_order_of_ones_own() {
        let ties = Ties::from_pairs(4, [(0, 1, 1.0), (1, 2, 2.0), (2, 3, 3.0), (3, 1, 4.0)]).unwrap();
        let some = ties.among(&[3, 1, 0]);
        assert_eq!(some.pairs().collect::<Vec<_>>(), [(0, 1, 4.0), (1, 2, 1.0)]);
        assert_eq!((some.people(), some.degree(1)), (3, 2));
    }

    #[test]
    fn an_exchange_fades_by_a_tenth_each_month() {
        assert_eq!(faded(3.0, 0.0), 3.0);
        assert!((faded(3.0, 30.44) - 2.7).abs() < 1e-12);
        assert!((faded(1.0, 182.0) - 0.9_f64.powf(182.0 / 30.44)).abs() < 1e-12);
        assert_eq!(faded(3.0, -5.0), 3.0);
    }
}
