//! The composer against every group there is: small questions, looked through from one end to the other.

use matching::cohort::{Aim, Condition, Person, Question, Refusal, Target, Work, compose, measures};
use proptest::prelude::*;

/// What the composer minimises, from its published measures alone.
fn gap(question: &Question, chosen: &[usize]) -> u64 {
    let size = (question.stay + question.places) as u64;
    measures(question, chosen)
        .iter()
        .zip(&question.targets)
        .map(|(measure, target)| match target.aim {
            Aim::Access => 0,
            Aim::Ties { .. } => measure.gap * 2 * u64::from(target.weight),
            _ => measure.gap * u64::from(target.weight) * (size - 1).max(1),
        })
        .sum()
}

fn meets(question: &Question, chosen: &[usize]) -> bool {
    let inside = |one: usize| one < question.stay || chosen.contains(&one);
    let count = |dimension: usize, value: u32, stay: bool| {
        (0..question.people.len())
            .filter(|one| if stay { *one < question.stay } else { inside(*one) })
            .filter(|one| question.people[*one].traits.get(dimension).copied().flatten() == Some(value))
            .count()
    };
    question.conditions.iter().all(|condition| match *condition {
        Condition::Avoid(one, other) => !(inside(one) && inside(other)) || one.max(other) < question.stay,
        Condition::Together(one, other) => inside(one) == inside(other),
        Condition::Take(one) => inside(one),
        Condition::Leave(one) => !inside(one) || one < question.stay,
        Condition::AtLeast { dimension, value, count: least } => count(dimension, value, false) >= least,
        Condition::AtMost { dimension, value, count: most } => (0..6)
            .filter(|v| value.is_none_or(|value| value == *v))
            .all(|v| count(dimension, v, false) <= most.max(count(dimension, v, true))),
    })
}

fn all_groups(question: &Question) -> Vec<(u64, Vec<usize>)> {
    let ask: Vec<usize> = (question.stay..question.people.len()).collect();
    let mut found = Vec::new();
    for set in 0_u32..1 << ask.len() {
        if set.count_ones() as usize == question.places {
            let chosen: Vec<usize> = ask
                .iter()
                .enumerate()
                .filter(|(place, _)| set >> place & 1 == 1)
                .map(|(_, one)| *one)
                .collect();
            if meets(question, &chosen) {
                found.push((gap(question, &chosen), chosen));
            }
        }
    }
    found.sort();
    found
}

fn questions() -> impl Strategy<Value = Question> {
    (1_usize..4, 3_usize..10).prop_flat_map(|(stay, ask)| {
        let all = stay + ask;
        let value = || prop::option::weighted(0.9, 0_u32..4);
        let topics = || prop::collection::vec(0_u32..5, 0..3);
        let person = (prop::collection::vec(value(), 3), topics(), topics(), any::<bool>())
            .prop_map(|(traits, needs, offers, access_met)| Person { traits, needs, offers, access_met });
        let pair = move || (0..all, 0..all).prop_filter("two", |(one, other)| one != other);
        let condition = prop_oneof![
            3 => pair().prop_map(|(one, other)| Condition::Avoid(one, other)),
            1 => pair().prop_map(|(one, other)| Condition::Together(one, other)),
            2 => (0_usize..3, prop::option::of(0_u32..4), 1_usize..5)
                .prop_map(|(dimension, value, count)| Condition::AtMost { dimension, value, count }),
            1 => (0_usize..3, 0_u32..4, 0_usize..3)
                .prop_map(|(dimension, value, count)| Condition::AtLeast { dimension, value, count }),
            1 => (0..all).prop_map(Condition::Take),
            1 => (0..all).prop_map(Condition::Leave),
        ];
        let band = |low: u32, width: u32| (low, (low + width).min(1_000));
        let targets = (0_u32..900, 0_u32..1_000, 0_u32..600, 0_u32..300, 0_u32..1_001, 0_u32..4).prop_map(
            move |(spread, share, width, ties, cover, weight)| {
                let (from, to) = band(share, width);
                let (few, many) = band(ties, 200);
                [
                    Aim::Spread { dimension: 0, least: spread },
                    Aim::Spread { dimension: 1, least: 600 },
                    Aim::Share { dimension: 1, value: 0, from, to },
                    Aim::Share { dimension: 2, value: 1, from: 300, to: 700 },
                    Aim::Share { dimension: 2, value: 9, from: 100, to: 700 },
                    Aim::Power,
                    Aim::Ties { from: few, to: many },
                    Aim::Cover { least: cover },
                    Aim::Access,
                ]
                .map(|aim| Target { aim, weight })
                .to_vec()
            },
        );
        (
            prop::collection::vec(person, all),
            0..=ask,
            prop::collection::vec(pair(), 0..12),
            prop::collection::btree_map(pair().prop_map(|(a, b)| (a.min(b), a.max(b))), 1_u32..1_001, 0..14),
            prop::collection::vec(condition, 0..5),
            targets,
        )
            .prop_map(move |(people, places, lines, ties, conditions, targets)| Question {
                people,
                stay,
                places,
                lines,
                ties: ties.into_iter().map(|((one, other), weight)| (one, other, weight)).collect(),
                conditions,
                targets,
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_best_and_the_next_are_those_of_a_look_at_all_groups(question in questions()) {
        let all = all_groups(&question);
        match compose(&question, 2, Work::default()) {
            Ok(answer) => {
                let found: Vec<_> = std::iter::once(&answer.best).chain(&answer.next).collect();
                prop_assert_eq!(found.len(), all.len().min(3));
                for (place, group) in found.iter().enumerate() {
                    prop_assert!(meets(&question, &group.chosen), "{:?}", group);
                    prop_assert_eq!(gap(&question, &group.chosen), group.gap);
                    prop_assert_eq!(group.gap, all[place].0, "place {} {:?}", place, group);
                    prop_assert!(group.is_proven(), "{:?}", group);
                    prop_assert!(found[..place].iter().all(|before| before.chosen != group.chosen));
                }
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::Nobody);
                prop_assert!(all.is_empty(), "{:?}", all[0]);
            }
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer(question in questions()) {
        let ask = || compose(&question, 1, Work(50_000)).map(|answer| (answer.best, answer.next));
        prop_assert_eq!(ask(), ask());
    }
}
