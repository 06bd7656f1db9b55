//! How evenly people take part (practice 2.23). Reading is taking part too, and is not measured.

use network::spread::{self, OneNineNinety};

use super::{ENOUGH, told::Told};

/// How posts are shared among those who wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Evenness {
    /// How many people wrote.
    pub people: usize,
    /// How many posts.
    pub posts: usize,
    /// Gini*, from 0 (all wrote as much) to 1 (one wrote all), corrected for small groups.
    pub gini: f64,
    /// The smallest number of people who wrote at least half of the posts.
    pub half: usize,
    /// The busiest hundredth, the next nine, the rest.
    pub parts: OneNineNinety,
    /// Posts of each, most first, without names; for up to [`STICKS`] people.
    pub each: Vec<usize>,
    /// How many wrote four times or more.
    pub often: usize,
}

/// How many people can be drawn one by one.
pub const STICKS: usize = 40;
/// From how many posts in a quarter somebody writes often (practice 2.23).
const OFTEN: usize = 4;

/// How the posts of `counts` are shared; nothing for fewer than five people.
pub(super) fn evenness(counts: &[usize]) -> Option<Evenness> {
    let mut each: Vec<usize> = counts.iter().copied().filter(|count| *count > 0).collect();
    if each.len() < ENOUGH {
        return None;
    }
    each.sort_unstable_by(|one, other| other.cmp(one));
    let acts: Vec<f64> = each.iter().map(|count| *count as f64).collect();
    Some(Evenness {
        people: each.len(),
        posts: each.iter().sum(),
        gini: spread::gini(&acts)?.corrected,
        half: spread::absence_factor(&acts)?,
        parts: spread::one_nine_ninety(&acts)?,
        often: each.iter().filter(|count| **count >= OFTEN).count(),
        each: if each.len() <= STICKS { each } else { Vec::new() },
    })
}

/// How many posts each speaker wrote among these.
pub(super) fn counts(told: &Told, posts: std::ops::Range<usize>) -> Vec<usize> {
    let mut counts = vec![0; told.beginnings.len()];
    for post in told.posts[posts].iter().filter(|post| post.counts) {
        counts[post.author as usize] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    // Practice 2.22: Gini [20,8,5,3,2,1,1,0,0,0] = .67 (.7444), [0,1,2,3,4] = .4 (G* .5); CAF50 of the first is 1.
    #[test]
    fn the_worked_numbers_come_out() {
        let mut acts = [20.0, 8.0, 5.0, 3.0, 2.0, 1.0, 1.0, 0.0, 0.0, 0.0];
        assert!((spread::gini(&acts).map_or(0.0, |gini| gini.corrected) - 0.7444).abs() < 1e-4);
        assert_eq!(spread::absence_factor(&acts), Some(1));
        acts.reverse();
        assert_eq!(spread::absence_factor(&acts), Some(1));
        let seven = evenness(&[20, 8, 5, 3, 2, 1, 1, 0, 0, 0]).expect("seven people");
        assert_eq!((seven.people, seven.posts, seven.half, seven.often), (7, 40, 1, 3));
    }

    #[test]
    fn four_people_are_too_few() {
        assert_eq!(evenness(&[9, 3, 2, 1, 0]), None);
    }
}
