//! Letters as a format: addresses, mailboxes, parsing, composing, threading.

pub mod address;
pub mod clean;
pub mod date;
mod decode;
pub mod explain;
pub mod headers;
pub mod mbox;
pub mod parse;
pub mod thread;

pub use address::Address;
pub use parse::{Attachment, Letter, Trouble, parse};
