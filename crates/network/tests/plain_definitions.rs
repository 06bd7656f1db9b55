//! Measures by their plain definitions, slowly, on networks drawn by chance: the fast ones must agree.

use network::measures::{
    Sources, betweenness, centralisation, components, core_numbers, core_periphery, density, dependence,
    pagerank,
};
use network::{Graph, Ties};
use proptest::prelude::*;

const PEOPLE: usize = 14;

fn arcs() -> impl Strategy<Value = Vec<(u32, u32, f64)>> {
    let person = 0..PEOPLE as u32;
    prop::collection::vec((person.clone(), person, 0.5_f64..4.0), 0..70)
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// How long the shortest way between any two is and how many there are, by trying every length.
fn ways(neighbours: &[Vec<u32>]) -> Vec<Vec<Option<(usize, f64)>>> {
    let from = |source: usize| {
        let mut found = vec![None; PEOPLE];
        let mut here = vec![0.0; PEOPLE];
        here[source] = 1.0;
        for length in 0..PEOPLE {
            let mut next = vec![0.0; PEOPLE];
            for person in (0..PEOPLE).filter(|person| here[*person] > 0.0) {
                if found[person].is_none() {
                    found[person] = Some((length, here[person]));
                    neighbours[person].iter().for_each(|other| next[*other as usize] += here[person]);
                }
            }
            here = next;
        }
        found
    };
    (0..PEOPLE).map(from).collect()
}

fn plain_betweenness(neighbours: &[Vec<u32>], person: usize) -> f64 {
    let ways = ways(neighbours);
    let mut sum = 0.0;
    for from in (0..PEOPLE).filter(|from| *from != person) {
        for to in (0..PEOPLE).filter(|to| *to != person && *to != from) {
            let (Some(whole), Some(first), Some(second)) =
                (ways[from][to], ways[from][person], ways[person][to])
            else {
                continue;
            };
            if first.0 + second.0 == whole.0 {
                sum += first.1 * second.1 / whole.1;
            }
        }
    }
    sum
}

/// The largest k for which `person` is left when all with fewer than k ties among those left are taken away.
fn plain_core_number(ties: &Ties, person: u32) -> u32 {
    let stays = |k: usize| {
        let mut left: Vec<u32> = (0..PEOPLE as u32).collect();
        loop {
            let among = |person: &u32| {
                ties.adjacency().neighbours(*person).iter().filter(|other| left.contains(other)).count()
            };
            let next: Vec<u32> = left.iter().copied().filter(|person| among(person) >= k).collect();
            if next.len() == left.len() {
                return left.contains(&person);
            }
            left = next;
        }
    };
    (0..PEOPLE).take_while(|k| stays(*k)).last().unwrap_or(0) as u32
}

fn plain_pagerank(graph: &Graph, damping: f64) -> Vec<f64> {
    let people = graph.people() as f64;
    let mut rank = vec![1.0 / people; graph.people()];
    for _ in 0..400 {
        let mut next = vec![(1.0 - damping) / people; graph.people()];
        for (person, rank) in rank.iter().enumerate() {
            let given = graph.outgoing().strength(person as u32);
            if given == 0.0 {
                next.iter_mut().for_each(|next| *next += damping * rank / people);
            }
            for (other, weight) in graph.outgoing().row(person as u32) {
                next[other as usize] += damping * rank * weight / given;
            }
        }
        rank = next;
    }
    rank
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn betweenness_is_the_share_of_shortest_ways(arcs in arcs()) {
        let graph = Graph::from_arcs(PEOPLE, arcs).unwrap();
        let ties = graph.ties();
        for (rows, directed, scale) in [(graph.outgoing(), true, 1.0), (ties.adjacency(), false, 0.5)] {
            let found = betweenness(rows, directed, &Sources::All);
            let neighbours: Vec<_> = (0..PEOPLE as u32).map(|person| rows.neighbours(person).to_vec()).collect();
            for person in 0..PEOPLE {
                prop_assert!(close(found.of[person], plain_betweenness(&neighbours, person) * scale));
            }
        }
    }

    #[test]
    fn core_numbers_are_what_is_left_when_the_edge_is_taken_away(arcs in arcs()) {
        let ties = Ties::from_pairs(PEOPLE, arcs).unwrap();
        let found = core_numbers(&ties);
        for person in 0..PEOPLE as u32 {
            prop_assert_eq!(found.of[person as usize], plain_core_number(&ties, person));
        }
    }

    #[test]
    fn pagerank_is_where_votes_come_to_rest(arcs in arcs()) {
        let graph = Graph::from_arcs(PEOPLE, arcs).unwrap();
        for (found, plain) in pagerank(&graph, 0.85).into_iter().zip(plain_pagerank(&graph, 0.85)) {
            prop_assert!(close(found, plain), "{} {}", found, plain);
        }
    }

    #[test]
    fn shares_stay_between_their_bounds(arcs in arcs()) {
        let graph = Graph::from_arcs(PEOPLE, arcs).unwrap();
        let ties = graph.ties();
        prop_assert_eq!(ties.adjacency().entries(), ties.count() * 2);
        for share in [density(&ties), centralisation(&ties)].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&share));
        }
        if let Some(core) = core_periphery(&ties) {
            prop_assert!((-1.0..=1.0 + 1e-9).contains(&core.fit));
        }
        if let Some(found) = dependence(&ties, |person| person < 2) {
            for share in [found.ties, found.exchanges, found.ways, found.overall] {
                prop_assert!((0.0..=1.0).contains(&share));
            }
        }
        prop_assert_eq!(components(ties.adjacency()), components(graph.incoming()));
    }
}
