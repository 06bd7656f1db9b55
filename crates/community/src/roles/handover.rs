//! Hand-over: what whoever holds a role next must know, what is open, and whom to talk to.

use base::Time;
use store::{args, row};

use super::{named, sql};
use crate::{PersonId, Problem, Refused, Work, charter::Viewer};

/// Longest field, in characters.
const LONGEST: usize = 8_000;
/// Who held a role so lately may still write what the next one must know.
const LATELY: std::time::Duration = std::time::Duration::from_secs(60 * 86_400);

row! {
    /// What is handed over with a role.
    #[derive(Clone, Debug, Default)]
    pub struct Handover {
        /// What one must know.
        pub know: String,
        /// What is open.
        pub open: String,
        /// Whom to talk to.
        pub people: String,
        /// Who wrote it last.
        pub by: PersonId,
        /// Their name.
        pub name: String,
        /// When.
        pub at: Time,
    }
}

/// Whether the viewer may read and write it: who holds the role, held it lately or is asked to, and convenors. A carer's is for carers alone.
async fn may(work: &mut Work<'_>, viewer: &Viewer, role: &str) -> Result<PersonId, Refused> {
    let person = viewer.member()?;
    named(role).ok_or(Refused::NotFound)?;
    let (community, now) = (viewer.community().id, work.now());
    let held: Option<super::Holding> = work.opt(&sql::HELD_ONE, args![community, now, person, role]).await?;
    let asked: Option<(crate::RoleOfferId,)> =
        work.opt(&sql::OFFERED, args![community, person, role]).await?;
    let of_care = matches!(role, "carer" | "safeguarding-lead");
    let lately: Option<(i64,)> =
        work.opt(&sql::HELD_LATELY, args![community, person, role, now - LATELY]).await?;
    if held.is_some() || asked.is_some() || lately.is_some() || viewer.is_convenor() && !of_care {
        Ok(person)
    } else {
        Err(Refused::NotFound)
    }
}

/// What is handed over with a role; nothing where nobody wrote it yet.
pub async fn handover(work: &mut Work<'_>, viewer: &Viewer, role: &str) -> Result<Option<Handover>, Refused> {
    may(work, viewer, role).await?;
    work.opt(&sql::HANDOVER, args![viewer.community().id, role]).await
}

/// Writes it.
pub async fn write_handover(
    work: &mut Work<'_>,
    viewer: &Viewer,
    role: &str,
    know: &str,
    open: &str,
    people: &str,
) -> Result<(), Refused> {
    let by = may(work, viewer, role).await?;
    let long = |text: &str| text.chars().count() > LONGEST;
    let problems: Vec<Problem> = [("know", know), ("open", open), ("people", people)]
        .into_iter()
        .filter(|(_, text)| long(text))
        .map(|(field, _)| Problem { field, key: "problem-field-long" })
        .collect();
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let row = args![community, role, know.trim(), open.trim(), people.trim(), by, now];
    work.exec(&sql::WRITE_HANDOVER, row).await?;
    work.note(Some(community), "wrote-handover", community.into(), role).await?;
    work.done().await
}

/// Adds some words to what one must know: so an answer to a letter does.
pub async fn add_to_handover(
    work: &mut Work<'_>,
    viewer: &Viewer,
    role: &str,
    words: &str,
) -> Result<(), Refused> {
    let before = handover(work, viewer, role).await?.unwrap_or_default();
    let know = [before.know.as_str(), words.trim()].join("\n\n");
    write_handover(work, viewer, role, know.trim(), &before.open, &before.people).await
}
