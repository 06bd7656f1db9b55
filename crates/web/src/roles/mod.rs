//! Who does what: roles that are offered, taken, handed over; and the log of who could see what when.

pub mod log;
pub mod pages;
pub mod view;
