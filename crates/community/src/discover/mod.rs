//! What an archive tells: for the convenor who asks whether this is a community of practice already.
//!
//! Verbs: [`of`], [`basis`], [`since`]. [`discover`] is the same for an [`Archive`] that no house keeps. Figures follow practice 2.21 to 2.23;
//! they count who wrote when and in answer to whom, and read no text except to name groups by the words they share.
//!
//! Nobody is ranked or scored. Whoever asked to be left out is no node and in no figure. A figure about fewer than
//! five people is absent, not zero; so is a network of fewer than seven.

mod answered;
mod archive;
mod basis;
mod evenness;
mod figures;
mod groups;
mod load;
mod map;
mod newcomers;
mod signs;
pub(crate) mod sql;
mod ties;
mod told;
mod unanswered;
mod vocabulary;
pub(crate) mod working_time;

use base::Time;

pub use answered::Answered;
pub use archive::{Archive, Conversation, Speaker, Utterance};
pub use basis::{Basis, Since, basis, since};
pub use evenness::{Evenness, STICKS};
pub use figures::{Figures, Quarter};
pub use groups::{CLEAR, FAINT, Group, Groups};
pub use load::of;
pub use map::{Map, Point, WIDTH};
pub use newcomers::{Newcomers, Part};
pub use signs::{Conclusion, Shown, Shows, Sign};
pub use ties::{Between, Domains, ENOUGH_FOR_A_NETWORK, Network};
pub use unanswered::{Open, Unanswered};

use told::{DAY, Told};

/// Below this many people there is no figure (practice 5.3).
pub const ENOUGH: usize = 5;
/// From this length on the conclusion rests on the last year alone.
const LONG: i64 = 548 * DAY;
const YEAR: i64 = 365 * DAY;

/// What an archive tells.
#[derive(Clone, Debug)]
pub struct Discovery {
    /// When this was made.
    pub made_at: Time,
    /// The first and the last post that are counted.
    pub from: Time,
    /// See `from`.
    pub to: Time,
    /// Up to when silence is silence: today for a living community, the last post for a bare archive.
    pub end: Time,
    /// Whether working hours were read on the askers' own clocks; else on UTC.
    pub own_clocks: bool,
    /// Posts that were left out because their date cannot be true.
    pub undated: usize,
    /// Whether people are named on the map.
    pub named: bool,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// What it rests on.
    pub signs: Vec<Shown>,
    /// Of the whole archive.
    pub whole: Figures,
    /// Of its last year, where it is longer than a year and a half: the conclusion rests on it, unless it is quiet.
    pub lately: Option<Figures>,
    /// Of each quarter.
    pub quarters: Vec<Quarter>,
    /// The natural groups; absent where there is no network.
    pub groups: Option<Groups>,
    /// The map; absent where there is no network.
    pub map: Option<Map>,
    /// Questions that nobody answered.
    pub unanswered: Unanswered,
}

/// How to look at an archive.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Today.
    pub now: Time,
    /// Whether it is alive, so that days without posts count up to today.
    pub living: bool,
    /// Whether who looks may see names on the map.
    pub named: bool,
}

/// Reads an archive. Time grows with posts, and a little more with people; no network, clock or store is touched.
pub fn discover(mut archive: Archive, look: Look) -> Discovery {
    let told = Told::of(&mut archive, look.now, look.living);
    let Archive { speakers, conversations, vocabulary, .. } = archive;
    let (whole, web) = figures::figures(&told, &speakers, 0..told.posts.len(), true);
    let lately = (told.end.0 - told.from.0 >= LONG).then(|| {
        let year = told.between((told.end.0 - YEAR).into(), (told.end.0 + 1).into());
        figures::figures(&told, &speakers, year, false).0
    });
    let web = web.filter(|_| whole.network.is_some());
    let grouped = web.as_ref().and_then(|web| groups::groups(web, &vocabulary));
    let map = web.as_ref().and_then(|web| {
        let nobody = vec![None; web.speakers.len()];
        let group_of = grouped.as_ref().map_or(&nobody, |(_, group_of)| group_of);
        map::map(web, &speakers, look.named, &web.brokers().0, group_of)
    });
    let (conclusion, signs) = signs::concluded(&told, &whole, lately.as_ref());
    Discovery {
        made_at: look.now,
        from: told.from,
        to: told.to,
        end: told.end,
        own_clocks: told
            .posts
            .iter()
            .any(|post| post.counts && post.offset.is_some_and(|minutes| minutes != 0)),
        undated: told.undated,
        named: look.named,
        conclusion,
        signs,
        quarters: figures::quarters(&told, &speakers),
        unanswered: unanswered::unanswered(&told, &conversations),
        groups: grouped.map(|(groups, _)| groups),
        map,
        lately,
        whole,
    }
}

#[cfg(test)]
mod tests;
