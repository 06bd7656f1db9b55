//! Action learning sets: the same four to eight people, again and again; one brings a matter, the others only ask (touchpoint 14).
//!
//! A set is formed once and then fixed. A week before each meeting its members are asked for a matter; the one who brings one and has had the
//! fewest turns presents; what each said they would do comes back. From the fourth meeting on a member keeps the time, in turn, and the next date
//! comes by itself: it needs no convenor any more.
//!
//! Verbs: [`form`], [`answer`], [`leave`], [`bid`], [`act_in`], [`move_meeting`], [`end`], [`list`], [`look`], [`set_of_bid`]; by itself [`keep_time`]; for letters
//! [`to_write`], [`written`], [`told`].
//!
//! All of it is at level 4: nobody but its members knows what is said, and convenors who are no members see no more than its name.

mod form;
mod keep;
mod look;
pub(crate) mod sql;
mod telling;

use base::Time;
use store::{args, row};

pub(crate) use form::put_back;
pub use form::{LEAST, MOST, NewSet, act_in, answer, bid, end, form, leave, move_meeting, set_of_bid};
pub use keep::keep_time;
pub use look::{Looked, list, look};
pub use telling::{MOVE, ToWrite, Told, What, to_write, told, written};

use crate::{
    CommunityId, ExchangeId, PersonId, Refused, SetBidId, SetId, Work, charter::Viewer, people::parts::Part,
};

/// From this meeting on a set runs without whoever formed it.
pub const BY_ITSELF: i64 = 4;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-sets",
        names: &["community", "set", "state", "", "", "", "asked", "answered"],
        show: &sql::MINE,
        erase: &[&sql::ERASE_PEOPLE, &sql::ERASE_MADE, &sql::ERASE_PRESENTER, &sql::ERASE_HOST],
    },
    Part {
        key: "data-set-bids",
        names: &["community", "set", "words", "", "", "", "asked", "said"],
        show: &sql::MY_BIDS,
        erase: &[&sql::ERASE_BIDS],
    },
];

row! {
    /// The same few people, again and again.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Set {
        /// Its id.
        pub id: SetId,
        /// Where.
        pub community: CommunityId,
        /// What it is called.
        pub name: String,
        /// Who formed it.
        pub made_by: Option<PersonId>,
        /// Their name.
        pub made_name: String,
        /// `forming`, `open`, `ended`
        pub state: String,
        /// Weeks from one meeting to the next.
        pub weeks: i64,
        /// How many meetings there are.
        pub planned: i64,
        /// It meets by letters.
        pub by_letters: bool,
        /// Where it meets else: a link, a room.
        pub place: String,
        /// The zone of its hour.
        pub zone: String,
    }
}

row! {
    /// One meeting of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Meeting {
        /// Of which set.
        pub set: SetId,
        /// From 1.
        pub number: i64,
        /// When.
        pub at: Time,
        /// Who brings a matter, once that is known.
        pub presenter: Option<PersonId>,
        /// Their name.
        pub presenter_name: String,
        /// Who keeps the time and the rule of questions.
        pub host: Option<PersonId>,
        /// Their name.
        pub host_name: String,
        /// Where it is held by letters.
        pub exchange: Option<ExchangeId>,
        /// Members were asked for a matter.
        pub asked_at: Option<Time>,
        /// The presenter was named.
        pub named_at: Option<Time>,
    }
}

row! {
    /// A member of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SetMember {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// `asked`, `in`, `no`, `out`
        pub state: String,
    }
}

row! {
    /// What somebody would bring.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Bid {
        /// Its id.
        pub id: SetBidId,
        /// Of which set.
        pub set: SetId,
        /// For which meeting.
        pub number: i64,
        /// Who.
        pub person: PersonId,
        /// Their matter; empty for none this time, nothing for no answer.
        pub words: Option<String>,
        /// When they said it.
        pub said_at: Option<Time>,
    }
}

/// A set that the viewer belongs to, or is asked to; whoever formed it sees it while it is forming.
pub(crate) async fn one(work: &mut Work<'_>, viewer: &Viewer, id: SetId) -> Result<Set, Refused> {
    let person = viewer.member()?;
    work.opt(&sql::ONE, args![id, viewer.community().id, person]).await?.ok_or(Refused::NotFound)
}

/// Whether somebody is in.
pub(crate) async fn state_of(
    work: &mut Work<'_>,
    id: SetId,
    person: PersonId,
) -> Result<Option<String>, Refused> {
    let state: Option<(String,)> = work.opt(&sql::STATE_OF, args![id, person]).await?;
    Ok(state.map(|(state,)| state))
}
