//! Letters as a format: addresses, mailboxes, parsing, composing, threading.

mod date;
pub mod headers;
pub mod mbox;
pub mod thread;
