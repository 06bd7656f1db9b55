//! Promising work in the transaction of an act.

use base::{Id, Time};
use store::{Batch, Error, Tx, args};

use crate::sql;

/// Work that is promised.
#[derive(Clone, Debug)]
pub struct Job {
    /// What is to be done: the name that a handler is registered under.
    pub kind: &'static str,
    /// For the handler; usually ids, rarely more. The verb loads the rest when it runs, as things are then.
    pub payload: String,
    /// Not before this.
    pub run_at: Time,
    /// While a job with this key waits to be run, a second one is not taken. A job that has begun gives its key up,
    /// because it may have read already what the next one is about.
    pub once: Option<String>,
}

/// Keeps the promise in `tx`. False when a job with the same `once` is waiting already.
pub async fn push(tx: &mut Tx, id: Id, now: Time, job: Job) -> Result<bool, Error> {
    let args = args![id, job.kind, job.payload, job.once, now, job.run_at];
    Ok(tx.exec(&sql::PUSH, args).await? == 1)
}

/// Keeps many promises in `tx`, in one journey.
pub async fn push_all(tx: &mut Tx, now: Time, jobs: Vec<(Id, Job)>) -> Result<(), Error> {
    let batch = pushes(now, jobs);
    tx.each(batch.statement, batch.lists).await?;
    Ok(())
}

/// Many promises, for an act that keeps everything in one journey.
pub fn pushes(now: Time, jobs: Vec<(Id, Job)>) -> Batch {
    let rows = jobs.into_iter().map(|(id, job)| args![id, job.kind, job.payload, job.once, now, job.run_at]);
    Batch { statement: &sql::PUSH, lists: rows.collect() }
}
