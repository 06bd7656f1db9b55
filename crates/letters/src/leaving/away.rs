//! Servers that could not be reached, and until when they are left alone.

use std::{collections::HashMap, time::Duration};

use base::{Chance, Time};

/// The longest pause before a relay is tried again: nothing else can be done meanwhile.
const RELAY: Duration = Duration::from_secs(300);

/// Whom we leave alone, by domain; the relay is the empty one.
#[derive(Default)]
pub(super) struct Away(HashMap<String, Pause>);

struct Pause {
    until: Time,
    failures: u32,
}

impl Away {
    /// One more failure: until when it is left alone.
    pub(super) fn failed(&mut self, domain: &str, now: Time, chance: &Chance) -> Time {
        let pause = self.0.entry(domain.to_owned()).or_insert(Pause { until: now, failures: 0 });
        // Several lanes that fail together have met one failure.
        if pause.failures == 0 || pause.until <= now {
            pause.failures = pause.failures.saturating_add(1);
            let wait = if domain.is_empty() {
                RELAY.min(Duration::from_secs(2 << pause.failures.min(16)))
            } else {
                let attempts = i64::from(pause.failures);
                community::notices::deliveries::pause(attempts, chance)
                    .unwrap_or(Duration::from_secs(4 * 3600))
            };
            pause.until = now + wait;
        }
        pause.until
    }

    /// It answers.
    pub(super) fn answers(&mut self, domain: &str) {
        self.0.remove(domain);
    }

    /// Until when it is left alone, if it is.
    pub(super) fn until(&self, domain: &str, now: Time) -> Option<Time> {
        self.0.get(domain).map(|pause| pause.until).filter(|until| *until > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_stays_away_is_asked_less_and_less_often() {
        let (mut away, chance) = (Away::default(), Chance::seeded(1));
        let mut now = Time::from_secs(0);
        let mut waits = Vec::new();
        for _ in 0..9 {
            let until = away.failed("", now, &chance);
            // A second lane that fails at the same time changes nothing.
            assert_eq!(away.failed("", now, &chance), until);
            waits.push(until.since(now).as_secs());
            now = until;
        }
        assert_eq!(waits, [4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(away.until("", now), None);
        let until = away.failed("away.example", now, &chance);
        assert!((48..=72).contains(&until.since(now).as_secs()));
        assert!(away.until("away.example", now).is_some() && away.until("two.example", now).is_none());
        away.answers("away.example");
        assert_eq!(away.until("away.example", now), None);
    }
}
