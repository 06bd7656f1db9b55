//! People put into groups: by mail domain, by site, or by whom they answer.

use std::collections::HashMap;
use std::hash::Hash;

/// The number that means "in no group".
const NONE: u32 = u32::MAX;

/// Each person in one group or in none. Groups are numbered from 0 without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    group_of: Vec<u32>,
    sizes: Vec<usize>,
}

impl Partition {
    /// Groups people by a label; those without one are in no group. Groups are numbered in the order in which
    /// their labels are first met.
    pub fn by_label<L: Hash + Eq>(labels: impl IntoIterator<Item = Option<L>>) -> Partition {
        let mut numbers = HashMap::new();
        let mut sizes = Vec::new();
        let group_of = labels
            .into_iter()
            .map(|label| {
                let Some(label) = label else { return NONE };
                let group = *numbers.entry(label).or_insert_with(|| {
                    sizes.push(0);
                    sizes.len() as u32 - 1
                });
                sizes[group as usize] += 1;
                group
            })
            .collect();
        Partition { group_of, sizes }
    }

    /// The same groups in another order: first the one whose number stands first in `order`, which names each once.
    pub(crate) fn renumbered(&self, order: &[u32]) -> Partition {
        let mut new = vec![NONE; order.len()];
        for (place, group) in order.iter().enumerate() {
            new[*group as usize] = place as u32;
        }
        let group_of = self.group_of.iter().map(|group| new.get(*group as usize).copied().unwrap_or(NONE));
        let sizes = order.iter().map(|group| self.sizes[*group as usize]).collect();
        Partition { group_of: group_of.collect(), sizes }
    }

    /// How many people were asked about, grouped or not.
    pub fn people(&self) -> usize {
        self.group_of.len()
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.sizes.len()
    }

    /// The size of each group.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The group of `person`, if they are in one.
    pub fn group_of(&self, person: u32) -> Option<u32> {
        self.group_of.get(person as usize).copied().filter(|group| *group != NONE)
    }

    /// The people of each group, in rising order.
    pub fn members(&self) -> Vec<Vec<u32>> {
        let mut members: Vec<Vec<u32>> = self.sizes.iter().map(|size| Vec::with_capacity(*size)).collect();
        for (person, group) in self.group_of.iter().enumerate() {
            if let Some(group) = members.get_mut(*group as usize) {
                group.push(person as u32);
            }
        }
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_grouped_by_label_and_may_be_in_no_group() {
        let by_site = Partition::by_label([Some("Leeds"), None, Some("York"), Some("Leeds")]);
        assert_eq!((by_site.people(), by_site.groups()), (4, 2));
        assert_eq!(by_site.sizes(), [2, 1]);
        assert_eq!(by_site.members(), [vec![0, 3], vec![2]]);
        assert_eq!((by_site.group_of(3), by_site.group_of(1), by_site.group_of(9)), (Some(0), None, None));
    }
}
