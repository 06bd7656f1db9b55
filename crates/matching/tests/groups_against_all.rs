//! Mixed groups against every grouping there is, and against what must hold of any.

use std::collections::BTreeSet;

use matching::groups::{Costs, Person, Question, Reason, Refusal, climb, cost, mix, reasons, sizes};
use proptest::prelude::*;

/// Every way of putting people into groups of these sizes.
fn all_groupings(people: usize, sizes: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let mut found = vec![(Vec::<Vec<usize>>::new(), (0..people).collect::<Vec<usize>>())];
    for size in sizes {
        let mut next = Vec::new();
        for (groups, left) in found {
            for set in 0_u32..1 << left.len() {
                if set.count_ones() as usize == *size {
                    let picked = |wanted: u32| {
                        let kept = left.iter().enumerate().filter(|(place, _)| set >> place & 1 == wanted);
                        kept.map(|(_, one)| *one).collect::<Vec<usize>>()
                    };
                    let mut more = groups.clone();
                    more.push(picked(1));
                    next.push((more, picked(0)));
                }
            }
        }
        found = next;
    }
    found.into_iter().map(|(groups, _)| groups).collect()
}

fn people(count: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<Person>> {
    let person = (0u32..4, 0u32..3, any::<bool>(), 0u64..4, 0u32..5, 0u32..5).prop_map(
        |(organisation, function, seasoned, languages, ask, offer)| Person {
            organisation: (organisation > 0).then_some(organisation),
            function: (function > 0).then_some(function),
            site: None,
            seasoned,
            languages,
            asks: vec![ask],
            offers: vec![offer],
        },
    );
    prop::collection::vec(person, count)
}

fn questions(most: usize) -> impl Strategy<Value = Question> {
    (people(2..=most), 2usize..4, any::<u64>()).prop_flat_map(|(people, size, seed)| {
        let end = people.len();
        let pairs = move |most| {
            let pair = (0..end, 0..end).prop_filter("two people", |(one, other)| one != other);
            prop::collection::vec(pair, 0..most)
        };
        let before = pairs(6)
            .prop_map(|pairs| pairs.into_iter().map(|(one, other)| (one, other, 2)).collect::<Vec<_>>());
        (Just(people), pairs(3), before, pairs(3), pairs(2)).prop_map(
            move |(people, lines, before, apart, together)| Question {
                people,
                size,
                lines,
                before,
                apart,
                together,
                costs: Costs::default(),
                seed,
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    // Practice 2.27: the cheapest of all there are.
    #[test]
    fn few_people_are_put_as_well_as_can_be(question in questions(8)) {
        let sizes = sizes(question.people.len(), question.size);
        let every = all_groupings(question.people.len(), &sizes);
        let best = every.iter().filter_map(|groups| cost(&question, groups)).min();
        match mix(&question) {
            Ok(answer) => prop_assert_eq!(Some(answer.cost), best),
            Err(refusal) => prop_assert!(refusal == Refusal::NotFound && best.is_none(), "{refusal:?} {best:?}"),
        }
    }

    #[test]
    fn everybody_sits_once_and_wishes_are_kept(question in questions(30)) {
        if let Ok(answer) = mix(&question) {
            let all: BTreeSet<usize> = answer.groups.iter().flatten().copied().collect();
            prop_assert_eq!(all.len(), question.people.len());
            prop_assert_eq!(answer.groups.iter().map(Vec::len).sum::<usize>(), question.people.len());
            prop_assert_eq!(cost(&question, &answer.groups), Some(answer.cost));
            let of = |one: &usize| answer.groups.iter().position(|group| group.contains(one));
            prop_assert!(question.apart.iter().all(|(one, other)| of(one) != of(other)));
            prop_assert!(question.together.iter().all(|(one, other)| of(one) == of(other)));
            prop_assert_eq!(mix(&question).unwrap(), answer);
        }
    }

    #[test]
    fn nobody_sits_alone(people in 2usize..500, size in 2usize..12) {
        let sizes = sizes(people, size);
        prop_assert_eq!(sizes.iter().sum::<usize>(), people);
        let (least, most) = (*sizes.iter().min().unwrap(), *sizes.iter().max().unwrap());
        prop_assert!(least >= 2 && most - least <= 1 && most <= size + 1, "{sizes:?}");
    }
}

#[test]
fn what_is_left_over_makes_groups_of_one_more() {
    assert_eq!(sizes(13, 3), [4, 3, 3, 3]);
    assert_eq!(sizes(5, 2), [3, 2]);
    assert_eq!(sizes(5, 3), [3, 2]);
    assert_eq!(sizes(8, 3), [4, 4]);
    assert_eq!(sizes(7, 4), [4, 3]);
    assert_eq!(sizes(1, 3), [1]);
    assert!(sizes(0, 3).is_empty());
}

#[test]
fn what_makes_no_sense_is_refused() {
    let two = || vec![Person::default(), Person::default()];
    assert_eq!(
        mix(&Question { people: two(), size: 1, ..Question::default() }),
        Err(Refusal::Senseless("size"))
    );
    let ghost = Question { people: two(), size: 2, apart: vec![(0, 7)], ..Question::default() };
    assert_eq!(mix(&ghost), Err(Refusal::Senseless("a pair")));
    let torn = Question { people: two(), size: 2, apart: vec![(0, 1)], ..Question::default() };
    assert_eq!(mix(&torn), Err(Refusal::NotFound));
    let crowd = Question { people: vec![Person::default(); 2_001], size: 3, ..Question::default() };
    assert_eq!(mix(&crowd), Err(Refusal::TooMany("people")));
}

#[test]
fn a_longer_look_finds_nothing_cheaper_among_few() {
    let people: Vec<Person> = (0..12)
        .map(|one| Person {
            organisation: Some(one % 4),
            function: Some(one % 3),
            seasoned: one % 2 == 0,
            ..Person::default()
        })
        .collect();
    let question = Question { people, size: 3, seed: 7, ..Question::default() };
    assert_eq!(mix(&question).unwrap().cost, climb(&question, 1_000).unwrap());
}

#[test]
fn a_group_says_why_it_sits_together() {
    let of = |organisation, asks: u32, offers: u32, seasoned| Person {
        organisation: Some(organisation),
        asks: vec![asks],
        offers: vec![offers],
        seasoned,
        ..Person::default()
    };
    let people = vec![of(1, 5, 9, true), of(2, 6, 5, false), of(2, 7, 8, false), of(3, 7, 8, false)];
    let question = Question { people, size: 2, before: vec![(2, 3, 2)], ..Question::default() };
    assert_eq!(reasons(&question, &[0, 1]), [Reason::AllNew, Reason::AllElsewhere, Reason::Helps(0, 1)]);
    assert_eq!(
        reasons(&question, &[2, 3]),
        [Reason::AllElsewhere, Reason::Again(2, 3, 2), Reason::Unseasoned]
    );
    assert_eq!(
        reasons(&question, &[1, 2]),
        [Reason::AllNew, Reason::OneOrganisation(1, 2), Reason::Unseasoned]
    );
}
