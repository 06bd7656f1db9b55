//! Mixed groups: people who sit together in a room are put into groups so that each meets whom they would not have met.
//!
//! [`mix`] answers a [`Question`]. Who may not sit together never does, and who must do; of what is left, the dearer a pair
//! the less it is put together: one organisation, one function, one place, one line of power, having sat together lately. A pair of whom
//! one can give what the other asks for is cheaper. A group wants somebody who has been here for a while, and a language that all of
//! it speaks. The cost exists to compare groupings; what people are told are the [`Reason`]s.
//!
//! How it is found: two people change places as long as that makes it cheaper, and at first also where it does not (annealing: Kirkpatrick,
//! Gelatt and Vecchi 1983), from several beginnings; of nine people or fewer every grouping is looked at. Work is counted and not timed:
//! the same question, the same groups.

mod few;
mod plan;
mod reasons;
mod search;

pub use reasons::{Reason, reasons};

use plan::Plan;

/// More people than these are not put into groups.
pub const MOST_PEOPLE: usize = 2_000;
/// Pairs of one kind, at most.
pub const MOST_PAIRS: usize = 200_000;
/// What one person asks for or offers, at most.
pub const MOST_EACH: usize = 64;

/// Somebody who is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Where they work, when they said.
    pub organisation: Option<u32>,
    /// What they do there.
    pub function: Option<u32>,
    /// At which place.
    pub site: Option<u32>,
    /// They have been here for a while.
    pub seasoned: bool,
    /// The languages that they speak, a bit each; 0 when they did not say, which counts as all.
    pub languages: u64,
    /// What they ask for, by topic.
    pub asks: Vec<u32>,
    /// What they can give, by topic.
    pub offers: Vec<u32>,
}

/// What a pair costs, in halves of a point, so that all sums are whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// One organisation.
    pub organisation: i64,
    /// One function.
    pub function: i64,
    /// One place.
    pub site: i64,
    /// One has power over the other.
    pub line: i64,
    /// For each time that they sat together lately.
    pub again: i64,
    /// What it is cheaper by for each of the two who can be helped by the other.
    pub help: i64,
    /// A group in which nobody has been here for a while.
    pub unseasoned: i64,
    /// A group without a language that all of it speaks.
    pub speechless: i64,
}

impl Default for Costs {
    fn default() -> Costs {
        Costs {
            organisation: 6,
            function: 4,
            site: 2,
            line: 40,
            again: 3,
            help: 2,
            unseasoned: 8,
            speechless: 6,
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Everybody who is there.
    pub people: Vec<Person>,
    /// How many sit together. What is left over makes groups of one more, and where that does not come out, groups of nearly so many.
    pub size: usize,
    /// Pairs of whom one has power over the other.
    pub lines: Vec<(usize, usize)>,
    /// Pairs who sat together lately, and how often.
    pub before: Vec<(usize, usize, u32)>,
    /// Never together.
    pub apart: Vec<(usize, usize)>,
    /// Always together.
    pub together: Vec<(usize, usize)>,
    /// What each thing costs.
    pub costs: Costs,
    /// Kept with the answer: the same seed, the same groups. Another one, other groups that are as good.
    pub seed: u64,
}

/// Why there are no groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More than is looked at.
    #[error("too many {0}")]
    TooMany(&'static str),
    /// A number that means nobody, or a wish that contradicts itself.
    #[error("what is asked makes no sense: {0}")]
    Senseless(&'static str),
    /// No groups were found in which all who must are together, and all who must not are apart.
    #[error("no groups keep everyone together or apart as wished")]
    NotFound,
}

/// People in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The groups, each by rising numbers, in the order of their first.
    pub groups: Vec<Vec<usize>>,
    /// In halves of a point: for comparing groupings of one question, and for nothing else.
    pub cost: i64,
}

/// How many sit in each group: groups of `size`, and of one more where people are left over; where more are left over than there are
/// groups, one group more, all nearly as large. Nobody sits alone, unless one person is all there is.
pub fn sizes(people: usize, size: usize) -> Vec<usize> {
    if people == 0 || size == 0 {
        return Vec::new();
    }
    if people <= size {
        return vec![people];
    }
    let (full, left) = (people / size, people % size);
    let groups = if left <= full { full } else { full + 1 };
    (0..groups).map(|group| people / groups + usize::from(group < people % groups)).collect()
}

/// Puts everybody into groups.
pub fn mix(question: &Question) -> Result<Answer, Refusal> {
    let plan = Plan::of(question)?;
    let sizes = sizes(question.people.len(), question.size);
    let mut groups = search::best(&plan, &sizes, question.seed);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    let cost = plan.all(&groups);
    if plan::is_broken(cost) { Err(Refusal::NotFound) } else { Ok(Answer { groups, cost }) }
}

/// What the plain search finds from so many beginnings: two change places as long as that makes it cheaper. What [`mix`] is held against.
pub fn climb(question: &Question, beginnings: u64) -> Result<i64, Refusal> {
    let plan = Plan::of(question)?;
    let sizes = sizes(question.people.len(), question.size);
    let cost = plan.all(&search::climb(&plan, &sizes, question.seed, beginnings));
    if plan::is_broken(cost) { Err(Refusal::NotFound) } else { Ok(cost) }
}

/// What groups cost, however they were made; nothing when somebody sits in none or in two, or somebody's wish is broken.
pub fn cost(question: &Question, groups: &[Vec<usize>]) -> Option<i64> {
    let plan = Plan::of(question).ok()?;
    let mut all: Vec<usize> = groups.iter().flatten().copied().collect();
    all.sort_unstable();
    if !all.iter().copied().eq(0..question.people.len()) {
        return None;
    }
    let cost = plan.all(groups);
    (!plan::is_broken(cost)).then_some(cost)
}
