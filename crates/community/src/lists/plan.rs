//! The load guard: what a convenor means to ask of each member in a month, weighed before anything is asked (S0.9).

use base::Id;
use store::{args, row};

use super::{convenes, sql};
use crate::{Problem, Refused, Work, charter::Viewer, people::reach::Reach};

row! {
    /// Something that is to be asked of each member.
    #[derive(Clone, Debug)]
    pub struct Planned {
        /// Its id.
        pub id: Id,
        /// What it is, in a few words.
        pub what: String,
        /// How many minutes each time.
        pub minutes: i64,
        /// How often in the month.
        pub times: i64,
    }
}

/// A month's asks, against what members agreed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What is to be asked.
    pub asks: Vec<Planned>,
    /// Minutes of each member in the month.
    pub minutes: i64,
    /// How many members there are.
    pub members: i64,
    /// For how many of them it would be more than they agreed.
    pub over: i64,
    /// The most that can be asked before it is too much for one member in ten.
    pub room_for: i64,
}

/// Weeks of a month, as budgets are reckoned: four, so that a month's asks fit every month.
const WEEKS: i64 = 4;

/// The month's plan. By a convenor.
pub async fn planned(work: &mut Work<'_>, viewer: &Viewer, month: i64) -> Result<Plan, Refused> {
    convenes(work, viewer)?;
    let community = viewer.community().id;
    let asks: Vec<Planned> = work.all(&sql::PLANNED, args![community, month]).await?;
    let agreed: Vec<(Option<i64>, i64)> = work.all(&sql::AGREED, args![community]).await?;
    let minutes = asks.iter().map(|ask| ask.minutes * ask.times).sum();
    let usual = Reach::default().minutes;
    let mut budgets: Vec<(i64, i64)> =
        agreed.into_iter().map(|(minutes, members)| (minutes.unwrap_or(usual) * WEEKS, members)).collect();
    budgets.sort_unstable();
    let members: i64 = budgets.iter().map(|(_, members)| members).sum();
    let over = budgets.iter().filter(|(budget, _)| *budget < minutes).map(|(_, members)| members).sum();
    let (mut passed, mut room_for) = (0, usual * WEEKS);
    for (budget, count) in &budgets {
        room_for = *budget;
        passed += count;
        if passed * 10 > members {
            break;
        }
    }
    Ok(Plan { asks, minutes, members, over, room_for })
}

/// Plans one more ask; refused when the month would be too much for more than one member in ten, until something is removed. By a convenor.
pub async fn plan(
    work: &mut Work<'_>,
    viewer: &Viewer,
    month: i64,
    what: &str,
    minutes: i64,
    times: i64,
) -> Result<Plan, Refused> {
    convenes(work, viewer)?;
    let what = crate::people::clean_name(what);
    let mut problems = Vec::new();
    if what.is_empty() {
        problems.push(Problem { field: "what", key: "problem-plan-what" });
    }
    if !(1..=2_000).contains(&minutes) || !(1..=100).contains(&times) {
        problems.push(Problem { field: "minutes", key: "problem-plan-minutes" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let before = planned(work, viewer, month).await?;
    if before.minutes + minutes * times > before.room_for {
        return Err(Refused::invalid("minutes", "problem-plan-over"));
    }
    let (id, community): (Id, _) = (work.id(), viewer.community().id);
    work.exec(&sql::PLAN, args![id, community, month, what, minutes, times]).await?;
    let after = planned(work, viewer, month).await?;
    work.note(Some(community), "planned-an-ask", id.0, "").await?;
    work.done().await?;
    Ok(after)
}

/// Takes one out of the plan. By a convenor.
pub async fn unplan(work: &mut Work<'_>, viewer: &Viewer, ask: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    work.exec(&sql::UNPLAN, args![community, ask]).await?;
    work.note(Some(community), "unplanned-an-ask", ask.0, "").await?;
    work.done().await
}
