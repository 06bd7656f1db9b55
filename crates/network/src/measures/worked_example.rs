//! The worked example of practice 2.22, through every measure: eight people in three groups, one of them the
//! convenor, who is tied to all.

use super::*;
use crate::{Partition, Ties, when_enough};

const A1: u32 = 0;
const A2: u32 = 1;
const A3: u32 = 2;
const B1: u32 = 3;
const B2: u32 = 4;
const B3: u32 = 5;
const V: u32 = 7;

const OWN_TIES: [(u32, u32); 4] = [(A1, A2), (A2, A3), (B1, B2), (A1, B1)];

fn with_convenor() -> Ties {
    let pairs = (0..7).map(|member| (V, member)).chain(OWN_TIES);
    Ties::from_pairs(8, pairs.map(|(one, other)| (one, other, 1.0))).unwrap()
}

fn assert_is(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 5e-5, "{found} is not {expected}");
}

#[test]
fn density_degrees_and_centralisation() {
    let ties = with_convenor();
    assert_eq!((ties.people(), ties.count()), (8, 11));
    assert_is(density(&ties), 0.3929);
    assert_is(mean_degree(&ties), 22.0 / 8.0);
    let degrees: Vec<_> = (0..8).map(|person| ties.degree(person)).collect();
    assert_eq!(degrees, [3, 3, 2, 3, 2, 1, 1, 7]);
    assert_is(centralisation(&ties), 0.8095);
    assert!(isolates(&ties).is_empty());
}

#[test]
fn betweenness_of_the_convenor_and_of_those_between() {
    let ties = with_convenor();
    let found = betweenness(ties.adjacency(), false, &Sources::All);
    assert_eq!(found.of, [0.5, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0, 15.5]);
    assert_is(found.normalised(V), 0.7381);
    assert_is(found.normalised(A2), 0.0238);
    assert_eq!(found.top(2), [(V, 15.5), (A1, 0.5)]);
    assert_eq!(found.top(9).len(), 4);
}

#[test]
fn constraint_of_the_convenor_and_of_a1() {
    assert_is(constraint(&with_convenor(), V), 0.3073);
    assert_is(constraint(&with_convenor(), A1), 0.5989);
}

#[test]
fn the_core_is_the_convenor_alone() {
    let core = core_periphery(&with_convenor()).unwrap();
    assert_eq!(core.members, [V]);
    assert_is(Some(core.fit), 0.7177);
}

#[test]
fn without_the_convenor_ties_stay_inside_groups() {
    let ties = Ties::from_pairs(7, OWN_TIES.map(|(one, other)| (one, other, 1.0))).unwrap();
    let groups = Partition::by_label("aaabbbc".chars().map(Some));
    let found = bridging(ties.adjacency(), false, &groups).unwrap();
    assert_eq!((found.across, found.inside, found.ei), (1, 3, -0.5));
    assert_is(Some(found.expected_ei), 0.4286);
    assert_is(Some(found.gap), -0.9286);
    assert_eq!(isolates(&ties), [B3, 6]);
}

#[test]
fn the_group_depends_on_its_convenor() {
    let found = dependence(&with_convenor(), |person| person == V).unwrap();
    assert_is(Some(found.ties), 0.6364);
    assert_is(Some(found.ways), 0.5238);
    assert_is(Some(found.overall), 0.5801);
}

#[test]
fn below_seven_people_there_is_no_figure() {
    let ties = with_convenor();
    assert!(when_enough(ties.people(), 7, || density(&ties)).is_some());
    assert!(when_enough(6, 7, || density(&ties)).is_none());
}
