//! Moderation: what worries somebody, what was done by which rule, and an appeal.

pub mod acts;
pub mod cases;
pub mod view;
