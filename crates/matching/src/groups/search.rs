//! Looking for good groups: two people change places.

use base::Dice;

use super::{few, plan::Plan};

/// Exchanges that are tried for each person in one go, and at least and at most in all.
const FOR_EACH: u64 = 4_000;
const LEAST: u64 = 20_000;
const MOST: u64 = 3_000_000;
/// Beginnings: few people are begun with anew more often.
const BEGINNINGS: u64 = 4;
/// At first an exchange that makes it dearer by so much is taken in about a third of all cases; in the end hardly any.
const WARM: f64 = 6.0;
const COLD: f64 = 0.25;

/// The best groups of these sizes that were found.
pub(super) fn best(plan: &Plan, sizes: &[usize], seed: u64) -> Vec<Vec<usize>> {
    if plan.people <= few::FEW {
        return few::best(plan, sizes, seed);
    }
    let tries = (plan.people as u64 * FOR_EACH).clamp(LEAST, MOST);
    let beginnings = if plan.people <= 100 { BEGINNINGS } else { 1 };
    of_all(plan, sizes, seed, beginnings, |seats, dice| {
        seats.anneal(tries / beginnings, dice);
        seats.descend();
    })
}

/// Without ever taking what is dearer.
pub(super) fn climb(plan: &Plan, sizes: &[usize], seed: u64, beginnings: u64) -> Vec<Vec<usize>> {
    of_all(plan, sizes, seed, beginnings, |seats, _| seats.descend())
}

fn of_all(
    plan: &Plan,
    sizes: &[usize],
    seed: u64,
    beginnings: u64,
    search: impl Fn(&mut Seats<'_>, &mut Dice),
) -> Vec<Vec<usize>> {
    let mut found: Option<(i64, Vec<Vec<usize>>)> = None;
    for beginning in 0..beginnings {
        let mut dice = Dice::seeded(seed.wrapping_add(beginning.wrapping_mul(0x9e37_79b9)));
        let mut seats = Seats::begin(plan, sizes, &mut dice);
        if seats.groups.len() > 1 {
            search(&mut seats, &mut dice);
        }
        let cost = plan.all(&seats.groups);
        if found.as_ref().is_none_or(|(least, _)| cost < *least) {
            found = Some((cost, seats.groups));
        }
    }
    found.map(|(_, groups)| groups).unwrap_or_default()
}

struct Seats<'p> {
    plan: &'p Plan,
    groups: Vec<Vec<usize>>,
    /// In which group each sits, and where in it.
    at: Vec<(usize, usize)>,
    /// Who must sit together, where that is more than one.
    bundles: Vec<Vec<usize>>,
}

/// Whether an exchange is taken that makes it so much dearer.
fn taken(dearer: i64, warmth: f64, dice: &mut Dice) -> bool {
    dearer <= 0 || (-(dearer as f64) / warmth).exp() > dice.unit()
}

impl<'p> Seats<'p> {
    /// Anywhere; but who must sit together begins together where there is room.
    fn begin(plan: &'p Plan, sizes: &[usize], dice: &mut Dice) -> Seats<'p> {
        let mut order: Vec<usize> = (0..plan.people).collect();
        dice.shuffle(&mut order);
        let mut bundle: Vec<usize> = (0..plan.people).collect();
        for &(one, other) in &plan.together {
            let (from, to) = (bundle[one], bundle[other]);
            bundle.iter_mut().filter(|name| **name == from).for_each(|name| *name = to);
        }
        // Anywhere, but bundles in one piece, and the largest first: later there may be no room for them.
        let (mut first, mut many) = (vec![usize::MAX; plan.people], vec![0usize; plan.people]);
        for (place, one) in order.iter().enumerate() {
            first[bundle[*one]] = first[bundle[*one]].min(place);
            many[bundle[*one]] += 1;
        }
        order.sort_by_key(|one| (usize::MAX - many[bundle[*one]], first[bundle[*one]]));
        let mut groups: Vec<Vec<usize>> = sizes.iter().map(|size| Vec::with_capacity(*size)).collect();
        let mut rest = order.as_slice();
        while let Some(one) = rest.first() {
            let together = rest.iter().take_while(|other| bundle[**other] == bundle[*one]).count();
            let (these, others) = rest.split_at(together);
            rest = others;
            let room = |groups: &Vec<Vec<usize>>, wanted: usize| {
                (0..sizes.len()).find(|group| sizes[*group] - groups[*group].len() >= wanted)
            };
            match room(&groups, together) {
                Some(group) => groups[group].extend(these),
                // No room for all of them: the search brings them together, if anything does.
                None => {
                    for one in these {
                        if let Some(group) = room(&groups, 1) {
                            groups[group].push(*one);
                        }
                    }
                }
            }
        }
        let mut at = vec![(0, 0); plan.people];
        for (group, people) in groups.iter().enumerate() {
            for (place, one) in people.iter().enumerate() {
                at[*one] = (group, place);
            }
        }
        let bundles =
            (0..plan.people).map(|name| (0..plan.people).filter(|one| bundle[*one] == name).collect());
        let bundles: Vec<Vec<usize>> = bundles.filter(|people: &Vec<usize>| people.len() > 1).collect();
        Seats { plan, groups, at, bundles }
    }

    /// All of a bundle change places with as many people of one other group. Two by two they could not: halfway there the bundle is torn.
    fn move_bundle(&mut self, warmth: f64, dice: &mut Dice) {
        let bundle = &self.bundles[dice.below(self.bundles.len())];
        let from = self.at[bundle[0]].0;
        let to = dice.below(self.groups.len());
        let in_one_group = bundle.iter().all(|one| self.at[*one].0 == from);
        if to == from || !in_one_group || self.groups[to].len() < bundle.len() {
            return;
        }
        let picked = dice.sample(self.groups[to].len(), bundle.len());
        let others: Vec<usize> = picked.iter().map(|place| self.groups[to][*place as usize]).collect();
        let pairs: Vec<(usize, usize)> = bundle.iter().copied().zip(others).collect();
        let before = self.plan.cost(&self.groups[from]) + self.plan.cost(&self.groups[to]);
        pairs.iter().for_each(|(one, other)| self.exchange(*one, *other));
        let dearer = self.plan.cost(&self.groups[from]) + self.plan.cost(&self.groups[to]) - before;
        if !taken(dearer, warmth, dice) {
            pairs.iter().for_each(|(one, other)| self.exchange(*other, *one));
        }
    }

    /// How much dearer it gets when these two change places.
    fn dearer(&self, one: usize, other: usize) -> i64 {
        let (a, b) = (&self.groups[self.at[one].0], &self.groups[self.at[other].0]);
        let plan = self.plan;
        plan.beside(other, a, one) - plan.beside(one, a, one) + plan.beside(one, b, other)
            - plan.beside(other, b, other)
            + plan.beyond(a, one, other)
            - plan.beyond(a, one, one)
            + plan.beyond(b, other, one)
            - plan.beyond(b, other, other)
    }

    fn exchange(&mut self, one: usize, other: usize) {
        let ((a, at_a), (b, at_b)) = (self.at[one], self.at[other]);
        self.groups[a][at_a] = other;
        self.groups[b][at_b] = one;
        self.at.swap(one, other);
    }

    /// Any two change places if that makes it cheaper; or not much dearer, less and less.
    fn anneal(&mut self, tries: u64, dice: &mut Dice) {
        let mut warmth = WARM;
        let (steps, cooling) = (200, (COLD / WARM).powf(1.0 / 200.0));
        for _ in 0..steps {
            for _ in 0..tries / steps {
                let (one, other) = (dice.below(self.plan.people), dice.below(self.plan.people));
                if self.at[one].0 == self.at[other].0 {
                    continue;
                }
                let dearer = self.dearer(one, other);
                if taken(dearer, warmth, dice) {
                    self.exchange(one, other);
                }
            }
            for _ in 0..(tries / steps / 16 * self.bundles.len().min(4) as u64) {
                self.move_bundle(warmth, dice);
            }
            warmth *= cooling;
        }
    }

    /// As long as any two are better off in each other's place.
    fn descend(&mut self) {
        loop {
            let mut better = false;
            for one in 0..self.plan.people {
                for other in one + 1..self.plan.people {
                    if self.at[one].0 != self.at[other].0 && self.dearer(one, other) < 0 {
                        self.exchange(one, other);
                        better = true;
                    }
                }
            }
            if !better {
                break;
            }
        }
    }
}
