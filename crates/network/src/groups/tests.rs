use super::*;
use crate::measures::components;

/// `count` cliques of `size` people, one tie from each clique to the next.
fn ring_of_cliques(count: u32, size: u32) -> Ties {
    let inside = (0..count).flat_map(move |clique| {
        let first = clique * size;
        (0..size).flat_map(move |one| (0..one).map(move |other| (first + one, first + other, 1.0)))
    });
    let between = (0..count).map(move |clique| (clique * size, (clique + 1) % count * size + 1, 1.0));
    Ties::from_pairs((count * size) as usize, inside.chain(between)).unwrap()
}

#[test]
fn cliques_are_found_whatever_the_seed() {
    let ties = ring_of_cliques(8, 6);
    for seed in 0..20 {
        let found = natural_groups(&ties, seed, 2).unwrap();
        assert_eq!(found.partition.sizes(), [6; 8], "seed {seed}");
        // Of 8 * 15 + 8 ties, 8 * 15 are inside; each of 8 groups has an eighth of all strength.
        assert!((found.modularity - (120.0 / 128.0 - 1.0 / 8.0)).abs() < 1e-12);
    }
}

#[test]
fn one_seed_gives_one_answer() {
    let ties = ring_of_cliques(5, 4);
    assert_eq!(natural_groups(&ties, 42, 2), natural_groups(&ties, 42, 2));
}

#[test]
fn the_largest_group_comes_first_and_loners_stay_alone() {
    let pairs = [(1, 2, 1.0), (3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0)];
    let found = natural_groups(&Ties::from_pairs(7, pairs).unwrap(), 1, 2).unwrap();
    assert_eq!(found.partition.sizes(), [3, 2, 1, 1]);
    assert_eq!(found.partition.members(), [vec![3, 4, 5], vec![1, 2], vec![0], vec![6]]);
}

#[test]
fn heavy_ties_outweigh_many() {
    // A ring of four: weights decide which neighbours belong together.
    let pairs = [(0, 1, 9.0), (1, 2, 1.0), (2, 3, 9.0), (3, 0, 1.0)];
    let found = natural_groups(&Ties::from_pairs(4, pairs).unwrap(), 3, 2).unwrap();
    assert_eq!(found.partition.members(), [vec![0, 1], vec![2, 3]]);
}

#[test]
fn without_ties_there_are_no_groups() {
    assert_eq!(natural_groups(&Ties::from_pairs(5, []).unwrap(), 1, 2), None);
    assert_eq!(modularity(&Ties::from_pairs(5, []).unwrap(), &Partition::by_label([Some(1); 5])), None);
}

#[test]
fn people_in_no_group_count_as_groups_of_one_for_modularity() {
    let ties = ring_of_cliques(2, 3);
    let named = Partition::by_label([Some(0), Some(0), Some(0), Some(1), Some(2), Some(3)]);
    let none = Partition::by_label([Some(0), Some(0), Some(0), None, None, None]);
    assert_eq!(modularity(&ties, &named), modularity(&ties, &none));
}

proptest::proptest! {
    /// The promise of Leiden: no group falls apart inside. And modularity is no worse than all apart.
    #[test]
    fn every_group_hangs_together(
        pairs in proptest::collection::vec((0_u32..40, 0_u32..40, 0.1_f64..10.0), 1..160),
        seed: u64,
    ) {
        let ties = Ties::from_pairs(40, pairs).unwrap();
        if let Some(found) = natural_groups(&ties, seed, 2) {
            proptest::prop_assert!(found.partition.sizes().iter().sum::<usize>() == 40);
            for members in found.partition.members() {
                proptest::prop_assert_eq!(components(ties.among(&members).adjacency()).count(), 1);
            }
            let apart = Partition::by_label((0..40).map(Some));
            proptest::prop_assert!(found.modularity >= modularity(&ties, &apart).unwrap());
        }
    }
}
