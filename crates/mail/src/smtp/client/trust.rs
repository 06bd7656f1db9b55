//! Which certificates are believed.

use std::{fmt, sync::Arc};

use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};

/// Whom we believe to be who they say.
#[derive(Clone)]
pub struct Trust {
    /// Certificates are checked.
    pub(super) checked: Arc<ClientConfig>,
    /// Any is taken: for [`Tls::IfOffered`](super::Tls::IfOffered), where the alternative is to send in the clear.
    pub(super) any: Arc<ClientConfig>,
}

/// The certificates that were given cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("no certificate can be read from it: {0}")]
pub struct NoCertificates(String);

impl Trust {
    /// The authorities that browsers believe, and those in `pem` too: an organisation may have one of its own.
    pub fn with(pem: Option<&[u8]>) -> Result<Trust, NoCertificates> {
        let told = |why: &dyn fmt::Display| NoCertificates(why.to_string());
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for certificate in pem.into_iter().flat_map(CertificateDer::pem_slice_iter) {
            let certificate = certificate.map_err(|why| told(&why))?;
            roots.add(certificate).map_err(|why| told(&why))?;
        }
        let provider = Arc::new(ring::default_provider());
        let begin = || {
            ClientConfig::builder_with_provider(provider.clone())
                .with_safe_default_protocol_versions()
                .map_err(|why| told(&why))
        };
        let checked = begin()?.with_root_certificates(roots).with_no_client_auth();
        let any = begin()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Anybody(provider.clone())))
            .with_no_client_auth();
        Ok(Trust { checked: Arc::new(checked), any: Arc::new(any) })
    }
}

impl fmt::Debug for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Trust(…)")
    }
}

/// Takes any certificate, and still checks that whoever shows it holds its key.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
