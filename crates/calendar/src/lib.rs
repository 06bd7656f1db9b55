//! Calendars as a format: what an event, an invitation and an answer say. It knows no people and no store.
//!
//! | Module | Lets you |
//! | --- | --- |
//! | [`read()`] | read a `.ics` file, or the calendar part of a letter (iMIP, RFC 6047): [`Calendar`], its [`Item`]s |
//! | [`mod@line`] | go through the lines of one, unfolded, with their parameters |
//! | [`mod@write`] | write invitations, changes, cancellations and feeds: [`write::draft`], one copy for each attendee |
//! | [`When`] | have a time as it was written, and as it can be compared |
//!
//! # What you can rely on
//!
//! - Reading never fails, panics or recurses: of a broken file one gets what can be read. Its length, lines, items and attendees
//!   have an end ([`read::LONGEST`] and its neighbours); what was cut is said ([`Calendar::cut`]).
//! - Nothing is expanded. A rule that repeats every second for ever is a rule, and costs nothing (RFC 5545 3.3.10); [`Item::repeats`]
//!   says that there is one.
//! - Texts are without escapes, and have line breaks only where the file says `\n`; none holds a control character, so none can
//!   smuggle a line into a file that is written from it.
//! - What is written is one line for each thing said, folded at 75 bytes, with the changes of each zone's clock; no text, name or address can
//!   begin a line of its own.
//! - Addresses are in lower case, and are claims: who answers is proven by the letter, not by the file.

pub mod line;
pub mod read;
mod when;
pub mod write;
mod zone;

pub use read::{Attendee, Calendar, Item, Kind, is_calendar, read};
pub use when::When;
