//! Days for letters, in the language and zone of whoever reads: always the day itself, for nobody knows when a letter is read.

use base::{Time, Words};
use chrono::{Datelike, Timelike};
use community::people::reach::{local, zone};

const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// `Friday 16 October`
pub(crate) fn day(words: Words, time: Time, zone_name: &str) -> String {
    let then = local(time, zone(zone_name));
    let weekday = weekday(words, i64::from(then.weekday().number_from_monday()));
    let month = words.say(MONTHS[then.month0() as usize % 12]);
    let day = then.day().to_string();
    words.tell("date-day", &[("weekday", weekday.into()), ("day", day.into()), ("month", month.into())])
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
