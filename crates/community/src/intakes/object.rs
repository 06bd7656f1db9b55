//! Members may object to somebody who was chosen, with a reason, before anybody outside is told.

use base::Time;
use store::{args, row};

use super::{convenor, get, kept, lock, sql};
use crate::{ApplicationId, IntakeId, ObjectionId, Refused, Work, charter::Viewer};

const LONGEST: usize = 2_000;

row! {
    /// An objection.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Objection {
        /// Its id.
        pub id: ObjectionId,
        /// To whom.
        pub application: ApplicationId,
        /// Their name.
        pub name: String,
        /// Whose it is.
        pub by: String,
        /// Why.
        pub reason: String,
        /// When.
        pub made_at: Time,
        /// What the convenors say to it; empty as long as it waits.
        pub answer: String,
        /// Who answered.
        pub answerer: String,
    }
}

/// The member who acts objects to somebody who was chosen, within the five working days. Convenors read the reason, and nobody else.
pub async fn object(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
    application: ApplicationId,
    reason: &str,
) -> Result<ObjectionId, Refused> {
    let by = viewer.member()?;
    let reason = kept(reason, LONGEST);
    if reason.is_empty() {
        return Err(Refused::invalid("reason", "problem-object-reason"));
    }
    let intake = lock(work, viewer, id).await?;
    let now = work.now();
    if intake.state != "chosen" || intake.objections_until.is_none_or(|until| now >= until) {
        return Err(Refused::Gone);
    }
    let objection: ObjectionId = work.id();
    if work.exec(&sql::OBJECT, args![objection, id, application, by, reason, now]).await? == 0 {
        return Err(Refused::NotFound);
    }
    let once = format!("{} {id} objection {}", super::NEWS, now.secs() / 3_600);
    work.promise_once(super::NEWS, format!("{id} objection"), now, once).await?;
    work.note(Some(intake.community), "objected", objection.into(), "").await?;
    work.done().await?;
    Ok(objection)
}

/// The objections of an intake: for convenors all, for a member their own.
pub async fn objections(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
) -> Result<Vec<Objection>, Refused> {
    let person = viewer.member()?;
    let intake = get(work, viewer, id).await?;
    work.all(&sql::OBJECTIONS, args![intake.id, viewer.is_convenor(), person]).await
}

/// A convenor answers one: only then may letters leave.
pub async fn answer_objection(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
    objection: ObjectionId,
    answer: &str,
) -> Result<(), Refused> {
    let by = convenor(viewer)?;
    let answer = kept(answer, LONGEST);
    if answer.is_empty() {
        return Err(Refused::invalid("answer", "problem-words-empty"));
    }
    let intake = lock(work, viewer, id).await?;
    let now = work.now();
    if work.exec(&sql::ANSWER_OBJECTION, args![objection, id, answer, by, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(intake.community), "answered-objection", objection.into(), "").await?;
    work.done().await
}
