//! Communities: their charter, how it is changed, and who may see what of them.
//!
//! Verbs: [`found`], [`amend`], [`listed`], [`visit`]; the charter's [`sections`], changed by [`proposals`], with its open [`questions`]; what
//! organisations allow of [`channels`]; [`slug`] and [`holders`] for letters. A [`Viewer`] is had only from [`visit`]; whoever wants a thread or a
//! person of a community must show one.

pub mod channels;
mod days;
pub mod proposals;
pub mod questions;
pub mod sections;
pub(crate) mod sql;
mod viewer;

use base::Time;
use store::{args, row};

pub use viewer::{Standing, Viewer, visit};

use crate::{Actor, CommunityId, Level, PersonId, Problem, Refused, Work, people::parts::Part};

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-said",
        names: &["community", "answer", "words", "proposal", "", "", "at", ""],
        show: &sql::MY_ANSWERS,
        erase: &[&sql::FORGET_ANSWERS],
    },
    Part {
        key: "data-proposals",
        names: &["community", "why", "state", "", "", "", "made", "settled"],
        show: &sql::MY_PROPOSALS,
        erase: &[&sql::FORGET_WHY],
    },
    Part {
        key: "data-questions",
        names: &["community", "words", "answer", "whose", "", "", "asked", "answered"],
        show: &sql::MY_QUESTIONS,
        erase: &[&sql::FORGET_QUESTIONS, &sql::FORGET_REPLIES],
    },
];

row! {
    /// People who share a concern for something they do, and learn to do it better by meeting regularly.
    #[derive(Clone, Debug)]
    pub struct Community {
        /// Its id.
        pub id: CommunityId,
        /// Its name in addresses: lower-case letters, digits and dashes.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// The one sentence that they gather for.
        pub cause: String,
        /// What they care about.
        pub domain: String,
        /// What they do and share.
        pub practice: String,
        /// How often and how they meet.
        pub rhythm: String,
        /// Nothing in it is looser than this.
        pub level: Level,
        /// The level of a thread whose author did not say.
        pub usual_level: Level,
        /// `listed` or `hidden`.
        pub visibility: String,
        /// The language it speaks.
        pub language: String,
        /// Since when it is here.
        pub made_at: Time,
    }
}

/// A charter, as it is written down.
#[derive(Clone, Debug)]
pub struct Charter {
    /// See [`Community`].
    pub name: String,
    /// See [`Community`].
    pub cause: String,
    /// See [`Community`].
    pub domain: String,
    /// See [`Community`].
    pub practice: String,
    /// See [`Community`].
    pub rhythm: String,
    /// See [`Community`].
    pub level: Level,
    /// See [`Community`].
    pub usual_level: Level,
    /// Whether others may know that it exists.
    pub listed: bool,
    /// See [`Community`].
    pub language: String,
}

/// Words of the cause, at most: it must be sayable.
pub(crate) const CAUSE_WORDS: usize = 25;
const LONGEST_FIELD: usize = 2_000;

impl Charter {
    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |wrong: bool, field, key| {
            if wrong {
                problems.push(Problem { field, key });
            }
        };
        say(self.name.trim().is_empty() || self.name.chars().count() > 100, "name", "problem-community-name");
        say(self.cause.split_whitespace().count() > CAUSE_WORDS, "cause", "problem-cause-long");
        say(self.usual_level < self.level, "usual_level", "problem-level-looser");
        for (field, text) in
            [("domain", &self.domain), ("practice", &self.practice), ("rhythm", &self.rhythm)]
        {
            say(text.len() > LONGEST_FIELD, field, "problem-field-long");
        }
        problems
    }

    fn visibility(&self) -> &'static str {
        if self.listed { "listed" } else { "hidden" }
    }
}

/// Founds a community under `slug`. For the system: how people found one by themselves comes with its own steps.
pub async fn found(work: &mut Work<'_>, slug: &str, charter: &Charter) -> Result<CommunityId, Refused> {
    only_system(work)?;
    let mut problems = charter.problems();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty()
        || slug.len() > 60
        || !slug.chars().all(fits)
        || slug.starts_with('-')
        || crate::arrivals::RESERVED.contains(&slug)
    {
        problems.push(Problem { field: "slug", key: "problem-slug" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let (id, now): (CommunityId, _) = (work.id(), work.now());
    let c = charter;
    let made = work
        .exec(
            &sql::FOUND,
            args![
                id,
                slug,
                c.name.trim(),
                c.cause.trim(),
                c.domain.trim(),
                c.practice.trim(),
                c.rhythm.trim(),
                c.level,
                c.usual_level,
                c.visibility(),
                &c.language,
                now,
                sections::after(now, sections::RENEWS)
            ],
        )
        .await?;
    if made == 0 {
        return Err(Refused::invalid("slug", "problem-slug-taken"));
    }
    sections::follow(work, id, c).await?;
    let stage = crate::lifecycle::Stage::Inquire.word();
    work.exec(&crate::lifecycle::sql::BEGIN, args![id, stage, now, None::<i64>]).await?;
    work.note(Some(id), "founded", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// A name as it stands in addresses: `Our list (old)` is `our-list-old`.
pub fn slug_of(name: &str) -> String {
    let folded = crate::search::terms::fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-");
    slug.truncate(60);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "community".to_owned() } else { slug.to_owned() }
}

/// Changes the charter; by a convenor, until it is changed by consent. Loosening the level of a community opens no
/// thread: each keeps its own. Tightening it tightens every thread that was looser.
pub async fn amend(work: &mut Work<'_>, viewer: &Viewer, charter: &Charter) -> Result<(), Refused> {
    if !viewer.is_convenor() && work.actor() != Actor::System {
        return Err(Refused::NotAllowed("amend"));
    }
    let problems = charter.problems();
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let (c, id) = (charter, viewer.community().id);
    work.exec(
        &sql::AMEND,
        args![
            id,
            c.name.trim(),
            c.cause.trim(),
            c.domain.trim(),
            c.practice.trim(),
            c.rhythm.trim(),
            c.level,
            c.usual_level,
            c.visibility(),
            &c.language
        ],
    )
    .await?;
    sections::follow(work, id, c).await?;
    crate::conversations::tighten(work, id, c.level).await?;
    work.note(Some(id), "amended", id.into(), "").await?;
    work.done().await
}

row! {
    /// A community in a list.
    #[derive(Clone, Debug)]
    pub struct Listed {
        /// See [`Community`].
        pub slug: String,
        /// See [`Community`].
        pub name: String,
        /// See [`Community`].
        pub cause: String,
        /// Whether the asker belongs to it.
        pub mine: bool,
    }
}

/// The communities that the asker may know of: their own first, then by name.
pub async fn listed(work: &mut Work<'_>) -> Result<Vec<Listed>, Refused> {
    let everything = work.actor() == Actor::System;
    let person = work.actor().person().unwrap_or_default();
    work.all(&sql::LISTED, args![person, everything]).await
}

/// Who convenes a community; shown on its front page.
pub async fn convenors(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<(PersonId, String)>, Refused> {
    let now = work.now();
    work.all(&sql::HOLDERS, args![viewer.community().id, "convenor", now]).await
}

/// The names of those who hold a role, for members.
pub async fn role_names(work: &mut Work<'_>, viewer: &Viewer, role: &str) -> Result<Vec<String>, Refused> {
    viewer.member()?;
    let now = work.now();
    let held: Vec<(PersonId, String)> =
        work.all(&sql::HOLDERS, args![viewer.community().id, role, now]).await?;
    Ok(held.into_iter().map(|(_, name)| name).collect())
}

/// A community's name in addresses. For the system: jobs and letters know communities by their ids.
pub async fn slug(work: &mut Work<'_>, community: CommunityId) -> Result<String, Refused> {
    only_system(work)?;
    let row: Option<(String,)> = work.opt(&sql::SLUG, args![community]).await?;
    row.map(|(slug,)| slug).ok_or(Refused::NotFound)
}

/// How somebody belongs to a community, if they do or did. For the system.
pub async fn standing(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<Option<Standing>, Refused> {
    only_system(work)?;
    let row: Option<(Option<String>, String)> =
        work.opt(&crate::members::sql::STANDING, args![community, person]).await?;
    Ok(row.and_then(|(word, _)| Standing::of(&word?)))
}

row! {
    /// Somebody who holds a role, and where they are written to.
    #[derive(Clone, Debug)]
    pub struct Holder {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The language that they read.
        pub language: String,
        /// Their main address; empty when none is known.
        pub address: String,
    }
}

/// Who holds a role, with where they are written to. For the system: letters go to them.
pub async fn holders(
    work: &mut Work<'_>,
    community: CommunityId,
    role: &str,
) -> Result<Vec<Holder>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::WRITE_TO, args![community, role, now]).await
}

pub(crate) fn only_system(work: &Work<'_>) -> Result<(), Refused> {
    if work.actor() == Actor::System { Ok(()) } else { Err(Refused::NotAllowed("system")) }
}
