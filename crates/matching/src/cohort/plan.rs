//! A question made ready for calculating: checked, its values and topics numbered without gaps, and people who come together or not at
//! all made one unit.

use std::collections::{HashMap, HashSet};

use super::{
    Aim, Condition, MOST_EACH, MOST_PAIRS, MOST_PEOPLE, MOST_WEIGHT, Question, Refusal, Refusal::Senseless,
    Refusal::TooMany,
};

/// Nobody said.
pub(super) const UNSAID: u32 = u32::MAX;

/// One dimension, with what is wanted of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Dimension {
    /// For each person.
    pub value: Vec<u32>,
    pub values: usize,
    /// How many of those who stay have each value, and how many of them said.
    pub base: Vec<i64>,
    pub base_said: i64,
    /// Everybody who could be chosen said: then how many said is known beforehand.
    pub all_said: bool,
    /// No value more than this share, and what a person too many costs.
    pub cap: Option<(i64, i64)>,
    pub shares: Vec<Share>,
    /// For each value: at least, at most; of the whole group.
    pub limits: Vec<(i64, i64)>,
    pub limited: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub value: usize,
    pub from: i64,
    pub to: i64,
    pub cost: i64,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Plan {
    pub stay: usize,
    pub places: i64,
    /// Who may be chosen, in units that come together: numbers of people.
    pub units: Vec<Vec<u32>>,
    /// The unit of each person; `UNSAID` for those who stay and those who may not be chosen.
    pub unit_of: Vec<u32>,
    /// Must be taken.
    pub taken: Vec<bool>,
    pub dimensions: Vec<Dimension>,
    /// What a pair in one line costs, such pairs of those who stay, for each person how many with those who stay, and with whom else.
    pub power: i64,
    pub base_pairs: i64,
    pub line_base: Vec<i64>,
    pub lines: Vec<Vec<u32>>,
    /// The least and the most weight of all ties, and what a thousandth more or less costs.
    pub ties_wanted: Option<(i64, i64, i64)>,
    pub base_ties: i64,
    pub tie_base: Vec<i64>,
    pub ties: Vec<Vec<(u32, i64)>>,
    /// The least share of needs that are met, and what a thousandth costs.
    pub cover: Option<(i64, i64)>,
    pub topics: usize,
    pub needs: Vec<Vec<u32>>,
    pub offers: Vec<Vec<u32>>,
    pub base_needs: Vec<i64>,
    pub base_offers: Vec<i64>,
    /// Who may not be with whom.
    pub avoid: Vec<Vec<u32>>,
}

impl Plan {
    pub fn of(question: &Question) -> Result<Plan, Refusal> {
        check_sizes(question)?;
        let (people, stay) = (question.people.len(), question.stay);
        let mut taken = vec![false; people];
        let mut banned = vec![false; people];
        let mut avoid = vec![Vec::new(); people];
        let mut dimensions = dimensions(question);
        let mut joined: Vec<u32> = (0..people as u32).collect();
        for condition in &question.conditions {
            match *condition {
                Condition::Take(one) => *at(&mut taken, one)? = true,
                Condition::Leave(one) => *at(&mut banned, one)? = true,
                Condition::Together(one, other) => {
                    check_pair(people, one, other)?;
                    join(&mut joined, one, other);
                }
                Condition::Avoid(one, other) => {
                    check_pair(people, one, other)?;
                    match (one < stay, other < stay) {
                        (true, true) => {}
                        (true, false) => banned[other] = true,
                        (false, true) => banned[one] = true,
                        (false, false) => {
                            avoid[one].push(other as u32);
                            avoid[other].push(one as u32);
                        }
                    }
                }
                Condition::AtMost { dimension, value, count } => {
                    let d = dimensions.get_mut(dimension).ok_or(Senseless("dimension"))?;
                    for v in 0..d.values {
                        if value.is_none_or(|wanted| d.number(question, dimension, wanted) == Some(v)) {
                            let most = (count as i64).max(d.base[v]);
                            d.limits[v].1 = d.limits[v].1.min(most);
                        }
                    }
                    d.limited = true;
                }
                Condition::AtLeast { dimension, value, count } => {
                    let d = dimensions.get_mut(dimension).ok_or(Senseless("dimension"))?;
                    match d.number(question, dimension, value) {
                        Some(v) => d.limits[v].0 = d.limits[v].0.max(count as i64),
                        None if count == 0 => {}
                        None => return Err(Refusal::Nobody),
                    }
                    d.limited = true;
                }
            }
        }
        for list in &mut avoid {
            list.sort_unstable();
            list.dedup();
        }
        let places = i64::try_from(question.places).map_err(|_| TooMany("places"))?;
        let mut plan = Plan {
            stay,
            places,
            units: Vec::new(),
            unit_of: vec![UNSAID; people],
            taken: Vec::new(),
            dimensions,
            power: 0,
            base_pairs: 0,
            line_base: vec![0; people],
            lines: vec![Vec::new(); people],
            ties_wanted: None,
            base_ties: 0,
            tie_base: vec![0; people],
            ties: vec![Vec::new(); people],
            cover: None,
            topics: 0,
            needs: Vec::new(),
            offers: Vec::new(),
            base_needs: Vec::new(),
            base_offers: Vec::new(),
            avoid,
        };
        plan.join_units(&mut joined, &taken, &banned)?;
        plan.want(question)?;
        plan.pair_up(question)?;
        plan.number_topics(question);
        plan.who_said();
        Ok(plan)
    }

    /// People who come together are one unit. With somebody who stays: they come. With somebody who may not: they may not.
    fn join_units(&mut self, joined: &mut [u32], taken: &[bool], banned: &[bool]) -> Result<(), Refusal> {
        let mut groups: HashMap<usize, Vec<u32>> = HashMap::new();
        let mut order = Vec::new();
        for one in 0..joined.len() {
            let root = root(joined, one);
            let group = groups.entry(root).or_default();
            if group.is_empty() {
                order.push(root);
            }
            group.push(one as u32);
        }
        for root in order {
            let group = groups.remove(&root).unwrap_or_default();
            let asks: Vec<u32> = group.iter().copied().filter(|one| *one as usize >= self.stay).collect();
            if asks.is_empty() {
                continue;
            }
            let is_in = |list: &[bool]| asks.iter().any(|one| list[*one as usize]);
            let take = is_in(taken) || asks.len() < group.len();
            let inner = |one: &u32| self.avoid[*one as usize].iter().any(|other| asks.contains(other));
            let leave = is_in(banned) || asks.len() as i64 > self.places || asks.iter().any(inner);
            match (take, leave) {
                (true, true) => return Err(Refusal::Nobody),
                (false, true) => continue,
                (take, false) => {
                    for one in &asks {
                        self.unit_of[*one as usize] = self.units.len() as u32;
                    }
                    self.units.push(asks);
                    self.taken.push(take);
                }
            }
        }
        let all: i64 = self.units.iter().map(|unit| unit.len() as i64).sum();
        if all < self.places { Err(Refusal::Nobody) } else { Ok(()) }
    }

    /// All costs in one unit: a thousandth of a person, times the size of the group less one; then a tie is worth 2, since half of as many
    /// ties as the group has other people are one person's.
    fn want(&mut self, question: &Question) -> Result<(), Refusal> {
        let size = self.stay as i64 + self.places;
        let of_person = (size - 1).max(1);
        let mut seen = HashSet::new();
        for target in &question.targets {
            if target.weight > MOST_WEIGHT {
                return Err(TooMany("weight"));
            }
            let cost = i64::from(target.weight) * of_person;
            let share = |permille: u32| {
                if permille > 1_000 { Err(Senseless("share")) } else { Ok(i64::from(permille)) }
            };
            let key = match target.aim {
                Aim::Spread { dimension, .. } => (0, dimension, 0),
                Aim::Share { dimension, value, .. } => (1, dimension, value),
                Aim::Power => (2, 0, 0),
                Aim::Ties { .. } => (3, 0, 0),
                Aim::Cover { .. } => (4, 0, 0),
                Aim::Access => (5, 0, 0),
            };
            if !seen.insert(key) {
                return Err(Senseless("the same target twice"));
            }
            match target.aim {
                Aim::Spread { dimension, least } => {
                    let d = self.dimensions.get_mut(dimension).ok_or(Senseless("dimension"))?;
                    d.cap = Some((1_000 - share(least)?, cost));
                }
                Aim::Share { dimension, value, from, to } => {
                    let d = self.dimensions.get_mut(dimension).ok_or(Senseless("dimension"))?;
                    let (from, to) = (share(from)?, share(to)?);
                    if from > to {
                        return Err(Senseless("band"));
                    }
                    let value = d.number_or_new(question, dimension, value);
                    d.shares.push(Share { value, from, to, cost });
                }
                Aim::Power => self.power = cost * 1_000,
                Aim::Ties { from, to } => {
                    let (from, to) = (share(from)?, share(to)?);
                    if from > to {
                        return Err(Senseless("band"));
                    }
                    let pairs = size * (size - 1) / 2;
                    self.ties_wanted = Some((from * pairs, to * pairs, 2 * i64::from(target.weight)));
                }
                Aim::Cover { least } => self.cover = Some((share(least)?, cost)),
                Aim::Access => {}
            }
        }
        Ok(())
    }

    fn pair_up(&mut self, question: &Question) -> Result<(), Refusal> {
        let people = question.people.len();
        let mut seen = HashSet::new();
        for &(one, other) in &question.lines {
            check_pair(people, one, other)?;
            let (one, other) = (one.min(other), one.max(other));
            if !seen.insert((one, other)) {
                continue;
            }
            match (one < self.stay, other < self.stay) {
                (true, true) => self.base_pairs += 1,
                (true, false) => self.line_base[other] += 1,
                _ => {
                    self.lines[one].push(other as u32);
                    self.lines[other].push(one as u32);
                }
            }
        }
        seen.clear();
        for &(one, other, weight) in &question.ties {
            check_pair(people, one, other)?;
            if weight > 1_000 {
                return Err(Senseless("weight of a tie"));
            }
            let (one, other, weight) = (one.min(other), one.max(other), i64::from(weight));
            if !seen.insert((one, other)) {
                return Err(Senseless("the same tie twice"));
            }
            match (one < self.stay, other < self.stay) {
                (true, true) => self.base_ties += weight,
                (true, false) => self.tie_base[other] += weight,
                _ => {
                    self.ties[one].push((other as u32, weight));
                    self.ties[other].push((one as u32, weight));
                }
            }
        }
        Ok(())
    }

    fn number_topics(&mut self, question: &Question) {
        let mut topics: HashMap<u32, u32> = HashMap::new();
        let mut number = |list: &[u32]| {
            let mut out: Vec<u32> = Vec::with_capacity(list.len());
            for topic in list {
                let next = topics.len() as u32;
                out.push(*topics.entry(*topic).or_insert(next));
            }
            out.sort_unstable();
            out.dedup();
            out
        };
        for person in &question.people {
            let offers = number(&person.offers);
            let mut needs = number(&person.needs);
            needs.retain(|topic| offers.binary_search(topic).is_err());
            self.needs.push(needs);
            self.offers.push(offers);
        }
        self.topics = topics.len();
        (self.base_needs, self.base_offers) = (vec![0; self.topics], vec![0; self.topics]);
        for one in 0..self.stay {
            self.needs[one].iter().for_each(|topic| self.base_needs[*topic as usize] += 1);
            self.offers[one].iter().for_each(|topic| self.base_offers[*topic as usize] += 1);
        }
    }

    fn who_said(&mut self) {
        for d in &mut self.dimensions {
            d.all_said = self.units.iter().flatten().all(|one| d.value[*one as usize] != UNSAID);
        }
    }
}

impl Dimension {
    fn number(&self, question: &Question, dimension: usize, value: u32) -> Option<usize> {
        let of = |place: usize| question.people[place].traits.get(dimension).copied().flatten();
        (0..question.people.len())
            .find(|place| of(*place) == Some(value))
            .map(|place| self.value[place] as usize)
    }

    /// A value that nobody has is still one that a share can be asked of.
    fn number_or_new(&mut self, question: &Question, dimension: usize, value: u32) -> usize {
        self.number(question, dimension, value).unwrap_or_else(|| {
            self.base.push(0);
            self.limits.push((0, i64::MAX));
            self.values += 1;
            self.values - 1
        })
    }
}

fn dimensions(question: &Question) -> Vec<Dimension> {
    let count = question.people.iter().map(|person| person.traits.len()).max().unwrap_or(0);
    (0..count)
        .map(|dimension| {
            let mut numbers: HashMap<u32, u32> = HashMap::new();
            let value: Vec<u32> = question
                .people
                .iter()
                .map(|person| {
                    let next = numbers.len() as u32;
                    match person.traits.get(dimension).copied().flatten() {
                        Some(value) => *numbers.entry(value).or_insert(next),
                        None => UNSAID,
                    }
                })
                .collect();
            let mut base = vec![0; numbers.len()];
            for value in value[..question.stay].iter().filter(|value| **value != UNSAID) {
                base[*value as usize] += 1;
            }
            Dimension {
                values: base.len(),
                base_said: base.iter().sum(),
                limits: vec![(0, i64::MAX); base.len()],
                base,
                value,
                ..Dimension::default()
            }
        })
        .collect()
}

fn check_sizes(question: &Question) -> Result<(), Refusal> {
    let q = question;
    if q.people.len() > MOST_PEOPLE {
        return Err(TooMany("people"));
    }
    if q.lines.len() > MOST_PAIRS || q.ties.len() > MOST_PAIRS {
        return Err(TooMany("pairs"));
    }
    if q.conditions.len() > MOST_PAIRS {
        return Err(TooMany("conditions"));
    }
    let long = |list: usize| list > MOST_EACH;
    if long(q.targets.len())
        || q.people.iter().any(|p| long(p.traits.len()) || long(p.needs.len()) || long(p.offers.len()))
    {
        return Err(TooMany("traits, needs, offers or targets"));
    }
    if q.stay > q.people.len() {
        return Err(Senseless("more stay than there are"));
    }
    if q.places > q.people.len() - q.stay {
        return Err(Refusal::Nobody);
    }
    Ok(())
}

fn at(list: &mut [bool], place: usize) -> Result<&mut bool, Refusal> {
    list.get_mut(place).ok_or(Senseless("nobody has this number"))
}

fn check_pair(people: usize, one: usize, other: usize) -> Result<(), Refusal> {
    if one >= people || other >= people || one == other { Err(Senseless("pair")) } else { Ok(()) }
}

fn root(joined: &mut [u32], mut one: usize) -> usize {
    while joined[one] as usize != one {
        joined[one] = joined[joined[one] as usize];
        one = joined[one] as usize;
    }
    one
}

fn join(joined: &mut [u32], one: usize, other: usize) {
    let (one, other) = (root(joined, one), root(joined, other));
    // The lower number is the root: so the order of units does not depend on the order of conditions.
    let (low, high) = (one.min(other), one.max(other));
    joined[high] = low as u32;
}
