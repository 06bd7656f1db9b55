//! Threads as the connected pieces of the net of ids (union-find with path halving and union by size).

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Ids, made_up_id};

/// Letters, joined by their ids. Ids that are only referred to join letters as well: two answers to a letter that the
/// archive does not have are one thread. References in a circle do no harm.
///
/// Counts as other tools count: an id without angle brackets tells a letter from another, but joins nothing.
#[derive(Debug, Default, Clone)]
pub struct Threads {
    /// By a hash of the id: an archive of millions of letters must not cost the memory of all their ids.
    nodes: HashMap<u64, u32>,
    above: Vec<u32>,
    size: Vec<u32>,
    /// A letter is here, and not only an id that was referred to.
    spoken: Vec<bool>,
    /// This id is the id of a letter.
    named: Vec<bool>,
}

impl Threads {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a letter. `raw` is read only if the letter has no id of its own.
    pub fn add(&mut self, ids: &Ids, raw: &[u8]) {
        let node = match &ids.message_id {
            Some(id) => self.node(id),
            None => self.node(&made_up_id(raw)),
        };
        self.named[node as usize] = true;
        let node = if ids.bare { self.new_node() } else { node };
        self.spoken[node as usize] = true;
        for other in ids.in_reply_to.iter().chain(&ids.references) {
            let other = self.node(other);
            self.unite(node, other);
        }
    }

    /// Letters by distinct id.
    pub fn distinct_letters(&self) -> usize {
        self.named.iter().filter(|named| **named).count()
    }

    /// Threads that have at least one letter.
    pub fn count(&self) -> usize {
        let nodes = 0..self.above.len() as u32;
        let mut tops: Vec<u32> = nodes.filter(|n| self.spoken[*n as usize]).map(|n| self.top(n)).collect();
        tops.sort_unstable();
        tops.dedup();
        tops.len()
    }

    /// The thread of a letter: equal for all its letters, and stable until the next [`Threads::add`].
    pub fn thread_of(&self, id: &str) -> Option<u32> {
        self.nodes.get(&key(id)).map(|n| self.top(*n))
    }

    fn node(&mut self, id: &str) -> u32 {
        let key = key(id);
        if let Some(node) = self.nodes.get(&key) {
            return *node;
        }
        let node = self.new_node();
        self.nodes.insert(key, node);
        node
    }

    fn new_node(&mut self) -> u32 {
        let node = self.above.len() as u32;
        self.above.push(node);
        self.size.push(1);
        self.spoken.push(false);
        self.named.push(false);
        node
    }

    fn top(&self, mut node: u32) -> u32 {
        while self.above[node as usize] != node {
            node = self.above[node as usize];
        }
        node
    }

    fn unite(&mut self, a: u32, b: u32) {
        let (a, b) = (self.top_halving(a), self.top_halving(b));
        if a == b {
            return;
        }
        let (small, large) = if self.size[a as usize] < self.size[b as usize] { (a, b) } else { (b, a) };
        self.above[small as usize] = large;
        self.size[large as usize] += self.size[small as usize];
    }

    fn top_halving(&mut self, mut node: u32) -> u32 {
        while self.above[node as usize] != node {
            let above = self.above[node as usize];
            self.above[node as usize] = self.above[above as usize];
            node = self.above[node as usize];
        }
        node
    }
}

fn key(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(id: &str, others: &[&str]) -> Ids {
        let references = others.iter().map(|o| o.to_string()).collect();
        Ids { message_id: Some(id.to_owned()), references, ..Ids::default() }
    }

    fn threads(letters: &[(&str, &[&str])]) -> Threads {
        let mut threads = Threads::new();
        for (id, others) in letters {
            threads.add(&letter(id, others), b"");
        }
        threads
    }

    #[test]
    fn two_answers_to_a_missing_letter_are_one_thread() {
        let joined = threads(&[("b", &["a"]), ("c", &["a"]), ("d", &[])]);
        assert_eq!(joined.count(), 2);
        assert_eq!(joined.distinct_letters(), 3);
        assert_eq!(joined.thread_of("b"), joined.thread_of("c"));
        assert_ne!(joined.thread_of("b"), joined.thread_of("d"));
    }

    #[test]
    fn references_in_a_circle_and_to_oneself_are_one_thread() {
        assert_eq!(threads(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"]), ("d", &["d"])]).count(), 2);
    }

    #[test]
    fn the_same_letter_twice_is_one() {
        let joined = threads(&[("a", &[]), ("a", &[])]);
        assert_eq!((joined.count(), joined.distinct_letters()), (1, 1));
    }

    #[test]
    fn a_hundred_thousand_answers_in_a_chain_are_joined_without_recursion() {
        let mut threads = Threads::new();
        for n in 0..100_000u32 {
            threads.add(&letter(&n.to_string(), &[&(n + 1).to_string()]), b"");
        }
        assert_eq!(threads.count(), 1);
    }
}
