//! Neighbours of everyone, one after the other in three flat arrays (compressed sparse rows).

/// For each person the others that they are joined to, in rising order, with a weight for each.
///
/// Whether a row means "answered", "was answered by" or "is tied to" is said by where it came from:
/// [`Graph::outgoing`](crate::Graph::outgoing), [`Graph::incoming`](crate::Graph::incoming) or
/// [`Ties::adjacency`](crate::Ties::adjacency).
#[derive(Clone, Debug, PartialEq)]
pub struct Adjacency {
    /// Row `i` is `starts[i]..starts[i + 1]`; one longer than the number of people.
    starts: Vec<usize>,
    ends: Vec<u32>,
    weights: Vec<f64>,
}

impl Adjacency {
    /// How many people there are, joined to anyone or not.
    pub fn people(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many entries all rows have together.
    pub fn entries(&self) -> usize {
        self.ends.len()
    }

    /// How many others `person` is joined to.
    pub fn degree(&self, person: u32) -> usize {
        self.starts[person as usize + 1] - self.starts[person as usize]
    }

    /// Whom `person` is joined to, in rising order.
    pub fn neighbours(&self, person: u32) -> &[u32] {
        &self.ends[self.starts[person as usize]..self.starts[person as usize + 1]]
    }

    /// The weights beside [`neighbours`](Adjacency::neighbours).
    pub fn weights(&self, person: u32) -> &[f64] {
        &self.weights[self.starts[person as usize]..self.starts[person as usize + 1]]
    }

    /// Neighbours with their weights.
    pub fn row(&self, person: u32) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.neighbours(person).iter().copied().zip(self.weights(person).iter().copied())
    }

    /// All weights of `person` together.
    pub fn strength(&self, person: u32) -> f64 {
        self.weights(person).iter().sum()
    }

    /// All weights together.
    pub fn total_weight(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// The weight from `from` to `to`, if they are joined.
    pub fn weight(&self, from: u32, to: u32) -> Option<f64> {
        let place = self.neighbours(from).binary_search(&to).ok()?;
        Some(self.weights(from)[place])
    }

    /// Every entry as (from, to, weight), row by row.
    pub fn arcs(&self) -> impl Iterator<Item = (u32, u32, f64)> + '_ {
        (0..self.people() as u32)
            .flat_map(move |from| self.row(from).map(move |(to, weight)| (from, to, weight)))
    }

    /// Rows as they are: row `i` is `starts[i]..starts[i + 1]` of both others.
    pub(crate) fn from_rows(starts: Vec<usize>, ends: Vec<u32>, weights: Vec<f64>) -> Adjacency {
        debug_assert!(starts.last() == Some(&ends.len()) && ends.len() == weights.len());
        Adjacency { starts, ends, weights }
    }

    /// Rows for `arcs` turned round: who is joined *by* whom. Rows are in the order of `arcs`, with duplicates.
    pub(crate) fn turned(people: usize, arcs: &[(u32, u32, f64)]) -> Adjacency {
        let mut places = counted(people, arcs.iter().map(|arc| arc.1));
        let starts = places.clone();
        let mut ends = vec![0; arcs.len()];
        let mut weights = vec![0.0; arcs.len()];
        for &(from, to, weight) in arcs {
            let place = &mut places[to as usize];
            ends[*place] = from;
            weights[*place] = weight;
            *place += 1;
        }
        Adjacency { starts, ends, weights }
    }

    /// The same arcs seen from the other end. Its rows rise, whatever the order was here: a turn is a sort.
    pub(crate) fn transposed(&self) -> Adjacency {
        let mut places = counted(self.people(), self.ends.iter().copied());
        let starts = places.clone();
        let mut ends = vec![0; self.ends.len()];
        let mut weights = vec![0.0; self.ends.len()];
        for (from, to, weight) in self.arcs() {
            let place = &mut places[to as usize];
            ends[*place] = from;
            weights[*place] = weight;
            *place += 1;
        }
        Adjacency { starts, ends, weights }
    }

    /// Rows in which neighbours that stand next to each other and are the same become one, weights added.
    pub(crate) fn merged(mut self) -> Adjacency {
        let mut kept = 0;
        let mut begin = 0;
        for person in 0..self.people() {
            let end = self.starts[person + 1];
            let row = kept;
            for place in begin..end {
                if kept > row && self.ends[kept - 1] == self.ends[place] {
                    self.weights[kept - 1] += self.weights[place];
                } else {
                    self.ends[kept] = self.ends[place];
                    self.weights[kept] = self.weights[place];
                    kept += 1;
                }
            }
            begin = end;
            self.starts[person + 1] = kept;
        }
        self.ends.truncate(kept);
        self.weights.truncate(kept);
        self
    }

    /// Two sets of rows laid together: an entry is in either; weights of an entry in both are added.
    pub(crate) fn united(one: &Adjacency, other: &Adjacency) -> Adjacency {
        let people = one.people();
        let most = one.entries() + other.entries();
        let mut union = Adjacency {
            starts: Vec::with_capacity(people + 1),
            ends: Vec::with_capacity(most),
            weights: Vec::with_capacity(most),
        };
        union.starts.push(0);
        for person in 0..people as u32 {
            let (mut left, mut right) = (one.row(person).peekable(), other.row(person).peekable());
            loop {
                let (end, weight) = match (left.peek().copied(), right.peek().copied()) {
                    (Some(a), Some(b)) if a.0 == b.0 => {
                        left.next();
                        right.next();
                        (a.0, a.1 + b.1)
                    }
                    (Some(a), Some(b)) if a.0 < b.0 => left.next().unwrap_or(b),
                    (Some(a), None) => left.next().unwrap_or(a),
                    (_, Some(b)) => right.next().unwrap_or(b),
                    (None, None) => break,
                };
                union.ends.push(end);
                union.weights.push(weight);
            }
            union.starts.push(union.ends.len());
        }
        union.ends.shrink_to_fit();
        union.weights.shrink_to_fit();
        union
    }
}

/// Where each row begins, if `keys` names the row of each entry.
pub(crate) fn counted(people: usize, keys: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut starts = vec![0; people + 1];
    for key in keys {
        starts[key as usize + 1] += 1;
    }
    for person in 0..people {
        starts[person + 1] += starts[person];
    }
    starts
}
