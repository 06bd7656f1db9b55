//! Words as often as people use them, and the queries that are made of them.

use base::Chance;

/// How many different words there are.
pub const VOCABULARY: usize = 60_000;

const STOP: &str = "the to and of a in that is it for on you with this be are we have not as but at or if from by was can an will they so do what all my there would me our your about has just one like some which when get them been out more up how who no had their any its were than could time should";
const FIRST: [&str; 24] = [
    "b", "br", "c", "cl", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t",
    "tr", "v", "w", "z",
];
const MIDDLE: [&str; 10] = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "oo", "ie"];
const LAST: [&str; 16] =
    ["b", "ck", "d", "g", "l", "m", "n", "nd", "nt", "p", "r", "rk", "s", "st", "t", "x"];

/// The word of a rank, 0 being the commonest: common English ones, then invented ones of one to three syllables.
pub fn word(rank: usize) -> String {
    if let Some(word) = STOP.split(' ').nth(rank) {
        return word.into();
    }
    let mut number = rank.wrapping_mul(2_654_435_761) % (24 * 10 * 16 * 24 * 10 * 16);
    let mut word = String::new();
    for _ in 0..if rank < 2_000 { 1 } else { 2 } {
        word.push_str(FIRST[number % 24]);
        word.push_str(MIDDLE[number / 24 % 10]);
        word.push_str(LAST[number / 240 % 16]);
        number /= 24 * 10 * 16;
    }
    if rank >= 2_000 {
        // No two words of different rank are the same, and none has an ending that is cut.
        word.push_str(&format!("{}o", FIRST[rank % 24]));
    }
    word
}

/// A rank by Zipf's law, by the inverse of its sum.
pub fn rank(chance: &Chance) -> usize {
    let share = (chance.below(1 << 40) as f64 + 1.0) / (1u64 << 40) as f64;
    // The sum of 1/(r + 2) grows as a logarithm.
    let rank = 2.0 * ((VOCABULARY as f64 / 2.0 + 1.0).powf(share) - 1.0);
    (rank as usize).min(VOCABULARY - 1)
}

/// Queries of one kind.
pub struct Kind {
    pub name: &'static str,
    pub queries: Vec<String>,
    /// The same as words.
    pub plain: Vec<Vec<String>>,
}

/// Which ranks are how common: about one post in five; in two hundred; in ten thousand.
const COMMON: (usize, usize) = (80, 160);
const MIDDLING: (usize, usize) = (1_500, 6_000);
const RARE: (usize, usize) = (30_000, 60_000);

/// Every kind. Half of the queries with several words take these from one text, so that something is found; the words
/// of the other half have nothing to do with each other, and often no post has them all.
pub fn all(posts: usize, count: usize) -> Vec<Kind> {
    let kinds: [(&str, &[(usize, usize)]); 11] = [
        ("common", &[COMMON]),
        ("middling", &[MIDDLING]),
        ("rare", &[RARE]),
        ("common common", &[COMMON, COMMON]),
        ("common middling", &[COMMON, MIDDLING]),
        ("middling middling", &[MIDDLING, MIDDLING]),
        ("common rare", &[COMMON, RARE]),
        ("common common common", &[COMMON, COMMON, COMMON]),
        ("common common middling", &[COMMON, COMMON, MIDDLING]),
        ("common middling rare", &[COMMON, MIDDLING, RARE]),
        ("middling middling middling", &[MIDDLING, MIDDLING, MIDDLING]),
    ];
    let chance = Chance::seeded(11);
    kinds
        .into_iter()
        .map(|(name, ranges)| {
            let plain: Vec<Vec<String>> =
                (0..count).map(|number| draw(ranges, number % 2 == 0, posts, &chance)).collect();
            Kind { name, queries: plain.iter().map(|words| words.join(" ")).collect(), plain }
        })
        .collect()
}

fn draw(ranges: &[(usize, usize)], together: bool, posts: usize, chance: &Chance) -> Vec<String> {
    let any = |(first, last): (usize, usize)| first + chance.below((last - first) as u64) as usize;
    if together {
        for _ in 0..400 {
            let ranks = super::fill::ranks(chance.below(posts as u64) as usize);
            let found: Option<Vec<usize>> = ranges
                .iter()
                .enumerate()
                .map(|(place, range)| {
                    let mut fitting: Vec<usize> =
                        ranks.iter().copied().filter(|rank| (range.0..range.1).contains(rank)).collect();
                    fitting.sort_unstable();
                    fitting.dedup();
                    let same = ranges[..place].iter().filter(|other| *other == range).count();
                    fitting.get(same).copied()
                })
                .collect();
            if let Some(found) = found {
                return found.into_iter().map(word).collect();
            }
        }
    }
    ranges.iter().map(|range| word(any(*range))).collect()
}
