//! The charter by its sections: each with its versions, each empty, a draft, or agreed.
//!
//! Verbs: [`all`], [`current`], [`versions`]; [`draft`], [`draft_with`], [`save`], [`agreed_together`].
//!
//! A section that was agreed changes by consent alone ([`super::proposals`]). Before that, a convenor writes it.

mod check;
mod write;

use base::{Id, Time};
use store::{args, row};

use super::{Viewer, sql};
use crate::{Actor, CommunityId, PersonId, Refused, Work};

pub use check::day;
pub(crate) use check::{after, convenes};
pub(super) use check::{key, problems, tidy};
pub use write::{Written, agreed_together, draft, draft_with, save};

/// Every section, in the order of the charter (practice 2.13).
pub const KEYS: [&str; 21] = [
    "cause",
    "domain",
    "practice",
    "community",
    "offers",
    "joining",
    "leaving",
    "promise",
    "level",
    "rhythm",
    "channels",
    "roles",
    "decisions",
    "resources",
    "boundaries",
    "knowledge",
    "measuring",
    "care",
    "credit",
    "success",
    "renewal",
];

/// Those that are needed before launch.
pub const NEEDED: [&str; 13] = [
    "cause",
    "domain",
    "practice",
    "community",
    "promise",
    "level",
    "rhythm",
    "channels",
    "roles",
    "decisions",
    "care",
    "success",
    "renewal",
];

/// A charter cannot be saved without them: what they care about, who they are, what they do, how often they meet.
pub const REQUIRED: [&str; 4] = ["domain", "community", "practice", "rhythm"];

/// How a community is run: rules, roles, decisions, resources, boundaries.
pub const FIVE: [&str; 5] = ["promise", "roles", "decisions", "resources", "boundaries"];

/// Longest words of a section, in characters.
const LONGEST: usize = 4_000;
/// What was agreed is looked at again after so many months.
const REVIEW: u32 = 12;
/// A community is renewed after so many months when nobody says otherwise, and after so many at the latest.
pub const RENEWS: u32 = 12;
/// See [`RENEWS`].
pub const RENEWS_AT_LATEST: u32 = 24;
/// The setting of `decisions` by which silence agrees.
pub const SILENCE_AGREES: &str = "silence-agrees";

row! {
    /// A version of a section.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Section {
        /// Which: one of [`KEYS`].
        pub key: String,
        /// From 1; 0 for a section that nobody has written.
        pub version: i64,
        /// What it says.
        pub words: String,
        /// What a program reads of it: see the table.
        pub setting: String,
        /// `empty`, `draft`, `agreed`.
        pub state: String,
        /// How it was agreed: `consent`, `meeting`; empty before.
        pub method: String,
        /// When it was agreed.
        pub agreed_at: Option<Time>,
        /// When it is to be looked at again.
        pub review_on: Option<Time>,
        /// The proposal by which it was agreed.
        pub proposal: Option<Id>,
        /// Since when it says so.
        pub made_at: Time,
        /// Who wrote it.
        pub made_by: Option<PersonId>,
    }
}

impl Section {
    fn nothing(key: &str) -> Section {
        Section {
            key: key.to_owned(),
            version: 0,
            words: String::new(),
            setting: String::new(),
            state: "empty".into(),
            method: String::new(),
            agreed_at: None,
            review_on: None,
            proposal: None,
            made_at: Time::default(),
            made_by: None,
        }
    }

    /// Whether it was agreed, and so changes by consent alone.
    pub fn is_agreed(&self) -> bool {
        self.state == "agreed"
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it is needed before launch.
    pub fn is_needed(&self) -> bool {
        NEEDED.contains(&self.key.as_str())
    }
}

/// Every section as it holds now, in the order of the charter. Members see drafts; others what was agreed, and what stands on the
/// front page anyway.
pub async fn all(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Section>, Refused> {
    let inside = viewer.is_member() || work.actor() == Actor::System;
    let mut found: Vec<Section> = work.all(&sql::SECTIONS, args![viewer.community().id, inside]).await?;
    Ok(KEYS
        .iter()
        .map(|key| match found.iter().position(|section| section.key == *key) {
            Some(place) => found.swap_remove(place),
            None => Section::nothing(key),
        })
        .collect())
}

/// A section as it holds now; nothing when nobody has written it. For the system and for members, whose visit has shown that they may.
pub async fn current(
    work: &mut Work<'_>,
    community: CommunityId,
    key: &str,
) -> Result<Option<Section>, Refused> {
    work.opt(&sql::SECTION, args![community, key]).await
}

/// Every version of a section, the newest first. For members.
pub async fn versions(work: &mut Work<'_>, viewer: &Viewer, key: &str) -> Result<Vec<Section>, Refused> {
    viewer.member()?;
    work.all(&sql::VERSIONS, args![viewer.community().id, key]).await
}

/// What was agreed by consent holds from now on. Part of settling a proposal.
pub(in crate::charter) async fn agreed(
    work: &mut Work<'_>,
    community: CommunityId,
    key: &str,
    words: &str,
    setting: &str,
    proposal: Id,
) -> Result<(), Refused> {
    let now = work.now();
    let before = current(work, community, key).await?.unwrap_or_else(|| Section::nothing(key));
    if before.words == words && before.setting == setting && before.version > 0 && !before.is_agreed() {
        // As it stood: the draft itself is what was agreed.
        work.exec(&sql::AGREE, args![community, key, "consent", now, after(now, REVIEW)]).await?;
        work.exec(&sql::AGREED_BY, args![community, key, proposal]).await?;
        return Ok(());
    }
    let version = before.version + 1;
    let review = after(now, REVIEW);
    let row = args![
        community,
        key,
        version,
        words,
        setting,
        "agreed",
        "consent",
        now,
        review,
        proposal,
        now,
        None::<i64>
    ];
    work.exec(&sql::WRITE_SECTION, row).await?;
    mirror(work, community, key, words, setting).await
}

/// A new version of a section, as a draft.
pub(in crate::charter) async fn put(
    work: &mut Work<'_>,
    community: CommunityId,
    key: &str,
    version: i64,
    words: &str,
    setting: &str,
) -> Result<(), Refused> {
    let (now, by) = (work.now(), work.actor().person());
    let state = if words.is_empty() { "empty" } else { "draft" };
    let row = args![
        community,
        key,
        version,
        words,
        setting,
        state,
        "",
        None::<i64>,
        None::<i64>,
        None::<i64>,
        now,
        by
    ];
    work.exec(&sql::WRITE_SECTION, row).await?;
    mirror(work, community, key, words, setting).await
}

/// What pages read from the community itself stays equal to its section.
async fn mirror(
    work: &mut Work<'_>,
    community: CommunityId,
    key: &str,
    words: &str,
    setting: &str,
) -> Result<(), Refused> {
    match key {
        "cause" | "domain" | "practice" | "rhythm" => {
            work.exec(&sql::MIRROR, args![community, key, words]).await?;
        }
        "renewal" => {
            if let Some(day) = day(setting) {
                work.exec(&sql::RENEWS, args![community, day]).await?;
            }
        }
        "level" => {
            if let Ok(level) = setting.parse::<i64>() {
                work.exec(&sql::USUAL_LEVEL, args![community, level]).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// The sections of a charter that is written down as a whole, as they are told apart. Part of founding and amending.
pub(in crate::charter) async fn follow(
    work: &mut Work<'_>,
    community: CommunityId,
    charter: &super::Charter,
) -> Result<(), Refused> {
    for (key, words) in [
        ("cause", charter.cause.trim()),
        ("domain", charter.domain.trim()),
        ("practice", charter.practice.trim()),
        ("rhythm", charter.rhythm.trim()),
    ] {
        let before = current(work, community, key).await?.unwrap_or_else(|| Section::nothing(key));
        if before.words != words {
            put(work, community, key, before.version + 1, words, "").await?;
        }
    }
    Ok(())
}
