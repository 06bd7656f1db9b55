//! Takes letters in, by SMTP (RFC 5321) and LMTP (RFC 2033).
//!
//! A [`Desk`] says who is known here and keeps what arrives; all that can be decided from the session alone is decided here:
//! sizes, rates, times, line ends, loops. A 250 is given only after [`Desk::keep`] has said that the letter is kept.
//!
//! Spoken: SIZE, 8BITMIME, SMTPUTF8, PIPELINING, CHUNKING, ENHANCEDSTATUSCODES, STARTTLS. Not spoken: AUTH (nobody submits letters to
//! others here), DSN (what cannot be taken is refused in the session; nothing is reported later), BINARYMIME, ETRN, EXPN.
//!
//! A letter ends with CR LF dot CR LF and with nothing else. A line feed alone is refused where strangers speak to us (SMTP), because
//! another server may have taken it for the end of a letter; behind a server of one's own (LMTP) it is kept as it came.

mod body;
mod forward;
mod heads;
mod limits;
mod listen;
mod pace;
mod seats;
mod session;
mod tls;
mod wire;

use std::{fs::File, net::IpAddr};

pub use limits::Limits;
pub use listen::{Door, Server};
pub use tls::{BadCertificate, Certificate};

use super::Reply;

/// Why a letter that comes by another way than a session would have been refused in one; none when it would not.
pub fn refusal(raw: &[u8]) -> Option<Reply> {
    heads::check(raw, Limits::default().hops).err()
}

/// Who is known here, and what keeps their letters.
pub trait Desk: Send + Sync + 'static {
    /// Whether letters of this sender are taken now; its announced size is in the envelope. `Err` is what the client hears.
    fn sender(&self, envelope: &Envelope) -> impl Future<Output = Result<(), Reply>> + Send;

    /// Whether `recipient` is one of ours.
    fn recipient(
        &self,
        envelope: &Envelope,
        recipient: &str,
    ) -> impl Future<Output = Result<(), Reply>> + Send;

    /// Keeps the letter for all its recipients, or for none. What it returns is said behind the 250, so it must be safe on disk by then.
    fn keep(&self, envelope: Envelope, letter: Letter) -> impl Future<Output = Result<String, Reply>> + Send;
}

/// How a letter is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By anybody.
    Smtp,
    /// By a mail server of one's own that has taken it already: an answer for each recipient.
    Lmtp,
}

/// What is known of a letter besides its bytes.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// How it is brought.
    pub way: Way,
    /// Who brings it. Behind a mail server of one's own: who brought it there, if that server tells (XFORWARD).
    pub peer: Option<IpAddr>,
    /// The name that the client gives itself.
    pub helo: String,
    /// Whether the line is encrypted.
    pub tls: bool,
    /// The sender; empty for a report that must never be answered.
    pub sender: String,
    /// Those of ours it goes to, each accepted by the desk.
    pub recipients: Vec<String>,
    /// The size that was announced; 0 where none was.
    pub announced: u64,
}

/// The bytes of a letter, dots of the transport undone.
#[derive(Debug)]
pub enum Letter {
    /// A small one.
    Small(Vec<u8>),
    /// A large one, in a file that vanishes when it is closed; its length in bytes.
    Large(File, u64),
}

impl Letter {
    /// Its length in bytes.
    pub fn len(&self) -> u64 {
        match self {
            Letter::Small(raw) => raw.len() as u64,
            Letter::Large(_, length) => *length,
        }
    }

    /// Nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
