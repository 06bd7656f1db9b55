//! Who answers whom, as mathematics.
//!
//! A [`Graph`] says who answered whom and how much; its [`Ties`] forget the direction. The [`measures`] read
//! either and give plain numbers; [`spread`] reads how evenly acts are shared; [`groups`] finds the natural
//! groups; [`layout`] places people on a map.
//!
//! People are numbers from 0: this crate knows no names, no store and no words. It keeps these promises:
//!
//! - Nothing recurses, memory grows with people plus arcs, and time with it too, except where a function says more.
//! - The same input and the same seed give the same answer.
//! - A figure that its input does not define is `None`, never 0 and never NaN.
//! - How few people are too few for a figure is the caller's policy; [`when_enough`] applies it.

mod adjacency;
mod graph;
pub mod groups;
pub mod layout;
pub mod measures;
mod partition;
mod small_numbers;
pub mod spread;
mod ties;

pub use adjacency::Adjacency;
pub use graph::{BadArc, Graph};
pub use partition::Partition;
pub use small_numbers::when_enough;
pub use ties::{Ties, faded};
