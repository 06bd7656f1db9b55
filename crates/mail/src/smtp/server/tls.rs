//! The certificate, read anew when its files have changed.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::SystemTime,
};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

/// A certificate that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", path.display())]
pub struct BadCertificate {
    /// The file that was read.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// When each of the two files was changed, and its length.
type Stamp = [Option<(SystemTime, u64)>; 2];

/// A certificate and its key in two PEM files.
#[derive(Debug)]
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    current: Mutex<(Stamp, Arc<ServerConfig>)>,
}

impl Certificate {
    /// Reads both files.
    pub fn open(chain: &Path, key: &Path) -> Result<Certificate, BadCertificate> {
        let current = Mutex::new((stamp(chain, key), read(chain, key)?));
        Ok(Certificate { chain: chain.to_owned(), key: key.to_owned(), current })
    }

    /// For the next session. A new pair of files that cannot be used (half written, a key of another certificate) leaves the old one
    /// in use, with a warning in the log.
    pub(super) fn config(&self) -> Arc<ServerConfig> {
        let now = stamp(&self.chain, &self.key);
        let mut current = self.current.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if current.0 != now {
            match read(&self.chain, &self.key) {
                Ok(config) => {
                    tracing::info!("a new certificate is in use");
                    current.1 = config;
                }
                Err(error) => tracing::warn!(%error, "the new certificate cannot be used; the old one stays"),
            }
            // Not tried again until the files change again.
            current.0 = now;
        }
        current.1.clone()
    }
}

fn stamp(chain: &Path, key: &Path) -> Stamp {
    [chain, key].map(|path| {
        let told = path.metadata().ok()?;
        Some((told.modified().ok()?, told.len()))
    })
}

fn read(chain: &Path, key: &Path) -> Result<Arc<ServerConfig>, BadCertificate> {
    let bad = |path: &Path, why: String| BadCertificate { path: path.to_owned(), why };
    let certificates: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(chain).map_err(|error| bad(chain, error.to_string()))?.collect();
    let certificates = certificates.map_err(|error| bad(chain, error.to_string()))?;
    if certificates.is_empty() {
        return Err(bad(chain, "there is no certificate in it".into()));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| bad(key, error.to_string()))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| bad(key, error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(certificates, secret)
        .map_err(|error| bad(key, error.to_string()))?;
    Ok(Arc::new(config))
}
