//! What a community asks of a member in a month, in minutes: before anybody is asked (practice 2.27, "load minutes"; N2).

use super::Founding;
use crate::gatherings::{Rhythm, year};

/// Reading the one letter.
const DIGEST: f64 = 2.0;
/// A letter with one question.
const QUESTION: f64 = 0.5;
/// Coming and going, beside the gathering itself.
const AROUND: f64 = 5.0;

/// What is asked of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// Each thing, as `(what, minutes a month)`: `gatherings`, `digest`, `questions`.
    pub parts: Vec<(&'static str, f64)>,
    /// All of it, rounded up.
    pub minutes: i64,
    /// What was promised.
    pub budget: i64,
}

impl Load {
    /// Whether it is more than was promised.
    pub fn is_over(&self) -> bool {
        self.minutes > self.budget
    }

    /// Of a rhythm, a letter of its rhythm, and so many questions a month.
    pub(super) fn of(draft: &Founding, rhythm: Option<&Rhythm>) -> Load {
        let preset = draft.preset();
        let mut parts = Vec::new();
        if let Some(rhythm) = rhythm {
            let dates = year(rhythm, rhythm.starts_on).iter().filter(|slot| !slot.skipped).count();
            parts.push(("gatherings", dates as f64 / 12.0 * (rhythm.minutes as f64 + AROUND)));
        }
        match preset.map_or("", |preset| preset.digest) {
            "weekly" => parts.push(("digest", 4.0 * DIGEST)),
            "monthly" => parts.push(("digest", DIGEST)),
            _ => {}
        }
        let questions = preset.map_or(0, |preset| preset.questions);
        if questions > 0 {
            parts.push(("questions", questions as f64 * QUESTION));
        }
        let minutes = parts.iter().map(|(_, minutes)| minutes).sum::<f64>().ceil() as i64;
        Load { parts, minutes, budget: draft.budget() }
    }
}
