//! Care: somebody asks for a carer and knows who answers and until when; and nobody is forgotten.
//!
//! Verbs: [`ask`], [`spoke`], [`look_after`], [`contacts`]; [`carers`] for letters, [`pass_on`] for a job. What is said to a carer is
//! sealed: nothing of it is here.

mod ask;
mod contacts;
pub(crate) mod sql;

pub(crate) use ask::after_working;
pub use ask::{
    Asked, Carer, Wish, answer_by, ask, carers, now_asked, one_working_day, pass_on, take_stranger,
};
pub(crate) use contacts::spoke_with;
pub use contacts::{CONTACTS_PAGE, Contact, contacts, look_after, spoke};

use crate::people::parts::Part;

/// What is kept of people here: see [`Part`]. What somebody wrote to a carer is among their notes.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-carers",
        names: &["community", "carer", "", "", "", "", "since", ""],
        show: &sql::MY_CARERS,
        erase: &[&sql::FORGET_PAIRS],
    },
    Part {
        key: "data-contacts",
        names: &["community", "by", "", "", "", "", "at", ""],
        show: &sql::MY_CONTACTS,
        erase: &[&sql::FORGET_CONTACTS],
    },
    Part {
        key: "data-care",
        names: &["community", "asked", "", "", "", "", "by", "answered"],
        show: &sql::MY_ASKS,
        erase: &[],
    },
];

/// The job that tells somebody who asked for a carer that another one is asked now: payload, the id of what is held.
pub const PASSED_ON: &str = "care-passed-on-letter";
/// The job that tells the convenors that somebody waits whom no carer has answered, and not who: payload, the id of what is held.
pub const NOBODY: &str = "care-nobody-letter";
