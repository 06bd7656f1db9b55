//! Signs letters that leave, so that whoever gets one can see that nobody wrote it but us (DKIM, RFC 6376 and RFC 8463).
//!
//! ```
//! use mail::sign::{Key, Keys, Kind};
//! let mut dice = |bytes: &mut [u8]| bytes.fill(7); // the caller's, and better ones
//! let made = mail::sign::make(Kind::Ed25519, &mut dice).unwrap();
//! let keys = Keys::new(vec![Key::read("hall.example", "2026a", made.pem.as_bytes()).unwrap()]);
//! let letter = b"From: hall@hall.example\r\nSubject: Hello\r\n\r\nHello\r\n";
//! assert!(keys.sign("hall.example", letter).starts_with(b"DKIM-Signature: "));
//! assert!(keys.sign("elsewhere.example", letter).is_empty());
//! ```
//!
//! Not every receiver knows Ed25519 yet, and RSA is what they all know; it costs some twenty times as much. Both may be set, and
//! then both sign.

mod make;

use mail_auth::{
    common::{
        crypto::{Ed25519Key, RsaKey, Sha256, SigningKey},
        headers::HeaderWriter,
    },
    dkim::{Canonicalization, DkimSigner, Done},
};
use rustls::pki_types::{PrivateKeyDer, pem::PemObject};

pub use make::{Kind, Made, make};

/// What a signature covers, where a letter has it. Nobody between us and the reader may change these.
const COVERED: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Content-Type",
    "MIME-Version",
];

/// A key of one domain, under one name (its selector).
pub struct Key {
    domain: String,
    selector: String,
    signer: Signer,
}

enum Signer {
    Rsa(Box<DkimSigner<RsaKey<Sha256>, Done>>, Vec<u8>),
    Ed25519(Box<DkimSigner<Ed25519Key, Done>>, Vec<u8>),
}

/// A key cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("it is no private key that we can sign with (PEM, RSA or Ed25519): {0}")]
pub struct BadKey(String);

impl Key {
    /// Reads a private key in PEM: PKCS#8, or PKCS#1 for RSA.
    pub fn read(domain: &str, selector: &str, pem: &[u8]) -> Result<Key, BadKey> {
        let told = |why: &dyn std::fmt::Display| BadKey(why.to_string());
        let der = PrivateKeyDer::from_pem_slice(pem).map_err(|why| told(&why))?;
        let signer = match Ed25519Key::from_pkcs8_maybe_unchecked_der(der.secret_der()) {
            Ok(key) => {
                let public = key.public_key();
                Signer::Ed25519(Box::new(with(key, domain, selector)), public)
            }
            Err(_) => {
                let key = RsaKey::<Sha256>::from_key_der(der).map_err(|why| told(&why))?;
                let public = make::public_of_rsa(&key.public_key());
                Signer::Rsa(Box::new(with(key, domain, selector)), public)
            }
        };
        Ok(Key { domain: domain.to_ascii_lowercase(), selector: selector.to_owned(), signer })
    }

    /// Whose letters it signs.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The name that its record stands under.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// What has to stand there, as a text record.
    pub fn record(&self) -> String {
        match &self.signer {
            Signer::Rsa(_, public) => make::record("rsa", public),
            Signer::Ed25519(_, public) => make::record("ed25519", public),
        }
    }

    /// Whether a signature takes so long (about a millisecond) that it is better not made where others wait.
    pub fn is_slow(&self) -> bool {
        matches!(self.signer, Signer::Rsa(..))
    }

    fn sign(&self, letter: &[u8], out: &mut Vec<u8>) {
        let signed = match &self.signer {
            Signer::Rsa(signer, _) => signer.sign(letter),
            Signer::Ed25519(signer, _) => signer.sign(letter),
        };
        match signed {
            Ok(signature) => signature.write_header(out),
            // A letter without a signature is better than none.
            Err(why) => tracing::warn!(%why, domain = self.domain, "a letter could not be signed"),
        }
    }
}

fn with<K: SigningKey>(key: K, domain: &str, selector: &str) -> DkimSigner<K, Done> {
    DkimSigner::from_key(key)
        .domain(domain)
        .selector(selector)
        .headers(COVERED)
        .header_canonicalization(Canonicalization::Relaxed)
        .body_canonicalization(Canonicalization::Relaxed)
}

/// All keys of a house.
#[derive(Default)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// These.
    pub fn new(keys: Vec<Key>) -> Keys {
        Keys(keys)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Key> {
        self.0.iter()
    }

    /// Whether one of them is slow: see [`Key::is_slow`].
    pub fn are_slow(&self) -> bool {
        self.0.iter().any(Key::is_slow)
    }

    /// The signatures of a letter from `domain`, to be put before it: one for each key of that domain, or of the nearest domain above it
    /// that has keys. Empty when there is none.
    pub fn sign(&self, domain: &str, letter: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let domain = domain.to_ascii_lowercase();
        let mut of = domain.as_str();
        loop {
            for key in self.0.iter().filter(|key| key.domain == of) {
                key.sign(letter, &mut out);
            }
            match of.split_once('.') {
                Some((_, above)) if out.is_empty() => of = above,
                _ => return out,
            }
        }
    }
}
