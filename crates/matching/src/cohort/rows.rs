//! The rows of a question, made on demand: those that a solution with fractions breaks most.
//!
//! Pairs and products need no variables of their own. `x * y` is at most the smaller of the two and at least `x + y - 1`; which of these
//! is said depends on the solution at hand, and holds for every group. Likewise a need is unmet at least as far as somebody has it
//! and nobody who is in could meet it. A count is a whole number, so a band's cost may be drawn straight between whole counts.

use super::{
    lp::Row,
    plan::{Dimension, Plan, Share, UNSAID},
};

/// Broken by less than this is not broken.
const SLACK: f64 = 1e-6;

/// One variable for each target: how far the group is outside of its band, in whole people, pairs or needs.
pub(super) struct Gaps {
    /// What one costs.
    pub costs: Vec<i64>,
    /// The first of each dimension: its cap, then its shares.
    dimensions: Vec<usize>,
    power: usize,
    ties: usize,
    cover: usize,
}

impl Gaps {
    pub fn of(plan: &Plan) -> Gaps {
        let mut costs = Vec::new();
        let mut dimensions = Vec::new();
        for d in &plan.dimensions {
            dimensions.push(costs.len());
            costs.push(1_000 * d.cap.map_or(1, |cap| cap.1.max(1)));
            costs.extend(d.shares.iter().map(|share| 1_000 * share.cost.max(1)));
        }
        let power = costs.len();
        costs.push(plan.power.max(1));
        costs.push(1_000 * plan.ties_wanted.map_or(1, |ties| ties.2.max(1)));
        costs.push(1_000 * plan.cover.map_or(1, |cover| cover.1.max(1)));
        Gaps { costs, dimensions, power, ties: power + 1, cover: power + 2 }
    }
}

/// A sum over units that is being put together.
struct Sum {
    factors: Vec<i64>,
    constant: i64,
}

impl Sum {
    fn new(plan: &Plan) -> Sum {
        Sum { factors: vec![0; plan.units.len()], constant: 0 }
    }

    fn value(&self, x: &[f64]) -> f64 {
        self.constant as f64 + self.factors.iter().zip(x).map(|(factor, x)| *factor as f64 * x).sum::<f64>()
    }

    /// `this <= most`.
    fn at_most(self, most: i64) -> Row {
        let factors = self.factors.into_iter().enumerate().filter(|(_, factor)| *factor != 0);
        Row {
            factors: factors.map(|(unit, factor)| (unit as u32, factor)).collect(),
            most: most - self.constant,
            equal: false,
        }
    }

    /// `this <= gap * cost`.
    fn within(self, gap: usize, gaps: &Gaps) -> Row {
        let variable = (self.factors.len() + gap) as u32;
        let mut row = self.at_most(0);
        row.factors.push((variable, -gaps.costs[gap]));
        row
    }
}

/// The one row that is always there: the group has its size.
pub(super) fn size(plan: &Plan) -> Row {
    let factors = plan.units.iter().enumerate().map(|(unit, people)| (unit as u32, people.len() as i64));
    Row { factors: factors.collect(), most: plan.places, equal: true }
}

/// Rows that `values` (units, then gaps) break, those that are broken most first, at most `most` of them.
pub(super) fn broken(
    plan: &Plan,
    gaps: &Gaps,
    forbidden: &[Vec<u32>],
    values: &[f64],
    most: usize,
) -> Vec<Row> {
    let (x, g) = values.split_at(plan.units.len());
    let mut found: Vec<(f64, Row)> = Vec::new();
    let mut keep = |sum: Sum, gap: usize| {
        let over = sum.value(x) / gaps.costs[gap] as f64 - g[gap];
        if over > SLACK {
            found.push((over, sum.within(gap, gaps)));
        }
    };
    let mut counted = Vec::new();
    for (place, d) in plan.dimensions.iter().enumerate() {
        let (counts, said) = counts(plan, d, x);
        if let Some((cap, cost)) = d.cap
            && cost > 0
        {
            keep(over_cap(plan, d, (cap, cost), &counts, said), gaps.dimensions[place]);
        }
        for (number, share) in d.shares.iter().enumerate().filter(|(_, share)| share.cost > 0) {
            for sum in outside_band(plan, d, share, &counts) {
                keep(sum, gaps.dimensions[place] + 1 + number);
            }
        }
        counted.push(counts);
    }
    if plan.power > 0 {
        keep(pairs(plan, x), gaps.power);
    }
    if let Some((from, to, cost)) = plan.ties_wanted.filter(|ties| ties.2 > 0) {
        let mut few = ties(plan, x, true);
        few.factors.iter_mut().for_each(|factor| *factor *= -cost);
        few.constant = cost * (from - few.constant);
        keep(few, gaps.ties);
        let mut many = ties(plan, x, false);
        many.factors.iter_mut().for_each(|factor| *factor *= cost);
        many.constant = cost * (many.constant - to);
        keep(many, gaps.ties);
    }
    if let Some(cover) = plan.cover.filter(|cover| cover.1 > 0) {
        keep(unmet(plan, x, cover), gaps.cover);
    }
    for (d, counts) in plan.dimensions.iter().zip(&counted) {
        limits(plan, d, counts, &mut found);
    }
    never_both(plan, x, &mut found);
    for units in forbidden {
        let inside: f64 = units.iter().map(|unit| x[*unit as usize]).sum();
        let over = inside - (units.len() as f64 - 1.0);
        if over > SLACK {
            let factors = units.iter().map(|unit| (*unit, 1)).collect();
            found.push((over, Row { factors, most: units.len() as i64 - 1, equal: false }));
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().take(most).map(|(_, row)| row).collect()
}

/// How many have each value, with fractions, and how many said.
fn counts(plan: &Plan, d: &Dimension, x: &[f64]) -> (Vec<f64>, f64) {
    let mut counts: Vec<f64> = d.base.iter().map(|count| *count as f64).collect();
    let mut said = d.base_said as f64;
    for (unit, share) in plan.units.iter().zip(x) {
        for one in unit {
            let value = d.value[*one as usize];
            if value != UNSAID {
                counts[value as usize] += share;
                said += share;
            }
        }
    }
    (counts, said)
}

/// Adds `factor * people with this value`, or who said anything at all.
fn add_count(plan: &Plan, d: &Dimension, value: Option<usize>, factor: i64, sum: &mut Sum) {
    for (unit, people) in plan.units.iter().enumerate() {
        let fits = |one: &&u32| match value {
            Some(value) => d.value[**one as usize] == value as u32,
            None => d.value[**one as usize] != UNSAID,
        };
        sum.factors[unit] += factor * people.iter().filter(fits).count() as i64;
    }
    sum.constant += factor * value.map_or(d.base_said, |value| d.base[value]);
}

/// The straight line between two whole counts of what `cost` says of them, as a sum: `value` is the count's value.
fn drawn(
    plan: &Plan,
    d: &Dimension,
    value: usize,
    count: f64,
    cost: impl Fn(i64) -> i64,
    sum: &mut Sum,
) -> f64 {
    let below = (count + 1e-9).floor() as i64;
    let (at, slope) = (cost(below), cost(below + 1) - cost(below));
    let here = at as f64 + slope as f64 * (count - below as f64);
    if here > 0.0 {
        add_count(plan, d, Some(value), slope, sum);
        sum.constant += at - slope * below;
    }
    here
}

fn over_cap(plan: &Plan, d: &Dimension, (cap, each): (i64, i64), counts: &[f64], said: f64) -> Sum {
    let mut sum = Sum::new(plan);
    let mut values = 0;
    for (value, count) in counts.iter().enumerate() {
        if d.all_said {
            let said = d.base_said + plan.places;
            drawn(plan, d, value, *count, |count| each * (1_000 * count - cap * said).max(0), &mut sum);
        } else if 1_000.0 * count > cap as f64 * said + SLACK {
            add_count(plan, d, Some(value), 1_000 * each, &mut sum);
            values += 1;
        }
    }
    if values > 0 {
        add_count(plan, d, None, -cap * each * values, &mut sum);
    }
    sum
}

fn outside_band(plan: &Plan, d: &Dimension, share: &Share, counts: &[f64]) -> Vec<Sum> {
    if d.all_said {
        let said = d.base_said + plan.places;
        let cost = |count: i64| {
            share.cost * (share.from * said - 1_000 * count).max(1_000 * count - share.to * said).max(0)
        };
        let mut sum = Sum::new(plan);
        drawn(plan, d, share.value, counts[share.value], cost, &mut sum);
        return vec![sum];
    }
    let (mut few, mut many) = (Sum::new(plan), Sum::new(plan));
    add_count(plan, d, None, share.from * share.cost, &mut few);
    add_count(plan, d, Some(share.value), -1_000 * share.cost, &mut few);
    add_count(plan, d, Some(share.value), 1_000 * share.cost, &mut many);
    add_count(plan, d, None, -share.to * share.cost, &mut many);
    vec![few, many]
}

/// The unit of somebody and how far it is in; none for who cannot be chosen.
fn unit(plan: &Plan, one: usize, x: &[f64]) -> Option<(usize, f64)> {
    let unit = plan.unit_of[one];
    (unit != UNSAID).then(|| (unit as usize, x[unit as usize]))
}

/// At least so many pairs in one line.
fn pairs(plan: &Plan, x: &[f64]) -> Sum {
    let mut sum = Sum::new(plan);
    sum.constant = plan.power * plan.base_pairs;
    for one in plan.stay..plan.unit_of.len() {
        let Some((mine, share)) = unit(plan, one, x) else { continue };
        sum.factors[mine] += plan.power * plan.line_base[one];
        for other in plan.lines[one].iter().filter(|other| **other as usize > one) {
            match unit(plan, *other as usize, x) {
                Some((theirs, _)) if theirs == mine => sum.factors[mine] += plan.power,
                Some((theirs, other)) if share + other > 1.0 + SLACK => {
                    sum.factors[mine] += plan.power;
                    sum.factors[theirs] += plan.power;
                    sum.constant -= plan.power;
                }
                _ => {}
            }
        }
    }
    sum
}

/// The weight of all ties: no less than there is, or no more.
fn ties(plan: &Plan, x: &[f64], no_less: bool) -> Sum {
    let mut sum = Sum::new(plan);
    sum.constant = plan.base_ties;
    for one in plan.stay..plan.unit_of.len() {
        let Some((mine, share)) = unit(plan, one, x) else { continue };
        sum.factors[mine] += plan.tie_base[one];
        for (other, weight) in plan.ties[one].iter().filter(|(other, _)| *other as usize > one) {
            let Some((theirs, other)) = unit(plan, *other as usize, x) else { continue };
            if theirs == mine {
                sum.factors[mine] += weight;
            } else if no_less {
                sum.factors[if share <= other { mine } else { theirs }] += weight;
            } else if share + other > 1.0 + SLACK {
                sum.factors[mine] += weight;
                sum.factors[theirs] += weight;
                sum.constant -= weight;
            }
        }
    }
    sum
}

/// What the needs that are not met cost at least.
fn unmet(plan: &Plan, x: &[f64], (least, cost): (i64, i64)) -> Sum {
    let mut sum = Sum::new(plan);
    let mut offered = vec![0.0; plan.topics];
    let mut who: Vec<Vec<usize>> = vec![Vec::new(); plan.topics];
    let each = |one: usize| unit(plan, one, x);
    for one in plan.stay..plan.unit_of.len() {
        if let Some((mine, share)) = each(one) {
            for topic in &plan.offers[one] {
                let topic = *topic as usize;
                if plan.base_offers[topic] == 0 && !who[topic].contains(&mine) {
                    offered[topic] += share;
                    who[topic].push(mine);
                }
            }
        }
    }
    let is_open = |topic: usize| plan.base_offers[topic] == 0 && offered[topic] < 1.0 - SLACK;
    // So many of the needs of each topic are said to be unmet in this row.
    let mut times = vec![0_i64; plan.topics];
    for topic in (0..plan.topics).filter(|topic| is_open(*topic)) {
        times[topic] = plan.base_needs[topic];
        sum.constant += 1_000 * cost * plan.base_needs[topic];
    }
    for one in plan.stay..plan.unit_of.len() {
        let Some((mine, share)) = each(one) else { continue };
        for topic in &plan.needs[one] {
            let topic = *topic as usize;
            sum.factors[mine] -= (1_000 - least) * cost;
            // Whoever comes with somebody that offers it is never without.
            if is_open(topic) && share > offered[topic] + SLACK && !who[topic].contains(&mine) {
                sum.factors[mine] += 1_000 * cost;
                times[topic] += 1;
            }
        }
    }
    for topic in 0..plan.topics {
        sum.constant -= (1_000 - least) * cost * plan.base_needs[topic];
        for unit in &who[topic] {
            sum.factors[*unit] -= 1_000 * cost * times[topic];
        }
    }
    sum
}

fn limits(plan: &Plan, d: &Dimension, counts: &[f64], found: &mut Vec<(f64, Row)>) {
    if !d.limited {
        return;
    }
    for (value, (least, most)) in d.limits.iter().enumerate() {
        if counts[value] > *most as f64 + SLACK {
            let mut sum = Sum::new(plan);
            add_count(plan, d, Some(value), 1, &mut sum);
            found.push((counts[value] - *most as f64, sum.at_most(*most)));
        }
        if counts[value] < *least as f64 - SLACK {
            let mut sum = Sum::new(plan);
            add_count(plan, d, Some(value), -1, &mut sum);
            found.push((*least as f64 - counts[value], sum.at_most(-least)));
        }
    }
}

fn never_both(plan: &Plan, x: &[f64], found: &mut Vec<(f64, Row)>) {
    for one in plan.stay..plan.unit_of.len() {
        let Some((mine, share)) = unit(plan, one, x) else { continue };
        for other in plan.avoid[one].iter().filter(|other| **other as usize > one) {
            if let Some((theirs, other)) = unit(plan, *other as usize, x)
                && share + other > 1.0 + SLACK
            {
                let factors = vec![(mine as u32, 1), (theirs as u32, 1)];
                found.push((share + other - 1.0, Row { factors, most: 1, equal: false }));
            }
        }
    }
}
