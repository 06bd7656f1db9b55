//! Pages of joining: applying, one's own application, how choosing works, and what convenors set for it.

mod apply;
mod fields;
pub mod pages;
pub mod settings;
pub mod view;

pub(crate) use apply::private;
pub use apply::{form, own, own_act, send, sent};
