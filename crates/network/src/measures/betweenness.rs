//! Who stands on the ways between others.

use std::ops::Range;

use crate::Adjacency;
use base::Dice;

/// From whom ways are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sources {
    /// From everyone: exact, in time that grows with people times arcs.
    All,
    /// From `count` people drawn by `seed`, scaled up to everyone (Brandes and Pich, "Centrality estimation
    /// in large networks", 2007): an estimate, to be called one.
    Sample { count: usize, seed: u64 },
    /// From exactly these, scaled up to everyone. Numbers of nobody are passed over.
    These(Vec<u32>),
}

impl Sources {
    /// Everyone if that costs at most `steps` looks at an arc; else as many as that allows, but at least 30,
    /// drawn by `seed`. A machine takes some hundred million steps a second.
    pub fn within(steps: usize, adjacency: &Adjacency, seed: u64) -> Sources {
        let each = adjacency.people() + adjacency.entries();
        let count = (steps / each.max(1)).max(30);
        if count >= adjacency.people() { Sources::All } else { Sources::Sample { count, seed } }
    }
}

/// Betweenness of everyone, and what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Betweenness {
    /// For each person, how many shortest ways between others pass through them; a way that shares its
    /// length with others counts as its part.
    pub of: Vec<f64>,
    /// From how many people ways were followed. Fewer than all: an estimate.
    pub sources: usize,
    directed: bool,
}

impl Betweenness {
    /// The betweenness of `person` as a share of all pairs of others, from 0 to 1; `None` below three people.
    pub fn normalised(&self, person: u32) -> Option<f64> {
        let people = self.of.len() as f64;
        let pairs = (people - 1.0) * (people - 2.0) / if self.directed { 1.0 } else { 2.0 };
        (people >= 3.0).then(|| self.of[person as usize] / pairs)
    }

    /// The `count` people on most ways, highest first; those on none are not among them.
    pub fn top(&self, count: usize) -> Vec<(u32, f64)> {
        let mut ranked: Vec<_> =
            self.of.iter().enumerate().filter(|(_, b)| **b > 0.0).map(|(p, b)| (p as u32, *b)).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(count);
        ranked
    }
}

/// Betweenness by shortest ways, weights left aside (U. Brandes, "A faster algorithm for betweenness
/// centrality", 2001).
///
/// Give [`Ties::adjacency`](crate::Ties::adjacency) with `directed` false: each pair counts once. Give
/// [`Graph::outgoing`](crate::Graph::outgoing) with `directed` true: each ordered pair counts.
pub fn betweenness(adjacency: &Adjacency, directed: bool, sources: &Sources) -> Betweenness {
    let people = adjacency.people();
    let sources: Vec<u32> = match sources {
        Sources::All => (0..people as u32).collect(),
        Sources::Sample { count, seed } => Dice::seeded(*seed).sample(people, *count),
        Sources::These(these) => these.iter().copied().filter(|one| (*one as usize) < people).collect(),
    };
    let mut of = vec![0.0; people];
    let turned = directed.then(|| adjacency.transposed());
    let mut search = Search::over(adjacency, turned.as_ref().unwrap_or(adjacency));
    for source in &sources {
        search.from(*source, &mut of);
    }
    let scale = if sources.is_empty() { 0.0 } else { people as f64 / sources.len() as f64 };
    let scale = if directed { scale } else { scale / 2.0 };
    of.iter_mut().for_each(|b| *b *= scale);
    Betweenness { of, sources: sources.len(), directed }
}

/// One person as seen from a source.
#[derive(Clone, Copy)]
struct Seen {
    /// On the way out: how many shortest ways lead here. On the way back: what each of those ways is worth to
    /// the person before.
    value: f64,
    distance: u32,
}

const UNSEEN: Seen = Seen { value: 0.0, distance: u32::MAX };

/// Those at one distance: where they begin in the line, and how many arcs leave and enter them.
struct Ring {
    begin: usize,
    leaving: usize,
    entering: usize,
}

/// What it takes to follow shortest ways from one source after another.
///
/// Between two rings one may look from the inner along leaving arcs, or from the outer along entering arcs.
/// Most people are in one ring, so the cheaper of the two is much cheaper (Beamer, Asanović and Patterson,
/// "Direction-optimizing breadth-first search", 2012).
struct Search<'a> {
    leaving: &'a Adjacency,
    entering: &'a Adjacency,
    seen: Vec<Seen>,
    /// Those reached, nearest first.
    line: Vec<u32>,
    rings: Vec<Ring>,
    /// For those of the ring at hand, what lies beyond them is worth.
    beyond: Vec<f64>,
}

impl<'a> Search<'a> {
    fn over(leaving: &'a Adjacency, entering: &'a Adjacency) -> Search<'a> {
        let people = leaving.people();
        let (seen, beyond) = (vec![UNSEEN; people], vec![0.0; people]);
        Search { leaving, entering, seen, line: Vec::with_capacity(people), rings: Vec::new(), beyond }
    }

    /// Adds to `of` what each person is worth for ways from `source`.
    fn from(&mut self, source: u32, of: &mut [f64]) {
        self.seen.fill(UNSEEN);
        self.line.clear();
        self.rings.clear();
        self.go_out(source);
        self.come_back(of);
    }

    /// Finds everyone who can be reached, ring by ring, and counts the shortest ways to each.
    fn go_out(&mut self, source: u32) {
        self.seen[source as usize] = Seen { value: 1.0, distance: 0 };
        self.line.push(source);
        let mut begin = 0;
        let mut entering_unseen = self.entering.entries();
        for distance in 0.. {
            let ring = &self.line[begin..];
            let count = |rows: &Adjacency| ring.iter().map(|person| rows.degree(*person)).sum();
            let ring = Ring { begin, leaving: count(self.leaving), entering: count(self.entering) };
            entering_unseen -= ring.entering;
            let end = self.line.len();
            // From the other side everyone has to be asked whether they are seen.
            if ring.leaving <= entering_unseen + self.seen.len() / 4 {
                self.reach_from_inside(begin..end, distance);
            } else {
                self.reach_from_outside(distance);
            }
            self.rings.push(ring);
            begin = end;
            if self.line.len() == end {
                return;
            }
        }
    }

    fn reach_from_inside(&mut self, ring: Range<usize>, distance: u32) {
        for turn in ring {
            let person = self.line[turn];
            let ways = self.seen[person as usize].value;
            for other in self.leaving.neighbours(person) {
                let seen = &mut self.seen[*other as usize];
                if seen.distance == u32::MAX {
                    *seen = Seen { value: ways, distance: distance + 1 };
                    self.line.push(*other);
                } else if seen.distance == distance + 1 {
                    seen.value += ways;
                }
            }
        }
    }

    fn reach_from_outside(&mut self, distance: u32) {
        for person in 0..self.seen.len() as u32 {
            if self.seen[person as usize].distance != u32::MAX {
                continue;
            }
            let value = at_distance(&self.seen, self.entering.neighbours(person), distance);
            if value > 0.0 {
                self.seen[person as usize] = Seen { value, distance: distance + 1 };
                self.line.push(person);
            }
        }
    }

    /// Gives everyone, farthest ring first, the worth of what lies beyond them.
    fn come_back(&mut self, of: &mut [f64]) {
        let mut end = self.line.len();
        let mut entering_beyond = 0;
        for (distance, ring) in self.rings.iter().enumerate().rev() {
            let people = &self.line[ring.begin..end];
            // Beyond the farthest ring is nobody: what is worth 0 already stays so.
            if ring.leaving <= entering_beyond {
                for person in people {
                    let near = self.leaving.neighbours(*person);
                    self.beyond[*person as usize] = at_distance(&self.seen, near, distance as u32 + 1);
                }
            } else if let Some(next) = self.rings.get(distance + 1) {
                let after = self.rings.get(distance + 2).map_or(self.line.len(), |ring| ring.begin);
                for person in &self.line[next.begin..after] {
                    let value = self.seen[*person as usize].value;
                    for other in self.entering.neighbours(*person) {
                        if self.seen[*other as usize].distance == distance as u32 {
                            self.beyond[*other as usize] += value;
                        }
                    }
                }
            }
            for person in people {
                let seen = &mut self.seen[*person as usize];
                let beyond = std::mem::take(&mut self.beyond[*person as usize]);
                // Ways do not stand between their own source and others.
                if distance > 0 {
                    of[*person as usize] += seen.value * beyond;
                }
                seen.value = 1.0 / seen.value + beyond;
            }
            entering_beyond = ring.entering;
            end = ring.begin;
        }
    }
}

/// The values of those of `people` who are at `distance`, added up.
fn at_distance(seen: &[Seen], people: &[u32], distance: u32) -> f64 {
    let seen = people.iter().map(|person| seen[*person as usize]);
    seen.filter(|seen| seen.distance == distance).map(|seen| seen.value).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;

    #[test]
    fn direction_matters_where_it_is_asked_for() {
        let path = Graph::from_arcs(3, [(0, 1, 1.0), (1, 2, 1.0)]).unwrap();
        let directed = betweenness(path.outgoing(), true, &Sources::All);
        assert_eq!((directed.of[1], directed.normalised(1)), (1.0, Some(0.5)));
        let ties = path.ties();
        let undirected = betweenness(ties.adjacency(), false, &Sources::All);
        assert_eq!((undirected.of[1], undirected.normalised(1)), (1.0, Some(1.0)));
    }

    #[test]
    fn a_sample_is_scaled_up_and_says_how_many_it_rests_on() {
        // On a ring all are alike, so any sample must come near the whole.
        let ring = Graph::from_arcs(60, (0..60).map(|one| (one, (one + 1) % 60, 1.0))).unwrap().ties();
        let whole = betweenness(ring.adjacency(), false, &Sources::All);
        let part = betweenness(ring.adjacency(), false, &Sources::Sample { count: 20, seed: 5 });
        assert_eq!((whole.sources, part.sources), (60, 20));
        let sum = |found: &Betweenness| found.of.iter().sum::<f64>();
        assert!((sum(&whole) - sum(&part)).abs() < 1e-6, "{} {}", sum(&whole), sum(&part));
        let none = betweenness(ring.adjacency(), false, &Sources::These(Vec::new()));
        assert_eq!((none.sources, none.of[0]), (0, 0.0));
    }

    #[test]
    fn a_large_network_is_sampled_and_a_small_one_is_not() {
        let ring = Graph::from_arcs(100, (0..100).map(|one| (one, (one + 1) % 100, 1.0))).unwrap().ties();
        let rows = ring.adjacency();
        assert_eq!(Sources::within(100_000, rows, 1), Sources::All);
        assert_eq!(Sources::within(15_000, rows, 1), Sources::Sample { count: 50, seed: 1 });
        assert_eq!(Sources::within(10, rows, 1), Sources::Sample { count: 30, seed: 1 });
    }
}
