//! How letters come in.

use std::{fmt, net::SocketAddr, num::NonZeroU32, path::PathBuf, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{imap::Imap, limits::at_least_one, web::Network};

/// Section `[arriving]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Arriving {
    /// Where we listen for SMTP.
    pub smtp: Door,
    /// Where we listen for LMTP.
    pub lmtp: Door,
    /// The certificate for STARTTLS, and its key; both are read anew when they change.
    pub certificate: PathBuf,
    /// The key of the certificate.
    pub key: PathBuf,
    /// Who may bring as many letters as they like.
    pub trusted: Vec<Network>,
    /// The largest letter.
    #[serde(deserialize_with = "at_least_one")]
    pub letter_mb: NonZeroU32,
    /// Recipients of one letter.
    #[serde(deserialize_with = "at_least_one")]
    pub recipients: NonZeroU32,
    /// Connections in all.
    #[serde(deserialize_with = "at_least_one")]
    pub connections: NonZeroU32,
    /// Connections of one client.
    #[serde(deserialize_with = "at_least_one")]
    pub connections_each: NonZeroU32,
    /// The longest command.
    #[serde(deserialize_with = "at_least_one")]
    pub command_bytes: NonZeroU32,
    /// How long a client may be silent.
    #[serde(deserialize_with = "at_least_one")]
    pub patience_seconds: NonZeroU32,
    /// How slowly a letter may come in.
    pub slowest_bytes: u32,
    /// Errors of one session.
    #[serde(deserialize_with = "at_least_one")]
    pub errors: NonZeroU32,
    /// Letters of one client in a minute; 0 for no limit.
    pub letters_a_minute: u32,
    /// Letters of one sender in an hour; 0 for no limit.
    pub letters_an_hour: u32,
    /// What must stay free on the disk.
    pub reserve_mb: u32,
    /// A mailbox that letters are fetched from.
    pub imap: Imap,
}

impl Default for Arriving {
    fn default() -> Arriving {
        let of = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let network = |text: &str| text.parse().ok();
        Arriving {
            smtp: Door::Closed,
            lmtp: Door::Closed,
            certificate: PathBuf::new(),
            key: PathBuf::new(),
            trusted: ["127.0.0.0/8", "::1/128"].iter().filter_map(|text| network(text)).collect(),
            letter_mb: of(30),
            recipients: of(100),
            connections: of(400),
            connections_each: of(50),
            command_bytes: of(2048),
            patience_seconds: of(300),
            slowest_bytes: 500,
            errors: of(20),
            letters_a_minute: 600,
            letters_an_hour: 600,
            reserve_mb: 16,
            imap: Imap::default(),
        }
    }
}

impl Arriving {
    /// Whether letters have a way in.
    pub fn is_set(&self) -> bool {
        self.smtp != Door::Closed || self.lmtp != Door::Closed || self.imap.account().is_some()
    }

    /// The limits as the mail server takes them.
    pub fn limits(&self) -> mail::smtp::server::Limits {
        let count = |number: NonZeroU32| number.get() as usize;
        mail::smtp::server::Limits {
            letter: super::limits_bytes(self.letter_mb),
            recipients: count(self.recipients),
            connections: count(self.connections),
            connections_each: count(self.connections_each),
            command: count(self.command_bytes),
            patience: std::time::Duration::from_secs(self.patience_seconds.get().into()),
            slowest: self.slowest_bytes.into(),
            errors: self.errors.get(),
            letters_a_minute: self.letters_a_minute,
            letters_an_hour: self.letters_an_hour,
            ..Default::default()
        }
    }
}

/// Where clients come in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Door {
    /// Nowhere.
    #[default]
    Closed,
    /// At an address and a port.
    Address(SocketAddr),
    /// At a socket of this machine.
    Socket(PathBuf),
}

impl FromStr for Door {
    type Err = String;

    fn from_str(text: &str) -> Result<Door, String> {
        if text.is_empty() {
            return Ok(Door::Closed);
        }
        if let Some(path) = text.strip_prefix("unix:").or(text.contains('/').then_some(text)) {
            return Ok(Door::Socket(PathBuf::from(path)));
        }
        text.replace("localhost:", "127.0.0.1:").parse().map(Door::Address).map_err(|_| {
            format!("{text:?} is no place to listen at; expected an IP address and a port, for example 0.0.0.0:25, or for LMTP the path of a socket like /run/guildhall/lmtp")
        })
    }
}

impl TryFrom<String> for Door {
    type Error = String;

    fn try_from(text: String) -> Result<Door, String> {
        text.parse()
    }
}

impl From<Door> for String {
    fn from(door: Door) -> String {
        door.to_string()
    }
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Door::Closed => Ok(()),
            Door::Address(address) => address.fmt(f),
            Door::Socket(path) => path.display().fmt(f),
        }
    }
}
