//! Ties pull, nearness pushes, and the middle draws a little, until all is still.
//!
//! Only sums, products and square roots, which are the same on every machine: so is the map.

use super::Place;
use crate::Ties;
use base::Dice;

/// Rounds in which everyone goes half the way to the middle of those they are tied to.
const UNTANGLING: usize = 40;
/// Rounds of forces, each with shorter steps than the one before.
const ROUNDS: usize = 300;
/// The length of the first step, as a share of the box.
const FIRST_STEP: f64 = 0.08;
/// How strongly the middle draws, in pulls of a tie: keeps parts that no tie joins on one map.
const MIDDLE: f64 = 0.9;

pub(super) fn placed(ties: &Ties, seed: u64) -> Vec<Place> {
    let people = ties.people();
    let mut dice = Dice::seeded(seed);
    let mut places: Vec<Place> = (0..people).map(|_| Place { x: dice.unit(), y: dice.unit() }).collect();
    untangle(ties, &mut places, &mut dice);

    let pulls = pulls(ties);
    // The distance at which one tie's pull and one push are even: an equal share of the box for each.
    let even = (1.0 / people.max(1) as f64).sqrt();
    let mut pushes = vec![Place { x: 0.0, y: 0.0 }; people];
    for round in 0..ROUNDS {
        let longest = FIRST_STEP * (1.0 - round as f64 / ROUNDS as f64);
        pushes.fill(Place { x: 0.0, y: 0.0 });
        for one in 0..people {
            for other in 0..one {
                let (x, y) = (places[one].x - places[other].x, places[one].y - places[other].y);
                // Two in one spot push as if a thousandth of the box were between them.
                let push = even * even / (x * x + y * y).max(1e-6);
                pushes[one].x += x * push;
                pushes[one].y += y * push;
                pushes[other].x -= x * push;
                pushes[other].y -= y * push;
            }
        }
        for (one, other, pull) in &pulls {
            let (one, other) = (*one as usize, *other as usize);
            let (x, y) = (places[one].x - places[other].x, places[one].y - places[other].y);
            let pull = pull * (x * x + y * y).sqrt() / even;
            pushes[one].x -= x * pull;
            pushes[one].y -= y * pull;
            pushes[other].x += x * pull;
            pushes[other].y += y * pull;
        }
        for (place, push) in places.iter_mut().zip(&pushes) {
            let (x, y) = (push.x + (0.5 - place.x) * MIDDLE, push.y + (0.5 - place.y) * MIDDLE);
            let length = (x * x + y * y).sqrt();
            let step = if length > longest { longest / length } else { 1.0 };
            place.x += x * step;
            place.y += y * step;
        }
    }
    places
}

/// Each pair with its pull: heavier ties pull more, but not in proportion, or the busiest pair would be a knot.
fn pulls(ties: &Ties) -> Vec<(u32, u32, f64)> {
    let mean = ties.adjacency().total_weight() / ties.adjacency().entries().max(1) as f64;
    ties.pairs().map(|(one, other, weight)| (one, other, (weight / mean).sqrt().clamp(0.5, 2.0))).collect()
}

/// A start in which neighbours are near already, so that forces need not pull people through each other.
fn untangle(ties: &Ties, places: &mut [Place], dice: &mut Dice) {
    for _ in 0..UNTANGLING {
        let before = places.to_vec();
        for (person, place) in places.iter_mut().enumerate() {
            let near = ties.adjacency().neighbours(person as u32);
            if near.is_empty() {
                continue;
            }
            let sum = near.iter().fold((0.0, 0.0), |sum, other| {
                (sum.0 + before[*other as usize].x, sum.1 + before[*other as usize].y)
            });
            place.x = (place.x + sum.0 / near.len() as f64) / 2.0;
            place.y = (place.y + sum.1 / near.len() as f64) / 2.0;
        }
        // Everyone drifts to one spot: spread them over the box again.
        spread(places);
    }
    for place in places {
        place.x += (dice.unit() - 0.5) * 1e-3;
        place.y += (dice.unit() - 0.5) * 1e-3;
    }
}

/// Moves the middle of all to the middle of the box, and makes their usual distance from it a quarter of the box.
fn spread(places: &mut [Place]) {
    let people = places.len() as f64;
    let sum = places.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.x, sum.1 + place.y));
    let (x, y) = (sum.0 / people, sum.1 / people);
    let wide = (places.iter().map(|place| (place.x - x) * (place.x - x)).sum::<f64>() / people).sqrt();
    let high = (places.iter().map(|place| (place.y - y) * (place.y - y)).sum::<f64>() / people).sqrt();
    for place in places {
        place.x = 0.5 + if wide > 0.0 { (place.x - x) / wide * 0.25 } else { 0.0 };
        place.y = 0.5 + if high > 0.0 { (place.y - y) / high * 0.25 } else { 0.0 };
    }
}
