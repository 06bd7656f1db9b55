//! When a job that failed is tried again.

use std::time::Duration;

use base::Chance;

/// The pause after the first failure, the second, and so on, in minutes: a passing trouble is over soon, and a
/// relay that is down for a week-end is still met. A failure after the last pause is the last.
const PAUSES: [u64; 10] = [1, 5, 15, 30, 60, 120, 240, 480, 960, 1440];

/// How often a job is tried in all.
pub const ATTEMPTS: i64 = PAUSES.len() as i64 + 1;

/// How long to wait after the attempt with this number (from 1) has failed; none when it was the last.
/// A fifth more or less by chance, so that what failed together does not come back together.
pub fn pause(attempts: i64, chance: &Chance) -> Option<Duration> {
    let minutes = *PAUSES.get(usize::try_from(attempts.max(1) - 1).ok()?)?;
    let millis = minutes * 60_000;
    Some(Duration::from_millis(millis * 4 / 5 + chance.below(millis * 2 / 5 + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_within_a_fifth_of_their_length_and_end() {
        let chance = Chance::seeded(1);
        for (place, minutes) in PAUSES.iter().enumerate() {
            let secs = pause(place as i64 + 1, &chance).unwrap().as_secs_f64();
            let wanted = *minutes as f64 * 60.0;
            assert!((wanted * 0.8..=wanted * 1.2).contains(&secs), "{minutes} min: {secs} s");
        }
        assert_eq!(pause(ATTEMPTS, &chance), None);
    }
}
