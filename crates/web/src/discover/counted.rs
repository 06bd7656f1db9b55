//! What was counted for a community, kept for those who look next.
//!
//! A large archive takes seconds to count, so it is counted once however many people ask at the same moment, and again
//! a few minutes after somebody has written. When somebody leaves the map, or a thread is made stricter, what was kept is
//! not shown again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use base::Time;
use community::{
    CommunityId, Level, Refused, Work,
    charter::Viewer,
    discover::{self, Basis, Discovery, Since},
};

/// How old a page may be when people have written since.
const FRESH: Duration = Duration::from_secs(300);
/// And when nobody has: days pass, and what was open for a little becomes open for long.
const STALE: Duration = Duration::from_secs(6 * 3_600);
/// For how many communities and kinds of viewers something is kept.
const MOST: usize = 256;

/// Who shares a page: a community, a reach, and whether names may be seen.
type Key = (CommunityId, Level, bool);
type Slot = Arc<tokio::sync::Mutex<Option<Kept>>>;

struct Kept {
    basis: Basis,
    made_at: Time,
    seen: Arc<Discovery>,
}

/// What was counted.
#[derive(Default)]
pub(crate) struct Counted {
    slots: Mutex<HashMap<Key, Slot>>,
}

impl Counted {
    /// What the archive tells this viewer, counted now or a little while ago.
    pub async fn of(&self, work: &mut Work<'_>, viewer: &Viewer) -> Result<Arc<Discovery>, Refused> {
        let basis = discover::basis(work, viewer).await?;
        let slot = self.slot((viewer.community().id, basis.reach, basis.named));
        // Whoever comes while it is counted waits here, and finds it done.
        let mut slot = slot.lock().await;
        if let Some(kept) = &*slot {
            let age = work.now().since(kept.made_at);
            let good = match discover::since(work, viewer, &kept.basis).await? {
                Since::Nothing => age < STALE,
                Since::Grown => age < FRESH,
                Since::Otherwise => false,
            };
            if good {
                return Ok(Arc::clone(&kept.seen));
            }
        }
        let seen = Arc::new(discover::of(work, viewer).await?);
        *slot = Some(Kept { basis, made_at: work.now(), seen: Arc::clone(&seen) });
        Ok(seen)
    }

    fn slot(&self, key: Key) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(|broken| broken.into_inner());
        if slots.len() >= MOST && !slots.contains_key(&key) {
            slots.clear();
        }
        Arc::clone(slots.entry(key).or_default())
    }
}
