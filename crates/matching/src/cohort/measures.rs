//! What is measured of a group, exactly, and what each person brings to it.
//!
//! | Aim | Measure (practice, 2.27) |
//! | --- | --- |
//! | spread | 1 less the largest share of one value, among those who said |
//! | share | people with the value, of those who said: the mix of experience; "I usually speak early" for voice |
//! | power | pairs in one line, counted |
//! | ties | the weights of all ties, of all pairs there could be |
//! | cover | needs that somebody else's offer meets, of all needs |
//! | access | people whose access needs are met, of all |

use std::collections::{HashMap, HashSet};

use super::{Aim, Question};

/// One measure of a group: `of` among `among`, and how far it is outside its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is measured.
    pub aim: Aim,
    /// Above the line. Of ties in thousandths of a tie.
    pub of: u64,
    /// Below the line; 0 when nobody said, or there is no pair: then there is no measure. Of power always 1: it is counted.
    pub among: u64,
    /// How many people, pairs, ties or needs would have to be otherwise, in thousandths; 0 inside the band.
    pub gap: u64,
}

impl Measure {
    /// Whether it lies in its band; also when there is nothing to measure.
    pub fn is_met(&self) -> bool {
        self.gap == 0
    }

    /// As a number; none when there is nothing to measure.
    pub fn value(&self) -> Option<f64> {
        (self.among > 0).then(|| self.of as f64 / self.among as f64)
    }
}

/// The measures of a group, one for each target of the question, in its order. `chosen`: numbers of people; those who stay are in it.
/// Numbers that nobody has are left out.
pub fn measures(question: &Question, chosen: &[usize]) -> Vec<Measure> {
    let inside: Vec<usize> = (0..question.stay)
        .chain(chosen.iter().copied().filter(|one| (question.stay..question.people.len()).contains(one)))
        .collect();
    question.targets.iter().map(|target| measure(question, &inside, target.aim)).collect()
}

/// What one of those chosen brings: the measures with the whole group, and without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brings {
    /// Who.
    pub who: usize,
    /// The measures of the group without them, in the order of the targets.
    pub without: Vec<Measure>,
    /// Needs of others that only they can meet, by topic.
    pub only_offer: Vec<u32>,
    /// Their needs that somebody in the group can meet, by topic.
    pub met: Vec<u32>,
}

/// What each of those chosen brings to the group.
pub fn brings(question: &Question, chosen: &[usize]) -> Vec<Brings> {
    let inside: Vec<usize> = (0..question.stay).chain(chosen.iter().copied()).collect();
    let mut offering: HashMap<u32, usize> = HashMap::new();
    let mut needing: HashSet<u32> = HashSet::new();
    for one in &inside {
        let person = &question.people[*one];
        let offers: HashSet<u32> = person.offers.iter().copied().collect();
        needing.extend(person.needs.iter().filter(|topic| !offers.contains(topic)));
        offers.into_iter().for_each(|topic| *offering.entry(topic).or_default() += 1);
    }
    let of = |who: &usize| {
        let person = &question.people[*who];
        let others: Vec<usize> = chosen.iter().copied().filter(|one| one != who).collect();
        let sorted = |topics: HashSet<u32>| {
            let mut topics: Vec<u32> = topics.into_iter().collect();
            topics.sort_unstable();
            topics
        };
        let only = |topic: &u32| offering.get(topic) == Some(&1) && needing.contains(topic);
        let met = |topic: &u32| offering.contains_key(topic) && !person.offers.contains(topic);
        Brings {
            who: *who,
            without: measures(question, &others),
            only_offer: sorted(person.offers.iter().copied().filter(only).collect()),
            met: sorted(person.needs.iter().copied().filter(met).collect()),
        }
    };
    chosen.iter().map(of).collect()
}

fn measure(question: &Question, inside: &[usize], aim: Aim) -> Measure {
    let size = inside.len() as i64;
    let pairs = size * (size - 1) / 2;
    let traits = |dimension: usize| {
        let mut counts: HashMap<u32, i64> = HashMap::new();
        for one in inside {
            if let Some(value) = question.people[*one].traits.get(dimension).copied().flatten() {
                *counts.entry(value).or_default() += 1;
            }
        }
        let said: i64 = counts.values().sum();
        (counts, said)
    };
    let with = |aim: Aim, of: i64, among: i64, gap: i64| Measure {
        aim,
        of: of.max(0) as u64,
        among: among.max(0) as u64,
        gap: gap.max(0) as u64,
    };
    match aim {
        Aim::Spread { dimension, least } => {
            let (counts, said) = traits(dimension);
            let largest = counts.values().max().copied().unwrap_or(0);
            let cap = 1_000 - i64::from(least.min(1_000));
            let too_many = counts.values().map(|count| (1_000 * count - cap * said).max(0)).sum();
            with(aim, said - largest, said, too_many)
        }
        Aim::Share { dimension, value, from, to } => {
            let (counts, said) = traits(dimension);
            let count = counts.get(&value).copied().unwrap_or(0);
            let gap = (i64::from(from) * said - 1_000 * count).max(1_000 * count - i64::from(to) * said);
            with(aim, count, said, gap)
        }
        Aim::Power => {
            let there = inside_set(inside);
            let lines: HashSet<(usize, usize)> = question
                .lines
                .iter()
                .filter(|(one, other)| there.contains(one) && there.contains(other))
                .map(|(one, other)| (*one.min(other), *one.max(other)))
                .collect();
            with(aim, lines.len() as i64, 1, 1_000 * lines.len() as i64)
        }
        Aim::Ties { from, to } => {
            let there = inside_set(inside);
            let of: i64 = question
                .ties
                .iter()
                .filter(|(one, other, _)| there.contains(one) && there.contains(other))
                .map(|tie| i64::from(tie.2))
                .sum();
            with(aim, of, 1_000 * pairs, (i64::from(from) * pairs - of).max(of - i64::from(to) * pairs))
        }
        Aim::Cover { least } => {
            let offered: HashSet<u32> =
                inside.iter().flat_map(|one| question.people[*one].offers.iter().copied()).collect();
            let (mut needs, mut met) = (0, 0);
            for one in inside {
                let person = &question.people[*one];
                let own: HashSet<u32> = person.needs.iter().copied().collect();
                for topic in own.iter().filter(|topic| !person.offers.contains(topic)) {
                    needs += 1;
                    met += i64::from(offered.contains(topic));
                }
            }
            with(aim, met, needs, i64::from(least) * needs - 1_000 * met)
        }
        Aim::Access => {
            let met = inside.iter().filter(|one| question.people[**one].access_met).count() as i64;
            with(aim, met, size, 1_000 * (size - met))
        }
    }
}

fn inside_set(inside: &[usize]) -> HashSet<usize> {
    inside.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::{Person, Target};

    fn target(aim: Aim) -> Target {
        Target { aim, weight: 1 }
    }

    /// The agreed example: ten people, all measures by hand.
    #[test]
    fn measures_are_those_that_were_worked_out_by_hand() {
        // Organisation, years (0 new, 1 mid, 2 deep), voice (0 early, 1 waits).
        let person = |org, years, voice, needs: &[u32], offers: &[u32]| Person {
            traits: vec![Some(org), Some(years), voice],
            needs: needs.to_vec(),
            offers: offers.to_vec(),
            access_met: true,
        };
        let mut people = vec![
            person(0, 0, Some(0), &[1], &[2]),
            person(0, 1, Some(0), &[2], &[]),
            person(0, 1, Some(1), &[3], &[3]),
            person(0, 2, None, &[4], &[5]),
            person(1, 2, Some(1), &[], &[1]),
            person(1, 0, Some(0), &[], &[]),
            person(2, 0, Some(0), &[], &[]),
            person(3, 1, Some(0), &[], &[]),
            person(4, 1, Some(0), &[], &[]),
            person(5, 2, Some(0), &[], &[]),
        ];
        people[3].access_met = false;
        let question = Question {
            people,
            stay: 4,
            places: 6,
            lines: vec![(0, 1), (1, 0), (2, 9)],
            ties: vec![(0, 4, 1_000), (1, 5, 500), (2, 3, 1_000)],
            targets: [
                Aim::Spread { dimension: 0, least: 700 },
                Aim::Share { dimension: 1, value: 0, from: 250, to: 400 },
                Aim::Share { dimension: 1, value: 1, from: 500, to: 600 },
                Aim::Share { dimension: 2, value: 0, from: 300, to: 700 },
                Aim::Power,
                Aim::Ties { from: 50, to: 300 },
                Aim::Cover { least: 800 },
                Aim::Access,
            ]
            .map(target)
            .to_vec(),
            ..Question::default()
        };
        let all: Vec<usize> = (4..10).collect();
        let found: Vec<(u64, u64, u64)> =
            measures(&question, &all).iter().map(|m| (m.of, m.among, m.gap)).collect();
        assert_eq!(
            found,
            [
                // Four of ten in one organisation; three would do: one person too many.
                (6, 10, 1_000),
                // Three of ten are new.
                (3, 10, 0),
                // Four of ten; five are wanted.
                (4, 10, 1_000),
                // Seven of the nine who said speak early: 7 - 6.3.
                (7, 9, 700),
                // The line between 0 and 1 counts once.
                (2, 1, 2_000),
                // 2.5 of 45 pairs: at least 2.25.
                (2_500, 45_000, 0),
                // Needs 1, 2 and 4; 4 is not met, and nobody needs what they offer: 2.4 - 2.
                (2, 3, 400),
                (9, 10, 1_000),
            ]
        );
        // Before anybody was chosen.
        let before: Vec<(u64, u64)> = measures(&question, &[]).iter().map(|m| (m.of, m.among)).collect();
        assert_eq!(before, [(0, 4), (1, 4), (2, 4), (2, 3), (1, 1), (1_000, 6_000), (1, 3), (3, 4)]);
        // What the first of them brings: without them, need 1 is unmet, and a tie is gone.
        let brings = &brings(&question, &all)[0];
        assert_eq!(brings.only_offer, [1]);
        assert_eq!((brings.without[6].of, brings.without[6].among), (1, 3));
        assert_eq!(brings.without[5].of, 1_500);
    }

    #[test]
    fn where_nobody_said_there_is_no_measure_and_no_gap() {
        let question = Question {
            people: vec![Person { traits: vec![None], ..Person::default() }],
            stay: 1,
            targets: vec![
                target(Aim::Spread { dimension: 0, least: 700 }),
                target(Aim::Ties { from: 50, to: 300 }),
            ],
            ..Question::default()
        };
        for measure in measures(&question, &[]) {
            assert_eq!((measure.value(), measure.is_met()), (None, true));
        }
    }
}
