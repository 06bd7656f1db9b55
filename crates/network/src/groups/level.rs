//! People, then groups of people, then groups of groups, as one weighted network each.

use std::borrow::Cow;

use crate::Ties;
use crate::adjacency::{Adjacency, counted};

/// One level: nodes are people at first, and at each next level what was gathered at the one before.
pub(super) struct Level<'a> {
    /// Weights between nodes. What lies inside a node is left out: no move of a node changes it.
    pub(super) rows: Cow<'a, Adjacency>,
    /// All weight that ends at a node, what lies inside it counted twice.
    pub(super) strengths: Vec<f64>,
    /// All strengths together; twice the weight of all ties.
    pub(super) total: f64,
}

/// What [`Level::gathered`] gives.
pub(super) struct Next {
    pub(super) level: Level<'static>,
    /// For each node of the old level, its node at the new one.
    pub(super) node_of: Vec<u32>,
    /// The group of each new node.
    pub(super) groups: Vec<u32>,
}

impl<'a> Level<'a> {
    pub(super) fn of(ties: &'a Ties) -> Level<'a> {
        let rows = ties.adjacency();
        let strengths: Vec<f64> = (0..rows.people() as u32).map(|person| rows.strength(person)).collect();
        let total = strengths.iter().sum();
        Level { rows: Cow::Borrowed(rows), strengths, total }
    }

    pub(super) fn nodes(&self) -> usize {
        self.strengths.len()
    }

    /// The next level: a node for each set in `refined`, in the group that `groups` gives its members.
    /// `None` if that would be this level again.
    pub(super) fn gathered(&self, refined: &[u32], groups: &[u32]) -> Option<Next> {
        let (node_of, nodes) = without_gaps(refined);
        if nodes == self.nodes() {
            return None;
        }
        let members = InSets::by(&node_of, nodes);
        let (new_group, _) = without_gaps(groups);
        let mut next_groups = vec![0; nodes];
        let mut strengths = vec![0.0; nodes];
        let mut starts = Vec::with_capacity(nodes + 1);
        starts.push(0);
        let (mut ends, mut weights) = (Vec::new(), Vec::new());
        let mut to = vec![0.0; nodes];
        for node in 0..nodes as u32 {
            let begin = ends.len();
            for member in members.of(node) {
                next_groups[node as usize] = new_group[*member as usize];
                strengths[node as usize] += self.strengths[*member as usize];
                for (other, weight) in self.rows.row(*member) {
                    let other = node_of[other as usize];
                    if other == node {
                        continue;
                    }
                    if to[other as usize] == 0.0 {
                        ends.push(other);
                    }
                    to[other as usize] += weight;
                }
            }
            weights.extend(ends[begin..].iter().map(|other| std::mem::take(&mut to[*other as usize])));
            starts.push(ends.len());
        }
        let rows = Cow::Owned(Adjacency::from_rows(starts, ends, weights));
        let level = Level { rows, strengths, total: self.total };
        Some(Next { level, node_of, groups: next_groups })
    }
}

/// The members of sets, one set after the other.
pub(super) struct InSets {
    starts: Vec<usize>,
    members: Vec<u32>,
}

impl InSets {
    pub(super) fn by(set_of: &[u32], sets: usize) -> InSets {
        InSets::in_order(set_of, sets, 0..set_of.len() as u32)
    }

    /// Members of each set stand in the order in which `order` names them.
    pub(super) fn in_order(set_of: &[u32], sets: usize, order: impl Iterator<Item = u32>) -> InSets {
        let starts = counted(sets, set_of.iter().copied());
        let mut places = starts.clone();
        let mut members = vec![0; set_of.len()];
        for member in order {
            let place = &mut places[set_of[member as usize] as usize];
            members[*place] = member;
            *place += 1;
        }
        InSets { starts, members }
    }

    pub(super) fn of(&self, set: u32) -> &[u32] {
        &self.members[self.starts[set as usize]..self.starts[set as usize + 1]]
    }
}

/// The same sets, numbered from 0 in the order of their first members, and how many there are. Old numbers
/// are below the length of `sets`.
fn without_gaps(sets: &[u32]) -> (Vec<u32>, usize) {
    let mut new = vec![u32::MAX; sets.len()];
    let mut count = 0;
    let renumbered = sets
        .iter()
        .map(|set| {
            let new = &mut new[*set as usize];
            if *new == u32::MAX {
                *new = count;
                count += 1;
            }
            *new
        })
        .collect();
    (renumbered, count as usize)
}
