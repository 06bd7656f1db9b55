//! Where a letter stands: the key of its Message-ID, and an id of its own date.

use std::collections::HashSet;

use base::{Id, Time, secret};

use crate::PostId;

/// The key under which a Message-ID is found: 63 bits of its hash.
pub(crate) fn key(message_id: &str) -> i64 {
    let digest = secret::digest(message_id.as_bytes());
    i64::from_be_bytes(digest.first_chunk().copied().unwrap_or_default()) & i64::MAX
}

/// The key of an id that was not written as ids are. It joins nothing, so it must not be found under the other.
pub(super) fn bare_key(message_id: &str) -> i64 {
    key(&format!("bare {message_id}"))
}

/// How many ids a post may choose from.
const CHOICES: i64 = 4;

/// The ids that a post may have: of its own time, so that posts sort by it, and of what its Message-ID hashes to, so that
/// they are the same each time.
pub(super) fn choices(at: Time, key: i64) -> impl Iterator<Item = i64> {
    const LOW: i64 = (1 << 22) - 1;
    let floor = Id::floor(at).0;
    // Each choice looks at other bits of the key; nobody can aim at all of them at once.
    (0..CHOICES).map(move |choice| floor | ((key >> (13 * choice)) & LOW).max(1))
}

/// The first choice that is free. None is so rare that it takes someone who aims; then the next number is as good.
pub(super) fn post_id(at: Time, key: i64, taken: &mut HashSet<i64>) -> PostId {
    let free = choices(at, key).find(|id| !taken.contains(id));
    let mut id = free.unwrap_or_else(|| choices(at, key).next().unwrap_or(1));
    while !taken.insert(id) {
        id = id.checked_add(1).unwrap_or(1);
    }
    PostId::from(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_sort_by_their_own_date_and_never_share_an_id() {
        let mut taken = HashSet::new();
        let early = post_id(Time::from_secs(1_000_000_000), key("z@example.org"), &mut taken);
        let late = post_id(Time::from_secs(1_000_000_001), key("a@example.org"), &mut taken);
        assert!(early < late);
        for _ in 0..20 {
            let same = post_id(Time::from_secs(1_000_000_000), key("z@example.org"), &mut taken);
            assert!(same != early && same < late);
        }
        assert_ne!(key("a@example.org"), bare_key("a@example.org"));
    }
}
