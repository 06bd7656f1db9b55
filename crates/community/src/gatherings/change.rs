//! A gathering is moved, changed or called off; and kept at its hour.

use base::Time;
use chrono::NaiveDate;
use store::args;

use super::{Gathering, NewGathering, inviting, planned, rhythm::convenes, sql};
use crate::{
    GatheringId, Refused, Work,
    charter::{Viewer, only_system},
    people::{
        self,
        reach::{moment, zone},
    },
};

/// What a change means for those who were asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Nothing that they would want to know.
    Nothing,
    /// How to get there, what it is called, how long: their answers stand.
    Details,
    /// When: whoever had said yes or perhaps is asked anew.
    Time,
}

impl Gathering {
    /// What would change.
    pub fn changes(&self, new: &NewGathering) -> Changed {
        if new.starts_at() != Some(self.starts_at) {
            return Changed::Time;
        }
        let same = self.minutes == new.minutes
            && self.title == people::clean_name(&new.title)
            && self.purpose == new.purpose.trim()
            && self.mode == new.mode
            && self.venue == new.venue
            && (self.venue.is_some() || self.place == people::clean_name(&new.place))
            && self.link == new.link.trim()
            && self.dial_in == people::clean_name(&new.dial_in)
            && self.zone == new.zone;
        if same { Changed::Nothing } else { Changed::Details }
    }

    /// As it is, to be changed.
    pub fn as_new(&self) -> NewGathering {
        NewGathering {
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            day: self.day.parse().unwrap_or_default(),
            minute: self.minute,
            zone: self.zone.clone(),
            minutes: self.minutes,
            mode: self.mode.clone(),
            place: self.place.clone(),
            venue: self.venue,
            link: self.link.clone(),
            dial_in: self.dial_in.clone(),
            capacity: self.capacity,
            open: self.open,
            slot: None,
            series: None,
            poll: self.poll,
        }
    }
}

/// Changes a gathering that is ahead: everyone who was asked hears of it, with the next version for their calendar. By a convenor.
pub async fn change(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    new: &NewGathering,
) -> Result<Changed, Refused> {
    convenes(work, viewer)?;
    let now = work.now();
    let problems = new.problems(now);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let old = planned::one_to_write(work, viewer, id).await?;
    if !old.is_ahead(now) {
        return Err(Refused::Gone);
    }
    let changed = old.changes(new);
    let starts_at = new.starts_at().ok_or(Refused::invalid("day", "problem-gathering-past"))?;
    let told = changed != Changed::Nothing;
    let state = if changed == Changed::Time { "changed" } else { &old.state };
    let place = new.place(work, old.community).await?;
    work.exec(
        &sql::CHANGE,
        args![
            id,
            people::clean_name(&new.title),
            new.purpose.trim(),
            new.day.to_string(),
            new.minute,
            &new.zone,
            new.minutes,
            starts_at,
            planned::ends(starts_at, new.minutes),
            &new.mode,
            place,
            new.venue,
            new.way_in(work),
            people::clean_name(&new.dial_in),
            new.capacity,
            new.open,
            state,
            old.sequence + i64::from(told),
            now
        ],
    )
    .await?;
    if changed == Changed::Time {
        work.exec(&sql::ASK_ANEW, args![id]).await?;
    }
    if told && old.invited_at.is_some() {
        inviting::promise(work).await?;
    }
    // More room: whoever waits first has it.
    super::seats::fill(work, id).await?;
    work.note(Some(old.community), "changed-a-gathering", id.into(), "").await?;
    work.done().await?;
    Ok(changed)
}

/// Calls a gathering off: everyone who was asked hears of it, and their calendars take it out. By a convenor.
pub async fn cancel(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let old = planned::one_to_write(work, viewer, id).await?;
    if !old.is_ahead(work.now()) {
        return Err(Refused::Gone);
    }
    let now = work.now();
    work.exec(&sql::CANCEL, args![id, now]).await?;
    if old.invited_at.is_some() {
        inviting::promise(work).await?;
    }
    work.note(Some(old.community), "called-off-a-gathering", id.into(), "").await?;
    work.done().await
}

/// What lies behind was held, and what is ahead keeps its hour on the wall where the rules of its zone have changed since it was put down.
/// A recurring job; the hour that people were told stays, so nobody is told.
pub async fn keep_time(work: &mut Work<'_>) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    work.exec(&sql::HELD, args![now]).await?;
    let mut last = GatheringId::default();
    loop {
        let some: Vec<(GatheringId, String, i64, String, i64, Time)> =
            work.all(&sql::AHEAD_ALL, args![now, last]).await?;
        let Some(end) = some.last() else { break };
        last = end.0;
        let mut rows = Vec::new();
        for (id, day, minute, place, minutes, before) in some {
            let day = day.parse::<NaiveDate>().ok();
            if let Some(at) = day.and_then(|day| moment(day, minute, zone(&place)))
                && at != before
            {
                rows.push(args![id, at, planned::ends(at, minutes)]);
            }
        }
        work.each(&sql::RECKON, rows).await?;
    }
    work.done().await
}
