//! What every room uses: ids, time, chance, secrets and the words of each language.
//!
//! Nothing here knows what it is used for. Time and chance are handed in, never taken, so that a test can say
//! what day it is and what the dice show.

pub mod chance;
pub mod clock;
pub mod dice;
pub mod id;
pub mod numbers;
pub mod secret;
pub mod words;

pub use chance::Chance;
pub use clock::{Clock, Time};
pub use dice::Dice;
pub use id::{Id, Ids};
pub use secret::Secret;
pub use words::Words;
