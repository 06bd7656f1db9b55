//! Short reads are done where they are asked, long ones on a thread of their own.
//!
//! To hand a read to another thread and its rows back costs more than most reads do (15 µs against 5), and a page
//! makes several. But who asks is one of the few threads that serve all requests, and a long read would hold up the
//! others. So each statement remembers how long it has taken lately.

use std::{
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use rusqlite::Connection;

use crate::Error;

/// A statement that takes less than this, by and large, is short.
const SHORT: Duration = Duration::from_micros(500);
/// A single run counts as this at most: one that the machine held up says little about the next.
const WORST: Duration = Duration::from_micros(4_000);
/// The memory of the last eight runs or so.
const REMEMBERED: u64 = 8;
const UNKNOWN: u64 = u64::MAX;

/// How long a statement has taken lately, in nanoseconds.
pub(crate) struct Pace(AtomicU64);

impl Pace {
    pub const fn unknown() -> Pace {
        Pace(AtomicU64::new(UNKNOWN))
    }

    /// Whether it may be run where it is asked. What was never run may be long.
    pub fn is_short(&self) -> bool {
        u128::from(self.0.load(Ordering::Relaxed)) < SHORT.as_nanos()
    }

    /// It took this long. Two that note at once may lose one of the notes, which does no harm.
    pub fn note(&self, took: Duration) {
        let took = u64::try_from(took.min(WORST).as_nanos()).unwrap_or(UNKNOWN);
        let before = match self.0.load(Ordering::Relaxed) {
            UNKNOWN => took,
            before => before,
        };
        self.0.store(before - before / REMEMBERED + took / REMEMBERED, Ordering::Relaxed);
    }
}

/// Connections that read for whoever finds one free.
pub(crate) struct Near {
    connections: Vec<Mutex<Connection>>,
}

impl Near {
    /// One for each thread that is likely to ask.
    pub fn open(connect: impl Fn() -> Result<Connection, Error>) -> Result<Near, Error> {
        let askers = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8));
        let connections = (0..askers).map(|_| connect().map(Mutex::new)).collect::<Result<_, _>>()?;
        Ok(Near { connections })
    }

    /// A connection that is free just now.
    pub fn free(&self) -> Option<MutexGuard<'_, Connection>> {
        self.connections.iter().find_map(|one| one.try_lock().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_short_once_it_has_shown_it_and_again_soon_after_a_bad_run() {
        let pace = Pace::unknown();
        assert!(!pace.is_short());
        for _ in 0..20 {
            pace.note(Duration::from_micros(20));
        }
        assert!(pace.is_short());
        pace.note(Duration::from_secs(3));
        for _ in 0..5 {
            pace.note(Duration::from_micros(20));
        }
        assert!(pace.is_short());
    }

    #[test]
    fn a_statement_that_is_often_long_is_not_short() {
        let pace = Pace::unknown();
        for _ in 0..20 {
            pace.note(Duration::from_micros(20));
            pace.note(Duration::from_millis(20));
        }
        assert!(!pace.is_short());
    }
}
