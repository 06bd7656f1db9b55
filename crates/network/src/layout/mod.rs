//! Where to draw people on a map, so that those who have much to do with each other stand near.
//!
//! Forces as in T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement" (1991), from a
//! start that is already untangled; then a place of its own for every mark and label.

mod apart;
mod chosen;
mod forces;

pub use chosen::{Chosen, best_connected};

use crate::Ties;

/// The most people that [`map`] will place: it takes time that grows with the square of people, and a map
/// with more cannot be read. Choose with [`best_connected`] before.
pub const MOST_ON_A_MAP: usize = 400;

/// A place in the unit box, from its left upper corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub x: f64,
    pub y: f64,
}

/// Half the width and half the height that a mark with its label needs around its place, as shares of the
/// box. A map of 800 by 600 pixels with a label of 80 by 30 pixels has 0.05 and 0.025.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Footprint {
    pub half_width: f64,
    pub half_height: f64,
}

/// Places for everyone.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The place of each person. Every footprint lies wholly inside the box.
    pub places: Vec<Place>,
    /// How many pairs of footprints still overlap, because there was no room: 0 on a map that is not too full.
    pub overlaps: usize,
}

/// Places people by their ties; `footprints` says how much room each needs (those that are missing need
/// none). The same seed gives the same map; another seed another one, about equally good.
///
/// `None` for more than [`MOST_ON_A_MAP`] people.
pub fn map(ties: &Ties, footprints: &[Footprint], seed: u64) -> Option<Map> {
    let people = ties.people();
    if people > MOST_ON_A_MAP {
        return None;
    }
    // A footprint of half the box fills it. NaN becomes no footprint.
    let share = |half: f64| if half > 0.0 { half.min(0.5) } else { 0.0 };
    let none = Footprint { half_width: 0.0, half_height: 0.0 };
    let footprints: Vec<Footprint> = footprints
        .iter()
        .map(|print| Footprint { half_width: share(print.half_width), half_height: share(print.half_height) })
        .chain(std::iter::repeat(none))
        .take(people)
        .collect();
    let mut places = forces::placed(ties, seed);
    fit_into_box(&mut places, &footprints);
    let overlaps = apart::moved_apart(&mut places, &footprints);
    Some(Map { places, overlaps })
}

/// Stretches places so that they fill the box, each footprint inside it.
fn fit_into_box(places: &mut [Place], footprints: &[Footprint]) {
    let (mut least, mut most) = (Place { x: f64::INFINITY, y: f64::INFINITY }, Place { x: 0.0, y: 0.0 });
    for place in places.iter() {
        least = Place { x: least.x.min(place.x), y: least.y.min(place.y) };
    }
    for place in places.iter() {
        most = Place { x: most.x.max(place.x - least.x), y: most.y.max(place.y - least.y) };
    }
    for (place, print) in places.iter_mut().zip(footprints) {
        place.x = stretched(place.x - least.x, most.x, print.half_width);
        place.y = stretched(place.y - least.y, most.y, print.half_height);
    }
}

fn stretched(from_least: f64, most: f64, half: f64) -> f64 {
    // All in one line, or only one: the middle.
    let share = if most > 0.0 { from_least / most } else { 0.5 };
    half + share * (1.0 - 2.0 * half)
}

#[cfg(test)]
mod tests;
