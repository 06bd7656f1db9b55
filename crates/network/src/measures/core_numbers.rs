//! How deep in the thick of it someone is.

use crate::Ties;

/// The k-core number of each person: the largest `k` such that they belong to a set in which everyone is
/// tied to at least `k` others of the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoreNumbers {
    pub of: Vec<u32>,
}

impl CoreNumbers {
    /// The highest core number; 0 without ties.
    pub fn highest(&self) -> u32 {
        self.of.iter().copied().max().unwrap_or(0)
    }

    /// Those with the highest core number.
    pub fn innermost(&self) -> Vec<u32> {
        let highest = self.highest();
        (0..self.of.len() as u32).filter(|person| self.of[*person as usize] == highest).collect()
    }
}

/// Core numbers, in time that grows with ties (Batagelj and Zaversnik, "An O(m) algorithm for cores
/// decomposition of networks", 2003): take away whoever has the fewest ties left, again and again.
pub fn core_numbers(ties: &Ties) -> CoreNumbers {
    let people = ties.people();
    let mut left: Vec<u32> = (0..people as u32).map(|person| ties.degree(person) as u32).collect();
    // `line` holds people by ties left; `first[d]` is where those with `d` begin; `place` finds a person.
    let mut first = vec![0; left.iter().copied().max().unwrap_or(0) as usize + 2];
    for degree in &left {
        first[*degree as usize + 1] += 1;
    }
    for degree in 1..first.len() {
        first[degree] += first[degree - 1];
    }
    let mut next = first.clone();
    let mut place = vec![0; people];
    let mut line = vec![0; people];
    for person in 0..people {
        let spot = &mut next[left[person] as usize];
        place[person] = *spot;
        line[*spot] = person as u32;
        *spot += 1;
    }
    for turn in 0..people {
        let person = line[turn];
        for other in ties.adjacency().neighbours(person) {
            let degree = left[*other as usize];
            if degree <= left[person as usize] {
                continue;
            }
            // The other loses a tie: they change places with the first of their degree and step one down.
            let (from, to) = (place[*other as usize], first[degree as usize]);
            let moved = line[to];
            line.swap(from, to);
            place[moved as usize] = from;
            place[*other as usize] = to;
            first[degree as usize] += 1;
            left[*other as usize] = degree - 1;
        }
    }
    CoreNumbers { of: left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clique_with_a_tail_is_deep_only_in_the_clique() {
        let clique = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        let tail = [(3, 4), (4, 5)];
        let ties = Ties::from_pairs(7, clique.into_iter().chain(tail).map(|(a, b)| (a, b, 1.0))).unwrap();
        let cores = core_numbers(&ties);
        assert_eq!(cores.of, [3, 3, 3, 3, 1, 1, 0]);
        assert_eq!((cores.highest(), cores.innermost()), (3, vec![0, 1, 2, 3]));
    }

    #[test]
    fn nobody_has_no_core() {
        assert_eq!(core_numbers(&Ties::from_pairs(0, []).unwrap()).highest(), 0);
    }
}
