//! Jobs that come again and again.

use std::time::Duration;

use base::{Ids, Time};
use store::{Error, Store, args};

use crate::{Job, push, sql};

/// A job that comes again every so often.
#[derive(Clone, Debug)]
pub(crate) struct Recurring {
    pub name: &'static str,
    pub every: Duration,
}

impl Recurring {
    /// Pushes the job when it is due; of all the nodes that see this, one does. What was missed while no node ran is not
    /// made up for, and a job whose last run has not ended is not pushed again.
    pub async fn tick(&self, store: &Store, ids: &Ids, now: Time) -> Result<(), Error> {
        let next: Option<(Time,)> = store.opt(&sql::NEXT_AT, args![self.name]).await?;
        if next.is_some_and(|(at,)| at > now) {
            return Ok(());
        }
        let mut tx = store.begin().await?;
        let at = match next {
            Some((at,)) => at,
            None => {
                tx.exec(&sql::FIRST_TIME, args![self.name, now]).await?;
                now
            }
        };
        if tx.exec(&sql::MOVE_ON, args![self.name, at, self.after(at, now)]).await? == 1
            && tx.opt::<(i64,)>(&sql::IS_UNFINISHED, args![self.name]).await?.is_none()
        {
            let job = Job { kind: self.name, payload: String::new(), run_at: now, once: None };
            push(&mut tx, ids.next(now), now, job).await?;
        }
        tx.commit().await
    }

    /// The first of the times `at + every`, `at + 2 every` ... that is after `now`.
    fn after(&self, at: Time, now: Time) -> Time {
        let every = i64::try_from(self.every.as_micros()).unwrap_or(i64::MAX).max(1);
        let missed = now.0.saturating_sub(at.0).max(0) / every;
        Time(at.0.saturating_add(every.saturating_mul(missed.saturating_add(1))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_missed_is_not_made_up_for_and_the_beat_is_kept() {
        let hourly = Recurring { name: "hourly", every: Duration::from_secs(3600) };
        let nine = Time::from_secs(9 * 3600);
        assert_eq!(hourly.after(nine, nine), Time::from_secs(10 * 3600));
        assert_eq!(hourly.after(nine, Time::from_secs(13 * 3600 + 5)), Time::from_secs(14 * 3600));
    }
}
