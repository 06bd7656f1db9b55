//! How many bytes of letters may be in hand at once, so that memory stays small whatever the size of the archive.

use std::sync::{Condvar, Mutex, PoisonError};

/// Raw bytes between reading and keeping. A single letter may be larger; then it is alone.
const MOST: usize = 24 << 20;

/// Shared by who reads (takes) and who keeps (gives back).
#[derive(Default)]
pub struct Budget {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    used: usize,
    closed: bool,
}

impl Budget {
    /// Waits until `bytes` more may be in hand. False when nobody will give back any more.
    pub fn take(&self, bytes: usize) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let too_much = |state: &mut State| !state.closed && state.used > 0 && state.used + bytes > MOST;
        let mut state = self.changed.wait_while(state, too_much).unwrap_or_else(PoisonError::into_inner);
        state.used += bytes;
        !state.closed
    }

    /// They are kept, or let go.
    pub fn give_back(&self, bytes: usize) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.used = state.used.saturating_sub(bytes);
        self.changed.notify_all();
    }

    /// Nobody keeps any more: whoever waits is to stop.
    pub fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.changed.notify_all();
    }
}
