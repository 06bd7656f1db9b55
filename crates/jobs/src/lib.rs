//! A queue of jobs in the transaction of the act.
//!
//! An act that wants something done later [`push`]es a [`Job`] in its own transaction: either both are kept or
//! neither is. A [`Runner`] claims what is due, runs it, and deletes the row when it is done.
//!
//! * A claim is a lease. A worker that is killed lets its lease end, and another takes the job: **every job may run twice.**
//! * A job that fails is tried again after growing pauses ([`retry`]), and then laid on the list of [`dead`] letters,
//!   which a person can read and run again.
//! * A [recurring](Runner::recurring) job is pushed once however many nodes there are.
//!
//! There is no priority, no dependency between jobs, and no result: a job that has something to tell writes it
//! where the act would have written it. A payload is text that only the two ends understand.

pub mod dead;
mod job;
pub mod retry;
mod runner;
mod schedule;
mod sql;
mod waiting;

pub use job::{Job, push, push_all, pushes};
pub use runner::{Claimed, Failure, Runner, Waker};
pub use sql::ALL as STATEMENTS;
pub use waiting::{Waiting, waiting};
