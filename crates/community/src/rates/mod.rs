//! How often something may be done: token buckets, the same on every node.

pub(crate) mod sql;

use std::time::Duration;

use base::Time;

use crate::{Refused, Work};

/// A published limit: so many at once, and one more after each pause.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many at once.
    pub capacity: u32,
    /// How long until one more may be done.
    pub refill: Duration,
}

impl Rate {
    /// `count` in `span`, evenly.
    pub const fn per(count: u32, span: Duration) -> Rate {
        Rate { capacity: count, refill: Duration::from_micros(span.as_micros() as u64 / count as u64) }
    }

    /// Takes one token of `bucket`, or says when there will be one. In the transaction of the act: what is refused
    /// in the end takes no token, so a guess that must be counted is committed by its verb.
    pub(crate) async fn take(self, work: &mut Work<'_>, bucket: &str) -> Result<(), Refused> {
        let now = work.now();
        let kept: Option<(f64, Time)> = work.opt(&sql::BUCKET, store::args![bucket]).await?;
        let tokens = match kept {
            Some((tokens, at)) => (tokens + now.since(at).as_secs_f64() / self.refill.as_secs_f64())
                .min(f64::from(self.capacity)),
            None => f64::from(self.capacity),
        };
        if tokens < 1.0 {
            return Err(Refused::TooMany { again_at: now + self.refill.mul_f64(1.0 - tokens) });
        }
        work.exec(&sql::SET, store::args![bucket, tokens - 1.0, now]).await?;
        Ok(())
    }
}

/// Forgets buckets that have been full for a day: they say nothing any more.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    work.begin().await?;
    let before = work.now() - Duration::from_secs(86_400);
    let gone = work.exec(&sql::FORGET, store::args![before]).await?;
    work.done().await?;
    Ok(gone)
}
