//! Letters on their way to one person each: who takes which, what became of it, when it is tried again.
//!
//! Verbs: [`domains`], [`next_due`], [`claim`], [`renew`], [`letters`], [`settle`], [`put_off`]; [`hold`], [`release`], [`discard`], [`again`],
//! [`standing`].
//!
//! A delivery that waits is due at a time. Who takes it sets that time to the end of a lease: if it dies, the letter is due again.
//! A letter is sent at least once; a repeat carries the same Message-ID.

mod claim;
mod held;
mod settle;
pub(crate) mod sql;

pub use claim::{Claimed, File, Origin, Said, claim, domains, files, letters, next_due, renew};
pub use held::{Standing, again, discard, hold, release, standing};
pub use settle::{ATTEMPTS, Outcome, Settled, pause, put_off, settle};

/// How long a delivery belongs to whoever took it, without a sign of life.
pub const LEASE: std::time::Duration = std::time::Duration::from_secs(60);
