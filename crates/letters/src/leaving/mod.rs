//! Letters leave: what is due is taken from the heart, made into bytes for each person, and handed to a mail server.
//!
//! An [`Office`] runs for as long as the program does. It works in lanes: each takes some of what is due, sends it through one
//! session, and writes down what became of each letter as soon as it is told. With a relay all lanes lead there; without one, each leads
//! to the mail servers of one domain, and a domain that is away keeps no other waiting.
//!
//! A letter that was begun and never answered may have arrived. It is sent again, with the same Message-ID: a receiver
//! that cares drops the second. Nothing is sent twice for any other reason, and nothing is lost.

mod away;
mod lane;
mod office;
mod written;

use std::sync::Arc;

use mail::{names::Names, sign::Keys, smtp::client::Target};

pub use office::Office;
pub use written::{Heads, NotWritten, mould, parcel};

/// Which way letters take.
#[derive(Clone)]
pub enum Way {
    /// All through one mail server.
    Relay(Target),
    /// To the mail servers of each domain, at this port.
    Direct {
        /// Who says which those are.
        names: Names,
        /// 25.
        port: u16,
    },
}

/// What the letters of this house have in common.
#[derive(Clone)]
pub struct House {
    /// What stands behind the @ of its addresses.
    pub domain: String,
    /// Its name, for letters of no community.
    pub name: String,
    /// The address that people reach its pages under, without a slash at its end.
    pub base_url: String,
    /// The page of less, from the token of a letter to one person.
    pub less: fn(&str) -> String,
    /// Why somebody has a letter, in a language: what the mark `why` stands for.
    pub why: fn(language: &str, why: &str) -> String,
    /// What it signs with.
    pub keys: Arc<Keys>,
}

/// How much at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Sessions with the relay, or with all domains together.
    pub sessions: usize,
    /// Sessions with the servers of one domain.
    pub sessions_each: usize,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace { sessions: 8, sessions_each: 3 }
    }
}
