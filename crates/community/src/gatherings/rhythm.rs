//! The rhythm: how often, on which day, at which hour of which place.

use chrono::NaiveDate;
use store::{args, row};

use super::sql;
use crate::{Actor, CommunityId, Problem, Refused, RhythmId, Work, charter::Viewer, people};

/// How often, from the most often.
pub const EVERY: [&str; 6] = ["week", "2w", "month", "2m", "quarter", "year"];
/// How people meet.
pub const MODES: [&str; 5] = ["video", "in-person", "hybrid", "phone", "letters"];
/// The longest gathering: three days.
pub(super) const LONGEST: i64 = 3 * 24 * 60;
/// A community has no more rhythms than these, and a rhythm no more spans that are left out.
const MOST: usize = 12;

/// When people meet (practice 2.27, S3.16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// What it is called: "Monthly circle".
    pub name: String,
    /// One of [`EVERY`].
    pub every: String,
    /// 1 is Monday.
    pub weekday: i64,
    /// Which of these days in the month: 1 to 4, or -1 for the last. Of no account for weeks.
    pub nth: i64,
    /// The minute of the day, on the clock of the place.
    pub minute: i64,
    /// The place's zone, an IANA name.
    pub zone: String,
    /// How long, in minutes.
    pub minutes: i64,
    /// One of [`MODES`].
    pub mode: String,
    /// What for; may be empty.
    pub purpose: String,
    /// Nothing else is put in its place.
    pub protected: bool,
    /// The first day that it may fall on.
    pub starts_on: NaiveDate,
    /// What is left out.
    pub skips: Vec<Skip>,
}

/// Days that are left out, the first and the last among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

impl Rhythm {
    /// What is wrong with it.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |wrong: bool, field, key| {
            if wrong {
                problems.push(Problem { field, key });
            }
        };
        let name = people::clean_name(&self.name);
        say(name.is_empty() || name.chars().count() > 100, "name", "problem-rhythm-name");
        say(!EVERY.contains(&self.every.as_str()), "every", "problem-rhythm-every");
        say(!(1..=7).contains(&self.weekday), "weekday", "problem-rhythm-day");
        say(!matches!(self.nth, 1..=4 | -1), "nth", "problem-rhythm-day");
        say(!(0..24 * 60).contains(&self.minute), "minute", "problem-rhythm-hour");
        say(self.zone.parse::<chrono_tz::Tz>().is_err(), "zone", "problem-zone");
        say(!(5..=LONGEST).contains(&self.minutes), "minutes", "problem-rhythm-minutes");
        say(!MODES.contains(&self.mode.as_str()), "mode", "problem-rhythm-mode");
        say(self.purpose.chars().count() > 300, "purpose", "problem-field-long");
        let sensible = |day: NaiveDate| (1970..=2200).contains(&chrono::Datelike::year(&day));
        say(!sensible(self.starts_on), "starts_on", "problem-rhythm-start");
        let wrong = |skip: &Skip| skip.to < skip.from || !sensible(skip.from) || !sensible(skip.to);
        say(self.skips.len() > MOST || self.skips.iter().any(wrong), "skip", "problem-rhythm-skip");
        problems
    }
}

row! {
    struct Row {
        id: RhythmId,
        name: String,
        every: String,
        weekday: i64,
        nth: i64,
        minute: i64,
        zone: String,
        minutes: i64,
        mode: String,
        purpose: String,
        protected: bool,
        starts_on: String,
    }
}

row! {
    struct SkipRow { rhythm: RhythmId, from_day: String, to_day: String }
}

/// The rhythms of a community, in the order in which they were made. For whoever may look at it.
pub async fn rhythms(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<(RhythmId, Rhythm)>, Refused> {
    let community = viewer.community().id;
    let rows: Vec<Row> = work.all(&sql::RHYTHMS, args![community]).await?;
    let skips: Vec<SkipRow> = work.all(&sql::SKIPS, args![community]).await?;
    Ok(rows.into_iter().map(|row| (row.id, of(row, &skips))).collect())
}

fn of(row: Row, skips: &[SkipRow]) -> Rhythm {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
    Rhythm {
        name: row.name,
        every: row.every,
        weekday: row.weekday,
        nth: row.nth,
        minute: row.minute,
        zone: row.zone,
        minutes: row.minutes,
        mode: row.mode,
        purpose: row.purpose,
        protected: row.protected,
        starts_on: day(&row.starts_on),
        skips: skips
            .iter()
            .filter(|skip| skip.rhythm == row.id)
            .map(|skip| Skip { from: day(&skip.from_day), to: day(&skip.to_day) })
            .collect(),
    }
}

/// Sets a rhythm anew, or one more. By a convenor.
pub async fn keep(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: Option<RhythmId>,
    rhythm: &Rhythm,
) -> Result<RhythmId, Refused> {
    convenes(work, viewer)?;
    let problems = rhythm.problems();
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let community = viewer.community().id;
    let known = rhythms(work, viewer).await?;
    let id = match id {
        Some(id) if known.iter().any(|(one, _)| *one == id) => id,
        Some(_) => return Err(Refused::NotFound),
        None if known.len() >= MOST => return Err(Refused::invalid("name", "problem-rhythm-many")),
        None => work.id(),
    };
    write(work, community, id, rhythm).await?;
    work.note(Some(community), "set-the-rhythm", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

async fn write(
    work: &mut Work<'_>,
    community: CommunityId,
    id: RhythmId,
    rhythm: &Rhythm,
) -> Result<(), Refused> {
    let (r, now) = (rhythm, work.now());
    work.exec(
        &sql::KEEP,
        args![
            id,
            community,
            people::clean_name(&r.name),
            &r.every,
            r.weekday,
            r.nth,
            r.minute,
            &r.zone,
            r.minutes,
            &r.mode,
            r.purpose.trim(),
            r.protected,
            r.starts_on.to_string(),
            now
        ],
    )
    .await?;
    work.exec(&sql::FORGET_SKIPS, args![id]).await?;
    let skips = r.skips.iter().map(|skip| args![id, skip.from.to_string(), skip.to.to_string()]).collect();
    work.each(&sql::SKIP, skips).await.map(drop)
}

/// Takes a rhythm away. By a convenor.
pub async fn drop_rhythm(work: &mut Work<'_>, viewer: &Viewer, id: RhythmId) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    if !rhythms(work, viewer).await?.iter().any(|(one, _)| *one == id) {
        return Err(Refused::NotFound);
    }
    work.exec(&sql::FORGET_SKIPS, args![id]).await?;
    work.exec(&sql::DROP, args![community, id]).await?;
    work.note(Some(community), "dropped-a-rhythm", id.into(), "").await?;
    work.done().await
}

pub(super) fn convenes(work: &Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() || work.actor() == Actor::System {
        Ok(())
    } else {
        Err(Refused::NotAllowed("convene"))
    }
}
