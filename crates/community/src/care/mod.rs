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

/// The job that tells somebody who asked for a carer that another one is asked now: payload, the id of what is held.
pub const PASSED_ON: &str = "care-passed-on-letter";
/// The job that tells the convenors that somebody waits whom no carer has answered, and not who: payload, the id of what is held.
pub const NOBODY: &str = "care-nobody-letter";
