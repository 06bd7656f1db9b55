//! When a community meets: its rhythm with a year of dates, the choice of a date, and the gatherings that come of them.
//!
//! Verbs: [`rhythms`], [`keep`], [`drop_rhythm`]; of polls [`ask`], [`poll`], [`polls`], [`answer`], [`results`], [`choose`];
//! for letters [`to_ask`], [`asked`], [`to_tell`], [`told`].
//!
//! Of what is planned [`plan`], [`one`], [`coming`], [`past`].
//!
//! A rhythm is a rule on the wall clock of a place, so that ten o'clock stays ten o'clock when clocks change. Its dates are made of it
//! whenever they are looked at. A [`Gathering`] is made of one of them, of a poll, or by hand; it keeps its hour on the wall too.

mod answer;
mod dates;
mod planned;
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
pub use planned::{Gathering, NewGathering, coming, one, past, plan};
pub use polls::{MOST_OPTIONS, NewPoll, Poll, PollOption, ask, choose, poll, polls};
pub use rhythm::{EVERY, MODES, Rhythm, Skip, drop_rhythm, keep, rhythms};
pub use telling::{ASK, CHOSEN, Due, asked, to_ask, to_tell, told};
