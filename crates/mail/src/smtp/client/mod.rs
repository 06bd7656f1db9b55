//! Hands letters to other servers: to a relay, to a mailbox server by LMTP, or straight to whoever takes mail for a domain.
//!
//! A [`Session`] is one connection. It takes [`Parcel`]s from a channel for as long as there are some, and tells the [`Fate`] of
//! each recipient on another. A [`Pool`] keeps sessions for the next letters; [`mx`] says where letters to a domain go.
//!
//! # What you can rely on
//!
//! - **Never half a letter.** The end of a letter is only written behind all of it. Whatever breaks before, the receiver has nothing.
//! - **In doubt, twice.** A connection that ends after a letter was begun and before it was answered leaves its [`Fate::Lost`] with
//!   `maybe`: the receiver may have it. Send it again with the same Message-ID, so that a repeat can be dropped.
//! - **Nothing is smuggled.** A letter with a bare CR or LF, and an address with a blank or a bracket, are refused here, before a byte
//!   is sent.
//! - **Passwords are never sent in the clear**, but to this machine itself.
//!
//! It is fast by sending ahead: with `CHUNKING` (RFC 3030) and `PIPELINING` (RFC 2920) a window of letters is on its way before the
//! first is answered, with `PIPELINING` alone there is one pause for each letter. `TCP_NODELAY` is set: without it each letter costs
//! 40 ms.

mod open;
mod pool;
mod reply;
mod sending;
mod transaction;
mod trust;
mod wire;

pub mod mx;

use std::{fmt, time::Duration};

pub use open::Session;
pub use pool::Pool;
pub use reply::Reply;
pub use trust::Trust;

/// Where letters go.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// The name of the server, as its certificate says it; or the path of a socket, with [`Target::lmtp`].
    pub host: String,
    /// Its address, when it is known; else `host` is looked up.
    pub address: Option<std::net::IpAddr>,
    /// Its port: 25 between servers, 587 or 465 to a relay, 24 for LMTP.
    pub port: u16,
    /// How the connection is kept private.
    pub tls: Tls,
    /// Who we are there, for a relay that asks.
    pub login: Option<Login>,
    /// Speaks LMTP (RFC 2033): each recipient of a letter is answered for by itself.
    pub lmtp: bool,
}

/// How a connection is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tls {
    /// Not at all: for a relay on this machine.
    No,
    /// When the server offers it, whatever its certificate says: better than nothing, which is the alternative between servers (RFC 7435).
    IfOffered,
    /// By `STARTTLS`, with a certificate that is believed; otherwise nothing is sent.
    Required,
    /// From the first byte (RFC 8314), with a certificate that is believed.
    Implicit,
}

/// A name and a password.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Login({:?}, …)", self.user)
    }
}

/// One letter on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The caller's name for it.
    pub tag: i64,
    /// Where reports about it go; empty for none.
    pub sender: String,
    /// Whom it goes to.
    pub recipients: Vec<String>,
    /// The letter, with CRLF at the end of each line.
    pub bytes: Vec<u8>,
}

/// What became of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its [`Parcel::tag`].
    pub tag: i64,
    /// One for each recipient, in their order.
    pub fates: Vec<Fate>,
}

/// What became of a letter to one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The receiver has it, and answers for it.
    Taken(Reply),
    /// Not now (4xx): try again.
    Later(Reply),
    /// Not at all (5xx).
    Never(Reply),
    /// The connection ended before there was an answer.
    Lost {
        /// What happened.
        why: String,
        /// The receiver may have it all the same.
        maybe: bool,
    },
}

/// Why there is no session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The domain says that it takes no mail (RFC 7505).
    #[error("{0} says that it takes no mail")]
    TakesNoMail(String),
    /// There is no such domain.
    #[error("there is no domain {0}")]
    NoDomain(String),
    /// The name server does not answer.
    #[error("the name server does not say where letters to {domain} go: {why}")]
    Names {
        /// Of this domain.
        domain: String,
        /// What it said.
        why: String,
    },
    /// Nobody answers there.
    #[error("{host} cannot be reached: {why}")]
    Away {
        /// Where.
        host: String,
        /// What the network said.
        why: String,
    },
    /// It does not want us.
    #[error("{host} answered {reply}")]
    Refused {
        /// Who.
        host: String,
        /// What it said.
        reply: Reply,
    },
    /// It does not know name and password.
    #[error("{host} does not take the login: {reply}")]
    Login {
        /// Who.
        host: String,
        /// What it said.
        reply: Reply,
    },
    /// It has no way to log in that we know and that keeps the password private.
    #[error("{host} offers no login that keeps the password private")]
    NoLogin {
        /// Who.
        host: String,
    },
    /// The connection is not private, and has to be.
    #[error("{host} cannot be spoken to in private: {why}")]
    Tls {
        /// Who.
        host: String,
        /// What is missing.
        why: String,
    },
}

impl Trouble {
    /// Whether trying again is of no use.
    pub fn lasts(&self) -> bool {
        matches!(self, Trouble::TakesNoMail(_) | Trouble::NoDomain(_))
    }
}

/// How long each step may take. The usual ones are those of Postfix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until somebody answers.
    pub connect: Duration,
    /// Until a command is answered, and the greeting.
    pub command: Duration,
    /// Until `DATA` is.
    pub data: Duration,
    /// Until 64 kB of a letter are taken.
    pub body: Duration,
    /// Until the end of a letter is answered: the receiver may look for viruses meanwhile.
    pub end: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        let of = Duration::from_secs;
        Patience { connect: of(30), command: of(300), data: of(120), body: of(180), end: of(600) }
    }
}

/// How we speak to others.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Our name: what `EHLO` says.
    pub name: String,
    /// How long we wait.
    pub patience: Patience,
    /// Whom we believe.
    pub trust: Trust,
}
