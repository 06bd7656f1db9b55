//! Where a community is in its life: its stage, the gates between stages with what they rest on, and until when it is meant to go on.
//!
//! Verbs: [`adopt`] a group that was here before; [`of`]; [`gates`] with [`pass`](gates::pass), [`bring`](gates::bring); [`pause`],
//! [`resume`], [`resume_due`]; [`readiness`] before it leaves design; [`fellowship`], "network or community?"; [`clarity`], what is it for?; [`initiative`], what it hangs on.

pub mod clarity;
pub mod fellowship;
pub mod gates;
pub mod initiative;
mod pause;
pub mod readiness;
pub(crate) mod sql;

use std::time::Duration;

use base::Time;
use store::{args, row};

pub use pause::{pause, resume, resume_due};

use crate::{
    CommunityId, Refused, Work,
    charter::{Viewer, only_system},
    people::parts::Part,
};

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-checks",
    names: &["community", "which", "", "", "", "", "asked", ""],
    show: &sql::MY_CHECKS,
    erase: &[&sql::FORGET_CLARITY, &sql::FORGET_FELLOWSHIP],
}];

/// A group that was here before is looked at for so long before its figures are compared with anything.
const BASELINE: Duration = Duration::from_secs(90 * 86_400);

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Listening: who is it for, and is it needed?
    Inquire,
    /// Agreeing how it shall be.
    Design,
    /// Trying it with a few.
    Prototype,
    /// Opening it.
    Launch,
    /// Members carry more and more of it.
    Grow,
    /// Renewed each year.
    Sustain,
    /// Ending well.
    Closing,
    /// Ended: its archive stays.
    Closed,
    /// Resting, until a day.
    Paused,
}

use Stage::{Closed, Closing, Design, Grow, Inquire, Launch, Paused, Prototype, Sustain};

impl Stage {
    /// All of them, in the order of a life.
    pub const ALL: [Stage; 9] = [Inquire, Design, Prototype, Launch, Grow, Sustain, Closing, Closed, Paused];

    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Inquire => "inquire",
            Design => "design",
            Prototype => "prototype",
            Launch => "launch",
            Grow => "grow",
            Sustain => "sustain",
            Closing => "closing",
            Closed => "closed",
            Paused => "paused",
        }
    }

    /// By its word.
    pub fn named(word: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// What may follow, beside a pause: the next stage first (practice 2.2). A community may end from any stage in which it has met.
    pub fn onward(self) -> &'static [Stage] {
        match self {
            Inquire => &[Design],
            Design => &[Prototype],
            Prototype => &[Launch, Closing],
            Launch => &[Grow, Closing],
            Grow => &[Sustain, Closing],
            Sustain => &[Grow, Closing],
            Closing => &[Closed],
            Closed => &[],
            Paused => &[Closing],
        }
    }

    /// Whether it may rest.
    pub fn may_pause(self) -> bool {
        matches!(self, Prototype | Launch | Grow | Sustain)
    }
}

row! {
    /// Where a community is in its life.
    #[derive(Clone, Debug)]
    pub struct Lifecycle {
        /// The word of its stage.
        pub stage: String,
        /// Since when.
        pub since: Time,
        /// Of a pause: the stage before.
        pub before: String,
        /// Of a pause: until when.
        pub paused_until: Option<Time>,
        /// When it last began to rest.
        pub paused_at: Option<Time>,
        /// Of a group that was here before: until when its first figures are gathered.
        pub baseline_until: Option<Time>,
        /// The initiative that it hangs on; may be empty.
        pub initiative: String,
        /// What becomes of it if that ends; may be empty.
        pub if_it_ends: String,
        /// When that ended.
        pub initiative_ended_at: Option<Time>,
        /// What was chosen then: `repurpose`, `close`; empty for nothing yet.
        pub choice: String,
        /// Why nobody is named to care for people, as somebody wrote it down; may be empty.
        pub no_carer: String,
        /// When it is renewed, changed, or closed.
        pub renews_at: Option<Time>,
    }
}

impl Lifecycle {
    /// Its stage.
    pub fn at(&self) -> Stage {
        Stage::named(&self.stage).unwrap_or(Grow)
    }
}

/// Refuses where a community has ended: its archive can be read, and nothing is added. Part of another act.
pub(crate) async fn only_open(work: &mut Work<'_>, community: CommunityId) -> Result<(), Refused> {
    match asleep(work, community).await? {
        Some((Closed, _)) => Err(Refused::NotAllowed("closed")),
        _ => Ok(()),
    }
}

/// Whether a community rests, and until when if that is known, or has ended. Part of another act.
pub(crate) async fn asleep(
    work: &mut Work<'_>,
    community: CommunityId,
) -> Result<Option<(Stage, Option<Time>)>, Refused> {
    let found: Option<(String, Option<Time>)> = work.opt(&sql::STAGE, args![community]).await?;
    let found = found.and_then(|(stage, until)| Some((Stage::named(&stage)?, until)));
    Ok(found.filter(|(stage, _)| matches!(stage, Paused | Closed)))
}

/// Where a community is in its life. For whoever may visit it.
pub async fn of(work: &mut Work<'_>, viewer: &Viewer) -> Result<Lifecycle, Refused> {
    work.one(&sql::OF, args![viewer.community().id]).await
}

/// A group that was here before: it grows already, with no gates behind it, and ninety days to see how it is. Part of bringing it in.
pub async fn adopt(work: &mut Work<'_>, community: CommunityId) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    work.exec(&sql::BEGIN, args![community, Grow.word(), now, now + BASELINE]).await?;
    work.note(Some(community), "adopted", community.into(), "").await?;
    work.done().await
}

/// A row to write to, for a community that was here before there were stages.
async fn kept(work: &mut Work<'_>, viewer: &Viewer) -> Result<Lifecycle, Refused> {
    let community = viewer.community();
    work.exec(&sql::KEEP, args![community.id, Grow.word(), community.made_at]).await?;
    of(work, viewer).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_its_word_and_an_end() {
        for stage in Stage::ALL {
            assert_eq!(Stage::named(stage.word()), Some(stage));
            let mut at = stage;
            let mut steps = 0;
            while let Some(next) = at.onward().last() {
                at = *next;
                steps += 1;
                assert!(steps < 9, "{stage:?} never ends");
            }
            assert_eq!(at, Closed);
        }
        assert!(!Inquire.onward().contains(&Closing), "what has not begun is not closed: it is let be");
    }
}
