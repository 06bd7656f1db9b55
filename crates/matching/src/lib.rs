//! Who fits together, as mathematics.
//!
//! [`cohort`] chooses so many of those who ask that the whole group, with those who are there already, meets its conditions and
//! comes nearest to its targets.
//!
//! [`groups`] puts those who are there into small groups, so that each meets whom they would not have met.
//!
//! People are numbers from 0: this crate knows no names, no store and no words. It keeps these promises:
//!
//! - Nothing recurses, sizes are bounded before anything is made of them, and work is bounded by a number and not by a clock.
//! - The same question gives the same answer.
//! - What is called proven was proven in whole numbers: floating point only suggests where to look.

pub mod cohort;
pub mod groups;
