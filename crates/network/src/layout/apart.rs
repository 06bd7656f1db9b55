//! A place of its own for every mark and label.

use super::{Footprint, Place};

/// How often all pairs are looked at, at most. A map with room is done after a few dozen.
const ROUNDS: usize = 600;

/// Pushes overlapping footprints apart, the shorter way, without leaving the box. Returns how many pairs
/// overlap in the end.
pub(super) fn moved_apart(places: &mut [Place], footprints: &[Footprint]) -> usize {
    for _ in 0..ROUNDS {
        let mut overlaps = 0;
        for one in 0..places.len() {
            for other in 0..one {
                let Some((x, y)) = overlap(places, footprints, one, other) else { continue };
                overlaps += 1;
                // A little more than half each, or rounding leaves a sliver.
                let push = |by: f64| by * 0.5 + 1e-6;
                if x <= y {
                    let push = if places[one].x < places[other].x { -push(x) } else { push(x) };
                    places[one].x += push;
                    places[other].x -= push;
                } else {
                    let push = if places[one].y < places[other].y { -push(y) } else { push(y) };
                    places[one].y += push;
                    places[other].y -= push;
                }
                for person in [one, other] {
                    let Footprint { half_width, half_height } = footprints[person];
                    places[person].x = places[person].x.clamp(half_width, 1.0 - half_width);
                    places[person].y = places[person].y.clamp(half_height, 1.0 - half_height);
                }
            }
        }
        if overlaps == 0 {
            return 0;
        }
    }
    let pairs = (0..places.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    pairs.filter(|(one, other)| overlap(places, footprints, *one, *other).is_some()).count()
}

/// By how much two footprints overlap across and down, if they do.
fn overlap(places: &[Place], footprints: &[Footprint], one: usize, other: usize) -> Option<(f64, f64)> {
    let wide = footprints[one].half_width + footprints[other].half_width;
    let high = footprints[one].half_height + footprints[other].half_height;
    let x = wide - (places[one].x - places[other].x).abs();
    let y = high - (places[one].y - places[other].y).abs();
    (x > 1e-9 && y > 1e-9).then_some((x, y))
}
