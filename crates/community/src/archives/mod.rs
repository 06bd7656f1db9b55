//! Archives: letters that were written elsewhere become conversations here.
//!
//! Verbs, in the order in which an import asks for them: [`begin`] or go on, [`know`] the people, [`take`] letters batch by
//! batch, [`note_problems`], [`end`]; and [`report`], [`message_ids`]. They are for the system. What a letter is as a format is not known here:
//! a door reads it and hands in what [`Arrived`].
//!
//! Threads are the connected pieces of the net of ids: a letter and what it refers to are one conversation, also when the
//! letter in between never came. Subjects are not compared. A letter that joins two conversations makes them one.
//! A letter whose id is known is not kept again, so that any import may be run twice, or killed and run again.

mod arrived;
mod awaited;
mod batch;
mod count;
mod imports;
mod join;
mod merge;
mod people;
mod place;
pub(crate) mod sql;
mod take;

pub use arrived::{Arrived, File, Place};
pub use imports::{Import, Problem, Report, begin, end, message_ids, note_problems, report};
pub use people::{Human, know};
pub(crate) use place::key;
pub use take::{Taken, take};
