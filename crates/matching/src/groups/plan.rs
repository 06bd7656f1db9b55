//! A question as a table: what each pair costs.

use super::{MOST_EACH, MOST_PAIRS, MOST_PEOPLE, Question, Refusal};

/// More than all real costs together: a wish is not kept.
pub(super) const BROKEN: i64 = 1 << 40;

/// Whether a wish is broken. What is cheaper elsewhere does not make up for it: help between people may bring a sum a little below.
pub(super) fn is_broken(cost: i64) -> bool {
    cost >= BROKEN / 2
}
/// Nobody counts having sat together more often than this.
const MOST_AGAIN: u32 = 50;

pub(super) struct Plan {
    pub people: usize,
    /// What each pair costs, both ways round. A pair that must be together is [`BROKEN`] cheaper there, and what it would owe apart is in `owed`.
    pairs: Vec<i64>,
    pub owed: i64,
    seasoned: Vec<bool>,
    languages: Vec<u64>,
    unseasoned: i64,
    speechless: i64,
    /// Whether the people of a group matter beyond its pairs.
    pub by_pairs_alone: bool,
    /// Pairs that begin together.
    pub together: Vec<(usize, usize)>,
}

impl Plan {
    pub(super) fn of(question: &Question) -> Result<Plan, Refusal> {
        let people = question.people.len();
        if people > MOST_PEOPLE {
            return Err(Refusal::TooMany("people"));
        }
        if question.size < 2 {
            return Err(Refusal::Senseless("size"));
        }
        let lists =
            [question.lines.len(), question.before.len(), question.apart.len(), question.together.len()];
        if lists.iter().any(|list| *list > MOST_PAIRS) {
            return Err(Refusal::TooMany("pairs"));
        }
        if question.people.iter().any(|one| one.asks.len() > MOST_EACH || one.offers.len() > MOST_EACH) {
            return Err(Refusal::TooMany("asks or offers"));
        }
        let before = question.before.iter().map(|(one, other, _)| (*one, *other));
        let pairs = question.lines.iter().chain(&question.apart).chain(&question.together).copied();
        if before.chain(pairs).any(|(one, other)| one >= people || other >= people || one == other) {
            return Err(Refusal::Senseless("a pair"));
        }
        let mut plan = Plan {
            people,
            pairs: vec![0; people * people],
            owed: 0,
            seasoned: question.people.iter().map(|one| one.seasoned).collect(),
            languages: question
                .people
                .iter()
                .map(|one| if one.languages == 0 { !0 } else { one.languages })
                .collect(),
            unseasoned: question.costs.unseasoned,
            speechless: question.costs.speechless,
            by_pairs_alone: false,
            together: question.together.clone(),
        };
        let all_languages = plan.languages.iter().fold(!0, |all, one| all & one);
        plan.by_pairs_alone = plan.seasoned.iter().all(|seasoned| *seasoned) && all_languages != 0;
        plan.weigh(question);
        Ok(plan)
    }

    fn weigh(&mut self, question: &Question) {
        let costs = question.costs;
        let same = |one: Option<u32>, other: Option<u32>| i64::from(one.is_some() && one == other);
        let helps = |asks: &[u32], offers: &[u32]| i64::from(asks.iter().any(|ask| offers.contains(ask)));
        for one in 0..self.people {
            for other in one + 1..self.people {
                let (a, b) = (&question.people[one], &question.people[other]);
                let cost = costs.organisation * same(a.organisation, b.organisation)
                    + costs.function * same(a.function, b.function)
                    + costs.site * same(a.site, b.site)
                    - costs.help * (helps(&a.asks, &b.offers) + helps(&b.asks, &a.offers));
                self.add(one, other, cost);
            }
        }
        for &(one, other) in &question.lines {
            self.add(one, other, costs.line);
        }
        for &(one, other, times) in &question.before {
            self.add(one, other, costs.again * i64::from(times.min(MOST_AGAIN)));
        }
        let mut apart = question.apart.clone();
        ordered(&mut apart);
        for (one, other) in apart {
            self.add(one, other, BROKEN);
        }
        let mut together = question.together.clone();
        ordered(&mut together);
        for (one, other) in together {
            self.add(one, other, -BROKEN);
            self.owed += BROKEN;
        }
    }

    fn add(&mut self, one: usize, other: usize, cost: i64) {
        self.pairs[one * self.people + other] += cost;
        self.pairs[other * self.people + one] += cost;
    }

    /// What a pair costs.
    pub(super) fn pair(&self, one: usize, other: usize) -> i64 {
        self.pairs[one * self.people + other]
    }

    /// What somebody costs in a group, `but` one of its people.
    pub(super) fn beside(&self, one: usize, group: &[usize], but: usize) -> i64 {
        let row = &self.pairs[one * self.people..(one + 1) * self.people];
        group.iter().filter(|other| **other != but).map(|other| row[*other]).sum()
    }

    /// What a group costs beyond its pairs, with `instead` in the place of one of its people.
    pub(super) fn beyond(&self, group: &[usize], out: usize, instead: usize) -> i64 {
        if self.by_pairs_alone {
            return 0;
        }
        let (mut seasoned, mut languages) = (false, !0);
        for one in group {
            let one = if *one == out { instead } else { *one };
            seasoned |= self.seasoned[one];
            languages &= self.languages[one];
        }
        i64::from(!seasoned) * self.unseasoned + i64::from(languages == 0) * self.speechless
    }

    /// What all groups cost.
    pub(super) fn all(&self, groups: &[Vec<usize>]) -> i64 {
        groups.iter().map(|group| self.cost(group)).sum::<i64>() + self.owed
    }

    /// What a group costs.
    pub(super) fn cost(&self, group: &[usize]) -> i64 {
        let pairs: i64 = group
            .iter()
            .enumerate()
            .map(|(place, one)| group[place + 1..].iter().map(|other| self.pair(*one, *other)).sum::<i64>())
            .sum();
        pairs + self.beyond(group, usize::MAX, usize::MAX)
    }
}

/// Each pair once, whichever way round it was said.
fn ordered(pairs: &mut Vec<(usize, usize)>) {
    pairs.iter_mut().for_each(|pair| *pair = (pair.0.min(pair.1), pair.0.max(pair.1)));
    pairs.sort_unstable();
    pairs.dedup();
}
