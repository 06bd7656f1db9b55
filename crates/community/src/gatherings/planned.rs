//! A gathering: one planned date of a community.

use base::Time;
use chrono::NaiveDate;
use store::{args, row};

use super::{
    rhythm::{LONGEST, MODES, convenes},
    sql,
};
use crate::{
    Actor, CommunityId, GatheringId, PollId, Problem, Refused, RhythmId, SeriesId, VenueId, Work,
    charter::Viewer,
    people::{
        self,
        reach::{moment, zone},
    },
    venues,
};

/// More members than these nobody gathers at once.
const MOST_SEATS: i64 = 100_000;
/// A community has no more gatherings ahead of it than these.
const MOST_AHEAD: usize = 400;

row! {
    /// One planned date of a community, as whoever may see all of it does. What others may know of it is [`Gathering::outside`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Gathering {
        /// Its id.
        pub id: GatheringId,
        /// Whose.
        pub community: CommunityId,
        /// What it is called.
        pub title: String,
        /// What for; may be empty.
        pub purpose: String,
        /// The rhythm that it is a date of.
        pub rhythm: Option<RhythmId>,
        /// The day that the rhythm gave, like 2027-01-14: it stays when the gathering is moved.
        pub slot: Option<String>,
        /// The invitation for a whole year that it is a part of.
        pub series: Option<SeriesId>,
        /// The poll that it was chosen by.
        pub poll: Option<PollId>,
        /// The day on the wall of its place, like 2027-01-14.
        pub day: String,
        /// The minute of that day.
        pub minute: i64,
        /// The zone of its place, an IANA name.
        pub zone: String,
        /// How long, in minutes.
        pub minutes: i64,
        /// When it begins.
        pub starts_at: Time,
        /// When it ends.
        pub ends_at: Time,
        /// One of [`MODES`](super::MODES).
        pub mode: String,
        /// Where, in words; may be empty.
        pub place: String,
        /// Where, when it is known with all that it has.
        pub venue: Option<VenueId>,
        /// The link to join by; may be empty.
        pub link: String,
        /// The telephone number to join by; may be empty.
        pub dial_in: String,
        /// How many may come; nothing for all.
        pub capacity: Option<i64>,
        /// Anybody may know of it.
        pub open: bool,
        /// `planned`, `changed` (moved at least once), `cancelled`, `held`.
        pub state: String,
        /// The number of its version: rises with each change, for calendars.
        pub sequence: i64,
        /// When it was put down.
        pub made_at: Time,
        /// When it was changed last.
        pub changed_at: Time,
        /// When its members were asked to come.
        pub invited_at: Option<Time>,
    }
}

impl Gathering {
    /// It was called off.
    pub fn is_cancelled(&self) -> bool {
        self.state == "cancelled"
    }

    /// It can still be answered: neither over nor called off.
    pub fn is_ahead(&self, now: Time) -> bool {
        !self.is_cancelled() && now < self.ends_at
    }

    /// People are in one place.
    pub fn in_person(&self) -> bool {
        matches!(self.mode.as_str(), "in-person" | "hybrid")
    }

    /// What somebody may know who is not asked to come: nothing of how to get there.
    pub fn outside(mut self) -> Gathering {
        self.link.clear();
        self.dial_in.clear();
        self.place.clear();
        self.venue = None;
        self
    }
}

/// A gathering, as a convenor puts it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGathering {
    /// What it is called.
    pub title: String,
    /// What for; may be empty.
    pub purpose: String,
    /// The day, on the wall of its place.
    pub day: NaiveDate,
    /// The minute of that day.
    pub minute: i64,
    /// The zone of its place.
    pub zone: String,
    /// How long, in minutes.
    pub minutes: i64,
    /// One of [`MODES`](super::MODES).
    pub mode: String,
    /// Where, in words.
    pub place: String,
    /// Where, when it is known.
    pub venue: Option<VenueId>,
    /// The link to join by. May be empty.
    pub link: String,
    /// The telephone number.
    pub dial_in: String,
    /// How many may come.
    pub capacity: Option<i64>,
    /// Anybody may know of it.
    pub open: bool,
    /// The date of a rhythm that it is made of.
    pub slot: Option<(RhythmId, NaiveDate)>,
    /// The invitation for a whole year that it is a part of.
    pub series: Option<SeriesId>,
    /// The poll that it was chosen by.
    pub poll: Option<PollId>,
}

impl Default for NewGathering {
    fn default() -> NewGathering {
        NewGathering {
            title: String::new(),
            purpose: String::new(),
            day: NaiveDate::default(),
            minute: 10 * 60,
            zone: "UTC".into(),
            minutes: 60,
            mode: "video".into(),
            place: String::new(),
            venue: None,
            link: String::new(),
            dial_in: String::new(),
            capacity: None,
            open: false,
            slot: None,
            series: None,
            poll: None,
        }
    }
}

impl NewGathering {
    /// When it would begin: the hour on the wall of its place. An hour that a change of the clock skips is the next that is there; one that
    /// comes twice is the first.
    pub fn starts_at(&self) -> Option<Time> {
        moment(self.day, self.minute, zone(&self.zone))
    }

    /// The link to join by: a room that is made up, where people meet by video and none is given.
    pub(super) fn way_in(&self, work: &Work<'_>) -> String {
        match self.link.trim() {
            "" if matches!(self.mode.as_str(), "video" | "hybrid") => super::links::fresh(work),
            link => link.to_owned(),
        }
    }

    /// Where, in words: of a place that is known, its name and address.
    pub(super) async fn place(&self, work: &mut Work<'_>, community: CommunityId) -> Result<String, Refused> {
        match self.venue {
            Some(venue) => venues::chosen(work, community, venue).await,
            None => Ok(people::clean_name(&self.place)),
        }
    }

    /// What is wrong with it.
    pub fn problems(&self, now: Time) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |wrong: bool, field, key| {
            if wrong {
                problems.push(Problem { field, key });
            }
        };
        let title = people::clean_name(&self.title);
        say(title.is_empty() || self.title.chars().count() > 120, "title", "problem-gathering-title");
        say(self.purpose.chars().count() > 300, "purpose", "problem-field-long");
        say(self.zone.parse::<chrono_tz::Tz>().is_err(), "zone", "problem-zone");
        say(!(0..24 * 60).contains(&self.minute), "minute", "problem-rhythm-hour");
        say(!(5..=LONGEST).contains(&self.minutes), "minutes", "problem-rhythm-minutes");
        say(!MODES.contains(&self.mode.as_str()), "mode", "problem-rhythm-mode");
        say(self.place.chars().count() > 300, "place", "problem-field-long");
        say(!self.link.trim().is_empty() && !is_link(self.link.trim()), "link", "problem-gathering-link");
        say(self.dial_in.chars().count() > 100, "dial_in", "problem-field-long");
        let seats = self.capacity.is_some_and(|most| !(1..=MOST_SEATS).contains(&most));
        say(seats, "capacity", "problem-gathering-capacity");
        let sensible = (1970..=2200).contains(&chrono::Datelike::year(&self.day));
        let past = self.starts_at().is_none_or(|at| at <= now);
        say(!sensible || past, "day", "problem-gathering-past");
        problems
    }
}

/// An address that a browser opens, and nothing that it would run.
fn is_link(link: &str) -> bool {
    link.chars().count() <= 1_000
        && ["https://", "http://", "tel:"].iter().any(|scheme| link.starts_with(scheme))
        && !link.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
}

/// Puts down a gathering. Nobody is asked yet: that is [`invite`](super::invite). By a convenor.
pub async fn plan(work: &mut Work<'_>, viewer: &Viewer, new: &NewGathering) -> Result<GatheringId, Refused> {
    convenes(work, viewer)?;
    let problems = new.problems(work.now());
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    if let Some(id) = there_already(work, new).await? {
        return Ok(id);
    }
    let community = viewer.community().id;
    let ahead: (i64,) = work.one(&sql::AHEAD, args![community, work.now()]).await?;
    if usize::try_from(ahead.0).is_ok_and(|ahead| ahead >= MOST_AHEAD) {
        return Err(Refused::invalid("title", "problem-gathering-many"));
    }
    let id = write(work, community, new).await?;
    work.note(Some(community), "planned-a-gathering", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// A date of a rhythm, or of a poll, is one gathering.
async fn there_already(work: &mut Work<'_>, new: &NewGathering) -> Result<Option<GatheringId>, Refused> {
    let (rhythm, slot) = new.slot.map(|(rhythm, day)| (rhythm, day.to_string())).unzip();
    let known: Option<(GatheringId,)> = work.opt(&sql::SAME, args![rhythm, slot, new.poll]).await?;
    Ok(known.map(|(id,)| id))
}

/// Writes one. Part of another act.
pub(super) async fn write(
    work: &mut Work<'_>,
    community: CommunityId,
    new: &NewGathering,
) -> Result<GatheringId, Refused> {
    let (id, now): (GatheringId, _) = (work.id(), work.now());
    let (rhythm, slot) = new.slot.map(|(rhythm, day)| (rhythm, day.to_string())).unzip();
    let starts_at = new.starts_at().ok_or(Refused::invalid("day", "problem-gathering-past"))?;
    let by = work.actor().person();
    let link = new.way_in(work);
    let place = new.place(work, community).await?;
    work.exec(
        &sql::PLAN,
        args![
            id,
            community,
            people::clean_name(&new.title),
            new.purpose.trim(),
            rhythm,
            slot,
            new.series,
            new.poll,
            new.day.to_string(),
            new.minute,
            &new.zone,
            new.minutes,
            starts_at,
            ends(starts_at, new.minutes),
            &new.mode,
            place,
            new.venue,
            link,
            people::clean_name(&new.dial_in),
            new.capacity,
            new.open,
            by,
            now
        ],
    )
    .await?;
    Ok(id)
}

pub(super) fn ends(starts_at: Time, minutes: i64) -> Time {
    starts_at + std::time::Duration::from_secs(u64::try_from(minutes).unwrap_or(0) * 60)
}

/// One gathering of a community: for its members whole, for others what is open of it.
pub async fn one(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Gathering, Refused> {
    let all = of(work, id).await?;
    shown(work, viewer, all).ok_or(Refused::NotFound)
}

/// The same, for an act that writes to it or its seats: whoever else writes waits for it. Part of that act.
pub(crate) async fn one_to_write(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
) -> Result<Gathering, Refused> {
    let all = of_to_write(work, id).await?;
    shown(work, viewer, all).ok_or(Refused::NotFound)
}

/// What the viewer may know of a gathering; nothing, when they may not know of it at all.
fn shown(work: &Work<'_>, viewer: &Viewer, one: Gathering) -> Option<Gathering> {
    if one.community != viewer.community().id {
        return None;
    }
    match work.actor() == Actor::System || viewer.is_member() {
        true => Some(one),
        false if one.open => Some(one.outside()),
        false => None,
    }
}

/// A gathering, whoever asks. Part of another act.
pub(super) async fn of(work: &mut Work<'_>, id: GatheringId) -> Result<Gathering, Refused> {
    work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)
}

/// The same, for an act that writes. Part of that act.
pub(super) async fn of_to_write(work: &mut Work<'_>, id: GatheringId) -> Result<Gathering, Refused> {
    work.opt(&sql::ONE_TO_WRITE, args![id]).await?.ok_or(Refused::NotFound)
}

/// What is ahead of a community, the next first: for its members all, for others what is open.
pub async fn coming(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Gathering>, Refused> {
    let (community, now) = (viewer.community().id, work.now());
    let everything = work.actor() == Actor::System || viewer.is_member();
    let all: Vec<Gathering> = work.all(&sql::COMING, args![community, now, everything]).await?;
    Ok(all.into_iter().filter_map(|one| shown(work, viewer, one)).collect())
}

/// What lies behind it, the newest first, at most a hundred: for members.
pub async fn past(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Gathering>, Refused> {
    if work.actor() != Actor::System {
        viewer.member()?;
    }
    let (community, now) = (viewer.community().id, work.now());
    work.all(&sql::PAST, args![community, now]).await
}
