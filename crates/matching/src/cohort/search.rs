//! Looking for a good group: filled greedily, then people are exchanged as long as that makes it better; from several beginnings.

use super::{
    Effort,
    plan::Plan,
    state::{BROKEN, State},
};
use base::Dice;

/// A small question is begun anew so often; a large one less.
const BEGINNINGS: usize = 24;
/// About so many steps of arithmetic for putting one person in or out.
pub(super) const STEP: usize = 60;

/// The best that was found from these beginnings: groups that somebody knows already, and groups filled by the dice. `floor`: no group
/// is better, so that the search may end there.
pub(super) fn search<'p>(
    plan: &'p Plan,
    forbidden: &'p [Vec<u32>],
    known: &[Vec<u32>],
    floor: i64,
    effort: &mut Effort,
) -> Option<State<'p>> {
    let mut best: Option<(i64, State<'p>)> = None;
    let mut keep = |state: State<'p>, cost: i64| {
        if state.size == plan.places && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, state));
        }
        best.as_ref().is_some_and(|(least, _)| *least <= floor)
    };
    for units in known {
        let state = improved(plan, State::with(plan, forbidden, units), floor, effort);
        let cost = state.cost();
        if keep(state, cost) {
            break;
        }
    }
    let beginnings = (BEGINNINGS * 200 / plan.units.len().max(1)).clamp(2, BEGINNINGS);
    for beginning in 0..beginnings {
        let mut dice = Dice::seeded(beginning as u64);
        let mut state = State::of(plan, forbidden);
        for (unit, taken) in plan.taken.iter().enumerate() {
            if *taken {
                state.put(unit, true);
            }
        }
        // The first begins empty and is filled greedily; the others begin with half of the places by the dice.
        while beginning > 0 && state.size < plan.places / 2 {
            state.put(dice.below(plan.units.len()), true);
        }
        fill(plan, &mut state, usize::MAX, effort);
        let state = improved(plan, state, floor, effort);
        let cost = state.cost();
        if keep(state, cost) || effort.is_over() {
            break;
        }
    }
    best.filter(|(cost, _)| *cost < BROKEN).map(|(_, state)| state)
}

/// The best that is found from one beginning, whatever its size.
pub(super) fn from<'p>(
    plan: &'p Plan,
    forbidden: &'p [Vec<u32>],
    units: &[u32],
    floor: i64,
    effort: &mut Effort,
) -> Option<State<'p>> {
    let mut state = State::with(plan, forbidden, units);
    fill(plan, &mut state, usize::MAX, effort);
    let state = improved(plan, state, floor, effort);
    (state.size == plan.places && state.cost() < BROKEN).then_some(state)
}

/// Puts in the best unit that fits, and again, until the group has its size or nothing fits.
fn fill(plan: &Plan, state: &mut State<'_>, without: usize, effort: &mut Effort) {
    while state.size < plan.places {
        match best_to_add(plan, state, without, effort) {
            Some((unit, _)) => state.put(unit, true),
            None => return,
        }
    }
}

fn best_to_add(
    plan: &Plan,
    state: &mut State<'_>,
    without: usize,
    effort: &mut Effort,
) -> Option<(usize, i64)> {
    let room = plan.places - state.size;
    let mut best: Option<(usize, i64)> = None;
    for unit in 0..plan.units.len() {
        if unit == without || state.inside[unit] || plan.units[unit].len() as i64 > room {
            continue;
        }
        state.put(unit, true);
        let cost = state.cost();
        state.put(unit, false);
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((unit, cost));
        }
    }
    effort.take(plan.units.len() * STEP);
    best
}

/// Takes the unit out whose place the others fill best, fills it, and goes on while that helps.
fn improved<'p>(plan: &'p Plan, mut state: State<'p>, floor: i64, effort: &mut Effort) -> State<'p> {
    let mut cost = state.cost();
    'better: while cost > floor && !effort.is_over() {
        // Whose leaving helps most is tried first.
        let mut out: Vec<(i64, usize)> = Vec::new();
        for unit in 0..plan.units.len() {
            if state.inside[unit] && !plan.taken[unit] {
                state.put(unit, false);
                out.push((state.cost(), unit));
                state.put(unit, true);
            }
        }
        out.sort_unstable();
        for (_, unit) in out {
            let before = state.units();
            state.put(unit, false);
            fill(plan, &mut state, unit, effort);
            let now = state.cost();
            if now < cost && state.size == plan.places {
                cost = now;
                continue 'better;
            }
            state.put(unit, true);
            put_back(&mut state, &before);
            if effort.is_over() {
                break;
            }
        }
        break;
    }
    state
}

fn put_back(state: &mut State<'_>, units: &[u32]) {
    for unit in 0..state.inside.len() {
        let inside = units.binary_search(&(unit as u32)).is_ok();
        state.put(unit, inside);
    }
}
