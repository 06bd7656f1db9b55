//! Who is connected. When all seats are taken, whoever has been silent longest gives theirs up: an idle crowd keeps nobody out.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// Whoever said something within this time is not asked to leave.
const FRESH: Duration = Duration::from_secs(1);

/// Who counts as one client: an address, a network of /64, or the sockets of this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Client(u128);

impl Client {
    pub fn of(peer: Option<IpAddr>) -> Client {
        Client(match peer.map(|address| address.to_canonical()) {
            None => 0,
            Some(IpAddr::V4(four)) => u128::from(four.to_ipv6_mapped()),
            Some(IpAddr::V6(six)) => u128::from(six) >> 64 << 64,
        })
    }
}

/// One connection's place.
#[derive(Debug)]
pub(super) struct Seat {
    begun: Instant,
    /// Milliseconds after `begun` when its client last said something.
    heard: AtomicU64,
    /// Asked to make room, not only to end when its letter is done.
    evicted: AtomicBool,
    leave: Notify,
}

impl Seat {
    fn new() -> Seat {
        let (heard, evicted) = (AtomicU64::new(0), AtomicBool::new(false));
        Seat { begun: Instant::now(), heard, evicted, leave: Notify::new() }
    }

    /// Its client has just said something.
    pub fn heard(&self) {
        self.heard.store(self.begun.elapsed().as_millis() as u64, Ordering::Relaxed);
    }

    fn silent_for(&self) -> Duration {
        self.begun.elapsed().saturating_sub(Duration::from_millis(self.heard.load(Ordering::Relaxed)))
    }

    /// Waits until it is asked to leave; true when at once, false when the letter at hand may come to its end.
    pub async fn asked_to_leave(&self) -> bool {
        self.leave.notified().await;
        self.evicted.load(Ordering::Relaxed)
    }

    fn evict(&self) {
        self.evicted.store(true, Ordering::Relaxed);
        self.leave.notify_one();
    }
}

/// All places.
#[derive(Debug)]
pub(super) struct Seats {
    most: usize,
    most_each: usize,
    taken: Mutex<HashMap<Client, Vec<Arc<Seat>>>>,
}

/// A place that is given back when it is dropped.
#[derive(Debug)]
pub(super) struct Taken {
    pub seat: Arc<Seat>,
    client: Client,
    seats: Arc<Seats>,
}

impl Seats {
    pub fn new(most: usize, most_each: usize) -> Seats {
        Seats { most, most_each, taken: Mutex::default() }
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<Client, Vec<Arc<Seat>>>> {
        self.taken.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// A place for `client`; none when it has too many, or all are taken, and nobody who could leave is silent.
    pub fn take(self: &Arc<Seats>, client: Client, trusted: bool) -> Option<Taken> {
        let mut taken = self.taken();
        let all: usize = taken.values().map(Vec::len).sum();
        let own = taken.get(&client).map_or(0, Vec::len);
        let crowd = if own >= self.most_each && !trusted {
            taken.get(&client)
        } else if all >= self.most {
            taken.values().max_by_key(|seats| seats.len())
        } else {
            None
        };
        if let Some(crowd) = crowd {
            // One that was asked already is on its way out, and does not make room twice.
            let staying = crowd.iter().filter(|seat| !seat.evicted.load(Ordering::Relaxed));
            let longest =
                staying.max_by_key(|seat| seat.silent_for()).filter(|seat| seat.silent_for() >= FRESH)?;
            longest.evict();
        }
        let seat = Arc::new(Seat::new());
        taken.entry(client).or_default().push(seat.clone());
        Some(Taken { seat, client, seats: self.clone() })
    }

    /// How many are connected.
    pub fn count(&self) -> usize {
        self.taken().values().map(Vec::len).sum()
    }

    /// Asks everybody to end when the letter at hand is done.
    pub fn close(&self) {
        self.taken().values().flatten().for_each(|seat| seat.leave.notify_one());
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        if let Some(seats) = taken.get_mut(&self.client) {
            seats.retain(|seat| !Arc::ptr_eq(seat, &self.seat));
            if seats.is_empty() {
                taken.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(address: &str) -> Client {
        Client::of(Some(address.parse().unwrap()))
    }

    #[tokio::test(start_paused = true)]
    async fn the_one_that_was_silent_longest_makes_room_and_a_fresh_crowd_is_refused() {
        let seats = Arc::new(Seats::new(10, 2));
        let first = seats.take(client("192.0.2.1"), false).unwrap();
        let second = seats.take(client("192.0.2.1"), false).unwrap();
        assert!(seats.take(client("192.0.2.1"), false).is_none(), "both have only just come");
        assert!(seats.take(client("192.0.2.1"), true).is_some());
        assert!(seats.take(client("192.0.2.2"), false).is_some());
        tokio::time::advance(Duration::from_secs(5)).await;
        second.seat.heard();
        assert!(seats.take(client("192.0.2.1"), false).is_some());
        assert!(first.seat.asked_to_leave().await);
        drop((first, second));
        assert_eq!(seats.count(), 0);
    }

    #[test]
    fn a_network_of_64_bits_is_one_client() {
        assert_eq!(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff::9"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assert_eq!(client("::ffff:192.0.2.1"), client("192.0.2.1"));
        assert_ne!(client("192.0.2.1"), client("192.0.2.2"));
    }
}
