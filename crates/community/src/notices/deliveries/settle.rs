//! What became of deliveries, and when they are tried again.

use std::{collections::BTreeMap, time::Duration};

use base::{Chance, Time};
use store::args;

use super::sql;
use crate::{DeliveryId, Refused, Work, charter::only_system, notices::bounces};

/// The pauses after the first attempts, in minutes.
const FIRST: [u64; 7] = [1, 5, 15, 30, 60, 120, 240];
/// Every pause after those.
const THEN: u64 = 240;
/// How often a delivery is tried in all: to five days after the first attempt.
pub const ATTEMPTS: i64 = 36;

/// What became of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The receiver has it; its code.
    Sent {
        /// What it answered.
        code: i64,
    },
    /// Not now: it is tried again, until it was tried too often.
    Later {
        /// What the receiver answered; nothing, when the connection ended.
        code: Option<i64>,
        /// And its words.
        why: String,
    },
    /// Not at all.
    Never {
        /// What the receiver answered.
        code: Option<i64>,
        /// And its words.
        why: String,
        /// Whether the address is to blame (there is nobody of that name), and not the letter or who sends it.
        address: bool,
    },
    /// It was not tried: it is laid back, due at once or when it is said.
    NotTried {
        /// What is in the way.
        why: Option<String>,
        /// Not before this.
        due_at: Time,
    },
    /// It is of no use any more.
    Dropped {
        /// Why.
        why: String,
    },
}

/// What became of which.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The delivery.
    pub id: DeliveryId,
    /// The attempt that it was taken with: if somebody else has it by now, what is said here comes too late.
    pub attempts: i64,
    /// What became of it.
    pub outcome: Outcome,
}

/// The pause after an attempt with this number (from 1); none after the last. A fifth more or less by chance, so that what failed
/// together does not come back together.
pub fn pause(attempts: i64, chance: &Chance) -> Option<Duration> {
    if attempts >= ATTEMPTS {
        return None;
    }
    let place = usize::try_from(attempts.max(1) - 1).unwrap_or(usize::MAX);
    let millis = FIRST.get(place).copied().unwrap_or(THEN) * 60_000;
    Some(Duration::from_millis(millis * 4 / 5 + chance.below(millis * 2 / 5 + 1)))
}

/// Writes down what became of deliveries, all in one commit.
pub async fn settle(work: &mut Work<'_>, settled: &[Settled]) -> Result<(), Refused> {
    only_system(work)?;
    if settled.is_empty() {
        return Ok(());
    }
    work.begin().await?;
    write(work, settled).await?;
    work.done().await
}

/// The same as part of another act.
pub(super) async fn write(work: &mut Work<'_>, settled: &[Settled]) -> Result<(), Refused> {
    let now = work.now();
    let mut sent: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let (mut later, mut over, mut back) = (Vec::new(), Vec::new(), Vec::new());
    let mut blamed = Vec::new();
    for one in settled {
        let (id, attempts) = (one.id, one.attempts);
        match &one.outcome {
            Outcome::Sent { code } => sent.entry(*code).or_default().push(id.into()),
            Outcome::Later { code, why } => match pause(attempts, work.chance()) {
                Some(pause) => later.push(args![id, attempts, now + pause, *code, short(why)]),
                None => {
                    blamed.push((id, false, why));
                    over.push(args![id, attempts, "failed", *code, short(why)]);
                }
            },
            Outcome::Never { code, why, address } => {
                if *address {
                    blamed.push((id, true, why));
                }
                over.push(args![id, attempts, "failed", *code, short(why)]);
            }
            Outcome::NotTried { why, due_at } => {
                back.push(args![id, attempts, *due_at, why.as_deref().map(short)])
            }
            Outcome::Dropped { why } => over.push(args![id, attempts, "dropped", None::<i64>, short(why)]),
        }
    }
    for (code, ids) in sent {
        work.exec(&sql::SENT, args![ids, now, code]).await?;
    }
    // Before the row says that it failed: a failure counts once.
    for (id, permanent, why) in blamed {
        bounces::count(work, id, permanent, why).await?;
    }
    for (statement, rows) in [(&sql::LATER, later), (&sql::OVER, over), (&sql::LAY_BACK, back)] {
        work.each(statement, rows).await?;
    }
    Ok(())
}

/// Puts off everything else that is due at a domain that cannot be reached, so that a dead one is not knocked at for each letter. What
/// was tried too often is left: it fails by itself when it is taken. Returns how many were put off.
pub async fn put_off(work: &mut Work<'_>, domain: &str, until: Time, why: &str) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let put_off = work.exec(&sql::PUT_OFF, args![domain, now, until, short(why), ATTEMPTS - 1]).await?;
    work.done().await?;
    Ok(put_off)
}

fn short(why: &str) -> String {
    why.chars().filter(|c| *c != '\0').take(500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // reliability 1.1: 1, 5, 15, 30 min, 1 h, 2 h, 4 h, then every 4 h, a fifth more or less, to five days.
    #[test]
    fn a_letter_is_tried_for_five_days_soon_at_first_and_then_every_four_hours() {
        let chance = Chance::seeded(3);
        let mut sum = Duration::ZERO;
        for (attempt, minutes) in (1..).zip([1, 5, 15, 30, 60, 120, 240, 240, 240]) {
            let pause = pause(attempt, &chance).unwrap().as_secs_f64() / 60.0;
            assert!((0.8..=1.2001).contains(&(pause / f64::from(minutes))), "{attempt}: {pause}");
        }
        let mut attempt = 1;
        while let Some(pause) = pause(attempt, &chance) {
            sum += pause;
            attempt += 1;
        }
        let days = sum.as_secs_f64() / 86_400.0;
        assert!((4.6..5.4).contains(&days), "{days}");
        assert_eq!(attempt, ATTEMPTS);
    }
}
