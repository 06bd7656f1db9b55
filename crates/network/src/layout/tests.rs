use super::*;
use base::Dice;

const MARK: Footprint = Footprint { half_width: 0.02, half_height: 0.015 };

/// Groups of ten, well tied inside, with one tie to the next group, and two people without ties.
fn village(groups: u32) -> Ties {
    let inside = (0..groups).flat_map(|group| {
        (0..10).flat_map(move |one| (0..one).map(move |other| (group * 10 + one, group * 10 + other, 2.0)))
    });
    let between = (1..groups).map(|group| (group * 10, group * 10 - 7, 1.0));
    Ties::from_pairs(groups as usize * 10 + 2, inside.chain(between)).unwrap()
}

fn distance(one: Place, other: Place) -> f64 {
    ((one.x - other.x).powi(2) + (one.y - other.y).powi(2)).sqrt()
}

#[test]
fn one_seed_draws_one_map() {
    let ties = village(3);
    let marks = [MARK; 32];
    assert_eq!(map(&ties, &marks, 5), map(&ties, &marks, 5));
    assert_ne!(map(&ties, &marks, 5), map(&ties, &marks, 6));
}

#[test]
fn nobody_covers_anybody_and_all_are_inside_the_box() {
    for (groups, seed) in [(1, 1), (4, 2), (14, 3), (14, 4)] {
        let ties = village(groups);
        let map = map(&ties, &vec![MARK; ties.people()], seed).unwrap();
        assert_eq!(map.overlaps, 0, "{groups} groups");
        for place in &map.places {
            assert!((0.02..=0.98).contains(&place.x) && (0.015..=0.985).contains(&place.y), "{place:?}");
        }
    }
}

#[test]
fn those_who_are_tied_stand_nearer_than_others() {
    let ties = village(5);
    let places = map(&ties, &[], 9).unwrap().places;
    let tied: f64 =
        ties.pairs().map(|(one, other, _)| distance(places[one as usize], places[other as usize])).sum();
    let mean = tied / ties.count() as f64;
    let mut dice = Dice::seeded(1);
    let any: f64 = (0..1000).map(|_| distance(places[dice.below(50)], places[dice.below(50)])).sum();
    assert!(mean * 2.0 < any / 1000.0, "tied {mean}, any {}", any / 1000.0);
}

#[test]
fn a_map_of_nobody_one_or_two_is_a_map() {
    for people in 0..3 {
        let ties = Ties::from_pairs(people, []).unwrap();
        let map = map(&ties, &[MARK; 3], 1).unwrap();
        assert_eq!((map.places.len(), map.overlaps), (people, 0));
        assert!(map.places.iter().all(|place| place.x.is_finite() && place.y.is_finite()));
    }
}

#[test]
fn a_map_that_is_too_full_says_so_and_one_that_is_too_large_is_not_drawn() {
    let ties = village(2);
    let huge = Footprint { half_width: 0.3, half_height: f64::NAN };
    let large = Footprint { half_width: 0.3, half_height: 0.3 };
    assert!(map(&ties, &[large; 22], 1).unwrap().overlaps > 0);
    assert_eq!(map(&ties, &[huge; 22], 1).unwrap().overlaps, 0, "no height, no overlap");
    assert_eq!(map(&Ties::from_pairs(MOST_ON_A_MAP + 1, []).unwrap(), &[], 1), None);
}

#[test]
fn who_is_drawn_is_who_has_most_ties_and_the_rest_is_counted() {
    let ties = village(3);
    let chosen = best_connected(&ties, 4);
    // 10 and 20 have a tie to the group before, 3 and 13 one to the group after.
    assert_eq!(chosen.people, [3, 10, 13, 20]);
    assert_eq!(chosen.ties.pairs().map(|(a, b, _)| (a, b)).collect::<Vec<_>>(), [(0, 1), (1, 2), (2, 3)]);
    assert_eq!((chosen.of_people, chosen.of_ties, chosen.is_part()), (32, 137, true));
    let all = best_connected(&ties, 32);
    assert_eq!((all.people.len(), all.ties.count(), all.is_part()), (32, 137, false));
}
