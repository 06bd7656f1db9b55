//! Letters on their way: SMTP (RFC 5321) and LMTP (RFC 2033). Nothing here knows who lives behind an address.

pub mod client;
mod reply;
pub mod server;

pub use reply::Reply;
