//! Whom those who are answered answer.

use crate::Graph;

/// PageRank of everyone; together 1, or empty without people.
///
/// An answer is a vote of its weight for the one who is answered, and votes of those with many votes count
/// more. `damping` (0.85 is customary) is the share that votes decide; the rest is given to all alike, and so
/// are the votes of those who answer nobody. Clamped to 0..=0.999.
pub fn pagerank(graph: &Graph, damping: f64) -> Vec<f64> {
    let people = graph.people();
    if people == 0 {
        return Vec::new();
    }
    let damping = if damping.is_finite() { damping.clamp(0.0, 0.999) } else { 0.85 };
    // Solves (1 - damping P) x = 1 by Gauss-Seidel and scales the result to 1. Those who answer nobody need no
    // step of their own: sharing their votes among all only scales x (Gleich, Gray, Greif and Lau, "An
    // inner-outer iteration for computing PageRank", 2010).
    let share: Vec<f64> = (0..people as u32)
        .map(|person| {
            let given = graph.outgoing().strength(person);
            if given > 0.0 { 1.0 / given } else { 0.0 }
        })
        .collect();
    let mut rank = vec![1.0; people];
    // What one unit of weight from each person is worth: their rank over all weight that they give.
    let mut vote = share.clone();
    for _ in 0..MOST_ROUNDS {
        rescale(&mut rank, &mut vote, damping);
        let (mut change, mut total) = (0.0, 0.0);
        for person in 0..people {
            let votes: f64 = graph
                .incoming()
                .row(person as u32)
                .map(|(other, weight)| vote[other as usize] * weight)
                .sum();
            let new = 1.0 + damping * votes;
            change += (new - rank[person]).abs();
            total += new;
            rank[person] = new;
            vote[person] = new * share[person];
        }
        if change <= CLOSE_ENOUGH * total {
            break;
        }
    }
    let total: f64 = rank.iter().sum();
    rank.iter_mut().for_each(|rank| *rank /= total);
    rank
}

/// Brings all ranks to the scale of the solution, which is known before it: all equations added up say
/// `Σ x - damping Σ x (of those who answer) = people`. Without this, many rounds would only find the scale.
fn rescale(rank: &mut [f64], vote: &mut [f64], damping: f64) {
    let pairs = rank.iter().zip(vote.iter());
    let kept: f64 = pairs.map(|(rank, vote)| if *vote > 0.0 { (1.0 - damping) * rank } else { *rank }).sum();
    let scale = rank.len() as f64 / kept;
    rank.iter_mut().chain(vote).for_each(|value| *value *= scale);
}

/// Change of a round, as a share of everything, below which the ranks stand.
const CLOSE_ENOUGH: f64 = 1e-10;
/// At the customary damping 0.85 a few dozen rounds are enough; this only bounds what is odd.
const MOST_ROUNDS: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn a_ring_ranks_all_alike() {
        let ring = Graph::from_arcs(4, (0..4).map(|one| (one, (one + 1) % 4, 2.0))).unwrap();
        assert!(pagerank(&ring, 0.85).iter().all(|rank| close(*rank, 0.25)));
    }

    #[test]
    fn who_is_answered_by_all_ranks_highest_and_ranks_add_up_to_one() {
        // Solved by hand: with s for each who answers and t for the answered, s = (1 - d) / 3 + d t / 3 (the
        // votes of t, who answers nobody, go to all), t = s + 2 d s.
        let star = Graph::from_arcs(3, [(0, 2, 1.0), (1, 2, 9.0)]).unwrap();
        let rank = pagerank(&star, 0.85);
        let sender = 1.0 / (3.0 + 2.0 * 0.85);
        assert!(close(rank[0], sender) && close(rank[1], sender) && close(rank[2], sender * 2.7), "{rank:?}");
    }

    #[test]
    fn nobody_has_no_rank() {
        assert!(pagerank(&Graph::from_arcs(0, []).unwrap(), 0.85).is_empty());
    }
}
