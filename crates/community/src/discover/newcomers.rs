//! People who wrote for the first time, and whether they came back.

use super::{
    ENOUGH,
    told::{DAY, Heard, RETURN, Told},
};

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// So many...
    pub part: usize,
    /// ...of so many.
    pub of: usize,
}

impl Part {
    fn count(&mut self, holds: bool) {
        self.of += 1;
        self.part += usize::from(holds);
    }

    /// As a share from 0 to 1.
    pub fn share(self) -> f64 {
        self.part as f64 / self.of.max(1) as f64
    }

    fn enough(self) -> bool {
        self.of >= ENOUGH
    }
}

/// What became of newcomers: of those whose first post is at least ninety days old.
#[derive(Clone, Debug, PartialEq)]
pub struct Newcomers {
    /// Who wrote again more than a day and at most ninety days after their first post.
    pub returned: Part,
    /// Of those whose first post was answered by somebody else. Both splits are there, or none.
    pub returned_when_answered: Option<Part>,
    /// Of those whose first post nobody answered.
    pub returned_when_not: Option<Part>,
    /// Who wrote again after more than ninety days; of those whose first post is half a year old.
    pub later: Option<Part>,
    /// More, not counted above: their ninety days are not over.
    pub recent: usize,
}

/// How long an archive must be before its first days are left out: those who wrote then may have been there
/// before it began.
const LONG: i64 = 365 * DAY;
/// The first days.
const FIRST_DAYS: i64 = 91 * DAY;

/// Newcomers whose first post is one of these; nothing for fewer than five.
pub(super) fn newcomers(told: &Told, posts: std::ops::Range<usize>) -> Option<Newcomers> {
    let begins = if told.to.0 - told.from.0 >= LONG { told.from.0 + FIRST_DAYS } else { told.from.0 };
    let (mut returned, mut answered, mut not, mut later) =
        (Part::default(), Part::default(), Part::default(), Part::default());
    let mut recent = 0;
    for beginning in told.beginnings.iter().flatten() {
        let place = beginning.first as usize;
        let at = told.posts[place].at.0;
        if !posts.contains(&place) || at < begins {
            continue;
        }
        if told.end.0 - at < RETURN {
            recent += 1;
            continue;
        }
        returned.count(beginning.returned);
        match told.heard[place] {
            Heard::At(_) => answered.count(beginning.returned),
            Heard::Nobody => not.count(beginning.returned),
            Heard::OffTheMap => {}
        }
        if told.end.0 - at >= 2 * RETURN {
            later.count(beginning.later);
        }
    }
    // One half shown would tell the other by subtraction.
    let split = answered.enough() && not.enough();
    returned.enough().then(|| Newcomers {
        returned,
        returned_when_answered: split.then_some(answered),
        returned_when_not: split.then_some(not),
        later: later.enough().then_some(later),
        recent,
    })
}

/// The first posts of newcomers among these, by number.
pub(super) fn first_posts(told: &Told, posts: std::ops::Range<usize>) -> impl Iterator<Item = usize> + '_ {
    told.beginnings
        .iter()
        .flatten()
        .map(|beginning| beginning.first as usize)
        .filter(move |p| posts.contains(p))
}
