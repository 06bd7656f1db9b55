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
    struct Ahead { at: Time, zone: String, poll: i64 }
}

/// "Thursday 14 January, 10:00 (Europe/London), or one of three others", in the language of the community; empty when nothing is known.
pub async fn first_date(work: &mut Work<'_>, viewer: &Viewer) -> Result<String, Refused> {
    let (community, now) = (viewer.community(), work.now());
    let words = Words::of(&community.language);
    let ahead: Vec<Ahead> = work.all(&sql::FIRST_AHEAD, args![community.id, now]).await?;
    if let Some(first) = ahead.first() {
        // Of a poll that is open any of its dates may be the one.
        let others = ahead.iter().filter(|one| first.poll != 0 && one.poll == first.poll).count().max(1) - 1;
        return Ok(said(words, first.at, &first.zone, others));
    }
    let next = rhythms(work, viewer).await?.into_iter().filter_map(|(_, rhythm)| {
        let today = local(now, zone(&rhythm.zone)).date_naive();
        let slot = year(&rhythm, today).into_iter().find(|slot| !slot.skipped && slot.at > now)?;
        Some((slot.at, rhythm.zone))
    });
    let next = next.min_by_key(|(at, _)| *at);
    Ok(next.map_or_else(String::new, |(at, zone)| said(words, at, &zone, 0)))
}

fn said(words: Words, at: Time, zone_name: &str, others: usize) -> String {
    let there = local(at, zone(zone_name));
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
            ("zone", zone_name.replace('_', " ").into()),
            ("others", others.into()),
        ],
    )
}
