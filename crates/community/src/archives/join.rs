//! Which letters of a batch are one thread, given the threads that are there (union-find with path halving).

use std::collections::HashMap;

use crate::ThreadId;

/// The net of ids of one batch; an id is its key.
#[derive(Default)]
pub(super) struct Net {
    nodes: HashMap<i64, usize>,
    above: Vec<usize>,
    /// A node of each thread that is there: all its ids are one piece, whichever of them a batch names.
    of_thread: HashMap<ThreadId, usize>,
    /// The threads that are there, of the piece that this node is the top of.
    threads: Vec<Vec<ThreadId>>,
}

impl Net {
    /// An id, and the thread that it belongs to already.
    pub fn add(&mut self, key: i64, thread: Option<ThreadId>) -> usize {
        if let Some(node) = self.nodes.get(&key) {
            return *node;
        }
        let node = self.above.len();
        self.above.push(node);
        self.threads.push(thread.into_iter().collect());
        self.nodes.insert(key, node);
        if let Some(thread) = thread {
            let other = *self.of_thread.entry(thread).or_insert(node);
            self.join(node, other);
        }
        node
    }

    /// Two ids are of one conversation.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.top(one), self.top(other));
        if one == other {
            return;
        }
        // The older node stays on top, so that the outcome is the same each time.
        let (above, below) = (one.min(other), one.max(other));
        self.above[below] = above;
        let moved = std::mem::take(&mut self.threads[below]);
        self.threads[above].extend(moved);
    }

    /// The piece that an id belongs to.
    pub fn piece(&mut self, key: i64) -> Option<usize> {
        let node = *self.nodes.get(&key)?;
        Some(self.top(node))
    }

    /// The threads that are there in a piece, the oldest first, each once.
    pub fn threads(&self, piece: usize) -> Vec<ThreadId> {
        let mut threads = self.threads[piece].clone();
        threads.sort_unstable();
        threads.dedup();
        threads
    }

    fn top(&mut self, mut node: usize) -> usize {
        while self.above[node] != node {
            self.above[node] = self.above[self.above[node]];
            node = self.above[node];
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_refers_to_two_threads_joins_them() {
        let (first, second) = (ThreadId::from(5), ThreadId::from(9));
        let mut net = Net::default();
        let (a, b) = (net.add(1, Some(second)), net.add(2, Some(first)));
        let c = net.add(3, None);
        net.join(c, a);
        assert_eq!(net.piece(3), net.piece(1));
        assert_ne!(net.piece(3), net.piece(2));
        net.join(c, b);
        let piece = net.piece(2).unwrap();
        assert_eq!(net.threads(piece), [first, second]);
    }

    #[test]
    fn two_ids_of_one_thread_are_one_piece() {
        let mut net = Net::default();
        net.add(1, Some(ThreadId::from(5)));
        net.add(2, Some(ThreadId::from(5)));
        assert_eq!(net.piece(1), net.piece(2));
    }

    #[test]
    fn references_in_a_circle_end() {
        let mut net = Net::default();
        let nodes: Vec<usize> = (0..3).map(|key| net.add(key, None)).collect();
        for place in 0..3 {
            net.join(nodes[place], nodes[(place + 1) % 3]);
        }
        assert_eq!(net.piece(0), net.piece(2));
    }
}
