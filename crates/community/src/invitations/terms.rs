//! What every invitation of a community says of it: what one gains, what one gives, how long it takes.

use store::{args, row};

use super::{convenes, sql};
use crate::{Problem, Refused, Work, charter::Viewer};

row! {
    /// What an invitation says of its community, beside its cause.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Terms {
        /// What one gains, in a line or two.
        pub gain: String,
        /// What one gives.
        pub give: String,
        /// Minutes a month; 0 when nobody has said.
        pub minutes: i64,
        /// The first date, as it is said: "Thursday 3 December, 10:00"; may be empty.
        pub first_date: String,
    }
}

/// What invitations of a community say. For whoever may look at it.
pub async fn terms(work: &mut Work<'_>, viewer: &Viewer) -> Result<Terms, Refused> {
    Ok(work.opt(&sql::TERMS, args![viewer.community().id]).await?.unwrap_or_default())
}

/// Says it otherwise. By a convenor.
pub async fn set_terms(work: &mut Work<'_>, viewer: &Viewer, terms: &Terms) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let mut problems = Vec::new();
    for (field, text, most) in
        [("gain", &terms.gain, 400), ("give", &terms.give, 400), ("first_date", &terms.first_date, 120)]
    {
        if text.chars().count() > most {
            problems.push(Problem { field, key: "problem-field-long" });
        }
    }
    if !(0..=6_000).contains(&terms.minutes) {
        problems.push(Problem { field: "minutes", key: "problem-invite-minutes" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let id = viewer.community().id;
    let t = terms;
    work.exec(&sql::SET_TERMS, args![id, t.gain.trim(), t.give.trim(), t.minutes, t.first_date.trim()])
        .await?;
    work.note(Some(id), "set-invitation-terms", id.into(), "").await?;
    work.done().await
}
