//! Time, and where it comes from.

use std::{
    fmt,
    ops::{Add, Sub},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// A moment: microseconds of Unix time, UTC. Stored as `BIGINT`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Time(pub i64);

impl Time {
    /// From whole seconds of Unix time.
    pub const fn from_secs(secs: i64) -> Time {
        Time(secs.saturating_mul(1_000_000))
    }

    /// From milliseconds of Unix time.
    pub const fn from_millis(millis: i64) -> Time {
        Time(millis.saturating_mul(1_000))
    }

    /// Whole seconds of Unix time.
    pub const fn secs(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// Whole milliseconds of Unix time.
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// How long after `earlier` this is; nothing when it is not after.
    pub fn since(self, earlier: Time) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Time({})", self.0)
    }
}

impl Add<Duration> for Time {
    type Output = Time;
    fn add(self, span: Duration) -> Time {
        Time(self.0.saturating_add(i64::try_from(span.as_micros()).unwrap_or(i64::MAX)))
    }
}

impl Sub<Duration> for Time {
    type Output = Time;
    fn sub(self, span: Duration) -> Time {
        Time(self.0.saturating_sub(i64::try_from(span.as_micros()).unwrap_or(i64::MAX)))
    }
}

impl From<Time> for i64 {
    fn from(time: Time) -> i64 {
        time.0
    }
}

impl From<i64> for Time {
    fn from(micros: i64) -> Time {
        Time(micros)
    }
}

/// Where the time comes from: the machine, or a test that sets it.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    set: Option<Arc<AtomicI64>>,
    ahead: Duration,
}

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Clock {
        Clock::default()
    }

    /// The clock of the machine, so much ahead: for a program in whose test days pass.
    pub fn ahead(span: Duration) -> Clock {
        Clock { set: None, ahead: span }
    }

    /// A clock that stands at `time` until [`advance`](Clock::advance) or [`set`](Clock::set) moves it. Its clones move with it.
    pub fn standing_at(time: Time) -> Clock {
        Clock { set: Some(Arc::new(AtomicI64::new(time.0))), ahead: Duration::ZERO }
    }

    /// What time it is.
    #[allow(clippy::disallowed_methods)] // the one place that asks the machine
    pub fn now(&self) -> Time {
        match &self.set {
            Some(micros) => Time(micros.load(Ordering::Relaxed)),
            None => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Time(i64::try_from(since.as_micros()).unwrap_or(i64::MAX)) + self.ahead
            }
        }
    }

    /// Moves a standing clock forward. The machine's clock is not ours to move, so there this does nothing.
    pub fn advance(&self, span: Duration) {
        if let Some(micros) = &self.set {
            micros.fetch_add(i64::try_from(span.as_micros()).unwrap_or(0), Ordering::Relaxed);
        }
    }

    /// Sets a standing clock.
    pub fn set(&self, time: Time) {
        if let Some(micros) = &self.set {
            micros.store(time.0, Ordering::Relaxed);
        }
    }
}
