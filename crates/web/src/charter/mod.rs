//! The charter: read, printed, written, changed by consent; its open questions; the channels that organisations allow.

pub mod channels;
pub mod edit;
pub mod pages;
pub mod proposals;
pub mod view;
