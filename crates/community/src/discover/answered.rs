//! Who got an answer from somebody else, and how soon.

use super::{
    ENOUGH,
    told::{Heard, Told},
    working_time,
};

/// What became of some posts that hoped for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// How many people wrote them.
    pub askers: usize,
    /// How many were answered, or have been open for more than five working days.
    pub asked: usize,
    /// Of these, how many were answered by somebody else.
    pub answered: usize,
    /// Of these, how many within two working days.
    pub in_time: usize,
    /// Half of those that were answered had to wait no longer than this; in hours, nights and weekends included.
    pub median_hours: Option<f64>,
    /// Nine in ten had to wait no longer than this.
    pub most_hours: Option<f64>,
    /// More, not counted above: open, but not for long.
    pub waiting: usize,
}

impl Answered {
    /// The share that was answered.
    pub fn share(&self) -> f64 {
        self.answered as f64 / self.asked.max(1) as f64
    }

    /// The share that was answered within two working days.
    pub fn share_in_time(&self) -> f64 {
        self.in_time as f64 / self.asked.max(1) as f64
    }
}

/// What became of these posts; nothing when fewer than five people wrote them, or none has come to an end.
pub(super) fn answered(told: &Told, posts: impl Iterator<Item = usize>) -> Option<Answered> {
    let mut askers = Vec::new();
    let mut waits = Vec::new();
    let (mut unanswered, mut waiting, mut in_time) = (0, 0, 0);
    for place in posts {
        let post = &told.posts[place];
        let offset = post.offset.unwrap_or(0);
        match told.heard[place] {
            Heard::OffTheMap => continue,
            Heard::At(at) => {
                waits.push((at.0 - post.at.0) as f64 / 3_600e6);
                in_time += usize::from(working_time::hours(post.at, at, offset) <= working_time::TWO_DAYS);
            }
            Heard::Nobody if working_time::hours(post.at, told.end, offset) > working_time::FIVE_DAYS => {
                unanswered += 1;
            }
            Heard::Nobody => {
                waiting += 1;
                continue;
            }
        }
        askers.push(post.author);
    }
    askers.sort_unstable();
    askers.dedup();
    if askers.len() < ENOUGH {
        return None;
    }
    waits.sort_unstable_by(f64::total_cmp);
    Some(Answered {
        askers: askers.len(),
        asked: waits.len() + unanswered,
        answered: waits.len(),
        in_time,
        median_hours: quantile(&waits, 0.5),
        most_hours: quantile(&waits, 0.9),
        waiting,
    })
}

/// The value at this share of a rising row, between two where it falls between them.
fn quantile(rising: &[f64], share: f64) -> Option<f64> {
    let last = rising.len().checked_sub(1)?;
    let place = share * last as f64;
    let (below, above) = (rising[place.floor() as usize], rising[place.ceil() as usize]);
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(quantile(&[1.0, 2.0, 9.0], 0.5), Some(2.0));
        assert_eq!(quantile(&[1.0, 2.0, 4.0, 9.0], 0.5), Some(3.0));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
