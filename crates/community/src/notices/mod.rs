//! Letters that leave: what they say, whom they go to, and the address that an answer comes back under.
//!
//! A letter is written once, and addressed to one person or to many; each [delivery](crate::DeliveryId) is a row of its own. Where a letter
//! differs from person to person, its bodies carry [marks](mark) that are filled in when it leaves.
//!
//! Verbs: [`write()`], [`address_to`], [`leave`]; [`token`], [`named`] and [`by_token`]; [`number`], [`numbers`], [`enclose`], [`enclose_calendars`], [`calendars`], [`had`];
//! [`outbox`], [`letter`], [`forget_old`]; on their way: [`deliveries`]; and back: [`bounces`]. Of what people say: [`post`], at once to
//! who wants that; of the rest [`digest`], the one letter.

pub mod bounces;
pub mod deliveries;
pub mod digest;
mod leave;
mod numbers;
mod outbox;
pub mod post;
pub(crate) mod sql;
mod tokens;

pub use bounces::bounced;
pub use leave::{DELIVER, To, Written, address_to, leave, seconds_to_read, write};
pub use numbers::{Enclosed, Number, calendars, enclose, enclose_calendars, had, had_about, number, numbers};
pub use outbox::{Letter, SentTo, forget_old, letter, outbox, sent_to_me};
pub(crate) use tokens::key;
pub use tokens::{Named, REPLIES_FOR, by_token, delivery_of, named, token};

/// A mark in a letter's bodies: `reply` (the address that answers go to), `stop` (the page of less), `name`, `why`. It is written in
/// characters that no letter uses; whoever sets a letter takes them out of people's words.
pub fn mark(name: &str) -> String {
    format!("\u{E000}{name}\u{E001}")
}
