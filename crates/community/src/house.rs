//! What every act stands on.

use std::{
    path::Path,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use base::{Chance, Clock, Ids};
use store::{Store, blobs::Blobs};
use tokio::sync::{Notify, OnceCell};

use crate::{Actor, Refused, Work, conversations::KeptPages, founding::Founders};

/// The store, the blobs, the clock, the dice and the maker of ids of one process. Shared by all doors.
pub struct House {
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) ids: Arc<Ids>,
    changes: Arc<AtomicU64>,
    pub(crate) pages: Arc<KeptPages>,
    promised: Notify,
    letters_key: OnceCell<[u8; 32]>,
    founders: OnceLock<Founders>,
}

impl House {
    /// A house over an open store whose tables are made; `blobs` is the folder of large bytes.
    pub fn new(
        store: Store,
        blobs: &Path,
        clock: Clock,
        chance: Chance,
        ids: Arc<Ids>,
    ) -> Result<House, Refused> {
        let blobs = Blobs::open(blobs)?;
        let (changes, pages) = Default::default();
        Ok(House {
            store,
            blobs,
            clock,
            chance,
            ids,
            changes,
            pages,
            promised: Notify::new(),
            letters_key: OnceCell::new(),
            founders: OnceLock::new(),
        })
    }

    /// The same house by another clock: for the past of a world that tests and the demo share.
    pub fn at(&self, clock: Clock) -> House {
        let (store, blobs) = (self.store.clone(), self.blobs.clone());
        let (chance, ids) = (self.chance.clone(), self.ids.clone());
        // What is changed at another time is changed here too.
        let changes = self.changes.clone();
        House {
            store,
            blobs,
            clock,
            chance,
            ids,
            changes,
            pages: Arc::default(),
            promised: Notify::new(),
            letters_key: OnceCell::new(),
            founders: self.founders.clone(),
        }
    }

    /// The secret that proves reply addresses: made once, the same for every node of the house.
    pub async fn letters_key(&self) -> Result<[u8; 32], Refused> {
        self.letters_key.get_or_try_init(|| crate::notices::key(self)).await.copied()
    }

    /// Begins an act of `actor`. It reads until [`Work::begin`] is called.
    pub fn work(&self, actor: Actor) -> Work<'_> {
        Work::new(self, actor)
    }

    /// Says once who may found communities here; until then everyone who is signed in.
    pub fn let_found(&self, founders: Founders) {
        // Said twice, the first counts: a house does not change hands while it stands.
        drop(self.founders.set(founders));
    }

    /// Who may found communities here.
    pub(crate) fn founders(&self) -> &Founders {
        static EVERYONE: Founders = Founders::Everyone;
        self.founders.get().unwrap_or(&EVERYONE)
    }

    /// The store, for what stands beside the heart: jobs, health checks, commands.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The dice.
    pub fn chance(&self) -> &Chance {
        &self.chance
    }

    /// The maker of ids.
    pub fn ids(&self) -> &Arc<Ids> {
        &self.ids
    }

    /// The large bytes.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// How many acts of this process have changed something: a page that was kept is good as long as this stands still.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// Waits until an act of this process has promised a job.
    pub async fn promised(&self) {
        self.promised.notified().await;
    }

    pub(crate) fn changed(&self, promised: bool) {
        self.changes.fetch_add(1, Ordering::AcqRel);
        if promised {
            self.promised.notify_one();
        }
    }
}
