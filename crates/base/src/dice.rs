//! Chance that the caller seeds, the same on every machine and in every release: a map drawn again next
//! year looks the same. So not a general random number crate, whose streams change with its versions.

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// Good enough to shuffle and to sample; never for a secret.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn seeded(seed: u64) -> Dice {
        Dice(seed)
    }

    /// 64 bits of chance.
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from 0 up to, not including, `end`, which is above 0. The bias is below `end / 2^64`.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.throw()) * end as u128) >> 64) as usize
    }

    /// A number from 0 up to, not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.throw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts `items` in any order, each equally likely.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// `count` different numbers below `end`, in rising order; all of them if there are not so many.
    pub fn sample(&mut self, end: usize, count: usize) -> Vec<u32> {
        let mut all: Vec<u32> = (0..end as u32).collect();
        let count = count.min(end);
        for place in 0..count {
            let other = place + self.below(end - place);
            all.swap(place, other);
        }
        all.truncate(count);
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        // First outputs of the reference SplitMix64 for seed 1234567.
        let mut dice = Dice::seeded(1_234_567);
        assert_eq!(dice.throw(), 6_457_827_717_110_365_317);
        assert_eq!(dice.throw(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_sample_has_no_one_twice_and_no_more_than_there_are() {
        let sample = Dice::seeded(7).sample(50, 20);
        assert_eq!(sample.len(), 20);
        assert!(sample.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Dice::seeded(7).sample(3, 20), [0, 1, 2]);
        assert_eq!(Dice::seeded(7).sample(50, 20), sample);
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let mut dice = Dice::seeded(3);
        for _ in 0..1000 {
            assert!(dice.below(6) < 6);
            assert!((0.0..1.0).contains(&dice.unit()));
        }
    }
}
