//! A mailbox that letters are fetched from.

use std::{num::NonZeroU32, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::limits::at_least_one;

/// Section `[arriving.imap]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Imap {
    /// The server; empty for no mailbox.
    pub host: String,
    /// Its port; 0 for the usual one.
    pub port: u16,
    /// How the line is encrypted.
    pub security: Security,
    /// A certificate that is believed besides the usual ones.
    pub certificate: PathBuf,
    /// Who we are to the server.
    pub user: String,
    /// Our password.
    pub password: String,
    /// The folder that letters come into.
    pub folder: String,
    /// The folder that they are moved to once they are kept; empty: they are marked as seen.
    pub done_folder: String,
    /// How often we look, where the server does not tell us.
    #[serde(deserialize_with = "at_least_one")]
    pub every_seconds: NonZeroU32,
}

/// How the line is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// From the beginning.
    #[default]
    Tls,
    /// After the greeting.
    Starttls,
    /// Never.
    None,
}

impl Default for Imap {
    fn default() -> Imap {
        Imap {
            host: String::new(),
            port: 0,
            security: Security::Tls,
            certificate: PathBuf::new(),
            user: String::new(),
            password: String::new(),
            folder: "INBOX".into(),
            done_folder: String::new(),
            every_seconds: NonZeroU32::new(120).unwrap_or(NonZeroU32::MIN),
        }
    }
}

impl Imap {
    /// The mailbox, if one is set.
    pub fn account(&self) -> Option<mail::imap::Account> {
        let (security, usual) = match self.security {
            Security::Tls => (mail::imap::Security::Tls, 993),
            Security::Starttls => (mail::imap::Security::StartTls, 143),
            Security::None => (mail::imap::Security::Plain, 143),
        };
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(mail::imap::Account {
            host: some(&self.host)?,
            port: if self.port == 0 { usual } else { self.port },
            security,
            certificate: some(&self.certificate.to_string_lossy()).map(PathBuf::from),
            user: self.user.clone(),
            password: self.password.clone(),
            folder: self.folder.clone(),
            done_folder: some(&self.done_folder),
        })
    }
}
