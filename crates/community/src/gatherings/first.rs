//! The next date of a community, as an invitation says it: a gathering that is planned, the dates that are being chosen from, or what the
//! rhythm gives. So it is right on the day on which somebody reads it, whatever was written when the community began.

use base::{
    Time, Words,
    numbers::{MONTHS, WEEKDAYS},
};
use chrono::{Datelike, Timelike};
use store::{args, row};

use super::{dates::year, rhythm::rhythms, sql};
use crate::{
    Refused, Work,
    charter::Viewer,
    people::reach::{local, zone},
};

row! {
    /// A date that stands or is being chosen; `poll` is 0 for a gathering.
    struct Ahead { at: Time, zone: String, minutes: i64, poll: i64 }
}

/// The next date of a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstDate {
    /// When it begins.
    pub at: Time,
    /// The zone of its place.
    pub zone: String,
    /// How long, in minutes.
    pub minutes: i64,
    /// How many other dates may be it instead: those of a poll that is open.
    pub others: usize,
}

/// The next date: what is planned, else what is being chosen from, else what the rhythm gives; nothing when nothing is known. Part of the letters
/// to those who are asked to come.
pub async fn first_date(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<FirstDate>, Refused> {
    let (community, now) = (viewer.community(), work.now());
    let ahead: Vec<Ahead> = work.all(&sql::FIRST_AHEAD, args![community.id, now]).await?;
    if let Some(first) = ahead.first() {
        // Of a poll that is open any of its dates may be the one.
        let others = ahead.iter().filter(|one| first.poll != 0 && one.poll == first.poll).count().max(1) - 1;
        let (zone, minutes) = (first.zone.clone(), first.minutes);
        return Ok(Some(FirstDate { at: first.at, zone, minutes, others }));
    }
    let next = rhythms(work, viewer).await?.into_iter().filter_map(|(_, rhythm)| {
        let today = local(now, zone(&rhythm.zone)).date_naive();
        let slot = year(&rhythm, today).into_iter().find(|slot| !slot.skipped && slot.at > now)?;
        Some(FirstDate { at: slot.at, zone: rhythm.zone, minutes: rhythm.minutes, others: 0 })
    });
    Ok(next.min_by_key(|date| date.at))
}

/// "Thursday 14 January, 10:00 (Europe/London), or one of three others".
pub fn said_first(words: Words, date: &FirstDate) -> String {
    let there = local(date.at, zone(&date.zone));
    let key =
        |keys: &'static [&'static str], place: u32| keys.get(place as usize).map_or("", |key| words.say(key));
    let day = words.tell(
        "date-day",
        &[
            ("weekday", key(&WEEKDAYS, there.weekday().num_days_from_monday()).into()),
            ("day", there.day().to_string().into()),
            ("month", key(&MONTHS, there.month0()).into()),
        ],
    );
    let hour = format!("{:02}:{:02}", there.hour(), there.minute());
    words.tell(
        "dates-first",
        &[
            ("day", day.into()),
            ("hour", hour.into()),
            ("zone", date.zone.replace('_', " ").into()),
            ("others", date.others.into()),
        ],
    )
}
