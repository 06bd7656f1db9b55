//! The changes of a zone's clock, as a calendar says them (RFC 5545 3.6.5).
//!
//! Each change is written by itself, with its day, for the span in which it is needed: what a rule for all years would say is not always
//! true, and a zone whose rules change in between is said as they are known now.

use chrono::{Duration, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// No span is longer: a series has an end, and nobody plans further.
const LONGEST_DAYS: i64 = 1_500;
/// How far back the change before the first date is looked for, in days.
const BEFORE: i64 = 400;

/// A change of the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// When, on the clock before it.
    at: NaiveDateTime,
    before: i32,
    after: i32,
    summer: bool,
    name: String,
}

/// The moment at which the clock of a zone shows `local`, in UTC; the first of two, and what is skipped by the clock that was before.
pub(crate) fn utc(local: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    match zone.from_local_datetime(&local).earliest() {
        Some(there) => there.naive_utc(),
        // RFC 5545 3.3.5: "interpreted using the UTC offset before the gap".
        None => {
            let before = local - TimeDelta::hours(12);
            let offset = zone.offset_from_utc_datetime(&before).fix().local_minus_utc();
            local - TimeDelta::seconds(i64::from(offset))
        }
    }
}

/// Writes the zone for everything from `first` to `last`, which are on its own clock.
pub(crate) fn write(zone: Tz, first: NaiveDateTime, last: NaiveDateTime, put: &mut dyn FnMut(&str)) {
    let last = last.min(first + Duration::days(LONGEST_DAYS));
    put("BEGIN:VTIMEZONE");
    put(&format!("TZID:{}", zone.name()));
    let mut changes = changes(zone, first - Duration::days(BEFORE), last + Duration::days(2));
    // Only the last change before the first date is of use.
    let needless = changes.iter().filter(|change| change.at <= first).count().saturating_sub(1);
    changes.drain(..needless);
    if changes.first().is_none_or(|change| change.at > first) {
        let at = first - Duration::days(BEFORE);
        let offset = zone.offset_from_utc_datetime(&at);
        let seconds = offset.fix().local_minus_utc();
        let since =
            NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap_or(at);
        let summer = !offset.dst_offset().is_zero();
        let name = offset.abbreviation().unwrap_or_default().to_owned();
        changes.insert(0, Change { at: since, before: seconds, after: seconds, summer, name });
    }
    for change in &changes {
        let kind = if change.summer { "DAYLIGHT" } else { "STANDARD" };
        put(&format!("BEGIN:{kind}"));
        put(&format!("DTSTART:{}", change.at.format("%Y%m%dT%H%M%S")));
        put(&format!("TZOFFSETFROM:{}", offset(change.before)));
        put(&format!("TZOFFSETTO:{}", offset(change.after)));
        if !change.name.is_empty() {
            put(&format!("TZNAME:{}", change.name));
        }
        put(&format!("END:{kind}"));
    }
    put("END:VTIMEZONE");
}

/// The changes of a clock in a span: day by day, then by halves.
fn changes(zone: Tz, from: NaiveDateTime, to: NaiveDateTime) -> Vec<Change> {
    let at = |moment: NaiveDateTime| zone.offset_from_utc_datetime(&moment).fix().local_minus_utc();
    let mut found = Vec::new();
    let mut day = from;
    while day < to {
        let next = day + Duration::days(1);
        let (before, after) = (at(day), at(next));
        if before != after {
            let (mut low, mut high) = (day, next);
            while high - low > Duration::seconds(1) {
                let middle = low + (high - low) / 2;
                if at(middle) == before { low = middle } else { high = middle }
            }
            // Changes fall on whole minutes.
            let moment = high - Duration::seconds(i64::from(chrono::Timelike::second(&high)) % 60);
            let moment = if at(moment) == before { high } else { moment };
            let there = zone.offset_from_utc_datetime(&high);
            found.push(Change {
                at: moment + TimeDelta::seconds(i64::from(before)),
                before,
                after,
                summer: !there.dst_offset().is_zero(),
                name: there.abbreviation().unwrap_or_default().to_owned(),
            });
        }
        day = next;
    }
    found
}

/// `+0130`
fn offset(seconds: i32) -> String {
    let (sign, seconds) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match rest {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        rest => format!("{sign}{hours:02}{minutes:02}{rest:02}"),
    }
}
