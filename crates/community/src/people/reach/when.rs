//! When: the hour of the one letter, and the end of quiet hours, on the wall clock of where a person is.
//!
//! An hour that a change of the clock skips is the next that is there; one that comes twice is the first (RFC 5545, 3.3.5).

use base::Time;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use super::Reach;

/// The zone of that name (`Europe/London`), or UTC.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// A moment on the wall clock of a zone. Beyond what a calendar knows: the beginning of 1970.
pub fn local(time: Time, zone: Tz) -> DateTime<Tz> {
    DateTime::<Utc>::from_timestamp_micros(time.0)
        .filter(|utc| (1..=9_998).contains(&utc.year()))
        .unwrap_or_default()
        .with_timezone(&zone)
}

/// The moment at which a clock in `zone` shows this minute of this day.
pub fn moment(day: NaiveDate, minute: i64, zone: Tz) -> Option<Time> {
    let minute = u32::try_from(minute.clamp(0, 24 * 60 - 1)).ok()?;
    let mut wall = day.and_hms_opt(minute / 60, minute % 60, 0)?;
    // No clock is put forward by more than a few hours.
    for _ in 0..16 {
        if let Some(time) = zone.from_local_datetime(&wall).earliest() {
            return Some(Time(time.timestamp_micros()));
        }
        wall = wall.checked_add_signed(TimeDelta::minutes(15))?;
    }
    None
}

impl Reach {
    /// When the one letter is due next after `now`; never, when none is wanted.
    pub fn next_letter(&self, now: Time, zone: Tz) -> Option<Time> {
        if self.rhythm == "never" || self.stopped_at.is_some() {
            return None;
        }
        // Who is away has it at their hour once they are back.
        let from = self.paused_until.map_or(now, |until| until.max(now));
        let mut day = local(from, zone).date_naive();
        // A monthly one comes on the first such day of a month: within the next forty-two days there is one.
        for _ in 0..43 {
            let weekday = i64::from(day.weekday().number_from_monday());
            let fits = match self.rhythm.as_str() {
                "daily" => true,
                "monthly" => weekday == self.day && day.day() <= 7,
                _ => weekday == self.day,
            };
            if fits
                && let Some(time) = moment(day, self.minute, zone)
                && time > from
            {
                return Some(time);
            }
            day = day.checked_add_days(Days::new(1))?;
        }
        None
    }

    /// How long the one letter tells of: since the last one, at most.
    pub fn span_days(&self) -> i64 {
        match self.rhythm.as_str() {
            "daily" => 1,
            "monthly" => 31,
            _ => 7,
        }
    }

    /// `now`, or the end of quiet hours when it is quiet now.
    pub fn not_before(&self, now: Time, zone: Tz) -> Time {
        let here = local(now, zone);
        let minute = i64::from(here.hour() * 60 + here.minute());
        let (from, to) = (self.quiet_from, self.quiet_to);
        let quiet = if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to };
        if !quiet {
            return now;
        }
        let mut day = here.date_naive();
        if minute >= to {
            day = day.checked_add_days(Days::new(1)).unwrap_or(day);
        }
        moment(day, to, zone).map_or(now, |end| end.max(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(utc: &str) -> Time {
        Time(DateTime::parse_from_rfc3339(utc).unwrap().timestamp_micros())
    }

    fn berlin() -> Tz {
        zone("Europe/Berlin")
    }

    // Reliability 2.1, case 15.
    #[test]
    fn the_hour_on_the_wall_stays_when_clocks_change() {
        let reach = Reach { day: 7, minute: 9 * 60, ..Reach::default() };
        let before = reach.next_letter(time("2026-03-21T00:00:00Z"), berlin()).unwrap();
        assert_eq!(before, time("2026-03-22T08:00:00Z"));
        assert_eq!(reach.next_letter(before, berlin()).unwrap(), time("2026-03-29T07:00:00Z"));
        let gap = Reach { minute: 2 * 60 + 30, ..reach.clone() };
        assert_eq!(gap.next_letter(before, berlin()).unwrap(), time("2026-03-29T01:00:00Z"), "03:00 there");
        let twice = gap.next_letter(time("2026-10-24T00:00:00Z"), berlin()).unwrap();
        assert_eq!(twice, time("2026-10-25T00:30:00Z"), "the first of two");
    }

    #[test]
    fn each_rhythm_has_its_day() {
        let friday = Reach::default();
        let now = time("2026-10-16T06:30:00Z");
        let of = |rhythm: &str| {
            Reach { rhythm: rhythm.into(), ..friday.clone() }.next_letter(now, zone("Europe/London"))
        };
        assert_eq!(of("weekly"), Some(time("2026-10-23T06:30:00Z")), "not the moment itself again");
        assert_eq!(of("daily"), Some(time("2026-10-17T06:30:00Z")));
        assert_eq!(of("monthly"), Some(time("2026-11-06T07:30:00Z")));
        assert_eq!(of("never"), None);
        let away = Reach { paused_until: Some(time("2026-12-01T00:00:00Z")), ..friday };
        assert_eq!(away.next_letter(now, Tz::UTC), Some(time("2026-12-04T07:30:00Z")));
    }

    #[test]
    fn what_comes_at_night_waits_for_the_morning_there() {
        let reach = Reach::default();
        let there = zone("America/Bogota");
        assert_eq!(reach.not_before(time("2026-10-16T15:00:00Z"), there), time("2026-10-16T15:00:00Z"));
        assert_eq!(reach.not_before(time("2026-10-17T04:00:00Z"), there), time("2026-10-17T12:00:00Z"));
        assert_eq!(reach.not_before(time("2026-10-17T11:59:00Z"), there), time("2026-10-17T12:00:00Z"));
        let none = Reach { quiet_from: 0, quiet_to: 0, ..reach };
        assert_eq!(none.not_before(time("2026-10-17T04:00:00Z"), there), time("2026-10-17T04:00:00Z"));
    }
}
