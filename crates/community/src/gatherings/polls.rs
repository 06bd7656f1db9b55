//! Dates to choose among (touchpoint 10).

use std::time::Duration;

use base::Time;
use chrono::Timelike;
use store::{args, row};

use super::{NewGathering, change, inviting, planned, rhythm::convenes, sql, telling};
use crate::{
    CommunityId, GatheringId, PersonId, PollId, Problem, Refused, RhythmId, Work,
    charter::Viewer,
    people::{
        self,
        reach::{local, zone},
    },
};

/// Dates of one poll, at most.
pub const MOST_OPTIONS: usize = 8;
/// How long people are asked, at least and at most.
const SHORTEST: Duration = Duration::from_secs(3_600);
const LONGEST: Duration = Duration::from_secs(90 * 86_400);

/// Dates to choose among, as a convenor puts them down.
#[derive(Clone, Debug)]
pub struct NewPoll<'a> {
    /// What for: "Our first gathering".
    pub title: &'a str,
    /// How long it would be, in minutes.
    pub minutes: i64,
    /// The zone that the dates were put down in.
    pub zone: &'a str,
    /// The dates.
    pub dates: &'a [Time],
    /// Until when people may answer.
    pub closes_at: Time,
}

impl NewPoll<'_> {
    /// What is wrong with it.
    pub fn problems(&self, now: Time) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |wrong: bool, field, key| {
            if wrong {
                problems.push(Problem { field, key });
            }
        };
        let title = people::clean_name(self.title);
        say(title.is_empty() || title.chars().count() > 120, "title", "problem-poll-title");
        say(!(5..=3 * 1440).contains(&self.minutes), "minutes", "problem-rhythm-minutes");
        say(self.zone.parse::<chrono_tz::Tz>().is_err(), "zone", "problem-zone");
        let mut sorted: Vec<Time> = self.dates.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        say(!(2..=MOST_OPTIONS).contains(&self.dates.len()), "dates", "problem-poll-dates");
        say(sorted.len() != self.dates.len(), "dates", "problem-poll-same");
        say(self.dates.iter().any(|at| *at <= now), "dates", "problem-poll-past");
        let span = self.closes_at.since(now);
        say(self.closes_at <= now || span < SHORTEST || span > LONGEST, "closes", "problem-poll-closes");
        problems
    }
}

/// Dates to choose among.
#[derive(Clone, Debug)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// Whose.
    pub community: CommunityId,
    /// What for.
    pub title: String,
    /// How long it would be, in minutes.
    pub minutes: i64,
    /// The zone that the dates were put down in.
    pub zone: String,
    /// Until when people may answer.
    pub closes_at: Time,
    /// The number that was chosen.
    pub chosen: Option<i64>,
    /// The dates, from the first.
    pub options: Vec<PollOption>,
}

row! {
    /// A date.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct PollOption {
        /// Its number in letters and on pages, from 1.
        pub number: i64,
        /// When.
        pub at: Time,
    }
}

row! {
    struct Row {
        id: PollId,
        community: CommunityId,
        title: String,
        minutes: i64,
        zone: String,
        closes_at: Time,
        chosen: Option<i64>,
    }
}

impl Row {
    fn with(self, options: Vec<PollOption>) -> Poll {
        Poll {
            id: self.id,
            community: self.community,
            title: self.title,
            minutes: self.minutes,
            zone: self.zone,
            closes_at: self.closes_at,
            chosen: self.chosen,
            options,
        }
    }
}

impl Poll {
    /// Whether it can be answered.
    pub fn is_open(&self, now: Time) -> bool {
        self.chosen.is_none() && now < self.closes_at
    }

    /// A date by its number.
    pub fn at(&self, number: i64) -> Option<Time> {
        self.options.iter().find(|option| option.number == number).map(|option| option.at)
    }
}

/// Asks all members which of these dates suit them, and whoever joins while it is open. By a convenor.
pub async fn ask(work: &mut Work<'_>, viewer: &Viewer, new: &NewPoll<'_>) -> Result<PollId, Refused> {
    convenes(work, viewer)?;
    let now = work.now();
    let problems = new.problems(now);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let by = work.actor().person().ok_or(Refused::NotAllowed("sign-in"))?;
    work.begin().await?;
    let (id, community): (PollId, _) = (work.id(), viewer.community().id);
    let title = people::clean_name(new.title);
    work.exec(&sql::ASK, args![id, community, title, new.minutes, new.zone, by, now, new.closes_at]).await?;
    let mut dates = new.dates.to_vec();
    dates.sort_unstable();
    let options = (1i64..).zip(dates).map(|(number, at)| args![id, number, at]).collect();
    work.each(&sql::OPTION, options).await?;
    telling::promise(work).await?;
    work.note(Some(community), "asked-for-a-date", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// One poll of a community. For its members.
pub async fn poll(work: &mut Work<'_>, viewer: &Viewer, id: PollId) -> Result<Poll, Refused> {
    if work.actor() != crate::Actor::System {
        viewer.member()?;
    }
    of(work, id).await.and_then(|poll| {
        if poll.community == viewer.community().id { Ok(poll) } else { Err(Refused::NotFound) }
    })
}

/// A poll, whoever asks. Part of another act.
pub(super) async fn of(work: &mut Work<'_>, id: PollId) -> Result<Poll, Refused> {
    let row: Row = work.opt(&sql::POLL, args![id]).await?.ok_or(Refused::NotFound)?;
    let options = work.all(&sql::OPTIONS, args![id]).await?;
    Ok(row.with(options))
}

/// The polls of a community, the newest first, at most twenty. For its members.
pub async fn polls(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Poll>, Refused> {
    if work.actor() != crate::Actor::System {
        viewer.member()?;
    }
    let community = viewer.community().id;
    let rows: Vec<Row> = work.all(&sql::POLLS, args![community]).await?;
    let options: Vec<(i64, Time, PollId)> = work.all(&sql::OPTIONS_OF_ALL, args![community]).await?;
    let with_dates = |row: Row| {
        let own = options.iter().filter(|option| option.2 == row.id);
        let dates = own.map(|&(number, at, _)| PollOption { number, at }).collect();
        row.with(dates)
    };
    Ok(rows.into_iter().map(with_dates).collect())
}

/// Chooses a date: it becomes a gathering, and everyone is asked to come. Chosen again, that gathering is moved. By a convenor.
pub async fn choose(work: &mut Work<'_>, viewer: &Viewer, id: PollId, number: i64) -> Result<Poll, Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let mut poll = poll(work, viewer, id).await?;
    let Some(at) = poll.at(number) else { return Err(Refused::invalid("number", "problem-poll-number")) };
    let now = work.now();
    if at <= now {
        return Err(Refused::invalid("number", "problem-poll-past"));
    }
    if poll.chosen == Some(number) {
        return Ok(poll);
    }
    let by: Option<PersonId> = work.actor().person();
    work.exec(&sql::CHOOSE, args![id, number, now, by]).await?;
    gathers(work, viewer, &poll, at).await?;
    work.note(Some(poll.community), "chose-a-date", id.into(), "").await?;
    work.done().await?;
    poll.chosen = Some(number);
    Ok(poll)
}

/// The gathering that a chosen date becomes, or is moved to. The way in is the convenors' to change; until then there is a room.
async fn gathers(work: &mut Work<'_>, viewer: &Viewer, poll: &Poll, at: Time) -> Result<(), Refused> {
    let there = local(at, zone(&poll.zone));
    let (day, minute) = (there.date_naive(), i64::from(there.hour() * 60 + there.minute()));
    let before = work.within(true);
    let known: Option<(GatheringId,)> =
        work.opt(&sql::SAME, args![None::<RhythmId>, None::<String>, poll.id]).await?;
    match known {
        Some((id,)) => {
            let old = planned::one(work, viewer, id).await?;
            let new = NewGathering { day, minute, zone: poll.zone.clone(), ..old.as_new() };
            change::change(work, viewer, id, &new).await.map(drop)?;
        }
        None => {
            let new = NewGathering {
                title: poll.title.clone(),
                day,
                minute,
                zone: poll.zone.clone(),
                minutes: poll.minutes,
                poll: Some(poll.id),
                ..NewGathering::default()
            };
            let id = planned::plan(work, viewer, &new).await?;
            inviting::invite(work, viewer, id).await?;
        }
    }
    work.within(before);
    Ok(())
}
