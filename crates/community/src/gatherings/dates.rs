//! The dates that a rhythm gives.

use base::Time;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Rhythm;
use crate::people::reach::{moment, zone};

/// A date of a rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day, in the zone of the rhythm: with the rhythm's id it names the date for good.
    pub on: NaiveDate,
    /// When it begins.
    pub at: Time,
    /// It falls into a span that is left out.
    pub skipped: bool,
}

/// Months of a year of dates.
const YEAR: u32 = 12;
/// More dates than these no rhythm gives in a year.
const MOST: usize = 60;

/// Twelve months of dates from a day on. The hour on the wall stays when clocks change; an hour that such a change skips is the next that
/// is there, and one that comes twice is the first.
pub fn year(rhythm: &Rhythm, from: NaiveDate) -> Vec<Slot> {
    let from = from.max(rhythm.starts_on);
    let Some(until) = from.checked_add_months(Months::new(YEAR)) else { return Vec::new() };
    let place = zone(&rhythm.zone);
    let slot = |on: NaiveDate| {
        let at = moment(on, rhythm.minute, place)?;
        Some(Slot { on, at, skipped: rhythm.skips.iter().any(|skip| (skip.from..=skip.to).contains(&on)) })
    };
    days(rhythm, from, until).into_iter().filter_map(slot).collect()
}

fn days(rhythm: &Rhythm, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let weekday = weekday(rhythm.weekday);
    let step = match rhythm.every.as_str() {
        "week" => return weeks(rhythm.starts_on, weekday, 7, from, until),
        "2w" => return weeks(rhythm.starts_on, weekday, 14, from, until),
        "month" => 1,
        "2m" => 2,
        "quarter" => 3,
        _ => 12,
    };
    // The first month that has a date; from there each so many months.
    let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let mut at = month(rhythm.starts_on);
    if nth(at, weekday, rhythm.nth).is_some_and(|day| day < rhythm.starts_on) {
        at += 1;
    }
    let behind = month(from) - at;
    if behind > 0 {
        at += behind / step * step;
    }
    let mut found = Vec::new();
    while found.len() < MOST {
        let Some(day) = nth(at, weekday, rhythm.nth) else { break };
        if day >= until {
            break;
        }
        if day >= from {
            found.push(day);
        }
        at += step;
    }
    found
}

fn weeks(
    starts: NaiveDate,
    weekday: Weekday,
    step: u64,
    from: NaiveDate,
    until: NaiveDate,
) -> Vec<NaiveDate> {
    let ahead = (7 + weekday.num_days_from_monday() - starts.weekday().num_days_from_monday()) % 7;
    let Some(mut day) = starts.checked_add_days(Days::new(u64::from(ahead))) else { return Vec::new() };
    let behind = u64::try_from((from - day).num_days()).unwrap_or(0);
    day = day.checked_add_days(Days::new(behind.div_ceil(step) * step)).unwrap_or(until);
    let mut found = Vec::new();
    while day < until && found.len() < MOST {
        found.push(day);
        day = day.checked_add_days(Days::new(step)).unwrap_or(until);
    }
    found
}

/// The first, second ... or last of these weekdays in a month, counted from the year 0.
fn nth(month: i32, weekday: Weekday, nth: i64) -> Option<NaiveDate> {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1);
    match u8::try_from(nth) {
        Ok(nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        Err(_) => {
            [5, 4].into_iter().find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n))
        }
    }
}

fn weekday(number: i64) -> Weekday {
    u8::try_from(number - 1).ok().and_then(|number| Weekday::try_from(number).ok()).unwrap_or(Weekday::Mon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gatherings::Skip, people::reach::local};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rhythm(every: &str, weekday: i64, nth: i64, zone: &str) -> Rhythm {
        Rhythm {
            name: "Circle".into(),
            every: every.into(),
            weekday,
            nth,
            minute: 10 * 60,
            zone: zone.into(),
            minutes: 45,
            mode: "video".into(),
            purpose: String::new(),
            protected: true,
            starts_on: day("2027-01-01"),
            skips: Vec::new(),
        }
    }

    fn on(slots: &[Slot]) -> Vec<String> {
        slots.iter().map(|slot| slot.on.to_string()).collect()
    }

    // S3.16: twelve months of dates, and ten o'clock stays ten o'clock.
    #[test]
    fn a_year_of_dates_keeps_its_hour_when_clocks_change() {
        let rhythm = rhythm("month", 4, 2, "Europe/London");
        let slots = year(&rhythm, day("2027-01-01"));
        assert_eq!(slots.len(), 12);
        assert_eq!(on(&slots)[..3], ["2027-01-14", "2027-02-11", "2027-03-11"]);
        for slot in &slots {
            let there = local(slot.at, zone("Europe/London"));
            assert_eq!(there.format("%a %H:%M").to_string(), "Thu 10:00");
        }
        let utc = |place: usize| local(slots[place].at, chrono_tz::UTC).format("%H:%M").to_string();
        assert_eq!((utc(2).as_str(), utc(3).as_str()), ("10:00", "09:00"), "March and April");
    }

    #[test]
    fn an_hour_that_is_skipped_is_the_next_and_one_that_comes_twice_is_the_first() {
        let mut night = rhythm("month", 7, -1, "Europe/Berlin");
        night.minute = 2 * 60 + 30;
        let slots = year(&night, day("2027-01-01"));
        let utc = |place: usize| local(slots[place].at, chrono_tz::UTC).to_string();
        assert_eq!(slots[2].on, day("2027-03-28"));
        assert_eq!(utc(2), "2027-03-28 01:00:00 UTC", "half past two is not there: three o'clock");
        assert_eq!(utc(9), "2027-10-31 00:30:00 UTC", "the first of two");
    }

    #[test]
    fn each_rhythm_gives_its_dates() {
        let of = |every, weekday, nth| on(&year(&rhythm(every, weekday, nth, "UTC"), day("2027-01-01")));
        assert_eq!(of("week", 1, 1).len(), 52);
        assert_eq!(of("week", 5, 1)[0], "2027-01-01");
        assert_eq!(of("2w", 1, 1)[..2], ["2027-01-04", "2027-01-18"]);
        assert_eq!(of("2m", 2, 1)[..2], ["2027-01-05", "2027-03-02"]);
        assert_eq!(of("quarter", 3, -1), ["2027-01-27", "2027-04-28", "2027-07-28", "2027-10-27"]);
        assert_eq!(of("year", 6, 3), ["2027-01-16"]);
        // Looked at later, the same dates.
        let fortnight = rhythm("2w", 1, 1, "UTC");
        assert_eq!(on(&year(&fortnight, day("2027-06-15")))[0], "2027-06-21");
        assert!(on(&year(&fortnight, day("2027-01-01"))).contains(&"2027-06-21".to_owned()));
        let quarter = rhythm("quarter", 3, -1, "UTC");
        assert_eq!(on(&year(&quarter, day("2027-05-01")))[0], "2027-07-28");
        // Begun after this month's day has passed.
        let late = Rhythm { starts_on: day("2027-01-20"), ..rhythm("month", 4, 2, "UTC") };
        assert_eq!(on(&year(&late, day("2027-01-01")))[0], "2027-02-11");
    }

    #[test]
    fn what_is_left_out_is_marked_and_not_lost() {
        let mut summer = rhythm("month", 4, 2, "UTC");
        summer.skips = vec![Skip { from: day("2027-08-01"), to: day("2027-08-31") }];
        let slots = year(&summer, day("2027-01-01"));
        assert_eq!(
            slots.iter().filter(|slot| slot.skipped).map(|slot| slot.on).collect::<Vec<_>>(),
            [day("2027-08-12")]
        );
    }

    #[test]
    fn nothing_odd_makes_it_run_away() {
        for (every, nth, starts) in
            [("week", 9, "1970-01-01"), ("nonsense", 0, "2200-12-31"), ("2w", -7, "0000-01-01")]
        {
            let odd = Rhythm {
                every: every.into(),
                nth,
                weekday: 77,
                starts_on: day(starts),
                ..rhythm("week", 1, 1, "No/Where")
            };
            assert!(year(&odd, day("2027-01-01")).len() <= 60);
        }
        assert!(year(&rhythm("week", 1, 1, "UTC"), NaiveDate::MAX).is_empty());
    }
}
