//! A network to measure: people in groups of very different sizes, a few of whom do very much.

use std::collections::HashSet;

/// How often someone answers within their own group; else they answer anyone.
const INSIDE: f64 = 0.7;
/// How often an answer is returned.
const RETURNED: f64 = 0.35;

/// Arcs that make exactly `ties` ties among `people` people, the same for the same seed.
pub fn arcs(people: usize, ties: usize, seed: u64) -> Vec<(u32, u32, f64)> {
    let mut dice = Dice(seed);
    // Groups of 20 to 5,000, most of them small; members are scattered over all numbers.
    let mut order: Vec<u32> = (0..people as u32).collect();
    for last in (1..people).rev() {
        order.swap(last, dice.below(last + 1));
    }
    let mut groups = Vec::new();
    let mut group_of = vec![0; people];
    let mut begin = 0;
    while begin < people {
        let size = (dice.heavy(1.0) * 20.0).min(5_000.0) as usize;
        let end = (begin + size).min(people);
        for person in &order[begin..end] {
            group_of[*person as usize] = groups.len();
        }
        groups.push(begin..end);
        begin = end;
    }
    // How much each does, and a way to draw by it: running sums along the order of groups.
    let mut sums = Vec::with_capacity(people + 1);
    sums.push(0.0);
    let mut sum = 0.0;
    for _ in 0..people {
        sum += dice.heavy(1.2).min(2_000.0);
        sums.push(sum);
    }
    let draw = |dice: &mut Dice, from: usize, to: usize| {
        let mark = sums[from] + dice.unit() * (sums[to] - sums[from]);
        order[sums[from + 1..to].partition_point(|sum| *sum <= mark) + from]
    };

    let mut known = HashSet::with_capacity(ties);
    let mut arcs = Vec::with_capacity(ties * 3 / 2);
    while known.len() < ties {
        let from = draw(&mut dice, 0, people);
        let to = if dice.unit() < INSIDE {
            let group = &groups[group_of[from as usize]];
            draw(&mut dice, group.start, group.end)
        } else {
            draw(&mut dice, 0, people)
        };
        if from == to || !known.insert((from.min(to), from.max(to))) {
            continue;
        }
        arcs.push((from, to, dice.heavy(1.5).min(100.0).floor()));
        if dice.unit() < RETURNED {
            arcs.push((to, from, dice.heavy(1.5).min(100.0).floor()));
        }
    }
    arcs
}

struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((mixed ^ (mixed >> 32)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }

    /// A number from 1 on with a heavy tail: the smaller `tail`, the heavier.
    fn heavy(&mut self, tail: f64) -> f64 {
        (1.0 - self.unit()).powf(-1.0 / tail)
    }
}
