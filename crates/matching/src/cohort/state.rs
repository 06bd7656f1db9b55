//! A group that changes by one unit at a time, and what it costs now.

use super::plan::{Dimension, Plan, UNSAID};

/// What one broken condition costs: more than any gap.
pub(super) const BROKEN: i64 = 1 << 52;

/// A group of units.
#[derive(Clone)]
pub(super) struct State<'p> {
    plan: &'p Plan,
    pub inside: Vec<bool>,
    person: Vec<bool>,
    pub size: i64,
    tallies: Vec<Tally>,
    pairs: i64,
    ties: i64,
    needs: Vec<i64>,
    offers: Vec<i64>,
    all_needs: i64,
    met: i64,
    together: i64,
    /// Groups that may not come again: how many of their units are inside.
    forbidden: &'p [Vec<u32>],
    matching: Vec<usize>,
    held: usize,
}

impl<'p> State<'p> {
    pub fn of(plan: &'p Plan, forbidden: &'p [Vec<u32>]) -> State<'p> {
        let mut state = State {
            plan,
            inside: vec![false; plan.units.len()],
            person: vec![false; plan.unit_of.len()],
            size: 0,
            tallies: plan.dimensions.iter().map(|d| Tally::of(d, plan.places)).collect(),
            pairs: plan.base_pairs,
            ties: plan.base_ties,
            needs: plan.base_needs.clone(),
            offers: plan.base_offers.clone(),
            all_needs: plan.base_needs.iter().sum(),
            met: 0,
            together: 0,
            forbidden,
            matching: vec![0; forbidden.len()],
            held: 0,
        };
        state.met = (0..plan.topics).filter(|t| state.offers[*t] > 0).map(|t| state.needs[t]).sum();
        state
    }

    pub fn with(plan: &'p Plan, forbidden: &'p [Vec<u32>], units: &[u32]) -> State<'p> {
        let mut state = State::of(plan, forbidden);
        units.iter().for_each(|unit| state.put(*unit as usize, true));
        state
    }

    /// The units inside, rising.
    pub fn units(&self) -> Vec<u32> {
        (0..self.inside.len()).filter(|unit| self.inside[*unit]).map(|unit| unit as u32).collect()
    }

    pub fn put(&mut self, unit: usize, inside: bool) {
        if self.inside[unit] == inside {
            return;
        }
        self.inside[unit] = inside;
        self.held = if inside { self.held + 1 } else { self.held - 1 };
        let plan = self.plan;
        for place in 0..plan.units[unit].len() {
            self.put_person(plan.units[unit][place] as usize, inside);
        }
        for (place, units) in self.forbidden.iter().enumerate() {
            if units.binary_search(&(unit as u32)).is_ok() {
                self.matching[place] =
                    if inside { self.matching[place] + 1 } else { self.matching[place] - 1 };
            }
        }
    }

    fn put_person(&mut self, one: usize, inside: bool) {
        let plan = self.plan;
        let step = if inside { 1 } else { -1 };
        self.size += step;
        // Pairs are counted while this person is not inside.
        self.person[one] = false;
        let with = |list: &[u32]| list.iter().filter(|other| self.person[**other as usize]).count() as i64;
        self.pairs += step * (plan.line_base[one] + with(&plan.lines[one]));
        self.together += step * with(&plan.avoid[one]);
        let tied: i64 = plan.ties[one]
            .iter()
            .filter(|(other, _)| self.person[*other as usize])
            .map(|(_, weight)| weight)
            .sum();
        self.ties += step * (plan.tie_base[one] + tied);
        self.person[one] = inside;
        for (tally, dimension) in self.tallies.iter_mut().zip(&plan.dimensions) {
            let value = dimension.value[one];
            if value != UNSAID {
                tally.change(dimension, value as usize, step);
            }
        }
        for topic in &plan.needs[one] {
            let topic = *topic as usize;
            self.needs[topic] += step;
            self.all_needs += step;
            self.met += if self.offers[topic] > 0 { step } else { 0 };
        }
        for topic in &plan.offers[one] {
            let topic = *topic as usize;
            self.offers[topic] += step;
            match (inside, self.offers[topic]) {
                (true, 1) => self.met += self.needs[topic],
                (false, 0) => self.met -= self.needs[topic],
                _ => {}
            }
        }
    }

    /// What the group costs; a broken condition costs [`BROKEN`]. How many it should be is not looked at.
    pub fn cost(&self) -> i64 {
        let plan = self.plan;
        let (mut cost, mut broken) = (self.pairs * plan.power, self.together);
        for (tally, dimension) in self.tallies.iter().zip(&plan.dimensions) {
            cost += tally.cost(dimension);
            broken += tally.broken;
        }
        if let Some((from, to, each)) = plan.ties_wanted {
            cost += each * (from - self.ties).max(self.ties - to).max(0);
        }
        if let Some((least, each)) = plan.cover {
            cost += each * (least * self.all_needs - 1_000 * self.met).max(0);
        }
        let again = |(place, units): (usize, &Vec<u32>)| {
            self.matching[place] == units.len() && self.held == units.len()
        };
        broken += i64::from(self.forbidden.iter().enumerate().any(again));
        cost + broken.min(500) * BROKEN
    }
}

/// How many have each value of a dimension. What it costs is known without looking at all values: most are far below any limit.
#[derive(Clone)]
struct Tally {
    counts: Vec<i64>,
    said: i64,
    /// For each number, how many values have it; and the largest that one has.
    having: Vec<u32>,
    largest: usize,
    /// People too many or too few for the conditions.
    broken: i64,
}

impl Tally {
    fn of(dimension: &Dimension, places: i64) -> Tally {
        let most = dimension.base.iter().max().copied().unwrap_or(0) + places + 1;
        let mut having = vec![0; usize::try_from(most).unwrap_or(0) + 1];
        dimension.base.iter().for_each(|count| having[*count as usize] += 1);
        let largest = dimension.base.iter().max().copied().unwrap_or(0) as usize;
        let broken =
            dimension.base.iter().zip(&dimension.limits).map(|(count, limits)| outside(*count, *limits));
        let broken = broken.sum();
        Tally { counts: dimension.base.clone(), said: dimension.base_said, having, largest, broken }
    }

    fn change(&mut self, dimension: &Dimension, value: usize, step: i64) {
        let before = self.counts[value];
        let after = before + step;
        self.counts[value] = after;
        self.said += step;
        // While a group is refilled it may hold more than it will; never more than everybody.
        if self.having.len() <= after as usize {
            self.having.resize(after as usize + 1, 0);
        }
        self.having[before as usize] -= 1;
        self.having[after as usize] += 1;
        self.largest = self.largest.max(after as usize);
        while self.largest > 0 && self.having[self.largest] == 0 {
            self.largest -= 1;
        }
        if dimension.limited {
            self.broken += outside(after, dimension.limits[value]) - outside(before, dimension.limits[value]);
        }
    }

    fn cost(&self, dimension: &Dimension) -> i64 {
        let mut cost = 0;
        if let Some((cap, each)) = dimension.cap {
            let most = cap * self.said;
            let mut count = self.largest;
            while 1_000 * count as i64 > most {
                cost += each * i64::from(self.having[count]) * (1_000 * count as i64 - most);
                count -= 1;
            }
        }
        for share in &dimension.shares {
            let count = 1_000 * self.counts[share.value];
            cost += share.cost * (share.from * self.said - count).max(count - share.to * self.said).max(0);
        }
        cost
    }
}

fn outside(count: i64, (least, most): (i64, i64)) -> i64 {
    (least - count).max(count - most).max(0)
}
