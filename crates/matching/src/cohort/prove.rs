//! The best group, proven: a search says how good one is, rows and multipliers say how good one could be, and branching brings the two
//! together.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    Effort, Group, Refusal,
    bound::{self, Box},
    lp::{Ended, Row, Table},
    plan::Plan,
    rows::{self, Gaps},
    search::{STEP, search},
    state::{BROKEN, State},
};
use base::Dice;

/// No more rows than this.
const MOST_ROWS: usize = 500;
/// Rows that are added at once, and how often, at the beginning and at each branch.
const AT_ONCE: usize = 24;
const ROUNDS_FIRST: usize = 80;
const ROUNDS: usize = 6;
/// Branches that wait, at most.
const MOST_OPEN: usize = 200_000;
/// Exchanges that such a search tries, at most.
const EXCHANGES: usize = 100;
/// More units than these are many.
const LARGE: usize = 400;
/// A search from a solution with fractions, each so many branches.
const SEARCH_EVERY: u64 = 64;

/// Some units that are in or out, and what no group with them is better than.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Branch {
    at_least: Reverse<i64>,
    depth: usize,
    number: u64,
    fixed: Vec<(u32, bool)>,
}

/// The best group that is none of `forbidden`; no group is better than `floor`.
pub(super) fn best(
    plan: &Plan,
    forbidden: &[Vec<u32>],
    floor: u64,
    effort: &mut Effort,
) -> Result<(Vec<u32>, Group), Refusal> {
    let floor = i64::try_from(floor).unwrap_or(i64::MAX);
    let known = forbidden.last().cloned().into_iter().collect::<Vec<_>>();
    // A large question is looked at as a whole first: an exchange there costs as much as a corner, and finds less.
    let found = match plan.units.len() {
        0..=LARGE => search(plan, forbidden, &known, floor, effort),
        _ => known.first().and_then(|units| super::search::from(plan, forbidden, units, floor, effort)),
    };
    let mut proof = Proof {
        plan,
        forbidden,
        gaps: Gaps::of(plan),
        best: found.map(|state| (state.cost(), state.units())),
        rows: Vec::new(),
    };
    let at_least = proof.run(floor, effort);
    match proof.best {
        Some((cost, units)) => {
            let mut chosen: Vec<usize> =
                units.iter().flat_map(|unit| &plan.units[*unit as usize]).map(|one| *one as usize).collect();
            chosen.sort_unstable();
            let at_least = at_least.min(cost).max(0) as u64;
            Ok((units, Group { chosen, gap: cost as u64, at_least }))
        }
        None if at_least == i64::MAX => Err(Refusal::Nobody),
        None => Err(Refusal::NotFound),
    }
}

struct Proof<'p> {
    plan: &'p Plan,
    forbidden: &'p [Vec<u32>],
    gaps: Gaps,
    best: Option<(i64, Vec<u32>)>,
    rows: Vec<Row>,
}

/// What is known of a branch.
enum Known {
    /// No group of it is better than this, and here is where its solution stands.
    AtLeast(i64, Vec<f64>),
    /// It holds no group that is better than the best.
    Closed,
}

impl Proof<'_> {
    fn cost(&self) -> i64 {
        self.best.as_ref().map_or(BROKEN, |(cost, _)| *cost)
    }

    /// Until the best group is proven, or the work is done. Returns what no group is better than; `i64::MAX` when there is none.
    fn run(&mut self, floor: i64, effort: &mut Effort) -> i64 {
        if self.cost() <= floor {
            return floor;
        }
        let mut table = self.table();
        let size = rows::size(self.plan);
        table.add(&size);
        self.rows.push(size);
        let mut at_least = floor;
        let first = self.look(&mut table, &[], ROUNDS_FIRST, floor, effort);
        let Known::AtLeast(bound, values) = first else { return self.ended() };
        at_least = at_least.max(bound);
        self.search_from(&values, at_least, effort);
        let mut open = BinaryHeap::new();
        let mut number = 0;
        self.branch(&mut open, Vec::new(), &values, at_least, &mut number);
        while let Some(branch) = open.pop() {
            // The best of those that wait: what it is no better than, nothing is.
            at_least = at_least.max(branch.at_least.0);
            if at_least >= self.cost() {
                return self.ended();
            }
            if effort.is_over() || open.len() > MOST_OPEN {
                return at_least;
            }
            effort.branched();
            let rows_before = self.rows.len();
            let mut here = table.clone();
            effort.take(table.rows() * self.plan.units.len());
            for (unit, inside) in &branch.fixed {
                here.fix(*unit, f64::from(u8::from(*inside)));
            }
            if let Known::AtLeast(bound, values) =
                self.look(&mut here, &branch.fixed, ROUNDS, branch.at_least.0, effort)
            {
                if effort.nodes % SEARCH_EVERY == 1 {
                    self.search_from(&values, at_least, effort);
                }
                self.branch(&mut open, branch.fixed, &values, bound, &mut number);
            }
            for row in &self.rows[rows_before..] {
                table.add(row);
            }
        }
        self.ended()
    }

    /// Nothing is open: the best is the best.
    fn ended(&self) -> i64 {
        self.best.as_ref().map_or(i64::MAX, |(cost, _)| *cost)
    }

    /// Begins where the best group is, with costs that are a little uneven.
    fn table(&self) -> Table {
        let units = self.plan.units.len();
        let mut dice = Dice::seeded(0);
        let (mut lower, mut upper, mut begins, mut costs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let inside =
            |unit: u32| self.best.as_ref().is_some_and(|(_, units)| units.binary_search(&unit).is_ok());
        for unit in 0..units {
            let taken = f64::from(u8::from(self.plan.taken[unit]));
            let begin = if inside(unit as u32) { 1.0 } else { taken };
            let uneven = (0.5 + dice.unit()) * 0.1 / units as f64;
            lower.push(taken);
            upper.push(1.0);
            begins.push(begin);
            costs.push(if begin > 0.5 { -uneven } else { uneven });
        }
        for cost in &self.gaps.costs {
            lower.push(0.0);
            upper.push(f64::INFINITY);
            begins.push(0.0);
            costs.push(*cost as f64);
        }
        Table::new(lower, upper, begins, costs)
    }

    /// Solves, adds the rows that are broken, and again.
    fn look(
        &mut self,
        table: &mut Table,
        fixed: &[(u32, bool)],
        rounds: usize,
        floor: i64,
        effort: &mut Effort,
    ) -> Known {
        let (units, variables) = (self.plan.units.len(), self.plan.units.len() + self.gaps.costs.len());
        let mut costs = vec![0; units];
        costs.extend(&self.gaps.costs);
        let mut lower: Vec<i64> = self.plan.taken.iter().map(|taken| i64::from(*taken)).collect();
        lower.resize(variables, 0);
        let mut upper = vec![1; variables];
        for (unit, inside) in fixed {
            (lower[*unit as usize], upper[*unit as usize]) = (i64::from(*inside), i64::from(*inside));
        }
        let of = Box { costs: &costs, lower: &lower, upper: &upper, open_from: units };
        let mut at_least = floor;
        for round in 0..=rounds {
            let ended = table.solve(|steps| effort.take(steps));
            if let Ended::Impossible(row) = ended {
                let reasons = table.reasons(row, variables, self.rows.len());
                if bound::impossible(&self.rows, &reasons, &of) {
                    return Known::Closed;
                }
            }
            let multipliers = table.multipliers(variables, self.rows.len());
            at_least = at_least.max(bound::least(&self.rows, &multipliers, &of));
            if at_least >= self.cost() {
                return Known::Closed;
            }
            if ended != Ended::Solved || round == rounds || self.rows.len() >= MOST_ROWS || effort.is_over() {
                break;
            }
            let values = table.values(variables);
            let broken = rows::broken(self.plan, &self.gaps, self.forbidden, &values, AT_ONCE);
            effort.take(variables * STEP);
            if broken.is_empty() {
                break;
            }
            // A group close by may be good enough to end here.
            if fixed.is_empty() && round >= 3 && round.is_power_of_two() {
                self.search_from(&values[..units], at_least, effort);
                if at_least >= self.cost() {
                    return Known::Closed;
                }
            }
            for row in broken {
                table.add(&row);
                self.rows.push(row);
            }
        }
        Known::AtLeast(at_least, table.values(units))
    }

    /// A group near a solution with fractions: those that are in by most, then exchanged.
    fn search_from(&mut self, values: &[f64], floor: i64, effort: &mut Effort) {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|one, other| values[*other].total_cmp(&values[*one]).then(one.cmp(other)));
        let mut state = State::of(self.plan, self.forbidden);
        for unit in order {
            if state.size + self.plan.units[unit].len() as i64 <= self.plan.places {
                state.put(unit, true);
            }
        }
        let known = [state.units()];
        let allowed = effort.left.min((values.len() * STEP * EXCHANGES) as u64);
        let mut some = Effort { left: allowed, nodes: 0 };
        let found = super::search::from(self.plan, self.forbidden, &known[0], floor, &mut some);
        effort.take((allowed - some.left) as usize);
        if let Some(state) = found {
            self.keep(&state);
        }
    }

    fn keep(&mut self, state: &State<'_>) {
        let cost = state.cost();
        if state.size == self.plan.places && cost < self.cost() {
            self.best = Some((cost, state.units()));
        }
    }

    /// Two branches: with and without one unit. Where a solution has no fractions it is a group, and is looked at as one.
    fn branch(
        &mut self,
        open: &mut BinaryHeap<Branch>,
        fixed: Vec<(u32, bool)>,
        values: &[f64],
        at_least: i64,
        number: &mut u64,
    ) {
        let mut is_fixed = self.plan.taken.clone();
        fixed.iter().for_each(|(unit, _)| is_fixed[*unit as usize] = true);
        let middle = |unit: usize| (values[unit] - 0.5).abs();
        let free = || (0..values.len()).filter(|unit| !is_fixed[*unit]);
        let chosen = free().min_by(|one, other| middle(*one).total_cmp(&middle(*other)).then(one.cmp(other)));
        let whole = chosen.is_none_or(|unit| middle(unit) > 0.5 - 1e-6);
        if whole {
            let units: Vec<u32> =
                (0..values.len() as u32).filter(|unit| values[*unit as usize] > 0.5).collect();
            let state = State::with(self.plan, self.forbidden, &units);
            self.keep(&state);
            if state.size == self.plan.places && state.cost() <= at_least {
                return;
            }
        }
        // Of those that are whole, one that is in: without it, everything changes.
        let unit = if whole { free().find(|unit| values[*unit] > 0.5).or(chosen) } else { chosen };
        let Some(unit) = unit else { return };
        for inside in [true, false] {
            let mut fixed = fixed.clone();
            fixed.push((unit as u32, inside));
            *number += 1;
            open.push(Branch { at_least: Reverse(at_least), depth: fixed.len(), number: *number, fixed });
        }
    }
}
