//! Working days: Monday to Friday, in UTC. Holidays differ from place to place, and are not known.

use std::time::Duration;

use base::Time;

const DAY: Duration = Duration::from_secs(86_400);

/// The same time of day, so many working days later.
pub fn working_days(from: Time, count: u32) -> Time {
    let (mut day, mut left) = (from, count);
    while left > 0 {
        day = day + DAY;
        // The first day of Unix time was a Thursday.
        let weekday = (day.secs().div_euclid(86_400) + 4).rem_euclid(7);
        if !matches!(weekday, 0 | 6) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_do_not_count() {
        // Monday 30 November 2026, and Friday 4 December.
        let (monday, friday) = (Time::from_secs(1_795_996_800 + 3_600), Time::from_secs(1_796_342_400));
        assert_eq!(working_days(monday, 5), monday + DAY * 7);
        assert_eq!(working_days(friday, 1), friday + DAY * 3);
        assert_eq!(working_days(monday, 0), monday);
    }
}
