//! Who stands on the ways between others.

use crate::Adjacency;
use crate::dice::Dice;

/// From whom ways are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sources {
    /// From everyone: exact, in time that grows with people times arcs.
    All,
    /// From `count` people drawn by `seed`, scaled up to everyone (Brandes and Pich, "Centrality estimation
    /// in large networks", 2007): an estimate, to be called one.
    Sample { count: usize, seed: u64 },
    /// From exactly these, scaled up to everyone.
    These(Vec<u32>),
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
        Sources::These(people) => people.clone(),
    };
    let mut of = vec![0.0; people];
    let mut search = Search::over(people);
    for source in &sources {
        search.from(adjacency, *source, &mut of);
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

struct Search {
    seen: Vec<Seen>,
    /// Those reached, nearest first.
    line: Vec<u32>,
}

impl Search {
    fn over(people: usize) -> Search {
        Search { seen: vec![UNSEEN; people], line: Vec::with_capacity(people) }
    }

    /// Adds to `of` what each person is worth for ways from `source`.
    fn from(&mut self, adjacency: &Adjacency, source: u32, of: &mut [f64]) {
        let Search { seen, line } = self;
        line.push(source);
        seen[source as usize] = Seen { value: 1.0, distance: 0 };
        let mut turn = 0;
        while let Some(person) = line.get(turn).copied() {
            turn += 1;
            let Seen { value: ways, distance } = seen[person as usize];
            for other in adjacency.neighbours(person) {
                let other_seen = &mut seen[*other as usize];
                if other_seen.distance == u32::MAX {
                    *other_seen = Seen { value: ways, distance: distance + 1 };
                    line.push(*other);
                } else if other_seen.distance == distance + 1 {
                    other_seen.value += ways;
                }
            }
        }
        let farthest = line.last().map_or(0, |last| seen[*last as usize].distance);
        while let Some(person) = line.pop() {
            let Seen { value: ways, distance } = seen[person as usize];
            // Nobody is beyond the farthest: no need to look.
            let mut beyond = 0.0;
            if distance < farthest {
                for other in adjacency.neighbours(person) {
                    let other = seen[*other as usize];
                    if other.distance == distance + 1 {
                        beyond += other.value;
                    }
                }
            }
            if person != source {
                of[person as usize] += ways * beyond;
            }
            seen[person as usize].value = 1.0 / ways + beyond;
            // The distance is still asked for by those before; it is cleared when the line is empty.
        }
        seen.fill(UNSEEN);
    }
}
