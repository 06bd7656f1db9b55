//! Roles: who does what for the others, until when, and what it lets them see.
//!
//! Verbs: [`all`], [`offer`], [`offers`], [`answer`], [`with`], [`take_back`], [`step_down`], [`end`], [`set_term`], [`go_on`],
//! [`handover`], [`write_handover`], [`add_to_handover`], [`log`], [`show_names`]; [`end_terms`] and [`lapse_offers`] for jobs. A role is offered, and held by whoever said
//! yes. A community is never without a convenor: the last one goes when another has said yes.

mod catalogue;
mod handover;
mod hold;
mod log;
mod offer;
pub(crate) mod sql;
mod term;

use base::Time;
use store::{args, row};

pub use catalogue::{ALL, Role, convenes, named, sees_key};
pub use handover::{Handover, add_to_handover, handover, write_handover};
pub(crate) use hold::{begin_span, end_all, forget, hold_again, keep_one_convenor, still_convenes};
pub use hold::{end, show_names, step_down};
pub use log::{LOG_PAGE, Span, log};
pub use offer::{Offer, answer, lapse_offers, offer, offer_by_id, offer_of, offers, take_back, with};
pub use term::{end_terms, go_on, set_term, term_of};

use crate::{PersonId, Refused, Work, charter::Viewer, people::parts::Part};

/// What is kept of people here: see [`Part`]. That somebody could see something stays in the log, without their name; what they wrote for
/// whoever holds the role next is that one's now. `forget` takes out the rest.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-roles",
        names: &["community", "role", "sees", "", "", "", "from", "until"],
        show: &sql::MY_SPANS,
        erase: &[],
    },
    Part {
        key: "data-offers",
        names: &["community", "role", "words", "state", "whose", "", "made", "answered"],
        show: &sql::MY_OFFERS,
        erase: &[&sql::FORGET_OFFERED],
    },
    Part {
        key: "data-handovers",
        names: &["community", "role", "know", "open", "people", "", "at", ""],
        show: &sql::MY_HANDOVERS,
        erase: &[],
    },
];

/// The job that asks somebody whether they take a role: payload, the id of the offer.
pub const ASK: &str = "role-offer-letter";
/// The job that tells whoever offered a role what was answered: payload, the id of the offer.
pub const ANSWERED: &str = "role-answer-letter";
/// The job that reminds a holder that a term ends: payload, community, person and role with blanks between them.
pub const TERM: &str = "role-term-letter";
/// The job that tells of a role that has ended: payload, community, person, role and why (`stepped-down`, `ended`, `term`), with blanks between them.
pub const ENDED: &str = "role-ended-letter";

row! {
    /// Somebody who holds a role.
    #[derive(Clone, Debug)]
    pub struct Holding {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Which role: see [`ALL`].
        pub role: String,
        /// Since when.
        pub since: Time,
        /// Until when they said that they would.
        pub term_ends: Option<Time>,
        /// Who asked them; empty where it was whoever runs the house.
        pub giver: String,
    }
}

/// Who holds which role. For members.
pub async fn all(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Holding>, Refused> {
    viewer.member()?;
    let now = work.now();
    let mut all: Vec<Holding> = work.all(&sql::HELD, args![viewer.community().id, now]).await?;
    let place = |one: &Holding| ALL.iter().position(|role| role.word == one.role);
    all.sort_by_key(place);
    Ok(all)
}

/// When a term of so many months ends that begins at a moment: a twelfth of a year each; nothing for none.
pub fn ends(from: Time, months: i64) -> Option<Time> {
    const MONTH: u64 = 2_629_746;
    u64::try_from(months)
        .ok()
        .filter(|months| *months > 0)
        .map(|months| from + std::time::Duration::from_secs(months * MONTH))
}
