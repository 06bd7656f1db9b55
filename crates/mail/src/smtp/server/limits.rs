//! What a client may ask of us.

use std::time::Duration;

/// The limits of a server. The defaults are those of Postfix where it has one.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The largest letter, in bytes: 552 above.
    pub letter: u64,
    /// Recipients of one letter: 452 4.5.3 above, and the client sends the rest anew (RFC 5321, 4.5.3.1.10).
    pub recipients: usize,
    /// Connections in all.
    pub connections: usize,
    /// Connections of one client; a network of /64 counts as one. Letters that are trusted are not counted.
    pub connections_each: usize,
    /// The longest line of a command, in bytes.
    pub command: usize,
    /// How long a client may think before a command.
    pub patience: Duration,
    /// A letter that comes in more slowly than this many bytes a second is cut off.
    pub slowest: u64,
    /// But not before this: a line may begin slowly.
    pub slow_start: Duration,
    /// Errors in one session before it is closed.
    pub errors: u32,
    /// Letters of one client in a minute. 0: as many as it likes.
    pub letters_a_minute: u32,
    /// Letters of one sender in an hour. 0: as many as it likes.
    pub letters_an_hour: u32,
    /// Servers that a letter may have passed: more is a loop.
    pub hops: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            letter: 30_000_000,
            recipients: 100,
            connections: 400,
            connections_each: 50,
            command: 2_048,
            patience: Duration::from_secs(300),
            slowest: 500,
            slow_start: Duration::from_secs(10),
            errors: 20,
            letters_a_minute: 600,
            letters_an_hour: 600,
            hops: 50,
        }
    }
}
