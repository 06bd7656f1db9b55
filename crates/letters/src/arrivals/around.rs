//! Answers to letters about what is before a gathering and behind it: what somebody needs there, who was there, how it was, what is told of
//! it.

use community::{
    PersonId, Refused, Work,
    notices::{Named, Number},
};

use super::{
    Outcome, Reader, acting::Acting, attendance, came::Came, feedback, gatherings, needs, numbered::Numbered,
    recaps,
};
use crate::needs::NEEDS;

/// Letters that an assistant may answer.
pub(super) fn is_for_assistants(kind: &str) -> bool {
    kind == NEEDS || gatherings::is_about_dates(kind)
}

/// An assistant's answer to one of them.
pub(super) async fn by_assistant(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
    owner: PersonId,
) -> Result<Option<Outcome>, Refused> {
    match named.kind.as_str() {
        NEEDS => needs::by_assistant(work, came, reader, named, owner).await,
        _ => gatherings::by_assistant(work, came, reader, named, owner).await,
    }
}

/// What an answer to one of these letters does. None for any other letter, and when another word of ours is meant.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let allowed = acting.allowed;
    if allowed.attendance {
        return attendance::read(work, acting, named).await;
    }
    if allowed.needs {
        return needs::read(work, acting, named).await;
    }
    if allowed.feedback {
        return feedback::read(work, acting, named).await;
    }
    if allowed.recap {
        return recaps::read(work, acting, named).await;
    }
    Ok(None)
}

/// Numbers of one of these letters. None for any other.
pub(super) async fn numbers(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    known: &[Number],
    said: &[Numbered],
) -> Result<Option<Outcome>, Refused> {
    match attendance::numbers(work, acting, known, said).await? {
        Some(outcome) => Ok(Some(outcome)),
        None => feedback::numbers(work, acting, known).await,
    }
}

/// Words to one of these letters that mean nothing to it: it is said how. None for any other.
pub(super) async fn words(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Option<Outcome>, Refused> {
    if acting.allowed.attendance {
        return attendance::how(work, acting).await.map(Some);
    }
    if acting.allowed.recap {
        return recaps::words(work, acting).await.map(Some);
    }
    Ok(None)
}
