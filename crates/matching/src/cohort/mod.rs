//! The cohort composer: which so many of those who ask make, together with those who stay, the group that comes nearest to its targets.
//!
//! [`compose`] answers a [`Question`]. What must hold are [`Condition`]s; what should hold are [`Target`]s, each a measure with a band.
//! How far a group is outside its bands is its *gap*: for each target how many people (or pairs, ties, needs) would have to be otherwise.
//! The best group has the least. The sum exists to compare groups inside this program; it is never shown to anybody, since no number
//! says what a group of people is worth. What is shown are the [`Measure`]s, before and after, and what each person brings.
//!
//! How it is found: `search` looks for a good group by exchanging people; `bound` proves how good a group could be at all, by linear
//! programming over rows that are made on demand, each bound checked in whole numbers; `prove` branches until the two meet, or
//! until the work that was allowed is done. Then the answer says how far they are apart.

mod bound;
mod lp;
mod measures;
mod plan;
mod prove;
mod rows;
mod search;
mod state;

pub use measures::{Brings, Measure, brings, measures};

use plan::Plan;

/// More people than these are not looked at.
pub const MOST_PEOPLE: usize = 5_000;
/// Pairs of one kind, and conditions, at most.
pub const MOST_PAIRS: usize = 100_000;
/// Dimensions, targets, and needs or offers of one person, at most.
pub const MOST_EACH: usize = 64;
/// What a target can weigh, at most.
pub const MOST_WEIGHT: u32 = 1_000;

/// A share in thousandths.
pub type Permille = u32;

/// Somebody who stays or who asks, as they described themself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// For each dimension (organisation, function, place, years, voice ...) the value, when they said.
    pub traits: Vec<Option<u32>>,
    /// What they need from others, by topic.
    pub needs: Vec<u32>,
    /// What they can give, by topic. Nobody needs what they offer themself.
    pub offers: Vec<u32>,
    /// Whether what they need in order to take part can be met. It is measured, and never counts against anybody: see [`Aim::Access`].
    pub access_met: bool,
}

/// What must hold. People are numbered from 0: first those who stay, then those who ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Not both.
    Avoid(usize, usize),
    /// Both or neither.
    Together(usize, usize),
    /// At most so many in the whole group with this value; without a value, with any one value. Where those who stay are more already,
    /// nobody is added to them.
    AtMost {
        /// The dimension.
        dimension: usize,
        /// The value, or any one.
        value: Option<u32>,
        /// How many.
        count: usize,
    },
    /// At least so many in the whole group with this value.
    AtLeast {
        /// The dimension.
        dimension: usize,
        /// The value.
        value: u32,
        /// How many.
        count: usize,
    },
    /// They are to be taken.
    Take(usize),
    /// They are not.
    Leave(usize),
}

/// What a group should be, and what is measured of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// 1 less the largest share of one value among those who said: at least this.
    Spread {
        /// The dimension.
        dimension: usize,
        /// At least.
        least: Permille,
    },
    /// The share of a value among those who said.
    Share {
        /// The dimension.
        dimension: usize,
        /// The value.
        value: u32,
        /// At least.
        from: Permille,
        /// At most.
        to: Permille,
    },
    /// Pairs in one line of power: none.
    Power,
    /// The density of ties: their weights, of all pairs.
    Ties {
        /// At least.
        from: Permille,
        /// At most.
        to: Permille,
    },
    /// The share of needs that somebody's offer meets.
    Cover {
        /// At least.
        least: Permille,
    },
    /// The share of people whose access needs are met: all. Measured and shown, and left out of the choice: what somebody needs in order to
    /// take part is for the group to meet, and no reason to prefer somebody else.
    Access,
}

/// An aim, and how much it weighs against others: 1 is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The aim.
    pub aim: Aim,
    /// Its weight.
    pub weight: u32,
}

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Everybody: first those who stay.
    pub people: Vec<Person>,
    /// How many of them stay.
    pub stay: usize,
    /// How many are to be chosen of the others.
    pub places: usize,
    /// Pairs of whom one has power over the other outside the group.
    pub lines: Vec<(usize, usize)>,
    /// Pairs who know each other, with the weight of their tie in thousandths: 1,000 is a whole one.
    pub ties: Vec<(usize, usize, u32)>,
    /// What must hold.
    pub conditions: Vec<Condition>,
    /// What should hold.
    pub targets: Vec<Target>,
}

/// How much work an answer may cost: about one step of arithmetic each. A number and no clock, so that the same question gets the same
/// answer on every machine. A billion is about a second.
#[derive(Clone, Copy, Debug)]
pub struct Work(pub u64);

impl Default for Work {
    fn default() -> Work {
        Work(1_000_000_000)
    }
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More than is looked at.
    #[error("too many {0}")]
    TooMany(&'static str),
    /// A number that means nobody or nothing, or a target that stands there twice.
    #[error("what is asked makes no sense: {0}")]
    Senseless(&'static str),
    /// Proven: no group meets all conditions.
    #[error("no group meets all conditions")]
    Nobody,
    /// No group was found in the work allowed, nor was it proven that there is none.
    #[error("none was found in the work allowed")]
    NotFound,
}

/// A group that meets all conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who is chosen, by their numbers, rising.
    pub chosen: Vec<usize>,
    /// For comparing groups of the same question, and for nothing else: see the module. In whole steps of the question's own.
    pub gap: u64,
    /// No group that was not named before it has a smaller gap than this. Equal to the gap: proven.
    pub at_least: u64,
}

impl Group {
    /// Whether no other group can be better.
    pub fn is_proven(&self) -> bool {
        self.at_least >= self.gap
    }
}

/// What [`compose`] answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The best group.
    pub best: Group,
    /// The next best, in order, each different from all before it.
    pub next: Vec<Group>,
    /// How many times the proof branched.
    pub nodes: u64,
    /// What was done of the work allowed.
    pub work: u64,
}

/// The best group and the `alternatives` that come next.
pub fn compose(question: &Question, alternatives: usize, work: Work) -> Result<Answer, Refusal> {
    let plan = Plan::of(question)?;
    let mut found: Vec<Group> = Vec::new();
    let mut forbidden: Vec<Vec<u32>> = Vec::new();
    let (mut nodes, mut done) = (0, 0);
    for place in 0..=alternatives.min(MOST_EACH) {
        let floor = found.last().map_or(0, |group| group.at_least);
        // What comes next is looked for with less: the best one is what was asked.
        let allowed = if place == 0 { work.0 } else { work.0 / 4 };
        let mut effort = Effort { left: allowed, nodes: 0 };
        let best = prove::best(&plan, &forbidden, floor, &mut effort);
        nodes += effort.nodes;
        done += allowed - effort.left;
        match best {
            Ok((units, group)) => {
                forbidden.push(units);
                found.push(group);
            }
            Err(refusal) if place == 0 => return Err(refusal),
            Err(_) => break,
        }
    }
    let mut found = found.into_iter();
    let best = found.next().ok_or(Refusal::NotFound)?;
    Ok(Answer { best, next: found.collect(), nodes, work: done })
}

/// The work that is left.
pub(crate) struct Effort {
    left: u64,
    nodes: u64,
}

impl Effort {
    /// Takes so much of it; false when there is none.
    pub(crate) fn take(&mut self, steps: usize) -> bool {
        self.left = self.left.saturating_sub(steps as u64);
        self.left > 0
    }

    pub(crate) fn is_over(&self) -> bool {
        self.left == 0
    }

    pub(crate) fn branched(&mut self) {
        self.nodes += 1;
    }
}
