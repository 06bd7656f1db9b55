//! Choosing who comes in: what is published about it, what is asked, and who asks.
//!
//! Criteria are published in versions, and each application keeps the version it is decided by. An application is begun on a page or by a
//! letter; it counts once its address has answered. Whoever applies sees their own alone, by the link of their letter.
//!
//! Verbs: [`ways`], [`set_ways`]; [`criteria`], [`published`], [`draft_criteria`], [`write_criteria`], [`publish_criteria`]; [`questions`],
//! [`set_questions`]; [`apply`], [`begin_by_letter`], [`answer_by_letter`], [`send_by_letter`], [`withdraw_by_letter`]; [`look`], [`change_here`],
//! [`send_here`], [`withdraw_here`]; [`applications`], [`answers`], [`alike`], [`flood`], [`release`], [`turn_away`]; [`begin_invited`], [`person_of`], [`move_to`],
//! [`by_id`], [`token`] for other features and letters; [`forget_old`].

mod alike;
mod apply;
mod by_letter;
mod criteria;
mod flood;
mod forget;
mod here;
mod offers;
mod questions;
mod send;
pub(crate) mod sql;
mod ways;

use base::Time;
use store::{args, row};

pub use alike::{Alike, alike};
pub use apply::{Applied, Filled, From, LETTER, apply};
pub use by_letter::{
    Progress, again, answer_by_letter, begin_by_letter, begin_invited, send_by_letter, withdraw_by_letter,
};
pub use criteria::{Criteria, criteria, draft_criteria, publish_criteria, published, write_criteria};
pub use flood::{FLOOD, Flood, PER_COMMUNITY, PER_NETWORK, flood, release, turn_away};
pub use forget::{BEGUN_FOR, OVER_FOR, WITHDRAWN_FOR, forget_old};
pub use here::{Own, change_here, look, send_here, withdraw_here};
pub use offers::{Line, lines};
pub use questions::{Question, ever_asked, questions, questions_of, set_questions};
pub use send::move_to;
pub use ways::{Ways, set_ways, ways};

use crate::{
    Actor, ApplicationId, CommunityId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
    people::{self, address::Address, parts::Part},
    sealed,
};

/// How a page's address names an application.
const KIND: &str = "application";

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-applications",
    names: &["community", "state", "source", "question", "words", "easier", "made", "decided"],
    show: &sql::MINE,
    erase: &[&sql::ERASE_ANSWERS, &sql::ERASE],
}];

row! {
    /// Somebody who asks to join.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Application {
        /// Its id.
        pub id: ApplicationId,
        /// The community.
        pub community: CommunityId,
        /// The round of choosing that it belongs to.
        pub intake: Option<base::Id>,
        /// Who it is, where that is known: see [`person_of`].
        pub person: Option<PersonId>,
        /// Where they are written to.
        pub address: String,
        /// Their name.
        pub name: String,
        /// The language that they read.
        pub language: String,
        /// The version of the criteria that it is decided by; 0 when none was published.
        pub criteria_version: i64,
        /// `page`, `letter`, `invitation`, `nomination`, `door`.
        pub source: String,
        /// `begun`, `sent`, `reading`, `offered`, `waiting`, `declined`, `withdrawn`, `joined`, `lapsed`.
        pub state: String,
        /// What would make it easier for them: never part of choosing.
        pub easier: String,
        /// Why it was decided so.
        pub reason: String,
        /// A hash of the network that it came from; may be empty.
        pub network: String,
        /// Since when its letter waits for a convenor, because too many came at once.
        pub held_at: Option<Time>,
        /// When the address answered: before that nothing counts.
        pub proven_at: Option<Time>,
        /// When what was missing was asked for.
        pub asked_at: Option<Time>,
        /// When it was begun.
        pub made_at: Time,
        /// When it was changed last.
        pub changed_at: Time,
        /// Since when it counts.
        pub sent_at: Option<Time>,
        /// When it was decided, or ended.
        pub decided_at: Option<Time>,
    }
}

impl Application {
    /// Whether it may still be changed by whoever applies: until it is read, and until applications close.
    pub fn may_change(&self, ways: &Ways, now: Time) -> bool {
        matches!(self.state.as_str(), "begun" | "sent") && !ways.is_closed(now)
    }

    /// Whether it is not over.
    pub fn is_live(&self) -> bool {
        matches!(self.state.as_str(), "begun" | "sent" | "reading" | "offered" | "waiting")
    }
}

/// All applications of a community whose address has answered, in the order in which they came; for its convenors, and for the system.
pub async fn applications(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Application>, Refused> {
    convenes(work, viewer)?;
    work.all(&sql::ALL_OF, args![viewer.community().id, false]).await
}

/// What one application says: the number of each question, and the words. For convenors, and for the system.
pub async fn answers(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ApplicationId,
) -> Result<Vec<(i64, String)>, Refused> {
    convenes(work, viewer)?;
    one(work, id).await?.filter(|one| one.community == viewer.community().id).ok_or(Refused::NotFound)?;
    answers_of(work, id).await
}

pub(crate) async fn answers_of(
    work: &mut Work<'_>,
    id: ApplicationId,
) -> Result<Vec<(i64, String)>, Refused> {
    work.all(&sql::ANSWERS, args![id]).await
}

/// One application by its id alone. For the system.
pub async fn by_id(work: &mut Work<'_>, id: ApplicationId) -> Result<Application, Refused> {
    only_system(work)?;
    one(work, id).await?.ok_or(Refused::NotFound)
}

pub(crate) async fn one(work: &mut Work<'_>, id: ApplicationId) -> Result<Option<Application>, Refused> {
    work.opt(&sql::ONE, args![id]).await
}

/// The applications of the person who acts.
pub async fn mine(work: &mut Work<'_>) -> Result<Vec<Application>, Refused> {
    let person = people::signed_in(work)?;
    work.all(&sql::OF_PERSON, args![person]).await
}

/// The last part of the address of an applicant's own page: it goes out in their letter alone. For the system.
pub async fn token(work: &mut Work<'_>, id: ApplicationId) -> Result<String, Refused> {
    only_system(work)?;
    let key = work.letters_key().await?;
    Ok(sealed::token(&key, KIND, id.into()))
}

/// Who applies, made known to the house: they are about to promise. Nobody is before that. For the system; part of another act.
pub async fn person_of(work: &mut Work<'_>, id: ApplicationId) -> Result<PersonId, Refused> {
    only_system(work)?;
    let one = by_id(work, id).await?;
    if one.proven_at.is_none() {
        return Err(Refused::NotAllowed("not-proven"));
    }
    let address = Address::of(&one.address).map_err(|key| Refused::invalid("address", key))?;
    let person = people::meet(work, &address, &one.name, &one.language).await?;
    people::answered_from(work, &address).await?;
    let now = work.now();
    work.exec(&sql::PROVEN, args![id, now, person]).await?;
    Ok(person)
}

/// The promise is next: once they have agreed to it they are a member. Part of another act of the program.
pub(crate) async fn promise(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    origin: &str,
) -> Result<(), Refused> {
    let before = work.within(true);
    let asked = crate::members::promises::ask(work, community, person, origin).await;
    work.within(before);
    asked.map(drop)
}

/// These acts are a convenor's, or of whoever runs the program.
fn convenes(work: &Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() || work.actor() == Actor::System {
        Ok(())
    } else {
        Err(Refused::NotAllowed("convene"))
    }
}
