//! What people need at a gathering in person, and what hosts see to.

pub mod pages;
pub mod view;
