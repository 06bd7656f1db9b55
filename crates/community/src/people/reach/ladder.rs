//! `LESS` and `MORE`: the steps between a letter a month and a letter a day.

use super::{RHYTHMS, Reach};

/// Rhythm, letters, asks and minutes of each step, from the least. A person may stand between two.
const STEPS: [(&str, i64, i64, i64); 6] = [
    ("monthly", 1, 1, 10),
    ("weekly", 2, 1, 10),
    ("weekly", 3, 1, 15),
    ("weekly", 6, 2, 30),
    ("weekly", 10, 3, 60),
    ("daily", 14, 4, 90),
];

/// How much a step is: by minutes first, then by rhythm, then by letters.
fn weight(rhythm: &str, mails: i64, minutes: i64) -> (i64, usize, i64) {
    (minutes, RHYTHMS.iter().position(|known| *known == rhythm).unwrap_or(2), mails)
}

impl Reach {
    /// One step down; at the last, where they stand.
    pub(super) fn one_less(&self) -> Reach {
        let here = weight(&self.rhythm, self.mails, self.minutes);
        self.at(STEPS
            .iter()
            .rev()
            .find(|(rhythm, mails, _, minutes)| weight(rhythm, *mails, *minutes) < here))
    }

    /// One step up.
    pub(super) fn one_more(&self) -> Reach {
        let here = weight(&self.rhythm, self.mails, self.minutes);
        self.at(STEPS.iter().find(|(rhythm, mails, _, minutes)| weight(rhythm, *mails, *minutes) > here))
    }

    fn at(&self, step: Option<&(&str, i64, i64, i64)>) -> Reach {
        let Some((rhythm, mails, asks, minutes)) = step else { return self.clone() };
        // Who rests is not asked again by a word about letters.
        let asks = if self.rests() { 0 } else { *asks };
        Reach { rhythm: (*rhythm).into(), mails: *mails, minutes: *minutes, asks, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_and_more_lead_to_the_ends_and_back() {
        let mut reach = Reach::default();
        let mut seen = Vec::new();
        for _ in 0..5 {
            reach = reach.one_less();
            seen.push((reach.rhythm.clone(), reach.minutes));
        }
        let expected = [("weekly", 15), ("weekly", 10), ("monthly", 10), ("monthly", 10), ("monthly", 10)];
        assert_eq!(seen, expected.map(|(rhythm, minutes)| (rhythm.to_owned(), minutes)));
        for _ in 0..9 {
            reach = reach.one_more();
        }
        assert_eq!((reach.rhythm.as_str(), reach.minutes, reach.mails), ("daily", 90, 14));
    }

    #[test]
    fn from_between_two_steps_less_is_less_and_more_is_more() {
        let reach = Reach { minutes: 20, ..Reach::default() };
        assert_eq!((reach.one_less().minutes, reach.one_more().minutes), (15, 30));
        let daily = Reach { rhythm: "daily".into(), ..Reach::default() };
        assert_eq!(daily.one_less().rhythm, "weekly");
        assert_eq!(Reach { asks: 0, ..Reach::default() }.one_more().asks, 0);
    }
}
