//! The mail programs that letters are tested with: real servers, and programs that people write with.

use anyhow::Result;

use super::install;

/// Debian packages, each with a program of it that tells whether it is there.
const PARTS: [(&str, &str); 5] = [
    ("postfix", "postfix"),
    ("dovecot-imapd", "dovecot"),
    ("dovecot-lmtpd", "dovecot"),
    ("swaks", "swaks"),
    ("neomutt", "neomutt"),
];

/// Installs those that are absent. None of them is started but by the tests.
pub fn install() -> Result<()> {
    let there = |program: &str| {
        install::find(program).is_some() || std::path::Path::new("/usr/sbin").join(program).is_file()
    };
    let absent: Vec<&str> =
        PARTS.iter().filter(|(_, program)| !there(program)).map(|(package, _)| *package).collect();
    if absent.is_empty() { Ok(()) } else { install::packages(&absent) }
}
