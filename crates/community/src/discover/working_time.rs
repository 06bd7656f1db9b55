//! Working time: Monday to Friday, 9 to 17, on the clock of whoever asked (practice 6.1). Holidays are not known.

use base::Time;

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;
const OPENS: i64 = 9 * HOUR;
const WORKDAY: i64 = 8 * HOUR;

/// Two working days, in hours.
pub const TWO_DAYS: f64 = 16.0;
/// Five working days, in hours: what is open for longer counts as unanswered (practice 2.21).
pub const FIVE_DAYS: f64 = 40.0;

/// Working hours between two moments, on a clock that is `offset` minutes ahead of UTC; 0 when `to` is not later.
pub fn hours(from: Time, to: Time, offset: i32) -> f64 {
    let ahead = i64::from(offset) * 60_000_000;
    let done = |time: Time| worked(time.0.saturating_add(ahead));
    (done(to) - done(from)).max(0) as f64 / HOUR as f64
}

/// Working time from the first Monday of 1970 up to this moment of a local clock, in microseconds.
fn worked(local: i64) -> i64 {
    let since = local.saturating_sub(4 * DAY);
    let day = since.div_euclid(DAY);
    let weekday = day.rem_euclid(7);
    let days = day.div_euclid(7) * 5 + weekday.min(5);
    let today = if weekday < 5 { (since.rem_euclid(DAY) - OPENS).clamp(0, WORKDAY) } else { 0 };
    days * WORKDAY + today
}

/// The moment at which so many working hours have passed, on a clock that is `offset` minutes ahead of UTC. The end of a working day comes
/// before the beginning of the next.
pub fn after(from: Time, hours: i64, offset: i32) -> Time {
    let ahead = i64::from(offset) * 60_000_000;
    let wanted = worked(from.0.saturating_add(ahead)).saturating_add(hours.max(0) * HOUR);
    let (days, rest) = ((wanted - 1).div_euclid(WORKDAY), (wanted - 1).rem_euclid(WORKDAY) + 1);
    let day = days.div_euclid(5) * 7 + days.rem_euclid(5);
    Time(4 * DAY + day * DAY + OPENS + rest - ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Friday 9 October 2026, midnight UTC.
    const FRIDAY: i64 = 1_791_504_000;

    fn at(hour: i64) -> Time {
        Time::from_secs(FRIDAY + hour * 3_600)
    }

    // Practice 6.1: business hours are Mon-Fri 9-17.
    #[test]
    fn nights_and_weekends_do_not_count() {
        assert_eq!(hours(at(10), at(12), 0), 2.0);
        assert_eq!(hours(at(16), at(72 + 10), 0), 2.0, "Friday at four to Monday at ten");
        assert_eq!(hours(at(24 + 10), at(48 + 20), 0), 0.0, "a weekend");
        assert_eq!(hours(at(0), at(7 * 24), 0), FIVE_DAYS);
        assert_eq!(hours(at(9), at(72 + 17), 0), TWO_DAYS);
    }

    #[test]
    fn a_working_day_ends_a_working_day_later() {
        assert_eq!(after(at(10), 8, 0), at(72 + 10), "Friday at ten to Monday at ten");
        assert_eq!(after(at(9), 8, 0), at(17), "a whole day");
        assert_eq!(after(at(24 + 10), 8, 0), at(72 + 17), "asked on a Saturday");
        assert_eq!(after(at(20), 80, 0), at(14 * 24 + 17), "ten working days from a Friday evening");
        assert_eq!(after(at(10), 1, -420), at(17), "nine in the morning in San Francisco, and one hour");
    }

    #[test]
    fn the_clock_is_the_askers() {
        // 16:00 UTC is 9:00 in San Francisco in October.
        assert_eq!(hours(at(10), at(17), -420), 1.0);
        assert_eq!(hours(at(12), at(10), 0), 0.0, "an answer before its question took no time");
    }

    #[test]
    fn no_moment_is_too_far_away() {
        assert!(hours(Time(i64::MIN), Time(i64::MAX), 14 * 60).is_finite());
    }
}
