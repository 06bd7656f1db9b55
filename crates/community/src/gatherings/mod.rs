//! When a community meets: its rhythm with a year of dates, and the choice of a date.
//!
//! Verbs: [`rhythms`], [`keep`], [`drop_rhythm`]; of polls [`ask`], [`poll`], [`polls`], [`answer`], [`results`], [`choose`];
//! for letters [`to_ask`], [`asked`], [`to_tell`], [`told`].
//!
//! A rhythm is a rule on the wall clock of a place, so that ten o'clock stays ten o'clock when clocks change. Its dates are made of it
//! whenever they are looked at; what is held on one of them is another matter.

mod answer;
mod dates;
mod polls;
mod rhythm;
pub(crate) mod sql;
mod telling;

use crate::people::parts::Part;
pub(crate) use answer::put_back;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-dates",
    names: &["community", "title", "numbers", "note", "", "", "asked", "answered"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

pub use answer::{Answered, answer, results};
pub use dates::{Slot, year};
pub use polls::{MOST_OPTIONS, NewPoll, Poll, PollOption, ask, choose, poll, polls};
pub use rhythm::{EVERY, MODES, Rhythm, Skip, drop_rhythm, keep, rhythms};
pub use telling::{ASK, CHOSEN, Due, asked, to_ask, to_tell, told};
