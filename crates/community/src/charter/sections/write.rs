//! Writing sections that were not agreed yet, and recording that they were agreed where people were together.

use std::time::Duration;

use base::{Id, Time};
use store::args;

use super::{REQUIRED, REVIEW, Section, after, all, convenes, current, key, problems, put, tidy};
use crate::{
    Problem, Refused, Work,
    charter::{Viewer, sql},
};

/// A convenor, or the program, writes a section that was not agreed yet: a new version, a draft.
pub async fn draft(work: &mut Work<'_>, viewer: &Viewer, key: &str, words: &str) -> Result<(), Refused> {
    let setting = current(work, viewer.community().id, key).await?.map_or_else(String::new, |it| it.setting);
    draft_with(work, viewer, key, words, &setting).await
}

/// The same, with what a program reads of it: the day of renewal, the channels.
pub async fn draft_with(
    work: &mut Work<'_>,
    viewer: &Viewer,
    key: &str,
    words: &str,
    setting: &str,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let (words, setting) = (tidy(key, words), setting.trim());
    let problems = problems(work, viewer, key, &words, setting);
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let before = current(work, viewer.community().id, key).await?;
    if before.as_ref().is_some_and(Section::is_agreed) {
        return Err(Refused::NotAllowed("by-consent"));
    }
    if is_proposed(work, viewer, key).await? {
        return Err(Refused::Invalid(vec![Problem {
            field: self::key(key)?,
            key: "problem-section-proposed",
        }]));
    }
    write(work, viewer, key, &words, setting, before).await?;
    work.done().await
}

/// A section as a form brings it.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Which.
    pub key: &'static str,
    /// What it shall say.
    pub words: String,
    /// See [`Section`].
    pub setting: String,
    /// The version that it was written beside: what another convenor wrote in the meantime is not lost.
    pub beside: i64,
}

/// A convenor saves the whole charter. Refused until domain, community, practice and rhythm are filled (S4.3), and where a section
/// that was agreed would change: each problem is named after its section.
pub async fn save(work: &mut Work<'_>, viewer: &Viewer, written: &[Written]) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let now_held = all(work, viewer).await?;
    let (mut found, mut changed) = (Vec::new(), Vec::new());
    for section in now_held {
        let Some(new) = written.iter().find(|one| one.key == section.key) else {
            if section.is_empty() && REQUIRED.contains(&section.key.as_str()) {
                found.push(Problem { field: key(&section.key)?, key: "problem-section-needed" });
            }
            continue;
        };
        let (words, setting) = (tidy(new.key, &new.words), new.setting.trim());
        if words.is_empty() && REQUIRED.contains(&new.key) {
            found.push(Problem { field: new.key, key: "problem-section-needed" });
        }
        if words == section.words && setting == section.setting {
            continue;
        }
        found.extend(problems(work, viewer, new.key, &words, setting));
        if section.is_agreed() {
            found.push(Problem { field: new.key, key: "problem-section-agreed" });
        } else if new.beside != section.version {
            found.push(Problem { field: new.key, key: "problem-section-meanwhile" });
        } else if is_proposed(work, viewer, new.key).await? {
            found.push(Problem { field: new.key, key: "problem-section-proposed" });
        }
        changed.push((new.key, words, setting.to_owned(), section));
    }
    if !found.is_empty() {
        return Err(Refused::Invalid(found));
    }
    for (key, words, setting, before) in changed {
        write(work, viewer, key, &words, &setting, Some(before)).await?;
    }
    work.done().await
}

/// A convenor records that sections were agreed where the members were together, on a day that is not to come: as they stand. What was
/// agreed once changes by consent.
pub async fn agreed_together(
    work: &mut Work<'_>,
    viewer: &Viewer,
    keys: &[&str],
    day: Time,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let mut found = Vec::new();
    if keys.is_empty() {
        found.push(Problem { field: "sections", key: "problem-sections-none" });
    }
    if day > now || day < now - Duration::from_secs(10 * 366 * 86_400) {
        found.push(Problem { field: "day", key: "problem-day-past" });
    }
    for one in keys {
        match current(work, community, one).await? {
            Some(section) if section.is_agreed() || section.is_empty() => {
                found.push(Problem { field: key(one)?, key: "problem-section-not-open" });
            }
            Some(_) if is_proposed(work, viewer, one).await? => {
                found.push(Problem { field: key(one)?, key: "problem-section-proposed" });
            }
            Some(_) => {}
            None => found.push(Problem { field: key(one)?, key: "problem-section-not-open" }),
        }
    }
    if !found.is_empty() {
        return Err(Refused::Invalid(found));
    }
    for one in keys {
        work.exec(&sql::AGREE, args![community, *one, "meeting", day, after(day, REVIEW)]).await?;
    }
    work.note(Some(community), "agreed-together", community.into(), "").await?;
    work.done().await
}

/// Whether the members are asked about a section just now: its words stand still until they have said theirs.
async fn is_proposed(work: &mut Work<'_>, viewer: &Viewer, key: &str) -> Result<bool, Refused> {
    let found: Option<(Id,)> = work.opt(&sql::PROPOSED, args![viewer.community().id, key, 0]).await?;
    Ok(found.is_some())
}

async fn write(
    work: &mut Work<'_>,
    viewer: &Viewer,
    key: &str,
    words: &str,
    setting: &str,
    before: Option<Section>,
) -> Result<(), Refused> {
    let before = before.unwrap_or_else(|| Section::nothing(key));
    if before.words == words && before.setting == setting {
        return Ok(());
    }
    let community = viewer.community().id;
    put(work, community, key, before.version + 1, words, setting).await?;
    work.note(Some(community), "drafted-section", community.into(), key).await
}
