//! Days for letters, in the language and zone of whoever reads: always the day itself, for nobody knows when a letter is read.

use base::{
    Time, Words,
    numbers::{MONTHS, WEEKDAYS},
};
use chrono::{Datelike, Timelike};
use community::people::reach::{local, zone};

/// `Friday 16 October`
pub(crate) fn day(words: Words, time: Time, zone_name: &str) -> String {
    let then = local(time, zone(zone_name));
    let weekday = weekday(words, i64::from(then.weekday().number_from_monday()));
    let month = words.say(MONTHS[then.month0() as usize % 12]);
    let day = then.day().to_string();
    words.tell("date-day", &[("weekday", weekday.into()), ("day", day.into()), ("month", month.into())])
}

/// `Friday 16 October, 17:00`
pub(crate) fn day_and_hour(words: Words, time: Time, zone_name: &str) -> String {
    let then = local(time, zone(zone_name));
    let (day, hour) = (day(words, time, zone_name), clock(i64::from(then.hour() * 60 + then.minute())));
    words.tell("date-and-hour", &[("day", day.into()), ("hour", hour.into())])
}

/// `1 September 2027`
pub(crate) fn day_and_year(words: Words, time: Time, zone_name: &str) -> String {
    let then = local(time, zone(zone_name));
    let month = words.say(MONTHS[then.month0() as usize % 12]);
    let (day, year) = (then.day().to_string(), then.year().to_string());
    words.tell("answer-day", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
}

/// The name of a day of the week: 1 is Monday.
pub(crate) fn weekday(words: Words, day: i64) -> &'static str {
    words.say(WEEKDAYS[usize::try_from(day - 1).unwrap_or(0) % 7])
}

/// The hour there, from 0.
pub(crate) fn hour(time: Time, zone_name: &str) -> u32 {
    local(time, zone(zone_name)).hour()
}

/// `07:30`
pub(crate) fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
