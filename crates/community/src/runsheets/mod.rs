//! Run-sheets: what happens at a gathering, minute by minute, and how far it has come.
//!
//! Verbs: [`look`], [`clock`], [`lay`] (with the version that was read: two hosts do not overwrite each other); while it runs [`begin_run`], [`go_to`],
//! [`end_run`]; ideas without authors [`open_ideas`], [`add_idea`], [`show_ideas`], [`ideas`]; groups [`seat`], [`seating`].
//!
//! Convenors lay the first plan; whoever is named in it as a host may change it and run it too. Members see it.

mod ideas;
mod lay;
mod running;
mod seating;
pub(crate) mod sql;

use base::Time;
use store::{args, row};

pub use ideas::{Round, add_idea, ideas, open_ideas, show_ideas};
pub use lay::{NewItem, lay};
pub use matching::groups::Reason;
pub use running::{begin_run, end_run, go_to};
pub use seating::{Group, Seating, seat, seating};

use crate::{
    Actor, GatheringId, PersonId, Refused, Work,
    charter::Viewer,
    gatherings::{self, Gathering},
    people::parts::Part,
};

/// What is kept of a person here: where they are named as a host, and with whom they sat. Of ideas nothing is kept.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-hosting",
        names: &["community", "gathering", "item", "", "", "", "changed", ""],
        show: &sql::MINE,
        erase: &[&sql::ERASE_HOST, &sql::ERASE_EDITOR],
    },
    Part {
        key: "data-groups",
        names: &["community", "gathering", "group", "", "", "", "at", ""],
        show: &sql::MY_GROUPS,
        erase: &[&sql::ERASE_SEATED],
    },
];

row! {
    /// One method, or something else, of a plan.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Item {
        /// From 1.
        pub place: i64,
        /// The name or id of the method; empty for something else.
        pub method: String,
        /// What it is called here.
        pub title: String,
        /// The question of the day; may be empty.
        pub question: String,
        /// Who hosts it.
        pub host: Option<PersonId>,
        /// Their name; empty for nobody.
        pub host_name: String,
        /// How long.
        pub minutes: i64,
    }
}

row! {
    /// One step of a plan.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RunStep {
        /// From 1, through all items.
        pub place: i64,
        /// Its item.
        pub item: i64,
        /// How long.
        pub minutes: i64,
        /// In which groups: a word of [`crate::methods::Group`].
        pub groups: String,
        /// Who speaks or acts.
        pub who: String,
        /// What is asked.
        pub say: String,
        /// Which repetition; 0 for none.
        pub round: i64,
        /// Of how many.
        pub rounds: i64,
    }
}

row! {
    struct Row {
        version: i64,
        started_at: Option<Time>,
        step: i64,
        step_at: Option<Time>,
        ended_at: Option<Time>,
    }
}

/// The plan of a gathering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunSheet {
    /// 0 where nothing is laid yet; rises with each change.
    pub version: i64,
    /// One after another.
    pub items: Vec<Item>,
    /// The steps of all of them.
    pub steps: Vec<RunStep>,
    /// When it began to run.
    pub started_at: Option<Time>,
    /// The step that runs.
    pub step: i64,
    /// Since when it runs.
    pub step_at: Option<Time>,
    /// When the last step was over.
    pub ended_at: Option<Time>,
}

impl RunSheet {
    /// All of it, in minutes.
    pub fn minutes(&self) -> i64 {
        self.steps.iter().map(|step| step.minutes).sum()
    }

    /// It runs now.
    pub fn runs(&self) -> bool {
        self.started_at.is_some() && self.ended_at.is_none()
    }

    /// Whether somebody is named in it as a host.
    pub fn hosted_by(&self, person: Option<PersonId>) -> bool {
        person.is_some() && self.items.iter().any(|item| item.host == person)
    }

    /// Whether the viewer may change and run it.
    pub fn led_by(&self, viewer: &Viewer) -> bool {
        viewer.is_convenor() || viewer.is_member() && self.hosted_by(viewer.person())
    }
}

/// A gathering and its plan; an empty one where nothing is laid. For members.
pub async fn look(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<(Gathering, RunSheet), Refused> {
    if work.actor() != Actor::System {
        viewer.member()?;
    }
    let place = gatherings::one(work, viewer, gathering).await?;
    let mut sheet = of(work, gathering).await?;
    for item in &mut sheet.items {
        item.host_name = viewer.calls(&item.host_name);
    }
    Ok((place, sheet))
}

row! {
    /// How far a plan has come.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Clock {
        /// The step that runs; 0 before it has begun.
        pub step: i64,
        /// Since when.
        pub step_at: Option<Time>,
        /// When the last step was over.
        pub ended_at: Option<Time>,
    }
}

/// How far a plan has come, for pages that ask every few seconds. For members.
pub async fn clock(work: &mut Work<'_>, viewer: &Viewer, gathering: GatheringId) -> Result<Clock, Refused> {
    viewer.member()?;
    gatherings::one(work, viewer, gathering).await?;
    Ok(work.opt(&sql::CLOCK, args![gathering]).await?.unwrap_or_default())
}

/// A plan, whoever asks. Part of another act.
pub(crate) async fn of(work: &mut Work<'_>, gathering: GatheringId) -> Result<RunSheet, Refused> {
    let Some(row) = work.opt::<Row>(&sql::SHEET, args![gathering]).await? else {
        return Ok(RunSheet::default());
    };
    Ok(RunSheet {
        version: row.version,
        items: work.all(&sql::ITEMS, args![gathering]).await?,
        steps: work.all(&sql::STEPS, args![gathering]).await?,
        started_at: row.started_at,
        step: row.step,
        step_at: row.step_at,
        ended_at: row.ended_at,
    })
}

/// A gathering and its plan, for whoever may change and run it.
async fn led(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<(Gathering, RunSheet), Refused> {
    viewer.member()?;
    let (place, sheet) = look(work, viewer, gathering).await?;
    if sheet.led_by(viewer) { Ok((place, sheet)) } else { Err(Refused::NotAllowed("host")) }
}
