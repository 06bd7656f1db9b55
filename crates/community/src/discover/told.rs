//! The archive made ready for figures: posts in order, who was heard by whom, and each person's first steps.

use base::Time;

use super::archive::{Archive, Post};

pub(super) const DAY: i64 = 86_400_000_000;

/// Whether somebody else answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Nobody did.
    Nobody,
    /// Only people who asked to be left out did: that is not silence, and not to be counted either.
    OffTheMap,
    /// This was the first time.
    At(Time),
}

/// How somebody began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    /// Their first post, by number.
    pub first: u32,
    /// They wrote again more than a day and at most ninety days later.
    pub returned: bool,
    /// They wrote again more than ninety days later.
    pub later: bool,
}

/// Days within which a newcomer is hoped to come back.
pub(super) const RETURN: i64 = 90 * DAY;

/// Everything that figures read.
pub(super) struct Told {
    /// In the order of their dates.
    pub posts: Vec<Post>,
    /// For each post.
    pub heard: Vec<Heard>,
    /// For each speaker who is counted and spoke.
    pub beginnings: Vec<Option<Beginning>>,
    /// When the first counted post was said.
    pub from: Time,
    /// When the last one was.
    pub to: Time,
    /// Up to when the archive tells: today for one that is alive, else its last post.
    pub end: Time,
    /// Posts whose date cannot be true.
    pub undated: usize,
}

impl Told {
    /// Reads an archive. `living` says whether silence since its last post is silence.
    pub fn of(archive: &mut Archive, now: Time, living: bool) -> Told {
        let (posts, undated) = archive.settled(now);
        let mut counted = posts.iter().filter(|post| post.counts).map(|post| post.at);
        let from = counted.next().unwrap_or(now);
        let to = counted.next_back().unwrap_or(from);
        let heard = heard(&posts, archive.conversations.len());
        let beginnings = beginnings(&posts, archive.speakers.len());
        let end = if living { now.max(to) } else { to };
        Told { posts, heard, beginnings, from, to, end, undated }
    }

    /// The posts from one moment up to before another, by number.
    pub fn between(&self, from: Time, to: Time) -> std::ops::Range<usize> {
        let place = |time: Time| self.posts.partition_point(|post| post.at < time);
        place(from)..place(to).max(place(from))
    }
}

/// Who was answered. What opens a conversation is answered by anything that others say in it.
fn heard(posts: &[Post], conversations: usize) -> Vec<Heard> {
    let mut heard = vec![Heard::Nobody; posts.len()];
    let mut heads: Vec<Option<u32>> = vec![None; conversations];
    for (place, post) in posts.iter().enumerate() {
        let head = *heads[post.thread as usize].get_or_insert(place as u32);
        for answered in [Some(head), post.answers].into_iter().flatten() {
            if posts[answered as usize].author == post.author {
                continue;
            }
            let before = &mut heard[answered as usize];
            match (*before, post.counts) {
                (Heard::Nobody | Heard::OffTheMap, true) => *before = Heard::At(post.at),
                (Heard::Nobody, false) => *before = Heard::OffTheMap,
                _ => {}
            }
        }
    }
    heard
}

fn beginnings(posts: &[Post], speakers: usize) -> Vec<Option<Beginning>> {
    let mut beginnings: Vec<Option<Beginning>> = vec![None; speakers];
    for (place, post) in posts.iter().enumerate().filter(|(_, post)| post.counts) {
        let beginning = beginnings[post.author as usize].get_or_insert(Beginning {
            first: place as u32,
            returned: false,
            later: false,
        });
        let since = post.at.0 - posts[beginning.first as usize].at.0;
        beginning.returned |= (DAY + 1..=RETURN).contains(&since);
        beginning.later |= since > RETURN;
    }
    beginnings
}
