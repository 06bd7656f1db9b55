//! Chance, and where it comes from.

use std::sync::{Arc, Mutex};

use rand::{Rng, SeedableRng, rngs::StdRng};

/// A source of chance: the operating system, or a seed that a test gives.
#[derive(Clone, Debug)]
pub struct Chance {
    seeded: Option<Arc<Mutex<StdRng>>>,
}

impl Chance {
    /// Chance from the operating system: what secrets are made of.
    pub fn system() -> Chance {
        Chance { seeded: None }
    }

    /// The same chance every time, for tests. Never for secrets that leave a test.
    pub fn seeded(seed: u64) -> Chance {
        Chance { seeded: Some(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))) }
    }

    /// Fills `bytes`.
    #[allow(clippy::disallowed_methods)] // the one place that asks the machine
    pub fn fill(&self, bytes: &mut [u8]) {
        match &self.seeded {
            Some(dice) => dice.lock().unwrap_or_else(|broken| broken.into_inner()).fill_bytes(bytes),
            None => rand::rng().fill_bytes(bytes),
        }
    }

    /// A number from 0 up to, and not including, `end`; 0 when `end` is 0.
    pub fn below(&self, end: u64) -> u64 {
        if end == 0 {
            return 0;
        }
        // Throw again above the last whole multiple, so that every number is equally likely.
        let fair = u64::MAX - u64::MAX % end;
        loop {
            let mut bytes = [0; 8];
            self.fill(&mut bytes);
            let number = u64::from_le_bytes(bytes);
            if number < fair {
                return number % end;
            }
        }
    }
}
