//! Which of the posts that were found say it best: first by what is cheap to know, then by their words.

use std::collections::HashMap;

use store::row;

use super::excerpt::Found;
use crate::{PersonId, PostId, ThreadId};

/// A year, in the milliseconds of an id.
const YEAR: f64 = 365.25 * 86_400_000.0;

row! {
    /// A post that the index found.
    #[derive(Clone, Debug)]
    pub(super) struct Candidate {
        pub post: PostId,
        pub thread: ThreadId,
        pub author: PersonId,
        pub subject: String,
        /// Whether its subject says all that is asked.
        pub in_subject: bool,
    }
}

/// A thread with something that was found.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub best: Candidate,
    pub posts: usize,
    pub score: f64,
}

/// Draws posts (newest first) together by thread and sorts them: those whose subject says it, those that say it often,
/// those that are new. `weight` is what is known of a post already.
pub(super) fn group(candidates: &[Candidate], weight: impl Fn(&Candidate) -> f64) -> Vec<Group> {
    let newest = candidates.iter().map(|one| i64::from(one.post)).max().unwrap_or(0);
    let score = |one: &Candidate| {
        let years = ((newest - i64::from(one.post)) >> 22) as f64 / YEAR;
        weight(one) + 1.5 / (1.0 + years)
    };
    let mut places: HashMap<ThreadId, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for one in candidates {
        let scored = score(one);
        let place = *places.entry(one.thread).or_insert_with(|| {
            groups.push(Group { best: one.clone(), posts: 0, score: f64::MIN });
            groups.len() - 1
        });
        let group = &mut groups[place];
        group.posts += 1;
        if scored > group.score {
            group.score = scored;
            group.best = one.clone();
        }
    }
    for group in &mut groups {
        group.score += 0.7 * (group.posts as f64).ln();
    }
    groups.sort_by(best_first);
    groups
}

/// The better first; of two alike the newer, so that the order is the same each time and on both engines.
pub(super) fn best_first(a: &Group, b: &Group) -> std::cmp::Ordering {
    b.score.total_cmp(&a.score).then(b.best.post.cmp(&a.best.post))
}

/// What the words of a text add: how many of the things asked for it has, whether they stand side by side, how often.
pub(super) fn of_words(found: &[Found], asked: usize) -> f64 {
    if found.is_empty() {
        return 0.0;
    }
    let seen = found.iter().fold(0_u64, |seen, one| seen | 1 << (one.term % 64)).count_ones();
    let share = f64::from(seen) / asked.max(1) as f64;
    let nearest = found
        .windows(2)
        .filter(|pair| pair[0].term != pair[1].term)
        .map(|pair| pair[1].word.abs_diff(pair[0].word).max(1))
        .min();
    let near = nearest.map_or(0.0, |gap| 1.5 / gap as f64);
    2.0 * share + near + 0.3 * (1.0 + found.len() as f64).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(days_ago: i64, thread: i64) -> Candidate {
        let id = ((20 * 365 - days_ago) * 86_400_000) << 22;
        Candidate {
            post: id.into(),
            thread: thread.into(),
            author: 1.into(),
            subject: String::new(),
            in_subject: false,
        }
    }

    #[test]
    fn what_says_it_often_or_in_its_subject_comes_before_what_is_only_new() {
        let posts = [candidate(0, 1), candidate(3, 2), candidate(4, 2), candidate(5, 2), candidate(900, 3)];
        let order =
            |groups: Vec<Group>| groups.iter().map(|one| i64::from(one.best.thread)).collect::<Vec<_>>();
        assert_eq!(order(group(&posts, |_| 0.0)), [2, 1, 3]);
        let subject = posts[4].post;
        assert_eq!(order(group(&posts, |one| if one.post == subject { 3.0 } else { 0.0 })), [3, 2, 1]);
    }

    #[test]
    fn words_side_by_side_weigh_more_than_words_far_apart() {
        let at = |term, word| Found { term, start: word, end: word, word };
        assert!(of_words(&[at(0, 4), at(1, 5)], 2) > of_words(&[at(0, 4), at(1, 90)], 2));
        assert!(of_words(&[at(0, 4), at(1, 90)], 2) > of_words(&[at(0, 4), at(0, 5)], 2));
        assert_eq!(of_words(&[], 2), 0.0);
    }
}
