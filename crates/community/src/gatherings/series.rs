//! A year of dates at once: the gatherings that a rhythm gives, and one invitation for all of them (touchpoint 11).

use base::Time;
use chrono::NaiveDate;
use store::{args, row};

use super::{Gathering, NewGathering, Rhythm, dates, planned, rhythm, sql};
use crate::{
    CommunityId, GatheringId, Refused, RhythmId, SeriesId, Work,
    charter::{Viewer, only_system},
    people::reach::local,
};

row! {
    /// The dates of a rhythm over a year, as it was when they were planned: calendars hold on to it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Series {
        /// Its id.
        pub id: SeriesId,
        /// Whose.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// One of [`EVERY`](super::EVERY).
        pub every: String,
        /// Which weekday of the month.
        pub nth: i64,
        /// The minute of the day.
        pub minute: i64,
        /// The zone.
        pub zone: String,
        /// How long.
        pub minutes: i64,
        /// The first date.
        pub from: String,
        /// The last.
        pub to: String,
        /// When it was planned.
        pub made_at: Time,
    }
}

/// What a year of dates asks of each member, month by month (S3.16): shown before anybody is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The month, like 2027-01.
    pub month: String,
    /// How many gatherings.
    pub gatherings: i64,
    /// Minutes, with five for getting there and away (practice 2.27).
    pub minutes: i64,
}

/// What a day of coming together takes beside itself, in minutes.
const AROUND: i64 = 5;

/// The load of each month that these dates, given as beginning and minutes, make.
pub fn load(dates: impl IntoIterator<Item = (Time, i64)>, zone: chrono_tz::Tz) -> Vec<Load> {
    let mut months: std::collections::BTreeMap<String, (i64, i64)> = std::collections::BTreeMap::new();
    for (at, minutes) in dates {
        let month = months.entry(local(at, zone).format("%Y-%m").to_string()).or_default();
        month.0 += 1;
        month.1 += minutes + AROUND;
    }
    let one = |(month, (gatherings, minutes))| Load { month, gatherings, minutes };
    months.into_iter().map(one).collect()
}

/// The rhythms of a community with their dates that are not planned yet, from tomorrow over twelve months: what [`plan_year`] would plan.
pub async fn unplanned(
    work: &mut Work<'_>,
    viewer: &Viewer,
) -> Result<Vec<(RhythmId, Rhythm, Vec<super::Slot>)>, Refused> {
    let rhythms = rhythm::rhythms(work, viewer).await?;
    let known: Vec<(RhythmId, String)> = work.all(&sql::SLOTS, args![viewer.community().id]).await?;
    let known: std::collections::HashSet<(RhythmId, String)> = known.into_iter().collect();
    let now = work.now();
    let dates = |(id, rhythm): (RhythmId, Rhythm)| {
        let today = local(now, crate::people::reach::zone(&rhythm.zone)).date_naive();
        let mut slots = dates::year(&rhythm, today);
        slots.retain(|slot| !slot.skipped && slot.at > now && !known.contains(&(id, slot.on.to_string())));
        (id, rhythm, slots)
    };
    Ok(rhythms.into_iter().map(dates).collect())
}

/// Plans a gathering on each date of a rhythm over the next twelve months, and asks everyone at once, by one letter with a series for their
/// calendars. `like` gives what the dates have in common: the way in, how many may come. By a convenor.
pub async fn plan_year(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: RhythmId,
    like: &NewGathering,
) -> Result<Vec<GatheringId>, Refused> {
    rhythm::convenes(work, viewer)?;
    work.begin().await?;
    let found = unplanned(work, viewer).await?.into_iter().find(|(one, ..)| *one == id);
    let (_, rhythm, slots) = found.ok_or(Refused::NotFound)?;
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
        return Err(Refused::invalid("rhythm", "problem-gathering-none"));
    };
    let (series, community, now): (SeriesId, _, _) = (work.id(), viewer.community().id, work.now());
    let r = &rhythm;
    let (from, to) = (first.on.to_string(), last.on.to_string());
    work.exec(
        &sql::SERIES,
        args![series, community, &r.name, &r.every, r.nth, r.minute, &r.zone, r.minutes, from, to, now],
    )
    .await?;
    // One room for the whole year.
    let link = NewGathering { mode: r.mode.clone(), ..like.clone() }.way_in(work);
    let like = NewGathering { link, ..like.clone() };
    let mut ids = Vec::with_capacity(slots.len());
    for slot in &slots {
        let new = of_rhythm(&rhythm, id, slot.on, Some(series), &like);
        let problems = new.problems(now);
        if !problems.is_empty() {
            return Err(Refused::Invalid(problems));
        }
        let gathering = planned::write(work, community, &new).await?;
        work.exec(&sql::INVITE, args![gathering, now]).await?;
        ids.push(gathering);
    }
    super::inviting::promise(work).await?;
    work.note(Some(community), "planned-a-year", id.into(), "").await?;
    work.done().await?;
    Ok(ids)
}

/// A gathering on a date of a rhythm.
pub fn of_rhythm(
    rhythm: &Rhythm,
    id: RhythmId,
    day: NaiveDate,
    series: Option<SeriesId>,
    like: &NewGathering,
) -> NewGathering {
    NewGathering {
        title: rhythm.name.clone(),
        purpose: rhythm.purpose.clone(),
        day,
        minute: rhythm.minute,
        zone: rhythm.zone.clone(),
        minutes: rhythm.minutes,
        mode: rhythm.mode.clone(),
        slot: Some((id, day)),
        series,
        poll: None,
        ..like.clone()
    }
}

/// A series with its gatherings, called off ones among them, by their dates. For the letters door.
pub async fn series(work: &mut Work<'_>, id: SeriesId) -> Result<(Series, Vec<Gathering>), Refused> {
    only_system(work)?;
    let one: Series = work.opt(&sql::SERIES_ONE, args![id]).await?.ok_or(Refused::NotFound)?;
    let all = work.all(&sql::SERIES_OF, args![id]).await?;
    Ok((one, all))
}
