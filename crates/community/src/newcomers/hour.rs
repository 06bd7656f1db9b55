//! An hour for two people: in the day of both, wherever they live.

use std::time::Duration;

use base::Time;
use chrono::{DateTime, Datelike, Timelike, Weekday};
use chrono_tz::Tz;

use crate::people::reach::local;

const DAY: u64 = 86_400;
const HALF_HOUR: u64 = 1_800;
/// Looked for from the third day on, for a week.
const FIRST: u64 = 3;
const LAST: u64 = 10;
/// When two people talk at work: from nine to four, best at eleven. In minutes of their own day.
const HOURS: std::ops::RangeInclusive<i64> = 9 * 60..=16 * 60;
const BEST: i64 = 11 * 60;

/// The first working day on which both have an hour in their day, and on it the hour that is nearest to eleven for both; nothing for two who
/// never work at the same time.
pub fn hour_for_two(after: Time, one: Tz, other: Tz) -> Option<Time> {
    let midnight = Time::from_secs(after.secs() - after.secs().rem_euclid(86_400));
    (FIRST..LAST).find_map(|day| {
        let hours =
            (0..DAY / HALF_HOUR).map(|half| midnight + Duration::from_secs(day * DAY + half * HALF_HOUR));
        let told = hours.filter_map(|at| Some((off(&local(at, one))? + off(&local(at, other))?, at)));
        told.min().map(|(_, at)| at)
    })
}

/// How far an hour is from the best one, in minutes; nothing when it is no hour to talk.
fn off(there: &DateTime<Tz>) -> Option<i64> {
    let minute = i64::from(there.hour() * 60 + there.minute());
    let works = !matches!(there.weekday(), Weekday::Sat | Weekday::Sun) && HOURS.contains(&minute);
    works.then(|| (minute - BEST).abs())
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Asia, Europe, Pacific};

    use super::*;

    #[test]
    fn two_find_an_hour_in_the_day_of_both() {
        // A Tuesday evening: the third day is a Friday.
        let after =
            Time::from_secs(DateTime::parse_from_rfc3339("2026-12-01T18:20:00Z").unwrap().timestamp());
        let said = |one, other| {
            hour_for_two(after, one, other).map(|at| local(at, one).format("%a %F %H:%M").to_string())
        };
        assert_eq!(said(Europe::London, Europe::London).unwrap(), "Fri 2026-12-04 11:00");
        // New York begins at nine when London has two.
        assert_eq!(said(Europe::London, America::New_York).unwrap(), "Fri 2026-12-04 14:00");
        // Half past in one is half past in the other's half hour.
        assert_eq!(said(Europe::London, Asia::Kolkata).unwrap(), "Fri 2026-12-04 09:00");
        // These two never work at the same time.
        assert_eq!(said(Europe::London, Pacific::Auckland), None);
        // A Wednesday: the third day is a Saturday, and nobody is asked for that.
        let later = after + Duration::from_secs(DAY);
        let day = hour_for_two(later, Europe::London, Europe::London).unwrap();
        assert_eq!(local(day, Europe::London).weekday(), Weekday::Mon);
    }
}
