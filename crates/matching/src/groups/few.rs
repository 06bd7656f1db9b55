//! So few people that every grouping is looked at: the search may miss the best one where wishes leave it no way between two groupings.

use base::Dice;

use super::plan::Plan;

/// So few: in the worst case (nine in pairs and one three) some twelve hundred groupings.
pub(super) const FEW: usize = 9;

/// The best groups of these sizes; of equals, one by chance.
pub(super) fn best(plan: &Plan, sizes: &[usize], seed: u64) -> Vec<Vec<usize>> {
    let groups = sizes.iter().map(|size| Vec::with_capacity(*size)).collect();
    let mut all =
        All { plan, sizes, groups, dice: Dice::seeded(seed), least: i64::MAX, equals: 0, found: Vec::new() };
    all.place(0);
    all.found
}

struct All<'p> {
    plan: &'p Plan,
    sizes: &'p [usize],
    groups: Vec<Vec<usize>>,
    dice: Dice,
    least: i64,
    equals: usize,
    found: Vec<Vec<usize>>,
}

impl All<'_> {
    /// Everybody from `one` on, in every way. As deep as there are people: nine.
    fn place(&mut self, one: usize) {
        if one == self.plan.people {
            return self.weigh();
        }
        for group in 0..self.sizes.len() {
            // Of groups of one size in which nobody sits yet, the first stands for all.
            let same = |other: usize| self.sizes[other] == self.sizes[group] && self.groups[other].is_empty();
            let again = self.groups[group].is_empty() && (0..group).any(same);
            if again || self.groups[group].len() == self.sizes[group] {
                continue;
            }
            self.groups[group].push(one);
            self.place(one + 1);
            self.groups[group].pop();
        }
    }

    fn weigh(&mut self) {
        let cost = self.plan.all(&self.groups);
        if cost > self.least {
            return;
        }
        self.equals = if cost < self.least { 1 } else { self.equals + 1 };
        if self.equals == 1 || self.dice.below(self.equals) == 0 {
            self.least = cost;
            self.found.clone_from(&self.groups);
        }
    }
}
