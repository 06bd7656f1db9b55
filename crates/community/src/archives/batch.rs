//! One batch of letters: what is known of it, and where each letter belongs.

use std::collections::{HashMap, HashSet};

use store::{args, row};

use super::{
    arrived::Arrived,
    imports::Problem,
    join::Net,
    merge,
    place::{bare_key, choices, key, post_id},
    sql,
};
use crate::{CommunityId, Level, PostId, Refused, ThreadId, Work};

row! {
    struct Known { key: i64, thread: ThreadId, post: Option<PostId> }
}

/// A letter that becomes a post.
pub(super) struct New {
    pub letter: Arrived,
    pub key: i64,
    pub post: PostId,
    pub thread: ThreadId,
    pub parent: Option<PostId>,
    /// What it answers most likely, when that has not come yet.
    pub awaits: Option<i64>,
}

/// Where the letters of a batch belong.
pub(super) struct Placed {
    pub new: Vec<New>,
    /// Threads that this batch begins.
    pub begun: HashSet<ThreadId>,
    /// Threads that were there, and have other posts now.
    pub grown: HashSet<ThreadId>,
    /// The level of each of them.
    pub levels: HashMap<ThreadId, Level>,
    /// The first post of each of them.
    pub first: HashMap<ThreadId, PostId>,
    /// Posts that must be made findable anew.
    pub moved: Vec<PostId>,
    /// The level of threads that this batch begins.
    pub level: Level,
}

/// The ids of a batch.
pub(super) struct Batch {
    known: HashMap<i64, Known>,
    net: Net,
    /// The ids that must be kept, each with the post that it names.
    named: HashMap<i64, (String, Option<PostId>)>,
    thread_of_piece: HashMap<usize, ThreadId>,
}

fn own_key(letter: &Arrived) -> i64 {
    if letter.bare_id { bare_key(&letter.message_id) } else { key(&letter.message_id) }
}

impl Batch {
    /// Looks up all ids of the letters, and joins them.
    pub async fn look(
        work: &mut Work<'_>,
        community: CommunityId,
        letters: &[Arrived],
    ) -> Result<Batch, Refused> {
        let mut keys = HashSet::new();
        for letter in letters {
            keys.extend([key(&letter.message_id), bare_key(&letter.message_id)]);
            keys.extend(letter.references.iter().chain(&letter.parents).map(|id| key(id)));
        }
        let keys: Vec<i64> = keys.into_iter().collect();
        let rows: Vec<Known> = work.all(&sql::MESSAGES, args![community, keys]).await?;
        let mut batch = Batch {
            known: rows.into_iter().map(|row| (row.key, row)).collect(),
            net: Net::default(),
            named: HashMap::new(),
            thread_of_piece: HashMap::new(),
        };
        for letter in letters {
            let own = batch.node(own_key(letter));
            for reference in &letter.references {
                let key = key(reference);
                let other = batch.node(key);
                batch.net.join(own, other);
                if !batch.known.contains_key(&key) {
                    batch.named.entry(key).or_insert_with(|| (reference.clone(), None));
                }
            }
        }
        Ok(batch)
    }

    fn node(&mut self, key: i64) -> usize {
        let thread = self.known.get(&key).map(|known| known.thread);
        self.net.add(key, thread)
    }

    /// The post that is kept under a key, before this batch or by it.
    fn post_by_key(&self, key: i64) -> Option<PostId> {
        let before = self.known.get(&key).and_then(|known| known.post);
        before.or_else(|| self.named.get(&key).and_then(|(_, post)| *post))
    }

    /// The letters that are not known yet. Of one that is, it is looked whether it still says the same.
    pub async fn without_known(
        &mut self,
        work: &mut Work<'_>,
        letters: Vec<Arrived>,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Arrived>, Refused> {
        let (mut fresh, mut known) = (Vec::<Arrived>::with_capacity(letters.len()), Vec::new());
        let mut in_batch: HashMap<String, usize> = HashMap::new();
        for letter in letters {
            let id = &letter.message_id;
            if let Some(post) = self.post_by_key(key(id)).or_else(|| self.post_by_key(bare_key(id))) {
                known.push((post, letter));
            } else if let Some(first) = in_batch.get(id) {
                problems.extend(other_words(&letter, &fresh[*first].source));
            } else {
                in_batch.insert(id.clone(), fresh.len());
                fresh.push(letter);
            }
        }
        if !known.is_empty() {
            let ids: Vec<i64> = known.iter().map(|(post, _)| i64::from(*post)).collect();
            let sources: Vec<(PostId, String)> = work.all(&sql::SOURCES, args![ids]).await?;
            let sources: HashMap<PostId, String> = sources.into_iter().collect();
            let differing = known.iter().filter_map(|(post, letter)| other_words(letter, sources.get(post)?));
            problems.extend(differing);
        }
        Ok(fresh)
    }

    /// Finds thread, id and parent of each letter; begins threads, and makes one of those that a letter joins.
    pub async fn place(
        &mut self,
        work: &mut Work<'_>,
        letters: Vec<Arrived>,
        level: Level,
    ) -> Result<Placed, Refused> {
        let mut placed = Placed {
            new: Vec::with_capacity(letters.len()),
            begun: HashSet::new(),
            grown: HashSet::new(),
            levels: HashMap::new(),
            first: HashMap::new(),
            moved: Vec::new(),
            level,
        };
        self.merge_threads(work, &mut placed).await?;
        let wanted: Vec<i64> =
            letters.iter().flat_map(|letter| choices(letter.at, own_key(letter))).collect();
        let in_use: Vec<(i64,)> = work.all(&sql::IN_USE, args![wanted]).await?;
        let mut in_use: HashSet<i64> = in_use.into_iter().map(|(id,)| id).collect();
        for letter in letters {
            let key = own_key(&letter);
            let thread = self.thread(work, key, &mut placed);
            let (parent, awaits) = self.parent(&letter, key);
            let post = post_id(letter.at, key, &mut in_use);
            self.named.insert(key, (letter.message_id.clone(), Some(post)));
            placed.new.push(New { letter, key, post, thread, parent, awaits });
        }
        Ok(placed)
    }

    /// Where several threads turn out to be one, the oldest takes in the others.
    async fn merge_threads(&mut self, work: &mut Work<'_>, placed: &mut Placed) -> Result<(), Refused> {
        let mut pieces: Vec<usize> = Vec::with_capacity(self.known.len());
        for key in self.known.keys() {
            pieces.extend(self.net.piece(*key));
        }
        pieces.sort_unstable();
        pieces.dedup();
        for piece in pieces {
            let threads = self.net.threads(piece);
            let Some((oldest, others)) = threads.split_first() else { continue };
            self.thread_of_piece.insert(piece, *oldest);
            for other in others {
                placed.moved.extend(merge::into(work, *oldest, *other).await?);
                placed.grown.insert(*oldest);
            }
        }
        Ok(())
    }

    fn thread(&mut self, work: &Work<'_>, key: i64, placed: &mut Placed) -> ThreadId {
        let piece = self.net.add(key, None);
        let piece = self.net.piece(key).unwrap_or(piece);
        if let Some(thread) = self.thread_of_piece.get(&piece) {
            if !placed.begun.contains(thread) {
                placed.grown.insert(*thread);
            }
            return *thread;
        }
        let thread: ThreadId = work.id();
        self.thread_of_piece.insert(piece, thread);
        placed.begun.insert(thread);
        thread
    }

    /// What a letter answers: the likeliest that has come before it, in its own thread. And the likeliest of all, when that
    /// has not come.
    fn parent(&mut self, letter: &Arrived, own: i64) -> (Option<PostId>, Option<i64>) {
        let piece = self.net.piece(own);
        let keys: Vec<i64> = letter.parents.iter().map(|id| key(id)).filter(|key| *key != own).collect();
        let come =
            keys.iter().position(|key| self.post_by_key(*key).is_some() && self.net.piece(*key) == piece);
        let parent = come.and_then(|place| self.post_by_key(keys[place]));
        let awaits = keys.first().filter(|_| come != Some(0)).copied();
        (parent, awaits)
    }

    /// Keeps which letter each post is, and which ids were only referred to.
    pub async fn keep_ids(&mut self, work: &mut Work<'_>, community: CommunityId) -> Result<(), Refused> {
        let mut rows = Vec::with_capacity(self.named.len());
        for (key, (message_id, post)) in std::mem::take(&mut self.named) {
            let piece = self.net.piece(key);
            let thread = piece.and_then(|piece| self.thread_of_piece.get(&piece));
            if let Some(thread) = thread {
                let id: base::Id = work.id();
                rows.push(args![id, community, key, message_id, *thread, post]);
            }
        }
        work.each(&sql::KEEP_ID, rows).await.map(drop)
    }
}

/// A letter that came twice and says something else the second time. The first is kept.
fn other_words(letter: &Arrived, kept: &str) -> Option<Problem> {
    if letter.source == kept {
        return None;
    }
    let id: String = letter.message_id.chars().take(80).collect();
    let reason =
        format!("other words than an earlier letter with the same Message-ID {id}; the earlier one was kept");
    Some(Problem { place: letter.place, reason })
}
