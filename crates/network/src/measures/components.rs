//! Who can be reached from whom at all.

use crate::Adjacency;

/// The parts that no tie joins (weakly connected components).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Components {
    /// The part of each person, numbered from 0 in the order of their lowest member.
    pub of: Vec<u32>,
    /// How many people are in each part. Someone without ties is a part of one.
    pub sizes: Vec<usize>,
}

impl Components {
    /// How many parts there are.
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The size of the largest part; 0 without people.
    pub fn largest(&self) -> usize {
        self.sizes.iter().copied().max().unwrap_or(0)
    }
}

/// The components of ties or of arcs; direction does not matter, so either side of a graph will do.
pub fn components(adjacency: &Adjacency) -> Components {
    components_among(adjacency, |_| true)
}

/// The components among those for whom `counts` holds; the others join nobody and are parts of one.
pub(crate) fn components_among(adjacency: &Adjacency, counts: impl Fn(u32) -> bool) -> Components {
    let people = adjacency.people() as u32;
    let mut roots: Vec<u32> = (0..people).collect();
    for person in (0..people).filter(|person| counts(*person)) {
        let mut mine = root(&mut roots, person);
        for other in adjacency.neighbours(person) {
            if !counts(*other) || roots[*other as usize] == mine {
                continue;
            }
            let theirs = root(&mut roots, *other);
            // The lower number leads, so that parts come out in the order of their lowest member.
            roots[mine.max(theirs) as usize] = mine.min(theirs);
            mine = mine.min(theirs);
        }
    }
    let mut of = vec![0; people as usize];
    let mut sizes = Vec::new();
    for person in 0..people {
        let lead = root(&mut roots, person);
        if lead == person {
            of[person as usize] = sizes.len() as u32;
            sizes.push(0);
        } else {
            of[person as usize] = of[lead as usize];
        }
        sizes[of[person as usize] as usize] += 1;
    }
    Components { of, sizes }
}

/// Who leads the part of `person`. Halves the way there, so that ways stay short without recursion.
fn root(roots: &mut [u32], mut person: u32) -> u32 {
    while roots[person as usize] != person {
        let above = roots[roots[person as usize] as usize];
        roots[person as usize] = above;
        person = above;
    }
    person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;

    #[test]
    fn direction_does_not_part_people() {
        let graph = Graph::from_arcs(6, [(4, 0, 1.0), (5, 4, 1.0), (2, 3, 1.0)]).unwrap();
        let parts = components(graph.outgoing());
        assert_eq!(parts.of, [0, 1, 2, 2, 0, 0]);
        assert_eq!((parts.count(), parts.largest()), (3, 3));
        assert_eq!(parts, components(graph.ties().adjacency()));
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_one_part() {
        let chain = Graph::from_arcs(100_000, (1..100_000).rev().map(|one| (one, one - 1, 1.0))).unwrap();
        assert_eq!(components(chain.outgoing()).sizes, [100_000]);
    }

    #[test]
    fn nobody_has_no_parts() {
        let nobody = components(Graph::from_arcs(0, []).unwrap().outgoing());
        assert_eq!((nobody.count(), nobody.largest()), (0, 0));
    }
}
