//! The words of a promise: the charter's, or those that a community begins with; kept word for word whenever they change.

use base::{Time, Words};
use store::{args, row};

use super::sql;
use crate::{
    Level, PromiseWordsId, Refused, Work,
    charter::{Community, Viewer, sections},
};

row! {
    /// The words of one version, as they are agreed to.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PromiseWords {
        /// Its id; nothing as long as nobody was asked for these words.
        pub id: Option<PromiseWordsId>,
        /// 1, 2, 3 ... within the community.
        pub version: i64,
        /// The version of the charter's section that they come from.
        pub charter_version: Option<i64>,
        /// What is promised, in paragraphs.
        pub words: String,
        /// The level that holds when nothing is said.
        pub level: Level,
        /// What is kept, why, how long, and who reads it.
        pub notice: String,
        /// Since when.
        pub made_at: Time,
    }
}

/// The words that hold now. Reads alone: words that nobody was asked for yet have no id.
pub(crate) async fn current(work: &mut Work<'_>, community: &Community) -> Result<PromiseWords, Refused> {
    let newest: Option<PromiseWords> = work.opt(&sql::NEWEST_WORDS, args![community.id]).await?;
    let said = Words::of(&community.language);
    let charter = sections::current(work, community.id, "promise").await?;
    let (charter_version, words) = match charter.filter(sections::Section::is_agreed) {
        Some(section) => (Some(section.version), section.words.trim().to_owned()),
        None => {
            let usual = ["promise-words-1", "promise-words-2", "promise-words-3"];
            (None, usual.map(|key| said.say(key)).join("\n\n"))
        }
    };
    let level = community.usual_level;
    if let Some(newest) = &newest
        && newest.words == words
        && newest.level == level
    {
        return Ok(newest.clone());
    }
    let notice = [
        "promise-notice-kept",
        "promise-notice-why",
        "promise-notice-how-long",
        "promise-notice-who",
        "promise-notice-you",
    ];
    Ok(PromiseWords {
        id: None,
        version: newest.map_or(1, |newest| newest.version + 1),
        charter_version,
        words,
        level,
        notice: notice.map(|key| said.say(key)).join("\n\n"),
        made_at: work.now(),
    })
}

/// The words that hold now, kept: somebody is asked for them. Part of another act.
pub(super) async fn keep(
    work: &mut Work<'_>,
    community: &Community,
) -> Result<(PromiseWordsId, PromiseWords), Refused> {
    let mut words = current(work, community).await?;
    if let Some(id) = words.id {
        return Ok((id, words));
    }
    let id: PromiseWordsId = work.id();
    let w = &words;
    let row = args![id, community.id, w.version, w.charter_version, &w.words, w.level, &w.notice, w.made_at];
    work.exec(&sql::KEEP_WORDS, row).await?;
    words.id = Some(id);
    Ok((id, words))
}

/// The promise of a community as it stands now: for everyone who may look at the community.
pub async fn words(work: &mut Work<'_>, viewer: &Viewer) -> Result<PromiseWords, Refused> {
    current(work, viewer.community()).await
}

/// Every version that somebody was asked for, newest first: for members.
pub async fn versions(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<PromiseWords>, Refused> {
    viewer.member()?;
    work.all(&sql::ALL_WORDS, args![viewer.community().id]).await
}

/// The words as they are sent to somebody of whom nothing is kept yet; kept, so that what they agree to can be shown. For the system.
pub async fn for_a_stranger(work: &mut Work<'_>, community: &Community) -> Result<PromiseWords, Refused> {
    crate::charter::only_system(work)?;
    keep(work, community).await.map(|(_, words)| words)
}
