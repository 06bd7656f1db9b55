//! When a community meets: its rhythm with a year of dates, the choice of a date, and the gatherings that come of them.
//!
//! Verbs: [`rhythms`], [`keep`], [`drop_rhythm`]; of polls [`ask`], [`poll`], [`polls`], [`answer`], [`results`], [`fairest`], [`choose`];
//! for letters [`to_ask`], [`asked`], [`to_tell`], [`told`].
//!
//! Of what is planned [`plan`], [`plan_year`], [`unplanned`], [`one`], [`overview`], [`coming`], [`past`], [`change`], [`cancel`], [`invite`], [`in_person`]; who comes: [`rsvp`],
//! [`record`], [`let_in`], [`seats()`], [`own_seat`], [`count`]; who comes along: [`bring`], [`ask_for`], [`let_guest`], [`drop_guest`], [`guests()`]; for calendar programs
//! [`own_dates`], [`feed()`], [`make_feed`], [`drop_feed`], [`dates_by`]; for letters [`to_write`], [`to_tell_of`], [`to_ask_series`],
//! [`seats_told`], [`near`], [`to_remind`], [`were_reminded`], [`guest`], [`gathering`], [`series()`], [`answered`], [`asked_to`], [`seat_of`];
//! a recurring job [`keep_time`].
//!
//! A rhythm is a rule on the wall clock of a place, so that ten o'clock stays ten o'clock when clocks change. Its dates are made of it
//! whenever they are looked at. A [`Gathering`] is made of one of them, of a poll, or by hand; it keeps its hour on the wall too.

mod answer;
mod change;
mod dates;
mod fair;
mod feed;
mod first;
mod guard;
mod guests;
mod inviting;
pub mod links;
mod planned;
mod polls;
mod rhythm;
mod seats;
mod series;
pub(crate) mod sql;
mod telling;

use crate::people::parts::Part;
pub(crate) use answer::put_back;
pub(crate) use seats::put_seat_back;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-dates",
        names: &["community", "title", "numbers", "note", "", "", "asked", "answered"],
        show: &sql::MINE,
        erase: &[&sql::ERASE],
    },
    Part {
        key: "data-gatherings",
        names: &["community", "title", "day", "answer", "note", "by", "asked", "answered"],
        show: &sql::MY_SEATS,
        erase: &[&sql::ERASE_SEATS, &sql::ERASE_GUESTS, &sql::ERASE_FEED],
    },
];

pub use answer::{Answered, answer, results, suits};
pub use change::{Changed, cancel, change, keep_time};
pub use dates::{Slot, year};
pub use fair::{Cost, fairest};
pub use feed::{OwnDate, dates_by, drop_feed, feed, make_feed, own_dates};
pub use first::{FirstDate, first_date, said_first};
pub use guard::in_person;
pub use guests::{Along, ask_for, bring, drop_guest, guests, let_guest};
pub use inviting::{
    Answered as AnsweredWhat, BATCH, Guest, REMIND, SEATED, TELL, about, answered, asked_to, gathering,
    guest, invite, near, proof, seats_told, to_ask_series, to_remind, to_tell_of, to_write, were_reminded,
};
pub(crate) use planned::one_to_write;
pub use planned::{Gathering, NewGathering, coming, one, past, plan};
pub use polls::{MOST_OPTIONS, NewPoll, Poll, PollOption, ask, choose, poll, polls};
pub use rhythm::{EVERY, MODES, Rhythm, Skip, drop_rhythm, keep, rhythms};
pub use seats::{
    Became, Coming, Count, Overview, Rsvp, Seat, count, let_in, overview, own_seat, record, rsvp, seat_of,
    seats,
};
pub use series::{Load, Series, load, of_rhythm, plan_year, series, unplanned};
pub use telling::{ASK, Due, asked, to_ask, to_tell, told};
