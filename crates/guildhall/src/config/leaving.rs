//! How letters leave.

use std::{fmt, num::NonZeroU32, path::PathBuf, str::FromStr};

use serde::{Deserialize, Serialize};

use super::limits::at_least_one;

/// Wins over the file: a password is better not written down beside other settings.
const PASSWORD: &str = "GUILDHALL_RELAY_PASSWORD";

/// Section `[leaving]`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Leaving {
    /// The mail server that takes all letters.
    pub relay: Server,
    /// How the connection to it is kept private.
    pub tls: Tls,
    /// Who we are there.
    pub user: String,
    /// Our password there.
    pub password: String,
    /// The file that it stands in.
    pub password_file: PathBuf,
    /// Certificates of authorities that are believed besides the usual ones.
    pub authorities: PathBuf,
    /// Whether letters go straight to the servers of each domain.
    pub direct: bool,
    /// Our name among mail servers.
    pub name: String,
    /// Where the keys lie that letters are signed with.
    pub dkim: PathBuf,
    /// Sessions in all.
    #[serde(deserialize_with = "at_least_one")]
    pub sessions: NonZeroU32,
    /// Sessions with the servers of one domain.
    #[serde(deserialize_with = "at_least_one")]
    pub sessions_each: NonZeroU32,
}

impl Default for Leaving {
    fn default() -> Leaving {
        let of = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Leaving {
            relay: Server::default(),
            tls: Tls::Required,
            user: String::new(),
            password: String::new(),
            password_file: PathBuf::new(),
            authorities: PathBuf::new(),
            direct: false,
            name: String::new(),
            dkim: PathBuf::new(),
            sessions: of(8),
            sessions_each: of(3),
        }
    }
}

impl fmt::Debug for Leaving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Leaving({:?}, direct {})", self.relay.to_string(), self.direct)
    }
}

impl Leaving {
    /// The password for the relay: from the environment, the file, or the settings.
    pub fn password(&self) -> std::io::Result<String> {
        if let Ok(password) = std::env::var(PASSWORD) {
            return Ok(password);
        }
        if self.password_file.as_os_str().is_empty() {
            return Ok(self.password.clone());
        }
        Ok(std::fs::read_to_string(&self.password_file)?.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// Whether letters leave at all.
    pub fn is_set(&self) -> bool {
        self.direct || !self.relay.host.is_empty()
    }
}

/// How a connection is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// By STARTTLS, or nothing is sent.
    Required,
    /// From the first byte.
    Implicit,
    /// When the relay offers it.
    Offered,
    /// Not at all.
    None,
}

impl Tls {
    /// As the sender takes it.
    pub fn wanted(self) -> mail::smtp::client::Tls {
        match self {
            Tls::Required => mail::smtp::client::Tls::Required,
            Tls::Implicit => mail::smtp::client::Tls::Implicit,
            Tls::Offered => mail::smtp::client::Tls::IfOffered,
            Tls::None => mail::smtp::client::Tls::No,
        }
    }
}

/// A mail server: its name, and its port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Server {
    host: String,
    port: u16,
}

impl Server {
    /// Its name; empty for none.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl FromStr for Server {
    type Err = String;

    fn from_str(text: &str) -> Result<Server, String> {
        if text.is_empty() {
            return Ok(Server::default());
        }
        let told = || {
            format!(
                "{text:?} is no mail server; expected its name and its port, for example smtp.example.org:587"
            )
        };
        let (host, port) = text.rsplit_once(':').ok_or_else(told)?;
        let port = port.parse().map_err(|_| told())?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '_');
        if host.is_empty() || !host.chars().all(fits) {
            return Err(told());
        }
        Ok(Server { host: host.to_ascii_lowercase(), port })
    }
}

impl TryFrom<String> for Server {
    type Error = String;

    fn try_from(text: String) -> Result<Server, String> {
        text.parse()
    }
}

impl From<Server> for String {
    fn from(server: Server) -> String {
        server.to_string()
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.host.as_str() {
            "" => Ok(()),
            host if host.contains(':') => write!(f, "[{host}]:{}", self.port),
            host => write!(f, "{host}:{}", self.port),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_is_a_name_and_a_port_and_its_password_is_never_shown() {
        for text in ["smtp.example.org:587", "127.0.0.1:25", "[2001:db8::1]:25", ""] {
            assert_eq!(text.parse::<Server>().unwrap().to_string(), text);
        }
        for text in ["smtp.example.org", "smtp.example.org:x", ":25", "a b:25"] {
            assert!(text.parse::<Server>().is_err(), "{text}");
        }
        let leaving = Leaving { password: "secret".into(), ..Leaving::default() };
        assert!(!format!("{leaving:?}").contains("secret"));
    }
}
