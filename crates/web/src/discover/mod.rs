//! What an archive tells: the page of a community, and one HTML file about a bare archive.
//!
//! [`view::tell`] makes sentences, figures and tables of a [`Discovery`](community::discover::Discovery); each part of the page has
//! a file. [`self_contained`] sets them as a file that needs nothing else.

mod answers;
mod conclusion;
pub(crate) mod counted;
mod evenness;
mod figures;
mod file;
mod groups;
mod network;
pub mod pages;
mod quarters;
mod say;
mod section;
pub mod view;

pub use file::self_contained;
