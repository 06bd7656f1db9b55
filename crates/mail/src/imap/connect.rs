//! The line to the server: plain, encrypted from the beginning, or encrypted after the greeting.

use std::{fmt, sync::Arc};

use async_imap::Client;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use super::{Account, Security, Trouble};

/// Whatever bytes go over.
pub(super) trait Bytes: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug> Bytes for T {}

pub(super) type Line = Box<dyn Bytes>;

/// Connects, and hears the greeting.
pub(super) async fn connect(account: &Account) -> Result<Client<Line>, Trouble> {
    let away = |error: std::io::Error| Trouble::Away(error.to_string());
    let stream = TcpStream::connect((account.host.as_str(), account.port)).await.map_err(away)?;
    drop(stream.set_nodelay(true));
    match account.security {
        Security::Plain => greeted(Box::new(stream)).await,
        Security::Tls => greeted(encrypted(account, Box::new(stream)).await?).await,
        Security::StartTls => {
            let mut client = greeted(Box::new(stream)).await?;
            client.run_command_and_check_ok("STARTTLS", None).await?;
            // What the server said behind that, unencrypted, goes with the client.
            Ok(Client::new(encrypted(account, client.into_inner()).await?))
        }
    }
}

async fn greeted(line: Line) -> Result<Client<Line>, Trouble> {
    let mut client = Client::new(line);
    let greeting = client.read_response().await.map_err(|error| Trouble::Away(error.to_string()))?;
    greeting.map(|_| client).ok_or_else(|| Trouble::Away("no greeting".into()))
}

async fn encrypted(account: &Account, line: Line) -> Result<Line, Trouble> {
    let away = |error: String| Trouble::Away(error);
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(path) = &account.certificate {
        let read = CertificateDer::from_pem_file(path)
            .map_err(|error| away(format!("{}: {error}", path.display())))?;
        roots.add(read).map_err(|error| away(format!("{}: {error}", path.display())))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| away(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(account.host.clone()).map_err(|error| away(error.to_string()))?;
    let agreed = TlsConnector::from(Arc::new(config)).connect(name, line).await;
    Ok(Box::new(agreed.map_err(|error| away(error.to_string()))?))
}
