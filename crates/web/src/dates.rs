//! Days and hours for people, in the language of the page and the zone of the reader.
//!
//! Always the day itself, never "in three days": a page may be read tomorrow, or printed.

use std::sync::LazyLock;

use base::{
    Time,
    numbers::{MONTHS, WEEKDAYS},
    words::Words,
};
use chrono::{
    DateTime, Datelike, Timelike, Utc,
    format::{Item, StrftimeItems},
};
use chrono_tz::Tz;

/// How someone reads: which words, where on the globe, and what time it is there.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The words of the page.
    pub words: Words,
    /// The reader's zone.
    pub zone: Tz,
    /// The time of the request: it decides whether the year must be said.
    pub now: Time,
}

/// A moment as a page shows it: `<time datetime="{stamp}">{said}</time>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// For programs, with its offset: `2026-10-09T16:12+01:00`.
    pub stamp: String,
    /// For people: `Friday 9 October, 16:12`.
    pub said: String,
}

impl Reading {
    /// With the hour: `Friday 9 October, 16:12`; the year when it is not this one.
    pub fn moment(&self, time: Time) -> Moment {
        let then = local(time, self.zone);
        let day = self.told(&then);
        let hour = format!("{:02}:{:02}", then.hour(), then.minute());
        let said = self.words.tell("date-and-hour", &[("day", day.into()), ("hour", hour.into())]);
        Moment { stamp: then.format_with_items(STAMP.iter()).to_string(), said }
    }

    /// Only the day: `Friday 9 October`; the year when it is not this one.
    pub fn day(&self, time: Time) -> Moment {
        let then = local(time, self.zone);
        Moment { stamp: then.format("%Y-%m-%d").to_string(), said: self.told(&then) }
    }

    fn told(&self, then: &DateTime<Tz>) -> String {
        let words = self.words;
        let weekday = words.say(WEEKDAYS[then.weekday().num_days_from_monday() as usize % 7]);
        let month = words.say(MONTHS[then.month0() as usize % 12]);
        let day = then.day().to_string();
        let parts = [("weekday", weekday.into()), ("day", day.into()), ("month", month.into())];
        if then.year() == local(self.now, self.zone).year() {
            return words.tell("date-day", &parts);
        }
        let [weekday, day, month] = parts;
        // As text: a language would write the year as the number 2,024.
        words.tell("date-day-and-year", &[weekday, day, month, ("year", then.year().to_string().into())])
    }
}

/// The moment in a zone. Times beyond what a calendar knows (a letter dated 292,000 AD) stand at its edge.
fn local(time: Time, zone: Tz) -> DateTime<Tz> {
    let edge = if time.0 < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
    let utc = DateTime::from_timestamp_micros(time.0).unwrap_or(edge);
    // A day from the edge, so that an offset does not step over it.
    let utc = utc.clamp(
        DateTime::<Utc>::MIN_UTC + chrono::TimeDelta::days(2),
        DateTime::<Utc>::MAX_UTC - chrono::TimeDelta::days(2),
    );
    utc.with_timezone(&zone)
}

/// The zone of that name (`Europe/London`), or UTC.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// `2026-10-09T16:12+01:00`, read once.
static STAMP: LazyLock<Vec<Item<'static>>> =
    LazyLock::new(|| StrftimeItems::new("%Y-%m-%dT%H:%M%:z").collect());

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-10-09 15:12 UTC.
    const LETTER: Time = Time::from_secs(1_791_558_720);

    fn in_zone(zone: &str, now: Time) -> Reading {
        Reading { words: Words::english(), zone: super::zone(zone), now }
    }

    #[test]
    fn a_moment_is_said_where_the_reader_is() {
        let moment = in_zone("Europe/London", LETTER).moment(LETTER);
        assert_eq!(moment.said, "Friday 9 October, 16:12");
        assert_eq!(moment.stamp, "2026-10-09T16:12+01:00");
        assert_eq!(in_zone("Pacific/Auckland", LETTER).moment(LETTER).said, "Saturday 10 October, 04:12");
    }

    #[test]
    fn the_year_is_said_when_it_is_another_one() {
        let later = Time::from_secs(1_791_558_720 + 400 * 86_400);
        assert_eq!(in_zone("Nowhere/Atlantis", later).day(LETTER).said, "Friday 9 October 2026");
    }

    #[test]
    fn a_date_beyond_the_calendar_does_not_stop_the_page() {
        for micros in [i64::MIN, i64::MAX, 0] {
            let reading = in_zone("Pacific/Apia", LETTER);
            assert!(!reading.moment(Time(micros)).said.is_empty());
            assert!(!reading.day(Time(micros)).stamp.is_empty());
        }
    }
}
