//! How evenly acts are spread over people (practice 2.23): Gini, the few who carry half, 1-9-90.
//!
//! Every function takes one number of acts for each person, in any order, **with a 0 for those who did
//! nothing**: who is counted as a person is the caller's question. Numbers that are not finite, or below
//! zero, count as 0.

/// How unevenly acts are spread: 0 if all did as much, near 1 if one did all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gini {
    /// `G = Σ (2i - n - 1) x_i / (n Σ x)` over acts in rising order. At most `(n - 1) / n`.
    pub plain: f64,
    /// `G* = G n / (n - 1)`, which reaches 1 also in a small group. The one to show.
    pub corrected: f64,
}

/// The Gini coefficient; `None` for fewer than two people or no acts.
pub fn gini(acts: &[f64]) -> Option<Gini> {
    let acts = rising(acts);
    let people = acts.len() as f64;
    let total: f64 = acts.iter().sum();
    if acts.len() < 2 || total <= 0.0 {
        return None;
    }
    let leaning: f64 =
        acts.iter().enumerate().map(|(place, acts)| (2.0 * (place as f64 + 1.0) - people - 1.0) * acts).sum();
    let plain = leaning / (people * total);
    Some(Gini { plain, corrected: plain * people / (people - 1.0) })
}

/// The smallest number of people who together did at least half of the acts (the contributor absence
/// factor, CAF50); `None` without acts. Over acts of organisations instead of people it is EF50.
pub fn absence_factor(acts: &[f64]) -> Option<usize> {
    let acts = rising(acts);
    let total: f64 = acts.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let mut sum = 0.0;
    for (place, acts) in acts.iter().rev().enumerate() {
        sum += acts;
        if sum * 2.0 >= total {
            return Some(place + 1);
        }
    }
    Some(acts.len())
}

/// Who did how much, in three parts: the busiest 1 % of people, the next 9 %, and the rest.
///
/// Heads are rounded up, so even ten people have a busiest one; `people` says how many each part is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneNineNinety {
    /// How many people are in each part.
    pub people: [usize; 3],
    /// The share of all acts that each part did; together 1.
    pub shares: [f64; 3],
}

/// The 1-9-90 shares; `None` without acts.
pub fn one_nine_ninety(acts: &[f64]) -> Option<OneNineNinety> {
    let acts = rising(acts);
    let total: f64 = acts.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let top = acts.len().div_ceil(100);
    let tenth = acts.len().div_ceil(10);
    let share = |from: usize, to: usize| acts.iter().rev().take(to).skip(from).sum::<f64>() / total;
    Some(OneNineNinety {
        people: [top, tenth - top, acts.len() - tenth],
        shares: [share(0, top), share(top, tenth), share(tenth, acts.len())],
    })
}

/// How many only watch, act sometimes, or often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    pub watching: usize,
    pub sometimes: usize,
    pub often: usize,
}

/// Counts habits: `often` is the number of acts in the window from which someone acts often (practice 2.23:
/// 4 acts in 91 days); below it, and above none, is sometimes.
pub fn habits(acts: &[f64], often: f64) -> Habits {
    let mut habits = Habits { watching: 0, sometimes: 0, often: 0 };
    for acts in acts {
        match usable(*acts) {
            acts if acts <= 0.0 => habits.watching += 1,
            acts if acts < often => habits.sometimes += 1,
            _ => habits.often += 1,
        }
    }
    habits
}

fn rising(acts: &[f64]) -> Vec<f64> {
    let mut acts: Vec<f64> = acts.iter().copied().map(usable).collect();
    acts.sort_unstable_by(f64::total_cmp);
    acts
}

fn usable(acts: f64) -> f64 {
    if acts.is_finite() && acts > 0.0 { acts } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_gini(acts: &[f64], plain: f64, corrected: f64) {
        let gini = gini(acts).unwrap();
        assert!((gini.plain - plain).abs() < 1e-12, "{gini:?}");
        assert!((gini.corrected - corrected).abs() < 5e-5, "{gini:?}");
    }

    const BUSY: [f64; 10] = [20.0, 8.0, 5.0, 3.0, 2.0, 1.0, 1.0, 0.0, 0.0, 0.0];

    #[test]
    fn gini_is_that_of_practice_2_22() {
        assert_gini(&[0.0, 1.0, 2.0, 3.0, 4.0], 0.4, 0.5);
        assert_gini(&BUSY, 0.67, 0.7444);
        assert_gini(&[0.0, 0.0, 0.0, 10.0], 0.75, 1.0);
        assert_gini(&[3.0, 3.0, 3.0], 0.0, 0.0);
    }

    #[test]
    fn half_is_carried_by_as_few_as_in_practice_2_21() {
        assert_eq!(absence_factor(&BUSY), Some(1));
        assert_eq!(absence_factor(&[1000.0, 433.0, 343.0, 332.0, 202.0, 90.0, 42.0, 33.0]), Some(2));
        assert_eq!(absence_factor(&[1.0; 7]), Some(4));
    }

    #[test]
    fn no_acts_have_no_spread() {
        for none in [&[][..], &[0.0, 0.0], &[f64::NAN, -3.0]] {
            assert_eq!(gini(none), None);
            assert_eq!(absence_factor(none), None);
            assert_eq!(one_nine_ninety(none), None);
        }
        assert_eq!(gini(&[5.0]), None, "one person cannot share unevenly");
    }

    #[test]
    fn a_list_where_one_in_a_hundred_does_most_shows_it() {
        let mut acts = vec![0.0; 180];
        acts.extend([1.0; 18]);
        acts.extend([41.0; 2]);
        let parts = one_nine_ninety(&acts).unwrap();
        assert_eq!(parts.people, [2, 18, 180]);
        assert_eq!(parts.shares, [0.82, 0.18, 0.0]);
    }

    #[test]
    fn ten_people_still_have_a_busiest_one() {
        let parts = one_nine_ninety(&BUSY).unwrap();
        assert_eq!(parts.people, [1, 0, 9]);
        assert_eq!(parts.shares[0], 0.5);
        assert!((parts.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn habits_are_counted_by_acts_in_the_window() {
        assert_eq!(habits(&BUSY, 4.0), Habits { watching: 3, sometimes: 4, often: 3 });
    }
}
