//! How often one client or one sender may bring a letter: token buckets in memory, of one process.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use tokio::time::Instant;

/// More names than this are not remembered: those whose bucket is full again are dropped, then all.
const MOST: usize = 20_000;

/// Buckets that hold `capacity` letters and fill up again within `span`.
#[derive(Debug)]
pub(super) struct Pace {
    capacity: u32,
    span: Duration,
    buckets: Mutex<HashMap<String, (f64, Instant)>>,
}

impl Pace {
    /// `capacity` 0: no limit.
    pub fn new(capacity: u32, span: Duration) -> Pace {
        Pace { capacity, span, buckets: Mutex::default() }
    }

    /// Takes one letter from the bucket of `name`; false when it is empty.
    pub fn take(&self, name: &str) -> bool {
        if self.capacity == 0 {
            return true;
        }
        let now = Instant::now();
        let full = f64::from(self.capacity);
        let refilled = |(tokens, at): (f64, Instant)| {
            let share = now.saturating_duration_since(at).as_secs_f64() / self.span.as_secs_f64();
            (tokens + share * full).min(full)
        };
        // Nothing in here panics, so the lock cannot be poisoned by half a change.
        let mut buckets = self.buckets.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if buckets.len() >= MOST && !buckets.contains_key(name) {
            buckets.retain(|_, bucket| refilled(*bucket) < full);
            if buckets.len() >= MOST {
                buckets.clear();
            }
        }
        let tokens = buckets.get(name).map_or(full, |bucket| refilled(*bucket));
        let enough = tokens >= 1.0;
        buckets.insert(name.to_owned(), (if enough { tokens - 1.0 } else { tokens }, now));
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_bucket_is_emptied_and_fills_up_again_and_no_name_empties_that_of_another() {
        let pace = Pace::new(3, Duration::from_secs(60));
        assert_eq!([1, 2, 3, 4].map(|_| pace.take("ann")), [true, true, true, false]);
        assert!(pace.take("ben"));
        tokio::time::advance(Duration::from_secs(21)).await;
        assert!(pace.take("ann") && !pace.take("ann"));
        assert!((0..100).all(|_| Pace::new(0, Duration::from_secs(1)).take("ann")));
    }

    #[test]
    fn a_million_names_do_not_fill_the_memory() {
        let pace = Pace::new(3, Duration::from_secs(60));
        for number in 0..50_000 {
            pace.take(&number.to_string());
        }
        assert!(pace.buckets.lock().unwrap().len() <= MOST);
    }
}
