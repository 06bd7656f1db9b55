//! Who is here, and what they can give.

pub mod view;
