//! Asking somebody whether they would like to join, and suggesting somebody who might.
//!
//! An invitation is drafted, read as it will be read ([`reading`]), and only then sent; one reminder after ten days, and silence is an
//! answer. Whoever is suggested is told who gave their address, and is forgotten at once by `NO`, and after ninety days of silence.
//!
//! Verbs: [`draft`], [`drafted`], [`edit`], [`throw_away`], [`send`], [`all`], [`count`], [`again`], [`withdraw`]; [`suggest`], [`suggest_in_turn`], [`suggest_here`];
//! [`look`], [`answer`], [`answer_here`]; [`terms`], [`set_terms`], [`matches()`]; [`get`], [`reading`], [`has_letter`], [`token`] for letters; [`remind_due`],
//! [`forget_old`].

mod answer;
mod draft;
mod forget;
mod matches;
mod reading;
mod send;
pub(crate) mod sql;
mod suggest;
mod terms;

use base::Time;
use store::{args, row};

pub use answer::{Answer, Answered, answer, answer_here, look, suggest_here};
pub use draft::{Drafted, Invitee, draft, drafted, edit, throw_away};
pub use forget::{KEPT_FOR, SUGGESTED_FOR, forget, forget_old};
pub use matches::{Match, matches};
pub use reading::{Reading, reading, reading_of};
pub use send::{LETTER, OPEN_FOR, REMIND_AFTER, again, remind_due, send, withdraw};
pub use suggest::{SUGGESTED, suggest, suggest_in_turn};
pub use terms::{Terms, set_terms, terms};

use crate::{
    Actor, CommunityId, DeliveryId, InvitationId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
    people::parts::Part,
    sealed,
};

/// How a page's address names an invitation.
const KIND: &str = "invitation";

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-invitations",
    names: &["community", "state", "note", "by", "suggested_by", "address", "made", "answered"],
    show: &sql::MINE,
    erase: &[&sql::ERASE_MINE, &sql::ERASE_SUGGESTED, &sql::ERASE_SENT],
}];

row! {
    /// Somebody who is asked to join.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Invitation {
        /// Its id.
        pub id: InvitationId,
        /// The community.
        pub community: CommunityId,
        /// Where they are written to; empty once they are forgotten.
        pub address: String,
        /// Their name; may be empty.
        pub name: String,
        /// A line to them alone.
        pub note: String,
        /// `suggested`, `draft`, `sent`, `reminded`, `yes`, `no`, `lapsed`, `withdrawn`.
        pub state: String,
        /// Who invites; nobody yet, or the program for the convenors.
        pub by: Option<PersonId>,
        /// Their name.
        pub by_name: String,
        /// The member who gave the address, when that was somebody else.
        pub suggested_by: Option<PersonId>,
        /// The name of whoever gave the address: it is told to whoever is invited. Empty when that was whoever invites.
        pub suggester: String,
        /// Who it turned out to be.
        pub person: Option<PersonId>,
        /// The last letter about it.
        pub delivery: Option<DeliveryId>,
        /// What became of that letter: `waiting`, `sent`, `failed` ...; empty for none.
        pub delivered: String,
        /// Since when it is here.
        pub made_at: Time,
        /// When it went out last.
        pub sent_at: Option<Time>,
        /// When they were reminded.
        pub reminded_at: Option<Time>,
        /// When it ended.
        pub answered_at: Option<Time>,
        /// When nothing was left of who it was.
        pub forgotten_at: Option<Time>,
    }
}

impl Invitation {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "sent" | "reminded")
    }

    /// Whether somebody else gave the address.
    pub fn is_suggested(&self) -> bool {
        !self.suggester.is_empty()
    }

    /// Until when it may be answered.
    pub fn closes_at(&self) -> Option<Time> {
        self.sent_at.map(|sent| sent + OPEN_FOR)
    }

    /// Its state as convenors see it: a letter that came back is one.
    pub fn word(&self) -> &str {
        if self.is_open() && self.delivered == "failed" { "bounced" } else { &self.state }
    }
}

/// All invitations of a community, newest first. For its convenors.
pub async fn all(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Invitation>, Refused> {
    convenes(work, viewer)?;
    work.all(&sql::ALL_OF, args![viewer.community().id]).await
}

/// How many invitations are in each state, as `(state, count)`: `bounced` among them. For convenors.
pub async fn count(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<(String, i64)>, Refused> {
    convenes(work, viewer)?;
    work.all(&sql::COUNT, args![viewer.community().id]).await
}

/// One invitation. For the system, and for convenors of its community.
pub async fn get(work: &mut Work<'_>, viewer: &Viewer, id: InvitationId) -> Result<Invitation, Refused> {
    convenes(work, viewer)?;
    one(work, id).await?.filter(|one| one.community == viewer.community().id).ok_or(Refused::NotFound)
}

/// One invitation by its id alone. For the system: its letter is written, or answered.
pub async fn by_id(work: &mut Work<'_>, id: InvitationId) -> Result<Invitation, Refused> {
    only_system(work)?;
    one(work, id).await?.ok_or(Refused::NotFound)
}

pub(crate) async fn one(work: &mut Work<'_>, id: InvitationId) -> Result<Option<Invitation>, Refused> {
    work.opt(&sql::ONE, args![id]).await
}

/// The last part of the address of an invitation's page: it goes out in its letter alone. For the system.
pub async fn token(work: &mut Work<'_>, id: InvitationId) -> Result<String, Refused> {
    only_system(work)?;
    let key = work.letters_key().await?;
    Ok(sealed::token(&key, KIND, id.into()))
}

/// Which letter is the last about an invitation. Part of writing it.
pub async fn has_letter(work: &mut Work<'_>, id: InvitationId, delivery: DeliveryId) -> Result<(), Refused> {
    only_system(work)?;
    work.exec(&sql::HAS_LETTER, args![id, delivery]).await.map(drop)
}

/// Inviting is a convenor's, or of whoever runs the program.
fn convenes(work: &Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() || work.actor() == Actor::System {
        Ok(())
    } else {
        Err(Refused::NotAllowed("convene"))
    }
}
