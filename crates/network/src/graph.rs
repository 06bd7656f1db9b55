//! Who answered whom, and how much.

use crate::{Adjacency, Ties};

/// A directed, weighted graph over people `0..people`.
///
/// Answers to oneself are left out and counted; several arcs between the same two people in the same
/// direction are one arc with their weights added.
#[derive(Clone, Debug)]
pub struct Graph {
    outgoing: Adjacency,
    incoming: Adjacency,
    self_arcs: usize,
    self_weight: f64,
}

/// The weights that a graph takes: so wide that no one will miss the rest, and so narrow that sums and
/// quotients of weights stay finite.
const WEIGHTS: std::ops::RangeInclusive<f64> = 1e-100..=1e100;

/// An arc that no graph can hold.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum BadArc {
    /// An end that is not one of the people.
    #[error("an arc names person {person}, but there are only {people} people, numbered from 0")]
    Stranger { person: u32, people: usize },
    /// A weight that is not a number above zero, or hardly above it, or endless.
    #[error(
        "the arc from {from} to {to} has the weight {weight}; a weight is a number above zero, from 1e-100 to 1e100"
    )]
    Weight { from: u32, to: u32, weight: f64 },
    /// More people than this crate can number.
    #[error("{people} people are more than a graph can number")]
    Crowd { people: usize },
}

impl Graph {
    /// The graph of `arcs` (from, to, weight) among `people` people.
    ///
    /// # Errors
    /// [`BadArc`] on the first arc with an unknown end, or with a weight that is not a number from 1e-100 to 1e100.
    pub fn from_arcs(
        people: usize,
        arcs: impl IntoIterator<Item = (u32, u32, f64)>,
    ) -> Result<Graph, BadArc> {
        // The largest number is kept free: it means "nobody" and "no group" inside this crate.
        if people >= u32::MAX as usize {
            return Err(BadArc::Crowd { people });
        }
        let (mut self_arcs, mut self_weight) = (0, 0.0);
        let mut kept = Vec::new();
        for (from, to, weight) in arcs {
            for person in [from, to] {
                if person as usize >= people {
                    return Err(BadArc::Stranger { person, people });
                }
            }
            if !WEIGHTS.contains(&weight) {
                return Err(BadArc::Weight { from, to, weight });
            }
            if from == to {
                self_arcs += 1;
                self_weight += weight;
            } else {
                kept.push((from, to, weight));
            }
        }
        let outgoing = Adjacency::turned(people, &kept).transposed().merged();
        let incoming = outgoing.transposed();
        Ok(Graph { outgoing, incoming, self_arcs, self_weight })
    }

    /// How many people there are, with or without arcs.
    pub fn people(&self) -> usize {
        self.outgoing.people()
    }

    /// How many ordered pairs (a, b) there are in which a answered b.
    pub fn arcs(&self) -> usize {
        self.outgoing.entries()
    }

    /// For each person, whom they answered.
    pub fn outgoing(&self) -> &Adjacency {
        &self.outgoing
    }

    /// For each person, who answered them.
    pub fn incoming(&self) -> &Adjacency {
        &self.incoming
    }

    /// How many of the given arcs were answers to oneself, and left out.
    pub fn self_arcs(&self) -> usize {
        self.self_arcs
    }

    /// The weight of the answers to oneself that were left out.
    pub fn self_weight(&self) -> f64 {
        self.self_weight
    }

    /// The same graph with direction forgotten: a tie where either answered the other.
    pub fn ties(&self) -> Ties {
        Ties::of(self)
    }

    /// The graph of those for whom `stays` holds, numbered anew from 0, and the old number of each.
    pub fn keeping(&self, stays: impl Fn(u32) -> bool) -> (Graph, Vec<u32>) {
        let old: Vec<u32> = (0..self.people() as u32).filter(|person| stays(*person)).collect();
        let mut new = vec![u32::MAX; self.people()];
        for (number, person) in old.iter().enumerate() {
            new[*person as usize] = number as u32;
        }
        let arcs: Vec<_> = self
            .outgoing
            .arcs()
            .map(|(from, to, weight)| (new[from as usize], new[to as usize], weight))
            .filter(|(from, to, _)| *from != u32::MAX && *to != u32::MAX)
            .collect();
        // Rows were in order and renumbering keeps the order, so two turns are all the sorting there is.
        let incoming = Adjacency::turned(old.len(), &arcs);
        let outgoing = incoming.transposed();
        (Graph { outgoing, incoming, self_arcs: 0, self_weight: 0.0 }, old)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_to_oneself_are_left_out_and_counted_and_repeats_are_added() {
        let graph =
            Graph::from_arcs(3, [(2, 0, 1.0), (0, 1, 2.0), (1, 1, 5.0), (0, 1, 0.5), (2, 2, 1.0)]).unwrap();
        assert_eq!((graph.people(), graph.arcs(), graph.self_arcs()), (3, 2, 2));
        assert_eq!(graph.self_weight(), 6.0);
        assert_eq!(graph.outgoing().weight(0, 1), Some(2.5));
        assert_eq!(graph.incoming().weight(1, 0), Some(2.5));
        assert_eq!(graph.outgoing().weight(1, 0), None);
    }

    #[test]
    fn an_arc_that_makes_no_sense_is_refused_with_its_reason() {
        let stranger = Graph::from_arcs(2, [(0, 2, 1.0)]).unwrap_err();
        assert_eq!(stranger, BadArc::Stranger { person: 2, people: 2 });
        for weight in [0.0, -1.0, 1e-320, 1e300, f64::NAN, f64::INFINITY] {
            assert!(matches!(Graph::from_arcs(2, [(0, 1, weight)]), Err(BadArc::Weight { .. })), "{weight}");
        }
    }

    #[test]
    fn an_empty_graph_is_a_graph() {
        let graph = Graph::from_arcs(0, []).unwrap();
        assert_eq!((graph.people(), graph.arcs(), graph.ties().count()), (0, 0, 0));
    }

    #[test]
    fn leaving_people_out_renumbers_the_rest_and_remembers_them() {
        let graph = Graph::from_arcs(4, [(0, 3, 2.0), (3, 0, 1.0), (1, 3, 1.0), (2, 1, 1.0)]).unwrap();
        let (rest, old) = graph.keeping(|person| person != 1);
        assert_eq!(old, [0, 2, 3]);
        assert_eq!(rest.outgoing().arcs().collect::<Vec<_>>(), [(0, 2, 2.0), (2, 0, 1.0)]);
        assert_eq!(rest.incoming().arcs().collect::<Vec<_>>(), [(0, 2, 1.0), (2, 0, 2.0)]);
    }
}
