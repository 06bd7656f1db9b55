//! Pages of threads that were read a moment ago, kept for the next reader.
//!
//! Whether a reader may see the thread is asked of the database each time, before this is asked. What the posts of a page say
//! does not depend on the reader. It is good as long as nothing was changed in this process, and for two seconds at
//! most: other nodes and commands change things too.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use base::Time;

use super::{Listing, Post};
use crate::{PersonId, ThreadId};

/// How long a page is good.
const FRESH: Duration = Duration::from_secs(2);
/// How many bytes of posts may be kept; above it all are let go.
const ROOM: usize = 8 * 1024 * 1024;
/// The largest page that is kept.
const LARGEST: usize = 512 * 1024;

/// What is on one page of a thread.
#[derive(Clone)]
pub(super) struct Shown {
    pub posts: Arc<Vec<Post>>,
    pub files: Arc<Vec<Listing>>,
    pub authors: Arc<Vec<(PersonId, String, i64)>>,
}

/// When a page was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub now: Time,
    /// How many changes there had been before it was read.
    pub changes: u64,
}

/// The pages, by thread and number.
#[derive(Default)]
pub(crate) struct KeptPages(Mutex<Pages>);

#[derive(Default)]
struct Pages {
    pages: HashMap<(ThreadId, i64), (Moment, Shown)>,
    bytes: usize,
}

impl KeptPages {
    pub(super) fn find(&self, page: (ThreadId, i64), at: Moment) -> Option<Shown> {
        let kept = self.0.lock().ok()?;
        let (read, shown) = kept.pages.get(&page)?;
        let good = read.changes == at.changes && at.now.since(read.now) < FRESH;
        good.then(|| shown.clone())
    }

    pub(super) fn keep(&self, page: (ThreadId, i64), at: Moment, shown: &Shown) {
        let weight = shown.posts.iter().map(|post| post.html.len() + 300).sum::<usize>();
        let Ok(mut kept) = self.0.lock() else { return };
        if kept.bytes + weight > ROOM {
            *kept = Pages::default();
        }
        if weight <= LARGEST {
            // A page that is kept again is counted again: it is all let go a little earlier.
            kept.bytes += weight;
            kept.pages.insert(page, (at, shown.clone()));
        }
    }
}
